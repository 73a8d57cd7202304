/// The smallest piece of a source text that has a meaning, with the spaces that stand around it.
///
/// Spaces count in this language: the parenthesis of a call touches its name, and an operator has spaces
/// on both sides or on neither.
package struct Token: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    case name(String)
    /// A name in backticks, given without them.
    case quotedName(String)
    case keyword(Keyword)
    case number(Double, isInteger: Bool)
    case text([TextSegment])
    case symbol(Symbol)
    case newline
    /// Bytes that no token begins with; a diagnostic says so.
    case invalid
    case end
  }

  /// A piece of a text in quotes; an interpolation is cut into tokens, without an `end`.
  package enum TextSegment: Hashable, Sendable {
    case literal(String)
    case interpolation([Token], range: SourceRange)
  }

  package var kind: Kind
  package var range: SourceRange
  package var hasSpaceBefore: Bool
  package var hasSpaceAfter: Bool

  package init(_ kind: Kind, at range: SourceRange, hasSpaceBefore: Bool = false, hasSpaceAfter: Bool = false)
  {
    self.kind = kind
    self.range = range
    self.hasSpaceBefore = hasSpaceBefore
    self.hasSpaceAfter = hasSpaceAfter
  }
}

/// A word that can be no bare name.
package enum Keyword: String, Hashable, Sendable, CaseIterable {
  case `let`, `if`, `else`, `for`, `in`, fn, `return`, and, or, not, `true`, `false`, missing
}

/// A sign or pair of signs.
package enum Symbol: String, Hashable, Sendable, CaseIterable {
  case tilde = "~"
  case assign = "="
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case range = ".."
  case dot = "."
  case plus = "+"
  case minus = "-"
  case times = "*"
  /// The star of `norsk*`, which ends a name.
  case anyEnding = "* of a pattern"
  case divide = "/"
  case colon = ":"
  case power = "^"
  case apostrophe = "'"
  case comma = ","
  case semicolon = ";"
  case bar = "|"
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
}

extension Token {
  package func isSymbol(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }

  package func isKeyword(_ keyword: Keyword) -> Bool { kind == .keyword(keyword) }

  /// Whether an operand may end here, so that an apostrophe that touches it transposes.
  package var canEndOperand: Bool {
    switch kind {
    case .name, .quotedName, .number, .text: true
    case .keyword(let keyword): [.true, .false, .missing].contains(keyword)
    case .symbol(let symbol): [.closeParenthesis, .closeBracket, .apostrophe, .anyEnding].contains(symbol)
    case .newline, .invalid, .end: false
    }
  }

  /// Whether a line that ends with this token goes on in the next one.
  var continuesLine: Bool {
    switch kind {
    case .keyword(let keyword): [.and, .or, .not, .in].contains(keyword)
    case .symbol(let symbol): symbol.continuesLine
    default: false
    }
  }

  /// The binary operator that this token writes, if it is one.
  var binaryOperator: BinaryOperator? {
    switch kind {
    case .keyword(.and): .and
    case .keyword(.or): .or
    case .keyword(.in): .in
    case .symbol(let symbol): BinaryOperator.ofSymbols[symbol]
    default: nil
    }
  }
}

extension BinaryOperator {
  fileprivate static let ofSymbols = Dictionary(
    uniqueKeysWithValues: allCases.compactMap { binary in
      Symbol(rawValue: binary.rawValue).map { ($0, binary) }
    })
}

extension Symbol {
  var continuesLine: Bool {
    switch self {
    case .dot, .anyEnding, .apostrophe, .semicolon, .closeParenthesis, .closeBracket, .closeBrace,
      .openParenthesis, .openBracket, .openBrace:
      false
    default: true
    }
  }
}
