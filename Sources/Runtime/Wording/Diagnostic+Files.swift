import Data
import Lang

/// Wording of what goes wrong with files.
extension Diagnostic {
  package static func file(_ error: FileError, at range: SourceRange) -> Diagnostic {
    if case .interrupted = error { return .interrupted(at: range) }
    return Diagnostic(
      error.identifier, error.sentence, at: range, notes: error.advice.map { Note($0) },
      fixIts: error.repairs(at: range))
  }

  static func file(_ warning: FileWarning, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      warning.identifier, warning.sentence, at: range, severity: warning.isWarning ? .warning : .note,
      notes: warning.advice.map { Note($0) })
  }
}

extension FileError {
  fileprivate var identifier: Diagnostic.ID {
    switch self {
    case .notFound: "file-not-found"
    case .isDirectory: "file-is-directory"
    case .noPermission: "file-not-permitted"
    case .unreadable, .changedWhileReading: "file-unreadable"
    case .empty: "file-empty"
    case .notText: "file-not-text"
    case .invalidUTF8: "file-not-utf8"
    case .repeatedName: "file-repeated-name"
    case .emptyName: "file-empty-name"
    case .raggedRow: "file-ragged-row"
    case .unclosedQuote, .textAfterQuote: "file-quote"
    case .misfit: "file-misfit"
    case .unknownColumn: "unknown-column"
    case .ambiguousComma: "file-comma"
    case .tooManyColumns, .tooManyRows: "file-too-large"
    case .truncated: "file-truncated"
    case .damaged: "file-damaged"
    case .unsupportedEncoding, .undecodableText: "file-encoding"
    case .unsupportedVersion: "file-version"
    case .workbook(_, let fault): fault.identifier
    case .optionsOfOtherFormat: "file-options"
    case .interrupted: "interrupted"
    }
  }

  /// What is wrong, as one phrase.
  package var sentence: String {
    switch self {
    case .notFound(let file, _): "there is no file '\(file)'"
    case .isDirectory(let file): "'\(file)' is a folder"
    case .noPermission(let file): "'\(file)' may not be read: permission denied"
    case .unreadable(let file, let reason): "'\(file)' cannot be read: \(reason)"
    case .changedWhileReading(let file): "'\(file)' changed while it was being read"
    case .empty(let file): "'\(file)' is empty"
    case .notText(let file, let format?, _): "'\(file)' is no text file but looks like \(format.rawValue)"
    case .notText(let file, nil, let offset): "'\(file)' is no text file: byte \(offset + 1) is 0"
    case .invalidUTF8(let place, let offset): "\(place.inWords) is not UTF-8 (byte \(offset + 1) of the file)"
    case .repeatedName(let file, let name, let first, let second):
      "'\(file)' has two columns called '\(name)': the \(first.ordinal) and the \(second.ordinal)"
    case .emptyName(let file, let column): "the \(column.ordinal) column of '\(file)' has no name"
    case .raggedRow(let place, let expected, let found):
      "\(place.inWords) has \(found) field\(found == 1 ? "" : "s"), and the header \(expected)"
    case .unclosedQuote(let place): "a quote is opened in \(place.inWords) and never closed"
    case .textAfterQuote(let place): "\(place.inWords) has text after a closing quote"
    case .misfit(let place, let value, let declared):
      "\(place.inWords) holds '\(value)', which is no \(declared.rawValue)"
    case .unknownColumn(let file, let name, _): "'\(file)' has no column '\(name)'"
    case .ambiguousComma: "the comma cannot both separate fields and be the decimal sign"
    case .tooManyColumns(let file, let found, let limit):
      "'\(file)' has \(found) columns, and at most \(limit) can be read"
    case .tooManyRows(let file, let limit): "'\(file)' has more than \(limit) rows"
    case .truncated(let file, let format, let rows, let announced):
      "'\(file)' ends too early: it is \(format.rawValue)"
        + (announced.map { " of \($0) rows, of which \(rows) are there" }
          ?? " and breaks off after row \(rows)")
    case .damaged(let file, let format, let detail): "'\(file)' is damaged: " + detail.inWords(format)
    case .unsupportedEncoding(let file, let encoding):
      "the texts of '\(file)' are in an encoding that is not known here" + (encoding.map { ": \($0)" } ?? "")
    case .undecodableText(let file, let encoding):
      "a text of '\(file)' is not in the encoding that the file names" + (encoding.map { ", \($0)" } ?? "")
    case .unsupportedVersion(let file, let format):
      "'\(file)' is \(format.rawValue) of a version that is not read"
    case .workbook(let file, let fault): fault.sentence(file)
    case .optionsOfOtherFormat(let file, let options, let format):
      "\(options.map { "'\($0)'" }.joined(separator: " and ")) mean\(options.count == 1 ? "s" : "") nothing for "
        + "'\(file)', which is \(format)"
    case .interrupted: "interrupted"
    }
  }

  fileprivate var advice: [String] {
    switch self {
    case .notFound(_, let similar) where !similar.isEmpty:
      ["in its folder there is \(similar.joined(separator: ", "))"]
    case .notFound: ["a relative path starts from the script's folder"]
    case .invalidUTF8: ["save the file as UTF-8; Latin-1 and Windows-1252 are not read"]
    case .notText(_, .oldExcel?, _): ["save it as .xlsx or CSV in Excel"]
    case .notText(_, _?, _): ["save it as CSV in the program that made it"]
    case .truncated: ["was it copied or downloaded to its end?"]
    case .undecodableText, .unsupportedEncoding, .unsupportedVersion:
      ["save it anew in the program that made it, or as CSV in UTF-8"]
    case .workbook(_, let fault): fault.advice
    case .optionsOfOtherFormat: ["leave them out: the file says itself what these options tell of others"]
    case .raggedRow: ["a field that holds the delimiter or a line end must stand in quotes"]
    case .emptyName:
      ["row names have none: write the file without them (in R row.names = FALSE, in pandas index=False)"]
    case .textAfterQuote: ["a quote inside a quoted field is written twice"]
    case .misfit: ["leave the declaration out to read the column as text, or name the value in missing(…)"]
    case .unknownColumn(_, let name, let columns):
      NearestNames(columns).names(near: name).prefix(1).map { "the nearest is '\($0)'" }
    case .ambiguousComma: ["say what separates the fields: delimiter(semicolon)"]
    default: []
    }
  }

  /// The name mended, in the folder that was written.
  fileprivate func repairs(at range: SourceRange) -> [Diagnostic.FixIt] {
    guard case .notFound(let file, let similar) = self, let nearest = similar.first else { return [] }
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    return [
      Diagnostic.FixIt(
        "Replace with '\(folder + nearest)'", at: range, replacement: "\"\(folder + nearest)\"")
    ]
  }
}

extension FileWarning {
  fileprivate var identifier: Diagnostic.ID {
    switch self {
    case .delimiterFound: "file-delimiter"
    case .noRows: "file-no-rows"
    case .emptyColumn: "file-empty-column"
    case .textAmongNumbers: "file-text-among-numbers"
    case .decimalCommaLikely: "file-decimal-comma"
    case .digitsLost: "file-digits-lost"
    case .blankLines: "file-blank-lines"
    case .emptyColumns: "file-empty-column"
    case .timesAsSeconds: "file-times"
    case .periodsAsNumbers, .datesAsNumbers: "file-dates"
    case .errorCells: "file-error-cells"
    case .mixedCells: "file-mixed-cells"
    case .otherSheets: "file-other-sheets"
    }
  }

  /// Whether the reader must look at it, rather than be told.
  fileprivate var isWarning: Bool {
    switch self {
    case .delimiterFound, .blankLines, .otherSheets, .emptyColumns, .periodsAsNumbers: false
    default: true
    }
  }

  fileprivate var sentence: String {
    switch self {
    case .delimiterFound(let delimiter): "the fields are separated by the \(delimiter)"
    case .noRows: "the file has a header and no rows"
    case .emptyColumn(let name): "the column '\(name)' has no value in any row"
    case .textAmongNumbers(let place, let value, let rows, _):
      "'\(place.column ?? "")' is text because \(rows == 1 ? "1 row is" : "\(rows) rows are") no number: "
        + "'\(value)' in row \(place.row ?? 0)"
    case .decimalCommaLikely(let column, let value):
      "'\(column)' is text, and '\(value)' looks like a decimal comma"
    case .digitsLost(let place): "\(place.inWords) has more digits than a number can hold"
    case .blankLines(let count):
      count == 1 ? "1 empty line was passed over" : "\(count) empty lines were passed over"
    case .emptyColumns(let names): "\(names.namedBriefly) \(names.has) no value in any row"
    case .timesAsSeconds(let names):
      "\(names.namedBriefly) \(names.has) times of day: \(names.became) seconds since 1970-01-01 00:00"
    case .periodsAsNumbers(let names):
      "\(names.namedBriefly) count\(names.count == 1 ? "s" : "") weeks, months, quarters or half-years from 1960 on: read as numbers"
    case .datesAsNumbers(let names):
      "\(names.namedBriefly) \(names.has) dates that are no days of the years 1 to 9999: \(names.became) numbers"
    case .errorCells(let count, let first, let text):
      "\(count == 1 ? "1 cell holds an error" : "\(count) cells hold errors") and became missing: '\(text)' in \(first)"
    case .mixedCells(let column, let first, let value, let kind, let before):
      "'\(column)' is text because its cells are of different kinds: '\(value)' in \(first) is \(kind.withArticle) "
        + "after cells that are \(before.rawValue)s"
    case .otherSheets(let read, let others):
      "read the sheet '\(read)'; there \(others.count == 1 ? "is" : "are") also \(others.quotedList)"
    }
  }

  fileprivate var advice: [String] {
    switch self {
    case .textAmongNumbers(let place, let value, _, let distinct):
      [
        "line \(place.line) of the file; \(distinct == 1 ? "the only such value" : "\(distinct) different such values")",
        "if it means missing: use … | missing(\"\(value)\")",
      ]
    case .decimalCommaLikely: ["to read it as numbers: use … | decimal(comma)"]
    case .otherSheets(_, let others): ["to read another: use … | sheet(\"\(others.first ?? "")\")"]
    case .mixedCells: ["mend the cell in the workbook, or 'replace' the texts and make numbers of them"]
    case .digitsLost(let place): ["to keep every digit: use … | text(\(place.column ?? "column"))"]
    default: []
    }
  }
}

extension FilePlace {
  /// `row 17 (line 18) of 'a.csv', column 'months'`
  fileprivate var inWords: String {
    let row = row.map { "row \($0) (line \(line))" } ?? "line \(line)"
    return "\(row) of '\(file)'" + (column.map { ", column '\($0)'," } ?? "")
  }
}

extension Int {
  fileprivate var ordinal: String {
    let suffix =
      switch (self % 100, self % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(self)\(suffix)"
  }
}
