import Lang

extension ScriptDocument {
  /// The words and signs of the script with what they are, in order and without overlap.
  package mutating func semanticTokens() -> [SemanticToken] {
    collect {
      $0.tokens
    } moved: { token, start in
      var token = token
      token.range = token.range.moved(by: start)
      return token
    }
  }

  package mutating func inlayHints(in range: SourceRange) -> [InlayHint] {
    collect {
      $0.hints
    } moved: { hint, start in
      var hint = hint
      hint.offset += start
      return hint
    }.filter { range.contains($0.offset) }
  }

  package mutating func codeLenses() -> [CodeLens] {
    collect {
      $0.lenses
    } moved: { lens, start in
      var lens = lens
      lens.range = lens.range.moved(by: start)
      return lens
    }
  }

  package mutating func documentLinks() -> [DocumentLink] {
    collect {
      $0.links
    } moved: { link, start in
      var link = link
      link.range = link.range.moved(by: start)
      return link
    }
  }

  private mutating func collect<Answer>(
    _ part: (ScriptPiece.Answers) -> [Answer], moved: (Answer, _ start: Int) -> Answer
  ) -> [Answer] {
    check()
    var all: [Answer] = []
    var start = 0
    for index in pieces.indices {
      if let answers = answers(ofPiece: index) { all += part(answers).map { moved($0, start) } }
      start += pieces[index].length
    }
    return all
  }

  private mutating func answers(ofPiece index: Int) -> ScriptPiece.Answers? {
    guard let findings = pieces[index].findings else { return nil }
    if let answers = findings.answers { return answers }
    let analysis = analysis(of: pieces[index], findings)
    let answers = ScriptPiece.Answers(
      tokens: analysis.semanticTokens(),
      hints: analysis.inlayHints(in: SourceRange(0, pieces[index].length)),
      lenses: analysis.codeLenses(), links: analysis.documentLinks())
    pieces[index].findings?.answers = answers
    return answers
  }
}

extension SourceRange {
  func moved(by distance: Int) -> SourceRange {
    SourceRange(lowerBound + distance, upperBound + distance)
  }
}
