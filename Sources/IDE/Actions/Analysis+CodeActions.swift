import Lang

/// A change of the document that somebody may want.
package struct CodeAction: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case quickFix, refactor }

  package var title: String
  package var kind: Kind
  package var edits: [TextEdit]
  /// What it repairs.
  package var fixes: Diagnostic?
  package var isPreferred: Bool = false
}

extension Analysis {
  /// Repairs and improvements of what stands in a range.
  package func codeActions(in range: SourceRange) -> [CodeAction] {
    checked.diagnostics.repairs(in: range) + improvements(in: range)
  }

  /// What may be better in statements that nothing is wrong with.
  func improvements(in range: SourceRange) -> [CodeAction] {
    var actions: [CodeAction] = []
    for statement in statements.flatMap(\.statementsWithCommand) where statement.range.touches(range) {
      guard let command = statement.command, let spec = vocabulary.commands[command.verb.text],
        !command.isBroken
      else { continue }
      let scope = checked.scope(ofStatementAt: statement.range.lowerBound)
      let builder = ActionBuilder(
        command: command, spec: spec, statement: statement.range, scope: scope, vocabulary: vocabulary,
        source: source)
      actions += builder.actions(in: range)
    }
    return actions
  }
}

extension [Diagnostic] {
  /// What repairs those that are in a range.
  func repairs(in range: SourceRange) -> [CodeAction] {
    filter { $0.range.touches(range) }.flatMap { diagnostic in
      diagnostic.fixIts.map { repair in
        CodeAction(
          title: repair.title, kind: .quickFix,
          edits: [TextEdit(repair.range, replacement: [UInt8](repair.replacement.utf8))], fixes: diagnostic,
          isPreferred: diagnostic.fixIts.count == 1)
      }
    }
  }
}

extension Statement {
  /// Those of it and its blocks that are a command or bind one.
  fileprivate var statementsWithCommand: [Statement] {
    switch self {
    case .command, .binding: [self]
    case .loop(_, _, let body, _), .function(_, _, let body, _): body.flatMap(\.statementsWithCommand)
    case .conditional(_, let then, let otherwise, _): (then + otherwise).flatMap(\.statementsWithCommand)
    case .result, .expression, .malformed: []
    }
  }

  fileprivate var command: CommandSyntax? {
    switch self {
    case .command(let command), .binding(_, .command(let command), _): command
    default: nil
    }
  }
}
