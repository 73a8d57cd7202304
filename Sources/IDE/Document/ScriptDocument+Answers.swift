import Lang

/// What editors ask of a whole script after every edit, told statement by statement: what was told of one is told again
/// as long as it holds.
extension ScriptDocument {
  /// The words and signs of the script with what they are, in order and without overlap.
  package mutating func semanticTokens() -> [SemanticToken] { answers(\.tokens, \.range) }

  package mutating func codeLenses() -> [CodeLens] { answers(\.lenses, \.range) }

  package mutating func documentLinks() -> [DocumentLink] { answers(\.links, \.range) }

  package mutating func inlayHints(in range: SourceRange) -> [InlayHint] {
    collect(Self.answers, \.hints) { $0.offset += $1 }.filter { range.contains($0.offset) }
  }

  package mutating func foldingRanges() -> [FoldingRange] {
    FoldingRange.ranges(
      of: collect(Self.outline, \.blocks) { $0 = $0.moved(by: $1) },
      collect(Self.outline, \.comments) { $0 = $0.moved(by: $1) }, lines: LineTable(source))
  }

  /// The outline: sections, and the statements that make something.
  package mutating func symbols() -> [DocumentSymbol] {
    collect(Self.outline, \.symbols) { $0.move(by: $1) }.inSections(
      collect(Self.outline, \.headings) { $0.range = $0.range.moved(by: $1) }, of: source)
  }

  /// Repairs and improvements of what stands in a range.
  /// - Parameter diagnostics: what was told of the script, by whomever.
  package mutating func codeActions(in range: SourceRange, diagnostics: [Diagnostic]) -> [CodeAction] {
    check()
    var actions = diagnostics.repairs(in: range)
    for index in pieces.indices(touching: range) {
      bringUpToDate(index)
      let start = pieces.start(of: index)
      actions += analysis(ofPiece: index).improvements(in: range.moved(by: -start)).map { action in
        var action = action
        action.edits = action.edits.map {
          TextEdit($0.range.moved(by: start), replacement: $0.replacement)
        }
        return action
      }
    }
    return actions
  }

  // MARK: Statements

  private mutating func answers<Answer>(
    _ part: KeyPath<PieceAnswers, [Answer]>, _ place: WritableKeyPath<Answer, SourceRange>
  ) -> [Answer] {
    collect(Self.answers, part) { $0[keyPath: place] = $0[keyPath: place].moved(by: $1) }
  }

  private mutating func collect<Told, Answer>(
    _ told: (inout ScriptDocument, _ index: Int) -> Told?, _ part: KeyPath<Told, [Answer]>,
    move: (inout Answer, _ start: Int) -> Void
  ) -> [Answer] {
    check()
    var all: [Answer] = []
    var start = 0
    for index in pieces.indices {
      for var answer in told(&self, index)?[keyPath: part] ?? [] {
        move(&answer, start)
        all.append(answer)
      }
      start += pieces[index].length
    }
    return all
  }

  private static func answers(_ script: inout ScriptDocument, ofPiece index: Int) -> PieceAnswers? {
    if let answers = script.pieces[index].answers { return answers }
    guard script.pieces[index].findings != nil else { return nil }
    script.bringUpToDate(index)
    script.pieces[index].answers = PieceAnswers(of: script.analysis(ofPiece: index))
    return script.pieces[index].answers
  }

  private static func outline(_ script: inout ScriptDocument, ofPiece index: Int) -> PieceOutline? {
    if let outline = script.pieces[index].outline { return outline }
    guard script.pieces[index].findings != nil else { return nil }
    script.bringUpToDate(index)
    script.pieces[index].outline = PieceOutline(of: script.analysis(ofPiece: index))
    return script.pieces[index].outline
  }
}
