/// Which formats of cells show a number as a point of time.
final class CellStyles: XMLReceiver {
  enum Meaning: UInt8 {
    case number
    /// With a day.
    case date
    /// Hours, minutes or seconds alone.
    case time
  }

  /// By the place of the format among the cell formats.
  private(set) var meanings: [Meaning] = []
  private var custom: [Int: Meaning] = [:]
  private var isInCellFormats = false
  var isDone: Bool { false }

  func meaning(_ style: Int) -> Meaning { meanings.indices.contains(style) ? meanings[style] : .number }

  func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    switch element {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
        custom[id] = Self.meaning(ofCode: code)
      }
    case "cellXfs": isInCellFormats = true
    case "xf":
      guard isInCellFormats, meanings.count < 1 << 20 else { return }
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      meanings.append(custom[id] ?? Self.meaning(ofBuiltIn: id))
    default: break
    }
  }

  func end(_ element: XMLName) {
    if element == "cellXfs" { isInCellFormats = false }
  }

  func take(_ text: UnsafeBufferPointer<UInt8>) {}

  /// ECMA-376, 18.8.30.
  private static func meaning(ofBuiltIn id: Int) -> Meaning {
    switch id {
    case 14...17, 22, 27...31, 34...36, 50...58: .date
    case 18...21, 32, 33, 45...47: .time
    default: .number
    }
  }

  /// What the first section of a format code speaks of, its quoted and escaped parts left out.
  static func meaning(ofCode code: String) -> Meaning {
    var letters = Set<Character>()
    var characters = Substring(code)
    while let character = characters.popFirst(), character != ";" {
      switch character {
      case "\"": characters = characters.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": characters = characters.dropFirst()
      case "[":
        let inside = characters.prefix { $0 != "]" }
        characters = characters.dropFirst(inside.count + 1)
        // [h], [mm] and [ss] are spans of time; [Red] and [$-414] are not.
        if let first = inside.lowercased().first, inside.lowercased().allSatisfy({ $0 == first }) {
          letters.insert(first)
        }
      default: letters.formUnion(character.lowercased())
      }
    }
    if letters.contains("g"), letters.contains("l") { return .number }
    if !letters.isDisjoint(with: ["y", "d"]) { return .date }
    if !letters.isDisjoint(with: ["h", "s"]) { return .time }
    return letters.contains("m") ? .date : .number
  }
}
