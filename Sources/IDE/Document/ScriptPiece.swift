import Lang

/// The lines of one statement of a script, or of several that share a line, with the comments before them.
///
/// There are as many as the script has statements, and they are moved about: what does not change is held elsewhere.
struct ScriptPiece: Sendable {
  let text: PieceText
  /// What was found in it; nil before it is checked.
  var findings: PieceFindings?
  /// What is known after it; nil where that follows from what is known before and from the effect, and nobody has asked.
  var after: SharedScope?
  /// Whether the scopes in the findings are not those that are known now: something has changed before the piece that does
  /// not concern it.
  var isOutdated = false
  /// What `findings` rest on, where that is not what is known after the piece before.
  var restsOn: SharedScope?
  /// What editors ask of every statement again and again, once it was asked.
  var answers: PieceAnswers?
  /// Its part of the outline, once it was asked for.
  var outline: PieceOutline?

  init(_ text: PieceText) { self.text = text }

  var length: Int { text.source.utf8.count }
  var source: SourceText { text.source }

  mutating func take(_ found: PieceFindings, before: SharedScope) {
    findings = found
    after = found.effect?.isEmpty ?? false ? before : SharedScope(found.scopeAfter)
    isOutdated = false
    restsOn = nil
    answers = nil
    outline = nil
  }

  /// Nothing that was found holds any more.
  mutating func forget() { self = ScriptPiece(text) }
}

final class PieceText: Sendable {
  /// The text, whose offsets begin at the piece.
  let source: SourceText
  /// The functions that it declares, with the number of their parameters.
  let functions: [String: Int]
  /// The names in it, whatever they stand for.
  let words: Set<String>

  init(_ source: SourceText, statements: ArraySlice<Statement>, words: Set<String>) {
    self.source = source
    self.words = words
    var functions: [String: Int] = [:]
    for case .function(let name, let parameters, _, _) in statements {
      functions[name.text] = parameters.count
    }
    self.functions = functions
  }
}

/// What a check found in a piece.
final class PieceFindings: Sendable {
  /// The piece, and after it the scripts that it includes.
  let scripts: [CheckedScript]
  /// What is wrong with the piece.
  let diagnostics: [Diagnostic]
  let scopeUse: ScopeUse
  /// What was known after the piece when it was checked.
  let scopeAfter: Scope
  /// What the piece does to what is known; nil where only another check can tell.
  let effect: ScopeEffect?

  /// - Parameter words: the names in the piece.
  init(_ scripts: [CheckedScript], before: Scope, words: Set<String>) {
    self.scripts = scripts
    diagnostics = scripts.first?.diagnostics ?? []
    scopeUse = scripts.first?.scopeUse ?? ScopeUse()
    scopeAfter = scripts.first?.scopes.last?.scope ?? before
    effect = ScopeEffect(from: before, to: scopeAfter, words: words, scopeUse)
  }
}

/// What is told of a piece and kept with it.
protocol ToldOfPiece: Sendable {
  init(of analysis: Analysis)
}

final class PieceAnswers: ToldOfPiece {
  let tokens: [SemanticToken]
  let hints: [InlayHint]
  let lenses: [CodeLens]
  let links: [DocumentLink]

  init(of analysis: Analysis) {
    tokens = analysis.semanticTokens()
    hints = analysis.inlayHints(in: SourceRange(0, analysis.source.utf8.count))
    lenses = analysis.codeLenses()
    links = analysis.documentLinks()
  }
}

final class PieceOutline: ToldOfPiece {
  let symbols: [DocumentSymbol]
  let headings: [SectionHeading]
  let blocks: [SourceRange]
  let comments: [SourceRange]

  init(of analysis: Analysis) {
    symbols = analysis.madeSymbols()
    headings = analysis.sectionHeadings()
    blocks = analysis.blockRanges()
    comments = analysis.lineComments()
  }
}

/// What is known at a place, held once by all the statements that leave it as it is.
final class SharedScope: Sendable {
  let scope: Scope

  init(_ scope: Scope) { self.scope = scope }
}

extension ScriptPiece {
  /// A text cut where its statements end with their lines.
  static func pieces(of source: SourceText) -> [ScriptPiece] {
    let (statements, tokens, seams) = parseWithSeams(source)
    var pieces: [ScriptPiece] = []
    var start = Seam(offset: 0, statementCount: 0)
    var rest = tokens[...]
    for seam in seams + [Seam(offset: source.utf8.count, statementCount: statements.count)] {
      guard seam.offset > start.offset || pieces.isEmpty && seam.offset == source.utf8.count else { continue }
      let own = rest.prefix { $0.range.lowerBound < seam.offset }
      rest = rest[own.endIndex...]
      pieces.append(
        ScriptPiece(
          PieceText(
            source.part(SourceRange(start.offset, seam.offset)),
            statements: statements[start.statementCount..<max(start.statementCount, seam.statementCount)],
            words: own.reduce(into: []) { $1.insertNames(into: &$0) })))
      start = seam
    }
    return pieces
  }
}

extension Token {
  fileprivate func insertNames(into names: inout Set<String>) {
    switch kind {
    case .name(let name), .quotedName(let name): names.insert(name)
    case .text(let segments):
      for case .interpolation(let tokens, _) in segments {
        for token in tokens { token.insertNames(into: &names) }
      }
    default: break
    }
  }
}

extension SourceText {
  func part(_ range: SourceRange) -> SourceText {
    let lower = min(max(range.lowerBound, 0), utf8.count)
    let upper = min(max(range.upperBound, lower), utf8.count)
    return SourceText(name: name, utf8: Array(utf8[lower..<upper]))
  }
}
