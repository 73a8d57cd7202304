/// Finds bytes that are not UTF-8 (Unicode 15, table 3-7).
enum UTF8Check {
  /// Place of the first byte that cannot begin or continue a character; nil when there is none.
  static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      guard let tail = followers(of: lead), index + tail.count < bytes.count else { return index }
      guard tail.first.contains(bytes[index + 1]) else { return index }
      for place in index + 1...index + tail.count where bytes[place] & 0xC0 != 0x80 { return index }
      index += tail.count + 1
    }
    return nil
  }

  /// How many bytes follow a leading one, and what the first of them may be.
  private static func followers(of lead: UInt8) -> (count: Int, first: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (1, 0x80...0xBF)
    case 0xE0: (2, 0xA0...0xBF)
    case 0xED: (2, 0x80...0x9F)
    case 0xE1...0xEF: (2, 0x80...0xBF)
    case 0xF0: (3, 0x90...0xBF)
    case 0xF1...0xF3: (3, 0x80...0xBF)
    case 0xF4: (3, 0x80...0x8F)
    default: nil
    }
  }
}
