import Lang

extension Analysis {
  /// What may be written at an offset, best first: what the place asks for, then what else may stand there.
  package func completions(at offset: Int) -> [Completion] {
    let word = WrittenWord(at: offset, in: source)
    let scope = checked.scope(ofStatementAt: word.statementStart)
    var builder = CompletionBuilder(
      word, scope: scope, vocabulary: vocabulary, source: source, files: files)
    if case .quoted(isPlain: false, _) = word.form { return [] }
    switch CompletionPlace(of: word, in: source, vocabulary: vocabulary) {
    case .nothing: break
    case .statement:
      if isAfterConditional(word) { builder.add(.else) }
      builder.addStatements()
    case .boundValue: builder.addBoundValues()
    case .keyword(let keyword): builder.add(keyword)
    case .topic(let start):
      builder.word.extend(to: start, in: source)
      builder.addTopics()
    case .argument(let slot): builder.add(slot)
    case .optionName(let spec, let written):
      builder.addOptions(of: spec, written: written.union(optionsAfter(word)))
    case .expression(let path):
      if !builder.addKnownPlace(path), !word.isQuoted { builder.addValues(.value, path) }
    }
    return builder.completions
  }

  /// The words outside brackets that follow on the statement's line, behind a comma: its other options.
  private func optionsAfter(_ word: WrittenWord) -> Set<String> {
    let rest = tokens(of: source).drop { $0.range.lowerBound < word.range.upperBound }
    var options: Set<String> = []
    var depth = 0
    var previous: Token?
    for token in rest {
      if token.kind == .newline || token.isSymbol(.closeBrace) || token.isSymbol(.semicolon) { break }
      if token.isSymbol(.openParenthesis) { depth += 1 }
      if token.isSymbol(.closeParenthesis) { depth -= 1 }
      if depth == 0, previous?.isSymbol(.comma) ?? false, let name = token.nameText { options.insert(name) }
      previous = token
    }
    return options
  }

  /// Whether an `if` without `else` ends before the word.
  private func isAfterConditional(_ word: WrittenWord) -> Bool {
    let blanks = " \t\r\n".utf8
    let end = source.utf8[..<word.start].lastIndex { !blanks.contains($0) }.map { $0 + 1 }
    return statements.contains { $0.hasConditionalWithoutElse(endingAt: end ?? -1) }
  }
}

extension Statement {
  fileprivate func hasConditionalWithoutElse(endingAt end: Int) -> Bool {
    switch self {
    case .conditional(_, let then, let otherwise, let range):
      return range.upperBound == end && otherwise.isEmpty
        || (then + otherwise).contains { $0.hasConditionalWithoutElse(endingAt: end) }
    case .loop(_, _, let body, _), .function(_, _, let body, _):
      return body.contains { $0.hasConditionalWithoutElse(endingAt: end) }
    default: return false
    }
  }
}
