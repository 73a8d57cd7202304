import Lang

extension Analysis {
  /// What may be selected around an offset, innermost first, each within the next: a word, the expressions that hold
  /// it, the phrase, the option or clause, the statement, the block, the document.
  package func selectionRanges(at offset: Int) -> [SourceRange] {
    let offset = min(max(offset, 0), source.utf8.count)
    let tokens = tokens(of: source)
    var found = tokens.flatMap(\.innerRanges).filter { $0.contains(offset) }
    found += blocks(of: tokens, around: offset)
    for statement in statements { statement.collectRanges(around: offset, into: &found) }
    found.append(SourceRange(0, source.utf8.count))
    var nested: [SourceRange] = []
    for range in found.sorted(by: { $0.length < $1.length }) where range.contains(offset) && !range.isEmpty {
      guard let last = nested.last else {
        nested.append(range)
        continue
      }
      let holdsLast = range.lowerBound <= last.lowerBound && last.upperBound <= range.upperBound
      if holdsLast, range != last { nested.append(range) }
    }
    return nested.isEmpty ? [SourceRange(0, source.utf8.count)] : nested
  }

  /// What stands between braces, and that with them.
  private func blocks(of tokens: [Token], around offset: Int) -> [SourceRange] {
    var open: [SourceRange] = []
    var blocks: [SourceRange] = []
    for token in tokens {
      if token.isSymbol(.openBrace) { open.append(token.range) }
      guard token.isSymbol(.closeBrace), let start = open.popLast() else { continue }
      blocks.append(start.union(token.range))
      blocks.append(SourceRange(start.upperBound, token.range.lowerBound))
    }
    return blocks.filter { $0.contains(offset) }
  }
}

extension SourceRange {
  var length: Int { upperBound - lowerBound }
}

extension Token {
  /// The token if it is a word, and those in the computed parts of a text.
  fileprivate var innerRanges: [SourceRange] {
    switch kind {
    case .text(let segments):
      [range]
        + segments.flatMap { segment -> [SourceRange] in
          guard case .interpolation(let tokens, let place) = segment else { return [] }
          return [place] + tokens.flatMap(\.innerRanges)
        }
    case .symbol, .newline, .end: []
    default: [range]
    }
  }
}

extension Statement {
  /// The ranges of its parts that hold an offset.
  fileprivate func collectRanges(around offset: Int, into found: inout [SourceRange]) {
    guard range.contains(offset) else { return }
    found.append(range)
    switch self {
    case .command(let command): command.collectRanges(around: offset, into: &found)
    case .binding(_, let value, _): value.collectRanges(around: offset, into: &found)
    case .loop(_, let sequence, let body, _):
      sequence.collectRanges(around: offset, into: &found)
      for statement in body { statement.collectRanges(around: offset, into: &found) }
    case .conditional(let condition, let then, let otherwise, _):
      condition.collectRanges(around: offset, into: &found)
      for statement in then + otherwise { statement.collectRanges(around: offset, into: &found) }
    case .function(_, _, let body, _):
      for statement in body { statement.collectRanges(around: offset, into: &found) }
    case .result(let value, _): value?.collectRanges(around: offset, into: &found)
    case .expression(let expression): expression.collectRanges(around: offset, into: &found)
    case .malformed: break
    }
  }
}

extension CommandSyntax {
  fileprivate func collectRanges(around offset: Int, into found: inout [SourceRange]) {
    found += clauses.map(\.range) + options.map(\.range)
    if let first = phrases.first, let last = phrases.last { found.append(first.range.union(last.range)) }
    if let first = options.first, let last = options.last { found.append(first.range.union(last.range)) }
    for phrase in allPhrases where phrase.range.contains(offset) {
      found.append(phrase.range)
      switch phrase.kind {
      case .expression(let expression), .assignment(_, let expression):
        expression.collectRanges(around: offset, into: &found)
      }
    }
  }
}

extension Expression {
  fileprivate func collectRanges(around offset: Int, into found: inout [SourceRange]) {
    guard range.contains(offset) else { return }
    found.append(range)
    for child in children { child.collectRanges(around: offset, into: &found) }
  }
}
