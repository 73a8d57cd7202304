import Lang

/// Why a name cannot be changed.
package enum RenameProblem: Error, Hashable, Sendable {
  /// Nothing is named here, or the name comes from elsewhere.
  case notRenamable
  /// No name can be written so.
  case invalidName(String)
  /// Something else is called so.
  case taken(String)
  /// A pattern of columns would stand for others than before.
  case changesPattern(ChangedPattern)
}

/// A pattern such as `norsk*` that a renaming would make stand for other columns.
package struct ChangedPattern: Hashable, Sendable {
  package var pattern: String
  package var range: SourceRange
  /// Whether it would stand for the column where it did not; else it would lose it.
  package var wouldGainColumn: Bool

  package init(pattern: String, range: SourceRange, wouldGainColumn: Bool) {
    self.pattern = pattern
    self.range = range
    self.wouldGainColumn = wouldGainColumn
  }
}

extension Analysis {
  /// The name at an offset that may be changed; `nil` for commands, options and columns of files.
  package func renameTarget(at offset: Int) -> (range: SourceRange, name: String)? {
    let table = nameTable()
    guard let occurrence = table.occurrence(at: offset) else { return nil }
    let entity = table.entities[occurrence.entity]
    return entity.isFixed ? nil : (occurrence.range, entity.name)
  }

  /// The edits that give what is named at an offset another name, in order.
  package func rename(at offset: Int, to name: String) throws(RenameProblem) -> [TextEdit] {
    let table = nameTable()
    guard let occurrence = table.occurrence(at: offset), !table.entities[occurrence.entity].isFixed else {
      throw .notRenamable
    }
    guard name.canBeName else { throw .invalidName(name) }
    if name == table.entities[occurrence.entity].name { return [] }
    let places = table.occurrences(of: occurrence.entity)
    guard !isTaken(name, for: occurrence.entity, at: places, in: table) else { throw .taken(name) }
    if let changed = patternChanged(byRenamingAt: offset, to: name) { throw .changesPattern(changed) }
    let verbs = Set(vocabulary.commands[name] == nil ? [] : loneWords)
    return places.map { place in
      let written = verbs.contains(place.range) ? "`\(name)`" : name.asRenamed
      return TextEdit(place.range, replacement: Array(written.utf8))
    }
  }

  /// The first pattern of the script that a new name of the column at an offset would make stand for other columns. No
  /// edit of it would say the same, so that only who wrote it can tell what is meant.
  private func patternChanged(byRenamingAt offset: Int, to name: String) -> ChangedPattern? {
    let table = nameTable()
    guard let occurrence = table.occurrence(at: offset), table.entities[occurrence.entity].kind == .column
    else { return nil }
    let old = table.entities[occurrence.entity].name
    for place in statements.flatMap(\.commands).flatMap(\.allPhrases).flatMap(\.patterns) {
      let beginning = place.pattern.dropLast()
      guard old.hasPrefix(beginning) != name.hasPrefix(beginning) else { continue }
      let schema = checked.scope(ofStatementAt: place.range.lowerBound).schema
      if schema.column(named: old) != nil || !schema.isComplete {
        return ChangedPattern(
          pattern: place.pattern, range: place.range, wouldGainColumn: name.hasPrefix(beginning))
      }
    }
    return nil
  }

  /// Statements that are one word, where the name of a command would be the command.
  private var loneWords: [SourceRange] { statements.flatMap(\.commands).map(\.verb.range) }

  private func isTaken(
    _ name: String, for entity: Int, at places: [NameTable.Occurrence], in table: NameTable
  ) -> Bool {
    let kind = table.entities[entity].kind
    let used = Set(table.occurrences.map(\.entity)).subtracting([entity])
    let rivals = used.filter { table.entities[$0].name == name }.map { table.entities[$0] }
    switch kind {
    case .function: return rivals.contains { $0.kind == .function } || vocabulary.functions[name] != nil
    case .frame: return rivals.contains { $0.kind == .frame }
    case .variable, .parameter:
      return rivals.contains { ![.function, .frame].contains($0.kind) } || isColumn(name, at: places)
    case .column:
      return rivals.contains {
        [.variable, .parameter].contains($0.kind) || $0.kind == .column && $0.isFixed
      }
        || isColumn(name, beside: table.entities[entity].name, from: places.first?.range.lowerBound ?? 0)
    }
  }

  private func isColumn(_ name: String, at places: [NameTable.Occurrence]) -> Bool {
    places.contains {
      checked.scope(ofStatementAt: $0.range.lowerBound).schema.column(named: name) != nil
    }
  }

  /// Whether there is a column of that name anywhere while there is the other.
  private func isColumn(_ name: String, beside other: String, from offset: Int) -> Bool {
    checked.scopes.contains { place in
      place.offset >= offset && place.scope.schema.column(named: name) != nil
        && (place.scope.schema.column(named: other) != nil || place.scope.value(named: name) != nil)
    }
  }
}

extension String {
  /// Whether it can stand between backticks.
  fileprivate var canBeName: Bool {
    !isEmpty && unicodeScalars.allSatisfy { $0 != "`" && $0.value >= 32 && $0.value != 127 }
      && contains { !$0.isWhitespace }
  }

  /// A word that opens a clause is no name without backticks.
  fileprivate var asRenamed: String {
    ClauseSyntax.openingWords.contains(self) ? "`\(self)`" : asSourceName
  }
}

extension Phrase {
  /// The patterns of columns in it.
  fileprivate var patterns: [(pattern: String, range: SourceRange)] {
    switch kind {
    case .expression(let expression), .assignment(_, let expression): expression.patterns
    }
  }
}

extension Expression {
  fileprivate var patterns: [(pattern: String, range: SourceRange)] {
    if case .pattern(let pattern) = kind { return [(pattern, range)] }
    return children.flatMap(\.patterns)
  }
}
