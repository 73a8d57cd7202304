/// One problem in a source text, complete enough for every front end to show it.
package struct Diagnostic: Error, Hashable, Sendable {
  package enum Severity: String, Sendable { case error, warning, note }

  /// Names the kind of problem, never its wording: `unknown-option`.
  package struct ID: Hashable, Sendable, ExpressibleByStringLiteral {
    package let rawValue: String
    package init(stringLiteral value: String) { rawValue = value }
  }

  /// What explains a problem, or says what would be right.
  package struct Note: Hashable, Sendable {
    package var message: String
    package var range: SourceRange?

    package init(_ message: String, at range: SourceRange? = nil) {
      self.message = message
      self.range = range
    }
  }

  /// A repair: replace `range` by `replacement`. The title is an imperative sentence.
  package struct FixIt: Hashable, Sendable {
    package var title: String
    package var range: SourceRange
    package var replacement: String

    package init(_ title: String, at range: SourceRange, replacement: String) {
      self.title = title
      self.range = range
      self.replacement = replacement
    }

    /// The source with the repair made.
    package func applied(to source: SourceText) -> String {
      let end = source.utf8.count
      return source[SourceRange(0, range.lowerBound)] + replacement
        + source[SourceRange(min(range.upperBound, end), end)]
    }
  }

  package var id: ID
  package var severity: Severity
  /// A lower-case phrase without full stop, the user's own text in single quotes, one line.
  package var message: String
  package var range: SourceRange
  package var notes: [Note]
  package var fixIts: [FixIt]

  package init(
    _ id: ID, _ message: String, at range: SourceRange, severity: Severity = .error,
    notes: [Note] = [], fixIts: [FixIt] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.range = range
    self.notes = notes
    self.fixIts = fixIts
  }
}
