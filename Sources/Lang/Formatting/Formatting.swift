/// A script in its canonical layout, and the edits that lead there.
///
/// Only blanks and line ends between tokens and comments change. What a statement says is never touched, and a
/// statement that cannot be read is left exactly as it is.
package struct Formatting: Sendable {
  /// The bytes of the whole script, those that are not UTF-8 included.
  package let utf8: [UInt8]
  /// The edits, in order; none overlaps another.
  package let edits: [TextEdit]
  /// The layout would have changed what a correct script says, so nothing was changed. A mistake of ours.
  package let isRefused: Bool

  package var text: String { String(decoding: utf8, as: UTF8.self) }
  package var isUnchanged: Bool { edits.isEmpty }

  /// Lines are broken where the language allows it before they grow wider than this.
  package static let greatestWidth = 100
}

/// Lays out a script, or only the statements that `range` touches.
package func format(_ source: SourceText, in range: SourceRange? = nil) -> Formatting {
  let script = ReadScript(source)
  // What bytes mean that are not UTF-8 cannot be known, nor how wide they are.
  guard !script.errors.contains(where: { $0.id.rawValue == "invalid-encoding" }) else {
    return Formatting(utf8: source.utf8, edits: [], isRefused: false)
  }
  let plan = LayoutPlan(script.pieces, tree: script.tree, errors: script.errors)
  let edits = plan.edits(in: range)
  let result = SourceText(name: source.name, utf8: source.applying(edits))
  if edits.isEmpty || script.saysTheSame(as: ReadScript(result)) {
    return Formatting(utf8: result.utf8, edits: edits, isRefused: false)
  }
  // Where there are mistakes, how the rest is read may depend on how deep lines stand.
  return Formatting(utf8: source.utf8, edits: [], isRefused: script.errors.isEmpty)
}

/// Whether two texts hold the same tokens and comments and are read as the same tree with the same errors.
package func saysTheSame(_ first: SourceText, as second: SourceText) -> Bool {
  ReadScript(first).saysTheSame(as: ReadScript(second))
}

private struct ReadScript {
  let pieces: ScriptPieces
  let tree: [Statement]
  let errors: [Diagnostic]

  init(_ source: SourceText) {
    let (parsed, tokens) = parseWithTokens(source)
    pieces = ScriptPieces(source, tokens: tokens)
    tree = parsed.tree
    errors = parsed.diagnostics.filter { $0.severity == .error }
  }

  func saysTheSame(as other: ReadScript) -> Bool {
    pieces.hasSameTexts(as: other.pieces) && isSame(tree, other.tree)
      && errors.map(\.id) == other.errors.map(\.id)
  }
}
