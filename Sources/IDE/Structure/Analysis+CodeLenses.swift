import Lang

/// Something that can be done with a statement, shown above it.
package struct CodeLens: Hashable, Sendable {
  package enum Action: String, Hashable, Sendable {
    /// The statement alone, and the script from it on.
    case run, runFrom
  }

  package var range: SourceRange
  package var title: String
  package var action: Action
}

extension Analysis {
  /// On each statement that shows a result, outside blocks: what stands in one cannot be run alone.
  package func codeLenses() -> [CodeLens] {
    statements.filter(showsResult).flatMap { statement in
      [
        CodeLens(range: statement.range, title: "Run", action: .run),
        CodeLens(range: statement.range, title: "Run from here", action: .runFrom),
      ]
    }
  }

  private func showsResult(_ statement: Statement) -> Bool {
    switch statement {
    case .command(let command):
      guard let spec = vocabulary.commands[command.verb.text] else { return command.isLoneWord }
      return spec.showsResult
    case .expression: return true
    default: return false
    }
  }
}
