import Lang

/// What editors ask of a whole script after every edit, told statement by statement: what was told of one is told again
/// as long as it holds.
extension ScriptDocument {
  /// The words and signs of the script with what they are, in order and without overlap.
  package mutating func semanticTokens() -> [SemanticToken] { answers(\.tokens, \.range) }

  package mutating func codeLenses() -> [CodeLens] { answers(\.lenses, \.range) }

  package mutating func documentLinks() -> [DocumentLink] { answers(\.links, \.range) }

  package mutating func inlayHints(in range: SourceRange) -> [InlayHint] {
    collect(\.answers, \.hints) { $0.offset += $1 }.filter { range.contains($0.offset) }
  }

  package mutating func foldingRanges() -> [FoldingRange] {
    FoldingRange.ranges(
      of: collect(\.outline, \.blocks) { $0 = $0.moved(by: $1) },
      collect(\.outline, \.comments) { $0 = $0.moved(by: $1) }, lines: LineTable(source))
  }

  /// The outline: sections, and the statements that make something.
  package mutating func symbols() -> [DocumentSymbol] {
    collect(\.outline, \.symbols) { $0.move(by: $1) }.inSections(
      collect(\.outline, \.headings) { $0.range = $0.range.moved(by: $1) }, of: source)
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
    collect(\.answers, part) { $0[keyPath: place] = $0[keyPath: place].moved(by: $1) }
  }

  /// - Parameter kept: where a piece keeps what was told of it.
  private mutating func collect<Told: ToldOfPiece, Answer>(
    _ kept: WritableKeyPath<ScriptPiece, Told?>, _ part: KeyPath<Told, [Answer]>,
    move: (inout Answer, _ start: Int) -> Void
  ) -> [Answer] {
    check()
    var all: [Answer] = []
    var start = 0
    for index in pieces.indices {
      for var answer in told(ofPiece: index, kept)?[keyPath: part] ?? [] {
        move(&answer, start)
        all.append(answer)
      }
      start += pieces[index].length
    }
    return all
  }

  private mutating func told<Told: ToldOfPiece>(
    ofPiece index: Int, _ kept: WritableKeyPath<ScriptPiece, Told?>
  ) -> Told? {
    if let told = pieces[index][keyPath: kept] { return told }
    guard pieces[index].findings != nil else { return nil }
    bringUpToDate(index)
    let told = Told(of: analysis(ofPiece: index))
    pieces[index][keyPath: kept] = told
    return told
  }
}
