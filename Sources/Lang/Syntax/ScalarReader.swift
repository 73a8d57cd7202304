/// Reads Unicode scalars from bytes that may not be UTF-8 at all.
struct ScalarReader: Sendable {
  let bytes: [UInt8]

  /// The scalar at `offset` with its length in bytes; `nil` for the scalar where the bytes are not UTF-8
  /// (the length is 1 then), and `nil` as a whole at the end.
  func scalar(at offset: Int) -> (value: Unicode.Scalar?, length: Int)? {
    guard offset >= 0, offset < bytes.count else { return nil }
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let (length, minimum): (Int, UInt32) =
      switch first {
      case 0xC2...0xDF: (2, 0x80)
      case 0xE0...0xEF: (3, 0x800)
      case 0xF0...0xF4: (4, 0x10000)
      default: (1, 0)
      }
    guard length > 1, offset + length <= bytes.count else { return (nil, 1) }
    var value = UInt32(first & (0xFF >> (UInt8(length) + 1)))
    for byte in bytes[(offset + 1)..<(offset + length)] {
      guard byte & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= minimum, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
    return (scalar, length)
  }

  /// The runs of bytes that are not UTF-8, in order.
  func invalidRuns() -> [SourceRange] {
    var runs: [SourceRange] = []
    var offset = 0
    while let (value, length) = scalar(at: offset) {
      if value == nil {
        if let last = runs.last, last.upperBound == offset {
          runs[runs.count - 1] = SourceRange(last.lowerBound, offset + length)
        } else {
          runs.append(SourceRange(offset, offset + length))
        }
      }
      offset += length
    }
    return runs
  }
}

extension Unicode.Scalar {
  /// A letter of any script, or `_`.
  var canBeginName: Bool {
    if isASCII { return self == "_" || ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      return true
    default: return false
    }
  }

  /// A letter, a digit, `_`, or a mark that belongs to the letter before it.
  var canContinueName: Bool {
    if canBeginName { return true }
    if isASCII { return ("0"..."9").contains(self) }
    switch properties.generalCategory {
    case .decimalNumber, .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }

  var isLineBreak: Bool { self == "\n" || self == "\r" }

  /// A space that does not end a line; the byte order mark counts as one.
  var isBlank: Bool {
    if isASCII { return self == " " || self == "\t" || self == "\u{0B}" || self == "\u{0C}" }
    return self == "\u{FEFF}" || properties.generalCategory == .spaceSeparator
  }
}
