import Data

/// A report in Markdown, with tables as GitHub and Pandoc read them.
package struct MarkdownRenderer: ReportRenderer {
  package var style: NumberStyle
  package var interruption: Interruption?

  package init(style: NumberStyle = .typographic) {
    self.style = style
  }

  package func render(_ report: Report) -> String {
    var parts: [String] = []
    if !report.title.isEmpty { parts.append("## " + escaped(report.title)) }
    if let aside = report.aside, !aside.isEmpty { parts.append("*" + escaped(aside) + "*") }
    parts += report.lead.map(escaped)
    parts += report.blocks.map(text(of:)).filter { !$0.isEmpty }
    parts += report.notes.map(escaped)
    return parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n"
  }

  private func text(of block: Block) -> String {
    switch block {
    case .heading(let heading): "### " + escaped(heading)
    case .paragraph(let text): escaped(text)
    case .lines(let lines): fenced(lines)
    case .list(let items): items.map { "- " + escaped($0) }.joined(separator: "\n")
    case .facts(let rows): rows.map(facts).joined(separator: "\\\n")
    case .table(let table): text(of: table)
    }
  }

  private func facts(_ facts: [Fact]) -> String {
    facts.map { "\(escaped($0.name)) = \(text(of: $0.value))" }.joined(separator: " · ")
  }

  /// A fence that is longer than any run of backticks in the lines.
  private func fenced(_ lines: [String]) -> String {
    let longest = lines.flatMap { $0.split { $0 != "`" } }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence] + lines + [fence]).joined(separator: "\n")
  }

  private func text(of table: Table) -> String {
    guard !table.columns.isEmpty else { return table.title.map(escaped) ?? "" }
    var lines = table.title.map { ["**" + escaped($0) + "**", ""] } ?? []
    lines.append(line(table.columns.map { escaped($0.heading) }))
    lines.append(line(table.columns.map { $0.alignment == .left ? ":--" : "--:" }))
    for (number, row) in table.rows.enumerated() {
      if interruption.stops(at: number) { break }
      switch row {
      case .cells(let label, let indent, let cells):
        let indentation = String(repeating: "&emsp;", count: max(0, indent))
        lines.append(line([indentation + escaped(label)] + table.padded(cells).map(text(of:))))
      case .section(let title):
        lines.append(line(["**" + escaped(title) + "**"] + table.padded([]).map(text(of:))))
      case .rule, .blank:
        continue
      }
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private func text(of cell: Cell) -> String {
    escaped(cell.text(in: style).joined + cell.stars)
  }

  /// The text with its signs of markup taken literally.
  private func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.visible {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$": escaped += "\\\(character)"
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
