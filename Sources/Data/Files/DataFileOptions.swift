/// What a user says of how a data file is to be understood; each format has its own words.
package struct DataFileOptions: Hashable, Sendable {
  /// For delimited text.
  package var csv: CSVOptions
  /// For workbooks.
  package var workbook: WorkbookOptions
  /// The words of the options for text, and of those for workbooks, that were given.
  package var textWords: [String]
  package var workbookWords: [String]

  package init(
    csv: CSVOptions = CSVOptions(), workbook: WorkbookOptions = WorkbookOptions(), textWords: [String] = [],
    workbookWords: [String] = []
  ) {
    self.csv = csv
    self.workbook = workbook
    self.textWords = textWords
    self.workbookWords = workbookWords
  }
}

/// Which part of a workbook holds the data.
package struct WorkbookOptions: Hashable, Sendable {
  package enum Sheet: Hashable, Sendable {
    case first
    case named(String)
    /// Counted from 1.
    case number(Int)
  }

  package var sheet: Sheet
  /// The cells to read, names in the first row; nil for all.
  package var range: CellRange?

  package init(sheet: Sheet = .first, range: CellRange? = nil) {
    self.sheet = sheet
    self.range = range
  }
}
