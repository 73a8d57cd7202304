/// A colour behind a cell.
package struct Colour: Hashable, Sendable {
  package var red, green, blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `#63be7b`
  package var hexadecimal: String {
    "#" + [red, green, blue].map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
  }
}

/// The colours by name, light enough for dark text on them.
package enum NamedColour: String, CaseIterable, Hashable, Sendable {
  case blue, green, grey, orange, purple, red, white, yellow

  package var colour: Colour {
    switch self {
    case .blue: Colour(red: 0x6B, green: 0xA6, blue: 0xDE)
    case .green: Colour(red: 0x63, green: 0xBE, blue: 0x7B)
    case .grey: Colour(red: 0xB0, green: 0xB0, blue: 0xB0)
    case .orange: Colour(red: 0xF7, green: 0xA1, blue: 0x5B)
    case .purple: Colour(red: 0xB0, green: 0x8C, blue: 0xD8)
    case .red: Colour(red: 0xF8, green: 0x69, blue: 0x6B)
    case .white: Colour(red: 0xFF, green: 0xFF, blue: 0xFF)
    case .yellow: Colour(red: 0xFF, green: 0xEB, blue: 0x84)
    }
  }
}

/// Colours from that of the lowest value to that of the highest.
package struct ColourScale: Hashable, Sendable {
  /// At least one colour.
  private let stops: [Colour]

  /// Between red and green it passes through yellow, since halfway between them lies a brown.
  package init(from low: NamedColour, to high: NamedColour) {
    let ends = [low, high]
    stops =
      ends.contains(.red) && ends.contains(.green)
      ? [low.colour, NamedColour.yellow.colour, high.colour] : ends.map(\.colour)
  }

  /// The colour of a value at a share of the way from the lowest to the highest.
  package func colour(at share: Double) -> Colour {
    let position = min(max(share.isNaN ? 0.5 : share, 0), 1) * Double(stops.count - 1)
    let below = min(Int(position), max(0, stops.count - 2))
    let (low, high) = (stops[below], stops[min(below + 1, stops.count - 1)])
    let part = position - Double(below)
    func mixed(_ channel: KeyPath<Colour, UInt8>) -> UInt8 {
      let (a, b) = (Double(low[keyPath: channel]), Double(high[keyPath: channel]))
      return UInt8(min(max((a + part * (b - a)).rounded(), 0), 255))
    }
    return Colour(red: mixed(\.red), green: mixed(\.green), blue: mixed(\.blue))
  }
}
