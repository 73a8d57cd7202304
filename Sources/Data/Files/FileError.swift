/// Why a data file could not be read.
package enum FileError: Error, Hashable, Sendable {
  /// There is no such file; names in the same folder that are near.
  case notFound(file: String, similar: [String])
  case isDirectory(file: String)
  case noPermission(file: String)
  /// The system refused to read; its own words.
  case unreadable(file: String, reason: String)
  /// The file has no byte.
  case empty(file: String)
  /// The file is not text; what its first bytes look like, where they tell.
  case notText(file: String, format: FileFormat?, byteOffset: Int)
  /// Bytes that are not UTF-8.
  case invalidUTF8(FilePlace, byteOffset: Int)
  /// Two columns of the same name; their places, counted from 1.
  case repeatedName(file: String, name: String, first: Int, second: Int)
  /// A column without a name; its place, counted from 1.
  case emptyName(file: String, column: Int)
  /// A row with more or fewer fields than the header.
  case raggedRow(FilePlace, expected: Int, found: Int)
  /// A quote that is never closed; the place where its row begins.
  case unclosedQuote(FilePlace)
  /// Text between a closing quote and the next delimiter.
  case textAfterQuote(FilePlace)
  /// A value that is none of the kind declared for its column.
  case misfit(FilePlace, value: String, declared: ColumnKind)
  /// A kind was declared for a column that the file does not have.
  case unknownColumn(file: String, name: String, columns: [String])
  /// The comma cannot both separate fields and be the decimal sign.
  case ambiguousComma(file: String)
  case tooManyColumns(file: String, found: Int, limit: Int)
  case tooManyRows(file: String, limit: Int)
  /// The file became shorter or other while it was read.
  case changedWhileReading(file: String)
  case interrupted
}

/// Where in a data file something stands.
package struct FilePlace: Hashable, Sendable {
  /// The file as the user named it.
  package var file: String
  /// Data row, counted from 1; nil in the header.
  package var row: Int?
  /// Line on which the row begins, counted from 1.
  package var line: Int
  /// Name of the column, where one is concerned.
  package var column: String?

  package init(file: String, row: Int?, line: Int, column: String? = nil) {
    self.file = file
    self.row = row
    self.line = line
    self.column = column
  }
}
