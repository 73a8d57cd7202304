/// The flow of rows since the data were read: what came in, and what each step left.
package struct SampleLedger: Hashable, Sendable {
  /// One statement that changed the number of rows.
  package struct Step: Hashable, Sendable {
    /// The statement as the user wrote it: `keep if age > 17`.
    package var statement: String
    package var rowsBefore: Int
    package var rowsAfter: Int
    /// Why rows went, where the statement does not say it: "the condition was missing in 12 rows".
    package var reason: String?
    /// Rows that came in, as in a merge or when rows are appended.
    package var rowsAdded: Int

    package init(
      statement: String, rowsBefore: Int, rowsAfter: Int, rowsAdded: Int = 0, reason: String? = nil
    ) {
      self.statement = statement
      self.rowsBefore = rowsBefore
      self.rowsAfter = rowsAfter
      self.reason = reason
      self.rowsAdded = rowsAdded
    }

    package var rowsDropped: Int { rowsBefore + rowsAdded - rowsAfter }
  }

  /// The file that was read, as the user named it.
  package private(set) var file: String?
  package private(set) var rowsRead = 0
  package private(set) var steps: [Step] = []

  /// What the last command that needed complete rows used.
  package var lastUse: SampleUse? {
    didSet { stepsBeforeUse = steps.count }
  }

  /// After how many of the steps that command came.
  package private(set) var stepsBeforeUse = 0

  package init() {}

  /// Begins anew with a file.
  package mutating func read(file: String, rows: Int) {
    self = SampleLedger()
    self.file = file
    rowsRead = rows
  }

  package mutating func record(_ step: Step) { steps.append(step) }

  /// Rows in the data now.
  package var rowsKept: Int { steps.last?.rowsAfter ?? rowsRead }
}
