import Lang

extension Interpreter {
  /// Runs the statements of a text that no other script includes, one after another, and keeps the journal of them.
  mutating func perform(_ statements: [Statement]) throws(RunFailure) {
    if statements.flatMap(\.commands).contains(where: isOfTime) { session.timeline.isKept = true }
    var end = 0
    for (index, statement) in statements.enumerated() where !session.hasLeft {
      let text = source.rangeWithComments(of: statement.range, after: end)
      end = text.upperBound
      do { try perform(statement, text: text) } catch {
        throw RunFailure(failures: [error], statementsLeft: statements.count - index - 1)
      }
    }
  }

  private func isOfTime(_ command: CommandSyntax) -> Bool {
    session.environment.vocabulary.commands[command.verb.text]?.place == .time
  }

  private mutating func perform(_ statement: Statement, text: SourceRange) throws(Failure) {
    let before = session
    do { _ = try execute(statement) } catch {
      session.journal.append(
        JournalEntry(statement, text: text, of: source, outcome: .failed, before: session, after: session))
      throw error
    }
    if session.timeline.isKept, session.frameVersion != before.frameVersion,
      session.timeline.moves == before.timeline.moves
    {
      session.timeline.record(
        Timeline.Step(
          statement: source[statement.range].oneSpaced, entry: session.journal.entries.count,
          state: before.dataState))
    }
    session.journal.append(
      JournalEntry(statement, text: text, of: source, outcome: .succeeded, before: before, after: session))
  }
}

extension SourceText {
  /// A statement's range with the comments above it, after `start`, and the one that ends its line.
  fileprivate func rangeWithComments(of statement: SourceRange, after start: Int) -> SourceRange {
    var lower = min(start, statement.lowerBound)
    while lower < statement.lowerBound, utf8[lower].isBlankOrLineEnd || utf8[lower] == UInt8(ascii: ";") {
      lower += 1
    }
    var upper = statement.upperBound
    var next = upper
    while next < utf8.count, utf8[next] == UInt8(ascii: " ") || utf8[next] == UInt8(ascii: "\t") { next += 1 }
    if next < utf8.count, utf8[next] == UInt8(ascii: "#") {
      while next < utf8.count, !utf8[next].isLineEnd { next += 1 }
      upper = next
    }
    return SourceRange(lower, upper)
  }
}

extension UInt8 {
  fileprivate var isLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
  fileprivate var isBlankOrLineEnd: Bool {
    isLineEnd || self == UInt8(ascii: " ") || self == UInt8(ascii: "\t")
  }
}
