extension Diagnostic {
  /// The same problem with what took the column away, where that is known.
  func explained(by statement: String?) -> Diagnostic {
    guard let statement, id.rawValue == "unknown-column" else { return self }
    var explained = self
    explained.notes.insert(Note("it was there until '\(statement)'"), at: 0)
    return explained
  }
}

extension SourceText {
  /// The text of a range on one line, cut where it is long.
  func oneLine(_ range: SourceRange) -> String {
    let words = self[range].split { $0.isWhitespace }.joined(separator: " ")
    return words.count > 60 ? words.prefix(59) + "…" : words
  }
}

extension Diagnostic {
  /// The same problem with where the column is made, which is too late.
  package func explained(byLaterStatementAt range: SourceRange) -> Diagnostic {
    var explained = self
    explained.notes.insert(Note("it is made further down", at: range), at: 0)
    return explained
  }

  /// Whether it is about a column that may be made later.
  package var isUnknownColumn: Bool { id.rawValue == "unknown-column" }
}

extension CheckedScript {
  /// Tells of unknown columns where they are made further down, if they are.
  mutating func noteLaterColumns() {
    for (index, diagnostic) in diagnostics.enumerated() where diagnostic.isUnknownColumn {
      let name = source[diagnostic.range]
      guard let statement = statement(making: name, after: diagnostic.range.upperBound) else { continue }
      diagnostics[index] = diagnostic.explained(byLaterStatementAt: statement)
    }
  }

  /// The first statement behind an offset after which a column is known that was not, of the same data.
  package func statement(making column: String, after offset: Int = -1) -> SourceRange? {
    let later = scopes.drop { $0.offset <= offset }
    // The first scope that knows it is that behind the statement that makes it.
    guard let place = later.firstIndex(where: { $0.scope.schema.column(named: column) != nil }),
      place > scopes.startIndex, scopes[place - 1].scope.data.name == scopes[place].scope.data.name
    else { return nil }
    return SourceRange(scopes[place - 1].offset, scopes[place].offset)
  }
}
