import Lang

/// The lines of one statement of a script, or of several that share a line, with the comments before them.
struct ScriptPiece: Sendable {
  /// The text, whose offsets begin at the piece.
  let source: SourceText
  /// The functions that it declares, with the number of their parameters.
  let functions: [String: Int]
  /// What was found in it; nil before it is checked.
  var findings: Findings?

  struct Findings: Sendable {
    /// What was known before it.
    let before: Scope
    /// The piece, and after it the scripts that it includes.
    let scripts: [CheckedScript]
    var checked: CheckedScript? { scripts.first }
    /// What editors ask of every statement again and again, once it was asked.
    var answers: Answers?

    /// What is known after it.
    var after: Scope { checked?.scopes.last?.scope ?? before }
  }

  struct Answers: Sendable {
    let tokens: [SemanticToken]
    let hints: [InlayHint]
    let lenses: [CodeLens]
    let links: [DocumentLink]
  }

  init(_ source: SourceText, statements: ArraySlice<Statement>) {
    self.source = source
    var functions: [String: Int] = [:]
    for case .function(let name, let parameters, _, _) in statements {
      functions[name.text] = parameters.count
    }
    self.functions = functions
  }

  var length: Int { source.utf8.count }
}

extension ScriptPiece {
  /// A text cut where its statements end with their lines.
  static func pieces(of source: SourceText) -> [ScriptPiece] {
    let (statements, seams) = parseWithSeams(source)
    var pieces: [ScriptPiece] = []
    var start = Seam(offset: 0, statementCount: 0)
    for seam in seams + [Seam(offset: source.utf8.count, statementCount: statements.count)] {
      guard seam.offset > start.offset || pieces.isEmpty && seam.offset == source.utf8.count else { continue }
      pieces.append(
        ScriptPiece(
          source.part(SourceRange(start.offset, seam.offset)),
          statements: statements[start.statementCount..<max(start.statementCount, seam.statementCount)]))
      start = seam
    }
    return pieces
  }
}

extension SourceText {
  func part(_ range: SourceRange) -> SourceText {
    let lower = min(max(range.lowerBound, 0), utf8.count)
    let upper = min(max(range.upperBound, lower), utf8.count)
    return SourceText(name: name, utf8: Array(utf8[lower..<upper]))
  }
}
