import Data

extension HTMLRenderer {
  /// A table whose headings say what they stand over, for those who hear it read.
  func lines(of table: Table) -> [String] {
    var lines = ["<table>"]
    if let title = table.title { lines.append("<caption>\(escaped(title))</caption>") }
    lines.append("<thead>")
    lines.append("<tr>\(headings(of: table.columns).joined())</tr>")
    lines.append("</thead>")
    lines += bodies(of: table)
    lines.append("</table>")
    return lines
  }

  /// The rows, in a body of their own from each section and each rule on.
  private func bodies(of table: Table) -> [String] {
    let columns = Array(table.columns.dropFirst())
    let hasStars = table.hasStars
    let fullSpan = "colspan=\"\(columns.count + 1)\""
    var lines = ["<tbody>"]
    for (number, row) in table.rows.enumerated() {
      if interruption.stops(at: number) { break }
      switch row {
      case .cells(let label, let indent, let cells):
        let figures = zip(table.padded(cells), zip(columns, hasStars)).map { data($0, in: $1.0, stars: $1.1) }
        lines.append("<tr>\(heading(label, indent: indent))\(figures.joined())</tr>")
      case .section(let title):
        if lines.last != "<tbody>" { lines += ["</tbody>", "<tbody>"] }
        lines.append("<tr class=\"section\"><th scope=\"rowgroup\" \(fullSpan)>\(escaped(title))</th></tr>")
      case .rule:
        lines += ["</tbody>", "<tbody class=\"rule\">"]
      case .blank:
        lines.append("<tr class=\"blank\"><td \(fullSpan)></td></tr>")
      }
    }
    return lines + ["</tbody>"]
  }

  private func headings(of columns: [TableColumn]) -> [String] {
    columns.indices.runs { columns[$0].headingSpan }.map { run in
      let (column, span) = (columns[run.lowerBound], run.count)
      let scope = span > 1 ? "scope=\"colgroup\" colspan=\"\(span)\"" : "scope=\"col\""
      let name = span > 1 ? " class=\"spanning\"" : column.alignment == .left ? "" : " class=\"number\""
      // A heading without text is no heading to a reader of the page.
      return column.heading.isEmpty && span == 1
        ? "<td></td>" : "<th \(scope)\(name)>\(escaped(column.heading))</th>"
    }
  }

  private func heading(_ label: String, indent: Int) -> String {
    let name = indent > 0 ? " style=\"padding-left:\(min(indent, 20))em\"" : ""
    return "<th scope=\"row\"\(name)>\(escaped(label))</th>"
  }

  private func data(_ cell: Cell, in column: TableColumn, stars hasStars: Bool) -> String {
    let text = escaped(cell.text(in: style).joined)
    let stars = hasStars ? "<span class=\"stars\">\(escaped(cell.stars))</span>" : ""
    let name = column.alignment == .left ? "" : " class=\"number\""
    let shade = cell.shade.map { " style=\"background-color:\($0.hexadecimal);color:#111\"" } ?? ""
    return "<td\(name)\(shade)>\(text)\(stars)</td>"
  }

  /// What `page` puts into the head of a document.
  package static let styleSheet = """
    .kohort-report { font-family: system-ui, sans-serif; line-height: 1.4; margin: 1.5em; }
    .kohort-report table { border-collapse: collapse; border-top: 2px solid; border-bottom: 2px solid; }
    .kohort-report caption { text-align: left; font-weight: 600; padding-bottom: 0.3em; }
    .kohort-report th, .kohort-report td { padding: 0.1em 0.6em; text-align: left; font-weight: 400; }
    .kohort-report thead th { border-bottom: 1px solid; font-weight: 600; }
    .kohort-report .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .kohort-report thead .number { white-space: normal; vertical-align: bottom; }
    .kohort-report tbody th[scope=row] { min-width: 7em; }
    .kohort-report .spanning { text-align: center; }
    .kohort-report .section th { font-weight: 600; padding-top: 0.4em; padding-left: 0; }
    .kohort-report tbody.rule tr:first-child > * { border-top: 1px solid; }
    .kohort-report .blank td { height: 0.8em; }
    .kohort-report .stars { display: inline-block; width: 2em; text-align: left; }
    .kohort-report .facts span { margin-right: 1.5em; white-space: nowrap; }
    .kohort-report .note, .kohort-report .aside { font-size: 0.9em; opacity: 0.8; }

    """
}
