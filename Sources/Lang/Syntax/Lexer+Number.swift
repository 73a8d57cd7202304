extension Lexer {
  /// Reads `12`, `0.5`, `1e-3`, `1_000`. The point belongs to the number only when a digit follows: `1..3`.
  mutating func readNumber() {
    let start = offset
    readDigits()
    var isInteger = true
    if peek() == ".", let next = peek(1), isDigit(next) {
      isInteger = false
      advance()
      readDigits()
    }
    if peek() == "e" || peek() == "E" {
      let sign = peek(1) == "-" || peek(1) == "+" ? 1 : 0
      if let next = peek(1 + sign), isDigit(next) {
        isInteger = false
        offset += 1 + sign
        readDigits()
      }
    }
    finishNumber(from: start, isInteger: isInteger)
  }

  private mutating func finishNumber(from start: Int, isInteger: Bool) {
    let digitsEnd = offset
    advance(while: \.canContinueName)
    let range = SourceRange(start, offset)
    let written = text(from: start)
    let isGrouped = written.utf8.contains(UInt8(ascii: "_"))
    guard digitsEnd == offset,
      !isGrouped || !written.hasSuffix("_") && !written.contains("__") && !written.contains("_.")
    else {
      report(.invalidNumber(written, at: range))
      return append(.quotedName(written), from: start)
    }
    let value = Double(isGrouped ? written.filter { $0 != "_" } : written) ?? .infinity
    if !value.isFinite { report(.numberTooLarge(written, at: range)) }
    append(.number(value, isInteger: isInteger), from: start)
  }

  private mutating func readDigits() { advance { $0 == "_" || isDigit($0) } }
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
