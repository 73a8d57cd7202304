import Data
import Lang

/// Functions of texts.
enum TextFunctions {
  static let all: [Function] = [
    Function(
      "concat", "concat(a, b, …)",
      "Texts and numbers written one after another; missing where one of them is.",
      arity: 1...64, examples: [Example("gen who = concat(gender, \", \", age)", "one text of two columns")],
      .texts(.joining)),
    Function(
      "contains", "contains(text, part)", "true where the text has the part in it.", arity: 2...2,
      examples: [Example("keep if contains(track, \"spor\")", "some rows")],
      .texts(.truth { text, parts in text.contains(part(parts)) })),
    Function(
      "endswith", "endswith(text, part)", "true where the text ends with the part.", arity: 2...2,
      examples: [Example("keep if endswith(age, \"+\")", "some rows")],
      .texts(.truth { text, parts in text.hasSuffix(part(parts)) })),
    Function(
      "length", "length(text)", "How many characters the text has.",
      examples: [Example("gen letters = length(country)", "a number")],
      .texts(.number { text, _ in Double(text.count) })),
    Function(
      "lower", "lower(text)", "The text in small letters.",
      examples: [Example("gen land = lower(country)", "a new column")],
      .texts(.text { text, _ in text.lowercased() })),
    Function(
      "number", "number(text)", "The number that the text writes; missing where it writes none.",
      examples: [Example("gen first = number(substring(age, 1, 2))", "the first two digits")],
      .texts(.number { text, _ in Double(trimmed(text)).flatMap { $0.isFinite ? $0 : nil } ?? .nan })),
    Function(
      "replace", "replace(text, old, new)", "The text with every old part replaced by the new one.",
      arity: 3...3,
      examples: [Example("gen ages = replace(age, \"-\", \" to \")", "a new column")],
      .texts(.text { text, parts in replaced(text, part(parts), parts.count > 1 ? parts[1].plainText : "") })),
    Function(
      "split", "split(text, separator, place)",
      "The part of the text at a place, counted from 1, between separators; missing where there is none.",
      arity: 3...3, examples: [Example("gen lowest = split(age, \"-\", 1)", "the first part")],
      .texts(
        .text { text, parts in piece(of: text, part(parts), at: parts.count > 1 ? parts[1].asNumber : nil) })),
    Function(
      "startswith", "startswith(text, part)", "true where the text begins with the part.", arity: 2...2,
      examples: [Example("keep if startswith(track, \"spor\")", "some rows")],
      .texts(.truth { text, parts in text.hasPrefix(part(parts)) })),
    Function(
      "substring", "substring(text, start, count)",
      "So many characters of the text from a place counted from 1.", arity: 3...3,
      examples: [Example("gen letter = substring(country, 1, 1)", "the first letter")],
      .texts(.text { text, parts in substring(text, parts) })),
    Function(
      "text", "text(x), text(x, decimals)",
      "A number as a text, in its shortest form or with so many decimals.",
      arity: 1...2, examples: [Example("gen year = text(cohort)", "a year as text")], .texts(.writing)),
    Function(
      "trim", "trim(text)", "The text without blanks at its ends.",
      examples: [Example("gen town = trim(municipality)", "a new column")],
      .texts(.text { text, _ in trimmed(text) })),
    Function(
      "upper", "upper(text)", "The text in capital letters.",
      examples: [Example("gen land = upper(country)", "a new column")],
      .texts(.text { text, _ in text.uppercased() })),
  ]

  private static func part(_ values: [Value]) -> String { values.first?.plainText ?? "" }

  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  private static func pieces(of text: String, _ separator: String) -> [Substring] {
    guard !separator.isEmpty else { return [Substring(text)] }
    var pieces: [Substring] = []
    var rest = Substring(text)
    while let range = rest.firstRange(of: separator) {
      pieces.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return pieces + [rest]
  }

  private static func replaced(_ text: String, _ old: String, _ new: String) -> String {
    pieces(of: text, old).joined(separator: new)
  }

  private static func piece(of text: String, _ separator: String, at place: Double?) -> String? {
    let all = pieces(of: text, separator)
    guard let place, let index = Int(exactly: place), index >= 1, index <= all.count else { return nil }
    return String(all[index - 1])
  }

  private static func substring(_ text: String, _ values: [Value]) -> String? {
    guard values.count == 2, let start = values[0].asNumber.flatMap({ Int(exactly: $0) }),
      let count = values[1].asNumber.flatMap({ Int(exactly: $0) }), start >= 1, count >= 0
    else { return nil }
    return String(text.dropFirst(start - 1).prefix(count))
  }
}

extension StringProtocol {
  /// Where `part`, which is not empty, first stands.
  fileprivate func firstRange(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      let rest = self[start...]
      if rest.hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
