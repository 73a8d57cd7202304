import Report

/// The value of a bare expression or of `print`, to be shown.
package struct ShownValue: Presentable {
  package let value: Value
  /// The expression as it was written.
  package let title: String

  package func report(_ options: PresentationOptions) -> Report {
    switch value {
    case .number(let number):
      return Report(title: "", blocks: [.lines([Self.text(of: number, digits: max(options.digits, 7))])])
    case .vector(let vector):
      let rows = zip(vector.names, vector.numbers).map { name, number in
        Row.cells(label: name, [.number(number, .significant(options.digits))])
      }
      return Report(
        title: title, blocks: [.table(Table(columns: [TableColumn("", .left), TableColumn("")], rows: rows))])
    case .matrix(let named): return Report(title: title, blocks: [.table(table(of: named, options))])
    default: return Report(title: "", blocks: [.lines([value.plainText])])
    }
  }

  /// Whole numbers whole, others to so many digits without the zeros at their end.
  private static func text(of number: Double, digits: Int) -> String {
    if number.isWhole {
      return NumberStyle.plain.text(of: number, .integer).joined
    }
    var text = NumberStyle.plain.text(of: number, .significant(digits)).joined
    guard text.contains("."), !text.contains("e") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  package func json(_ options: PresentationOptions) -> JSONValue {
    .object([.init("result", "value"), .init("expression", .string(title)), .init("value", value.json)])
  }

  /// Long matrices show their first and last rows, so that a design matrix does not flood the screen.
  private func table(of named: NamedMatrix, _ options: PresentationOptions) -> Table {
    let matrix = named.matrix
    let columns =
      [TableColumn("", .left)]
      + (0..<matrix.columns).map { j in
        TableColumn(
          named.columnNames.flatMap { $0.indices.contains(j) ? $0[j] : nil } ?? "\(j + 1)", .decimal)
      }
    let isWhole = matrix.elements.allSatisfy { $0 == $0.rounded() && abs($0) < 1e6 }
    let format: NumberFormat = isWhole ? .shortest : .significant(options.digits)
    let shown =
      matrix.rows <= 40 ? Array(0..<matrix.rows) : Array(0..<20) + Array((matrix.rows - 5)..<matrix.rows)
    var rows: [Row] = []
    for (position, i) in shown.enumerated() {
      if position > 0, shown[position - 1] + 1 < i {
        rows.append(.section("… \(i - shown[position - 1] - 1) rows not shown …"))
      }
      let label = named.rowNames.flatMap { $0.indices.contains(i) ? $0[i] : nil } ?? "\(i + 1)"
      rows.append(.cells(label: label, matrix.row(i).map { .number($0, format) }))
    }
    return Table(columns: columns, rows: rows)
  }
}
