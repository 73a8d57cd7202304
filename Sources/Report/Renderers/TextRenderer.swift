import Data

/// A report for a terminal or a plain file, in a fixed-width face.
package struct TextRenderer: ReportRenderer {
  /// The columns that a line may take.
  package var width: Int
  package var style: NumberStyle
  /// Whether titles, headings and notes are marked by ANSI escape sequences.
  package var colour: Bool
  package var interruption: Interruption?

  package init(width: Int = 100, style: NumberStyle = .plain, colour: Bool = false) {
    self.width = max(width, 20)
    self.style = style
    self.colour = colour
  }

  package func render(_ report: Report) -> String {
    let bodies = report.blocks.map(lines(of:))
    let bodyWidth = report.aside == nil ? 0 : bodies.joined().map { displayWidth($0.text) }.max() ?? 0
    var page = titleLines(report, width: min(bodyWidth, width)) + paragraphs(report.lead)
    var previous: Block?
    for (block, body) in zip(report.blocks, bodies) {
      var isUnderHeading = false
      if case .heading = previous { isUnderHeading = true }
      page.append(body, apart: !isUnderHeading)
      previous = block
    }
    var areNotesOnFacts = false
    if case .facts = previous { areNotesOnFacts = true }
    page.append(paragraphs(report.notes, .faint), apart: !areNotesOnFacts)
    var text = ""
    for (number, line) in page.enumerated() where !interruption.stops(at: number) {
      text += colour ? line.marked : line.text
      text += "\n"
    }
    return text
  }

  /// The title, with the aside flushed right above the widest block, or under it where both do not fit.
  private func titleLines(_ report: Report, width bodyWidth: Int) -> [TextLine] {
    let title = report.title.visible
    var lines = title.isEmpty ? [] : wrapped(title, width: width, hanging: 2).map { TextLine($0, .strong) }
    guard let aside = report.aside?.visible, !aside.isEmpty else { return lines }
    let together = displayWidth(title) + 3 + displayWidth(aside)
    if !title.isEmpty, together <= width {
      let room = max(bodyWidth, together) - displayWidth(title)
      return [TextLine(title + aside.flushedRight(to: room), .strong)]
    }
    lines += wrapped(aside, width: width).map { TextLine($0) }
    return lines
  }

  private func lines(of block: Block) -> [TextLine] {
    switch block {
    case .heading(let heading): wrapped(heading.visible, width: width).map { TextLine($0, .strong) }
    case .paragraph(let text): paragraphs([text])
    case .lines(let lines): lines.map { TextLine($0.visible) }
    case .list(let items):
      items.flatMap { wrapped(("- " + $0).visible, width: width, hanging: 2).map { TextLine($0) } }
    case .facts(let rows): rows.flatMap { paragraphs([facts($0)]) }
    case .table(let table): TextTableLayout.lines(of: table, style: style, width: width, interruption)
    }
  }

  private func facts(_ facts: [Fact]) -> String {
    let texts = facts.map { fact in
      "\(fact.name) = \(fact.value.text(in: style).joined)\(fact.value.stars)".visible
    }
    return texts.joined(separator: "   ")
  }

  private func paragraphs(_ texts: [String], _ face: TextLine.Face = .plain) -> [TextLine] {
    texts.flatMap { wrapped($0.visible, width: width).map { TextLine($0, face) } }
  }
}

extension [TextLine] {
  fileprivate mutating func append(_ lines: [TextLine], apart: Bool) {
    if lines.isEmpty { return }
    if apart, !isEmpty { append(TextLine("")) }
    append(contentsOf: lines)
  }
}
