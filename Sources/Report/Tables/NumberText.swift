/// A number as it is shown, in two parts that meet at the decimal point.
package struct NumberText: Hashable, Sendable {
  /// Sign and digits before the decimal point.
  package var whole: String
  /// The decimal point and what follows it: digits, power of ten, percent sign.
  package var rest: String

  package var joined: String { whole + rest }
}

extension NumberStyle {
  /// A number in a format, with this style's signs. One that is not a number is shown as missing.
  package func text(of number: Double, _ format: NumberFormat) -> NumberText {
    if number.isNaN { return missingText }
    if number.isInfinite { return NumberText(whole: (number < 0 ? minusSign : "") + "∞", rest: "") }
    switch format {
    case .significant(let digits):
      return text(of: .rounded(number, significantDigits: min(max(digits, 1), 17)))
    case .decimals(let decimals):
      return text(of: .rounded(number, decimals: Self.clamped(decimals)))
    case .probability(let decimals, let bounded):
      return probability(number, decimals: Self.clamped(decimals), bounded: bounded)
    case .percent(let decimals):
      var percent = text(of: .percent(number, decimals: Self.clamped(decimals)))
      percent.rest += percentSign
      return percent
    case .integer:
      return text(of: .rounded(number, decimals: 0))
    case .shortest:
      return text(of: .shortest(number), isGrouped: false)
    }
  }

  /// A whole number in groups of three digits: `22 009`.
  package func text(of count: Int) -> String {
    (count < 0 ? minusSign : "") + grouped(String(count.magnitude))
  }

  /// A single sign stands where the decimal point would; a word is set as other text.
  var missingText: NumberText {
    displayWidth(missing) == 1 ? NumberText(whole: "", rest: missing) : NumberText(whole: missing, rest: "")
  }

  private static func clamped(_ decimals: Int) -> Int { min(max(decimals, 0), 17) }

  private func probability(_ number: Double, decimals: Int, bounded: Bool) -> NumberText {
    let digits = DecimalDigits.rounded(number, decimals: decimals)
    guard bounded, decimals > 0, digits == .rounded(0, decimals: decimals) else { return text(of: digits) }
    let least = String(repeating: "0", count: decimals - 1) + "1"
    return NumberText(whole: "<0", rest: decimalSeparator + least)
  }

  private func text(of digits: DecimalDigits, isGrouped: Bool = true) -> NumberText {
    let whole = (digits.isNegative ? minusSign : "") + (isGrouped ? grouped(digits.integer) : digits.integer)
    var rest = digits.fraction.isEmpty ? "" : decimalSeparator + digits.fraction
    if let exponent = digits.exponent {
      rest += "e" + (exponent < 0 ? minusSign : "") + String(exponent.magnitude)
    }
    return NumberText(whole: whole, rest: rest)
  }

  private func grouped(_ digits: String) -> String {
    guard digits.utf8.count > 3, !thousandsSeparator.isEmpty else { return digits }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { grouped += thousandsSeparator }
      grouped.append(digit)
    }
    return grouped
  }
}

extension Cell {
  /// What is shown in this cell, without its stars; `rest` is empty for what has no decimal point.
  package func text(in style: NumberStyle) -> NumberText {
    switch value {
    case .number(let number, let format):
      return style.text(of: number, format)
    case .parenthesized(let number, let format):
      let inner = style.text(of: number, format)
      return NumberText(whole: "(" + inner.whole, rest: inner.rest + ")")
    case .count(let count):
      return NumberText(whole: style.text(of: count), rest: "")
    case .text(let text):
      return NumberText(whole: text, rest: "")
    case .empty:
      return NumberText(whole: "", rest: "")
    case .missing:
      return style.missingText
    }
  }
}
