import Data
import Lang

/// Wording of what goes wrong in expressions over columns.
extension Diagnostic {
  static func noData(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-data", "no data are in memory", at: range, notes: [Note("read a file first: use \"nir.csv\"")])
  }

  static func textWhereNumber(_ node: TextNode, at range: SourceRange) -> Diagnostic {
    guard case .column(let column) = node else {
      return Diagnostic("text-where-number", "a number is needed here, and this is a text", at: range)
    }
    var notes = [Note("its first values are \(column.firstTexts)")]
    if let culprit = column.firstNonNumber { notes.append(Note(culprit)) }
    return Diagnostic(
      "text-where-number",
      "a number is needed here, and '\(column.name)' is a \(column.kind.rawValue) column",
      at: range, notes: notes)
  }

  static func numberWhereCondition(column: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "number-where-condition", "a condition is needed here, and '\(column)' is a column of numbers",
      at: range,
      fixIts: [FixIt("Compare it with 1", at: range, replacement: "\(column) == 1")])
  }

  static func matrixWhereColumn(at range: SourceRange) -> Diagnostic {
    Diagnostic("kind-mismatch", "a matrix cannot stand in an expression over columns", at: range)
  }

  static func rangeWhereColumn(at range: SourceRange) -> Diagnostic {
    Diagnostic("kind-mismatch", "a range stands after 'in' or in a 'for', not here", at: range)
  }

  static func incomparable(
    _ a: ColumnExpression, _ left: Expression, _ b: ColumnExpression, _ right: Expression,
    in source: SourceText,
    at range: SourceRange
  ) -> Diagnostic {
    let textSide = a.isText ? a : b
    var notes: [Note] = []
    if case .text(.column(let column)) = textSide {
      notes.append(Note("'\(column.name)' holds \(column.firstTexts)"))
    }
    return Diagnostic(
      "kind-mismatch",
      "'\(source[left.range])' is \(a.kindName) and '\(source[right.range])' is \(b.kindName)",
      at: range, notes: notes)
  }

  static func missingInMatrix(_ missing: Int, of rows: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "missing-in-matrix", "a matrix cannot hold missing values, and \(missing) of \(rows) rows are missing",
      at: range,
      notes: [Note("leave them out first: drop if missing(…)")])
  }
}

extension ColumnExpression {
  fileprivate var isText: Bool { if case .text = self { true } else { false } }
}

extension Column {
  /// The first few levels or texts, in quotes.
  fileprivate var firstTexts: String {
    let names = (0..<4).compactMap { levelName($0) }.map { "'\($0)'" }.joined(separator: ", ")
    return levelCount > 4 ? names + ", …" : names
  }

  /// Where the first value stands that keeps a column of numbers from being one; `nil` if hardly any is a number, or
  /// if there are so many values that it would take long to tell.
  fileprivate var firstNonNumber: String? {
    guard levelCount <= 10_000 else { return nil }
    let isNumber = levels.map { Double($0.name) != nil }
    guard isNumber.count(where: { $0 }) * 2 > isNumber.count else { return nil }
    var codes = [Int32](repeating: 0, count: count)
    codes.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { readCodes(0..<count, into: base) }
    }
    guard let row = codes.firstIndex(where: { isNumber.indices.contains(Int($0)) && !isNumber[Int($0)] })
    else {
      return nil
    }
    return "the first that is no number is '\(levels[Int(codes[row])].name)' in row \(row + 1)"
  }
}
