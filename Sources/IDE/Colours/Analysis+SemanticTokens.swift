import Lang

/// A word or sign with what it is.
package struct SemanticToken: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case keyword, command, option, clause, function, column, variable, parameter, number, text
    case `operator`, comment, level, file
  }

  /// On one line.
  package var range: SourceRange
  package var kind: Kind
  package var isDeclaration: Bool = false
}

extension Analysis {
  /// The words and signs of the document, in order and without overlap.
  package func semanticTokens() -> [SemanticToken] {
    var classifier = WordClassifier(vocabulary: vocabulary, names: nameTable(), source: source)
    for statement in statements { classifier.classify(statement) }
    let tokens = tokens(of: source)
    var found = comments(of: source, between: tokens).map { SemanticToken(range: $0, kind: .comment) }
    for token in tokens { append(token, classifier.meanings, to: &found) }
    var end = 0
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }.filter { token in
      guard token.range.lowerBound >= end, !token.range.isEmpty else { return false }
      end = token.range.upperBound
      return true
    }
  }

  private func append(
    _ token: Token, _ meanings: [Int: WordClassifier.Meaning], to found: inout [SemanticToken]
  ) {
    let meaning = meanings[token.range.lowerBound]
    if case .text(let segments) = token.kind {
      return append(segments, of: token.range, as: meaning?.kind ?? .text, meanings, to: &found)
    }
    guard let kind = meaning?.kind ?? token.kindAlone else { return }
    found.append(
      SemanticToken(range: token.range, kind: kind, isDeclaration: meaning?.isDeclaration ?? false))
  }

  /// A text without its computed parts, and the words of these.
  private func append(
    _ segments: [Token.TextSegment], of range: SourceRange, as kind: SemanticToken.Kind,
    _ meanings: [Int: WordClassifier.Meaning], to found: inout [SemanticToken]
  ) {
    var start = range.lowerBound
    for case .interpolation(let tokens, let place) in segments {
      found.append(SemanticToken(range: SourceRange(start, place.lowerBound + 1), kind: kind))
      for token in tokens { append(token, meanings, to: &found) }
      let last = max(place.upperBound - 1, tokens.last?.range.upperBound ?? place.lowerBound + 1)
      let isClosed = source.utf8.indices.contains(last) && source.utf8[last] == UInt8(ascii: "}")
      start = isClosed ? last : place.upperBound
    }
    found.append(SemanticToken(range: SourceRange(start, range.upperBound), kind: kind))
  }
}

extension Token {
  /// What the token is wherever it stands; `nil` for names, brackets and commas.
  fileprivate var kindAlone: SemanticToken.Kind? {
    switch kind {
    case .keyword: .keyword
    case .number: .number
    case .text: .text
    case .symbol(let symbol): symbol.separates ? nil : .operator
    case .name, .quotedName, .newline, .invalid, .end: nil
    }
  }
}

extension Symbol {
  fileprivate var separates: Bool {
    switch self {
    case .comma, .semicolon, .openParenthesis, .closeParenthesis, .openBracket, .closeBracket, .openBrace,
      .closeBrace:
      true
    default: false
    }
  }
}
