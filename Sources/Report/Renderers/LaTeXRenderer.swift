import Data

/// A report as LaTeX, with tables in the style of the package booktabs, to be read by `\input`.
package struct LaTeXRenderer: ReportRenderer {
  package var style: NumberStyle
  package var interruption: Interruption?

  package init(style: NumberStyle = .typographic) { self.style = style }

  package func render(_ report: Report) -> String {
    let isShaded = report.tables.contains { $0.isShaded }
    let packages =
      isShaded ? "\\usepackage{booktabs} and \\usepackage[table]{xcolor}" : "\\usepackage{booktabs}"
    var lines = report.tables.isEmpty ? [] : ["% needs \(packages)"]
    let hasOneTable = report.tables.count == 1
    if !hasOneTable, !report.title.isEmpty { lines += ["\\paragraph{\(escaped(report.title))}", ""] }
    if !hasOneTable { lines += paragraphs(asides(of: report)) }
    for block in report.blocks {
      guard case .table(var table) = block else {
        lines += self.lines(of: block)
        continue
      }
      if hasOneTable, !report.title.isEmpty { table.title = report.title }
      lines += self.lines(
        of: table, notes: hasOneTable ? asides(of: report) + facts(of: report) + report.notes : [])
    }
    if !hasOneTable { lines += paragraphs(report.notes) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func asides(of report: Report) -> [String] { (report.aside.map { [$0] } ?? []) + report.lead }

  /// The rows of single figures, which stand among the notes of a report's only table.
  private func facts(of report: Report) -> [String] {
    report.blocks.flatMap { block -> [String] in
      if case .facts(let rows) = block { return rows.map { $0.map(text(of:)).joined(separator: "   ") } }
      return []
    }
  }

  private func text(of fact: Fact) -> String { "\(fact.name) = \(fact.value.text(in: style).joined)" }

  private func lines(of block: Block) -> [String] {
    switch block {
    case .heading(let text): ["\\paragraph{\(escaped(text))}", ""]
    case .paragraph(let text): paragraphs([text])
    case .lines(let lines): ["\\begin{verbatim}"] + lines + ["\\end{verbatim}"]
    case .list(let items): ["\\begin{itemize}"] + items.map { "\\item " + escaped($0) } + ["\\end{itemize}"]
    case .facts, .table: []
    }
  }

  private func paragraphs(_ texts: [String]) -> [String] { texts.flatMap { [escaped($0), ""] } }

  private func lines(of table: Table, notes: [String]) -> [String] {
    var lines = ["\\begin{table}[htbp]", "\\centering"]
    if let title = table.title { lines.append("\\caption{\(escaped(title))}") }
    let letters = table.columns.map { $0.alignment == .left ? "l" : "r" }.joined()
    lines += ["\\begin{tabular}{\(letters)}", "\\toprule"]
    if table.columns.contains(where: { !$0.heading.isEmpty }) {
      lines += [headings(of: table.columns), "\\midrule"]
    }
    for (number, row) in table.rows.enumerated() {
      if interruption.stops(at: number) { break }
      lines.append(line(of: row, in: table))
    }
    lines += ["\\bottomrule", "\\end{tabular}"]
    if !notes.isEmpty {
      lines += ["", "\\medskip", "\\begin{minipage}{0.95\\linewidth}\\footnotesize"]
      lines += [notes.map(escaped).joined(separator: "\\\\\n"), "\\end{minipage}"]
    }
    return lines + ["\\end{table}"]
  }

  private func headings(of columns: [TableColumn]) -> String {
    let cells = columns.indices.runs { columns[$0].headingSpan }.map { run in
      let heading = escaped(columns[run.lowerBound].heading)
      return run.count > 1 ? "\\multicolumn{\(run.count)}{c}{\(heading)}" : heading
    }
    return cells.joined(separator: " & ") + " \\\\"
  }

  private func line(of row: Row, in table: Table) -> String {
    switch row {
    case .cells(let label, let indent, let cells):
      let head = String(repeating: "\\quad ", count: max(0, min(indent, 20))) + escaped(label)
      return ([head] + table.padded(cells).map(text(of:))).joined(separator: " & ") + " \\\\"
    case .section(let title):
      return "\\multicolumn{\(table.columns.count)}{l}{\\textbf{\(escaped(title))}} \\\\"
    case .rule: return "\\midrule"
    case .blank: return "\\addlinespace"
    }
  }

  private func text(of cell: Cell) -> String {
    let figure = escaped(cell.text(in: style).joined)
    let stars = cell.stars.isEmpty ? "" : "\\rlap{$^{\(cell.stars)}$}"
    let shade = cell.shade.map { "\\cellcolor[RGB]{\($0.red),\($0.green),\($0.blue)}" } ?? ""
    return shade + figure + stars
  }

  /// The text with LaTeX's own signs taken literally.
  private func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.visible {
      switch character {
      case "\\": escaped += "\\textbackslash{}"
      case "{", "}", "$", "&", "#", "%", "_": escaped += "\\\(character)"
      case "^": escaped += "\\textasciicircum{}"
      case "~": escaped += "\\textasciitilde{}"
      case "<": escaped += "\\textless{}"
      case ">": escaped += "\\textgreater{}"
      case "\u{2212}": escaped += "$-$"
      case "\u{202F}", "\u{A0}": escaped += "\\,"
      case "²": escaped += "\\textsuperscript{2}"
      case "×": escaped += "$\\times$"
      case "≥": escaped += "$\\geq$"
      case "χ": escaped += "$\\chi$"
      case "α": escaped += "$\\alpha$"
      case "ρ": escaped += "$\\rho$"
      case "τ": escaped += "$\\tau$"
      case "…": escaped += "\\dots{}"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}

extension Report {
  /// The tables among the blocks.
  var tables: [Table] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }
}

extension Table {
  var isShaded: Bool {
    rows.contains { row in
      if case .cells(_, _, let cells) = row { return cells.contains { $0.shade != nil } }
      return false
    }
  }
}
