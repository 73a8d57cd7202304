/// The common forms of a field, read eight bytes at a time; all others go to `readAny`.
extension CSVBlockParser {
  /// Up to seven digits, or nothing.
  @inline(__always)
  mutating func readInteger(_ field: Bytes, into column: UnsafeMutablePointer<CSVColumnScratch>) -> Bytes? {
    let isNegative = field.pointee == UInt8(ascii: "-")
    let digits = isNegative ? field + 1 : field
    let word = ByteWord.load(digits)
    let count = ByteWord.digitCount(word)
    let terminator = digits + count
    guard isTerminator(terminator.pointee), count < 8, !hasMissingNumbers else {
      return readAny(field, into: column)
    }
    if count > 0 {
      if count > 1, digits.pointee == UInt8(ascii: "0") { return readAny(field, into: column) }
      let magnitude = ByteWord.number(word, digits: count)
      column.pointee.cells[rowCount] = isNegative ? 0 &- magnitude : magnitude
    } else {
      if isNegative { return readAny(field, into: column) }
      column.pointee.setAbsent(rowCount, cell: 0)
    }
    return terminator
  }

  /// Up to seven digits, a point, and as many decimals as the column has; whole numbers; or nothing.
  @inline(__always)
  mutating func readDecimal(_ field: Bytes, into column: UnsafeMutablePointer<CSVColumnScratch>) -> Bytes? {
    let isNegative = field.pointee == UInt8(ascii: "-")
    let digits = isNegative ? field + 1 : field
    let word = ByteWord.load(digits)
    let count = ByteWord.digitCount(word)
    var terminator = digits + count
    let scale = column.pointee.scale
    guard count > 0, count < 8, scale < 8, !hasMissingNumbers,
      count == 1 || digits.pointee != UInt8(ascii: "0")
    else {
      guard count == 0, !isNegative, isTerminator(terminator.pointee) else {
        return readAny(field, into: column)
      }
      column.pointee.setAbsent(rowCount, cell: 0)
      return terminator
    }
    var code = ByteWord.number(word, digits: count) &* Self.integerPowers(scale)
    if terminator.pointee == dialect.decimalPoint, scale > 0 {
      let decimals = ByteWord.load(terminator + 1)
      guard ByteWord.digitCount(decimals) == scale else { return readAny(field, into: column) }
      code &+= ByteWord.number(decimals, digits: scale)
      terminator += scale &+ 1
    }
    guard isTerminator(terminator.pointee) else { return readAny(field, into: column) }
    column.pointee.cells[rowCount] = isNegative ? 0 &- code : code
    return terminator
  }

  /// Up to 15 bytes without a quote in front.
  @inline(__always)
  mutating func readText(_ field: Bytes, into column: UnsafeMutablePointer<CSVColumnScratch>) -> Bytes? {
    var first = ByteWord.load(field)
    var second: UInt64 = 0
    let length: Int
    let marks = terminators(first)
    if marks != 0 {
      length = marks.trailingZeroBitCount &>> 3
      if length == 0 {
        column.pointee.setAbsent(rowCount, cell: -1)
        return field
      }
      first = ByteWord.prefix(first, bytes: length)
    } else {
      let next = ByteWord.load(field + 8)
      let nextMarks = terminators(next)
      guard nextMarks != 0 else { return readAny(field, into: column) }
      let rest = nextMarks.trailingZeroBitCount &>> 3
      second = ByteWord.prefix(next, bytes: rest)
      length = rest &+ 8
    }
    // The first byte is looked at last: the table is in the cache, and hardly a field begins with a quote.
    let code = column.pointee.dictionary.code(first: first, second: second, length: length)
    guard code >= 0, field.pointee != Self.quote else { return readAny(field, into: column) }
    column.pointee.cells[rowCount] = Int64(code)
    return field + length
  }

  /// 10⁰ … 10⁷.
  @inline(__always)
  private static func integerPowers(_ scale: Int) -> Int64 {
    switch scale {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    default: 10_000_000
    }
  }
}
