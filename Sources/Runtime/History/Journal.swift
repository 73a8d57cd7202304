import Lang

/// The statements of a session in their order, each with what it read and changed.
package struct Journal: Sendable {
  package private(set) var entries: [JournalEntry] = []

  package init() {}

  mutating func append(_ entry: JournalEntry) { entries.append(entry) }

  mutating func setUndone(_ isUndone: Bool, entry index: Int) {
    if entries.indices.contains(index) { entries[index].isUndone = isUndone }
  }
}

/// One statement of a session, as it was written, and what came of it.
package struct JournalEntry: Sendable {
  package enum Outcome: Hashable, Sendable { case succeeded, failed }

  /// The statement with the comments before it and after it.
  package let text: String
  package let outcome: Outcome
  package internal(set) var isUndone = false
  let statement: Statement
  /// The text that the statement's ranges point into, and where `text` begins in it.
  let source: SourceText
  let textRange: SourceRange
  /// The folder that its relative paths start from.
  let folder: String
  let change: SessionChange
  /// What it may have read. A part that it changed and left in place counts as read.
  let reads: Set<SessionPart>
  /// Whether it may have read anything, as a script that it ran.
  let readsEverything: Bool
  /// Whether it put other data in the place of those before it (`use`).
  let replacesData: Bool
  let place: CommandSpec.Place
  let vocabulary: Vocabulary
}

extension JournalEntry {
  /// Whether it was carried out, counts still, and may stand in a script.
  var isEffective: Bool { outcome == .succeeded && !isUndone && place == .analysis }

  /// The parts of which nothing older is left.
  var overwrites: Set<SessionPart> {
    change.parts.filter { part in
      switch part {
      case .rows: replacesData
      case .column(let name): replacesData || change.created.contains(name)
      default: true
      }
    }
  }
}

extension JournalEntry {
  /// A statement that was carried out, or failed and changed nothing.
  init(
    _ statement: Statement, text: SourceRange, of source: SourceText, outcome: Outcome, before: Session,
    after: Session
  ) {
    let vocabulary = before.environment.vocabulary
    let mentions = StatementMentions(
      statement, vocabulary: vocabulary,
      functions: before.functions.merging(after.functions) { old, _ in old })
    let spec = statement.commandSpec(in: vocabulary)
    let change = SessionChange(from: before, to: after, replacesData: spec?.source != nil)
    self.vocabulary = vocabulary
    self.text = source[text]
    self.outcome = outcome
    self.statement = statement
    self.source = source
    textRange = text
    folder = before.environment.folder
    self.change = change
    replacesData = spec?.source != nil
    reads = mentions.parts(in: before).union(replacesData ? [] : change.partsLeftInPlace)
    readsEverything = mentions.runsScript
    place = spec?.place ?? .analysis
  }
}

extension Statement {
  /// The declaration of the command that the statement is or binds.
  func commandSpec(in vocabulary: Vocabulary) -> CommandSpec? {
    switch self {
    case .command(let command): vocabulary.commands[command.verb.text]
    case .binding(_, let value, _): value.commandSpec(in: vocabulary)
    default: nil
    }
  }
}

extension SessionChange {
  /// What was there before and still is, changed: its old state went into the new one.
  fileprivate var partsLeftInPlace: Set<SessionPart> {
    parts.filter { part in
      switch part {
      case .rows: true
      case .column(let name): !created.contains(name) && !removed.contains(name)
      default: false
      }
    }
  }
}

extension StatementMentions {
  /// The parts of a session that the names stand for.
  fileprivate func parts(in session: Session) -> Set<SessionPart> {
    let columns = session.frame?.columnNames ?? []
    let everyColumn = mentionsEveryColumn || reliances.contains(.everyColumn)
    var parts: Set<SessionPart> = []
    for name in names { parts.insert(.value(name)) }
    for name in functions { parts.insert(.function(name)) }
    for name in columns where everyColumn || names.contains(name) {
      parts.insert(.column(name))
      parts.insert(.rows)
    }
    if reliances.contains(.lastModel) { parts.insert(.lastModel) }
    if reliances.contains(.lastResult) { parts.insert(.lastResult) }
    return parts
  }
}
