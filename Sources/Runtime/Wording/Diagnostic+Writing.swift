import Data
import Lang

/// Wording of why data were not written, and of what a format could not hold of those that were.
extension Diagnostic {
  static func writing(
    _ failure: DataFileWriter.Failure, file: String, format: DataFileWriter.Format, at range: SourceRange
  ) -> Diagnostic {
    switch failure {
    case .interrupted: .interrupted(at: range)
    case .system(let reason): .notWritten(file, reason, at: range)
    case .refused(let reason): .notWritten(file, "'\(file)' cannot be written: \(reason)", at: range)
    case .numberNotHeld(let column, let row, let value, let rows):
      .notWritten(
        file,
        "'\(file)' cannot be written: '\(column)' has \(value) in row \(row), beyond the numbers of .\(format.rawValue)"
          + (rows > 1 ? " (\(rows) rows have such numbers)" : ""),
        advice: numberAdvice(column, value, format), at: range)
    case .textTooLong(let column, let row, let length, let limit):
      .notWritten(
        file,
        "'\(file)' cannot be written: "
          + (row == 0 ? "the name of a column" : "'\(column)' in row \(row)")
          + " has \(length) characters, and .\(format.rawValue) holds \(limit)",
        advice: row == 0
          ? "give the column a shorter name"
          : "shorten the text, or save as .dta, .csv or .tsv, which hold it", at: range)
    }
  }

  private static func numberAdvice(
    _ column: String, _ value: Double, _ format: DataFileWriter.Format
  ) -> String {
    let others = format == .dta ? ".sav, .xlsx or .csv, which hold it" : ".csv, which holds it"
    let greatest = format == .dta ? 8.9e307 : 1.7e308
    return "replace it (replace \(column) = missing if abs(\(column)) > \(greatest)), or save as \(others)"
  }

  static func writing(
    _ note: WritingNote, format: DataFileWriter.Format, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "file-not-held", note.sentence(".\(format.rawValue)"), at: range,
      severity: note.isWarning ? .warning : .note, notes: note.advice.map { Note($0) })
  }
}

extension WritingNote {
  /// Whether something is not in the file, rather than there in another form.
  fileprivate var isWarning: Bool {
    switch self {
    case .missingKindsRecoded, .numbersRounded, .datesAsTexts: false
    default: true
    }
  }

  fileprivate var advice: [String] {
    if case .labelsLost(_, let valueLabels, _) = self, !valueLabels.isEmpty {
      ["'labels' writes value labels in place of the values; .dta and .sav keep both"]
    } else {
      []
    }
  }

  fileprivate func sentence(_ format: String) -> String {
    switch self {
    case .renamed(let from, let to):
      "'\(from)' is called '\(to)' in the file: \(format) does not allow the name"
    case .labelShortened(let column, let limit):
      "the label of '\(column)' was cut: \(format) holds \(limit) characters"
    case .valueLabelsLost(let column): "\(format) cannot hold all value labels of '\(column)'"
    case .missingKindsLost(let column): "\(format) cannot hold the kinds of missing values of '\(column)'"
    case .missingKindsRecoded(let column, let codes):
      "the kinds of missing values of '\(column)' got the codes of \(format): \(codes.joined(separator: ", "))"
    case .missingCodeIsValue(let column, let code, let validRows, let missingRows):
      "\(code) is a value of '\(column)' in \(validRows.rows), so it cannot mean missing in \(format) as well: "
        + "\(missingRows.rows) missing as \(code) became plain missing"
    case .textsCut(let column, let limit): "texts of '\(column)' were cut: \(format) holds \(limit) bytes"
    case .digitsLost(let column, let rows, let row, let value, let digits):
      "'\(column)' has whole numbers of more than \(digits) digits in \(rows.rows) (\(value) in row \(row)), whose last "
        + "digits \(format) may not keep"
    case .numbersRounded(let columns, let cells, let digits):
      "\(cells == 1 ? "1 number" : "\(cells) numbers") of \(columns.namedBriefly) \(cells == 1 ? "was" : "were") rounded "
        + "to \(digits) digits, as \(format) is written"
    case .datesAsTexts(let column, let rows):
      "'\(column)' has dates before 1900 in \(rows.rows), which \(format) holds as texts only"
    case .labelsLost(let labels, let valueLabels, let missingKinds):
      "\(format) has no place for "
        + [("labels", labels), ("value labels", valueLabels), ("kinds of missing values", missingKinds)]
        .filter { !$0.1.isEmpty }.map { "\($0.0) of \($0.1.counted)" }.joined(separator: ", nor for ")
    case .translationsLost: "\(format) holds labels in one language only"
    }
  }
}

extension [String] {
  /// `'a'`, `3 columns ('a', 'b' and 'c')`.
  fileprivate var counted: String { count == 1 ? namedBriefly : "\(count) columns (\(namedBriefly))" }
}

extension Int {
  /// `1 row`, `3 rows`.
  var rows: String { self == 1 ? "1 row" : "\(self) rows" }
}
