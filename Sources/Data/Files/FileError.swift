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
  /// The file ends before all that it announces; rows that were there, and how many were announced.
  case truncated(file: String, format: StatisticalFormat, rows: Int, of: Int?)
  /// The file begins as one of its format and is none.
  case damaged(file: String, format: StatisticalFormat, detail: Damage)
  /// Texts are in a character encoding that is not known here.
  case unsupportedEncoding(file: String, encoding: String?)
  /// A text is not in the encoding that the file names.
  case undecodableText(file: String, encoding: String?)
  /// A version or compression of the format that is not read.
  case unsupportedVersion(file: String, format: StatisticalFormat)
  case workbook(file: String, WorkbookFault)
  /// Options that mean nothing for a file of its format.
  case optionsOfOtherFormat(file: String, options: [String], format: String)
  case interrupted

  /// What is wrong with a damaged file.
  package enum Damage: Hashable, Sendable {
    case content
    case noColumns
    /// A length in it is beyond all reason.
    case size
  }
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
