import Lang

extension ScriptDocument {
  /// The words and signs of the script with what they are, in order and without overlap.
  package mutating func semanticTokens() -> [SemanticToken] { collect(\.tokens, \.range) }

  package mutating func codeLenses() -> [CodeLens] { collect(\.lenses, \.range) }

  package mutating func documentLinks() -> [DocumentLink] { collect(\.links, \.range) }

  package mutating func inlayHints(in range: SourceRange) -> [InlayHint] {
    collect(\.hints) { $0.offset += $1 }.filter { range.contains($0.offset) }
  }

  private mutating func collect<Answer>(
    _ part: KeyPath<PieceAnswers, [Answer]>, _ place: WritableKeyPath<Answer, SourceRange>
  ) -> [Answer] {
    collect(part) { $0[keyPath: place] = $0[keyPath: place].moved(by: $1) }
  }

  private mutating func collect<Answer>(
    _ part: KeyPath<PieceAnswers, [Answer]>, move: (inout Answer, _ start: Int) -> Void
  ) -> [Answer] {
    check()
    var all: [Answer] = []
    var start = 0
    for index in pieces.indices {
      for var answer in answers(ofPiece: index)?[keyPath: part] ?? [] {
        move(&answer, start)
        all.append(answer)
      }
      start += pieces[index].length
    }
    return all
  }

  private mutating func answers(ofPiece index: Int) -> PieceAnswers? {
    if let answers = pieces[index].answers { return answers }
    guard pieces[index].findings != nil else { return nil }
    bringUpToDate(index)
    pieces[index].answers = PieceAnswers(of: analysis(ofPiece: index))
    return pieces[index].answers
  }
}

extension SourceRange {
  func moved(by distance: Int) -> SourceRange {
    SourceRange(lowerBound + distance, upperBound + distance)
  }
}
