import Data

/// The tables of a report as comma-separated values: figures unrounded and with a decimal point, for other programs.
package struct CSVRenderer: ReportRenderer {
  package var interruption: Interruption?

  package init() {}

  package func render(_ report: Report) -> String {
    report.tables.map(text(of:)).joined(separator: "\n")
  }

  private func text(of table: Table) -> String {
    let hasSections = table.rows.contains { if case .section = $0 { true } else { false } }
    let hasStars = table.hasStars
    var text = headings(of: table, hasSections: hasSections, hasStars: hasStars)
    var section = ""
    for (number, row) in table.rows.enumerated() {
      if interruption.stops(at: number) { break }
      switch row {
      case .cells(let label, let indent, let cells):
        if indent == 0 { section = "" }
        var fields = hasSections ? [section, label] : [label]
        for (cell, isStarred) in zip(table.padded(cells), hasStars) {
          fields.append(value(of: cell))
          if isStarred { fields.append(cell.stars) }
        }
        text += line(fields)
      case .section(let title): section = title
      case .rule, .blank: continue
      }
    }
    return text
  }

  /// A heading that stands over several columns is repeated over each.
  private func headings(of table: Table, hasSections: Bool, hasStars: [Bool]) -> String {
    var fields =
      hasSections ? ["", table.columns.first?.heading ?? ""] : [table.columns.first?.heading ?? ""]
    var spanning = (heading: "", left: 0)
    for (column, isStarred) in zip(table.columns.dropFirst(), hasStars) {
      if column.headingSpan > 1 { spanning = (column.heading, column.headingSpan) }
      fields.append(column.heading.isEmpty && spanning.left > 0 ? spanning.heading : column.heading)
      spanning.left -= 1
      if isStarred { fields.append("stars") }
    }
    return line(fields)
  }

  private func value(of cell: Cell) -> String {
    switch cell.value {
    case .number(let number, let format), .parenthesized(let number, let format):
      if !number.isFinite { return "" }
      if case .percent = format { return Scalar.text(of: number * 100) }
      return Scalar.text(of: number)
    case .count(let count): return String(count)
    case .text(let text): return text
    case .empty, .missing: return ""
    }
  }

  private func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\n"
  }

  private func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
    guard needsQuotes else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
