import Data

extension TextTableLayout {
  /// The lines of a table within `width` columns. One that is too wide first gives up the least widths of its
  /// columns and the space between them; if that is not enough, its columns are set in parts under one another, each with the labels.
  static func lines(
    of table: Table, style: NumberStyle, width: Int, _ interruption: Interruption?
  ) -> [TextLine] {
    var layout = TextTableLayout(table, style: style, interruption)
    if layout.totalWidth > width { layout = layout.tightened(table) }
    while layout.totalWidth > width, layout.gap > 1 { layout.gap -= 1 }
    if layout.totalWidth > width { layout.gap = 2 }
    layout.narrowLabels(to: width)
    var lines = table.title.map { wrapped($0.visible, width: width).map { TextLine($0, .strong) } } ?? []
    for (number, part) in layout.parts(within: width).enumerated() {
      if number > 0 { lines.append(TextLine("")) }
      lines += layout.lines(of: table.rows, columns: part, width: width)
    }
    return lines
  }

  /// Labels are wrapped only where not even one column would stand beside them.
  private mutating func narrowLabels(to width: Int) {
    let widest = groups(of: columns.indices).map { fullWidth(of: $0) }.max() ?? 0
    labelWidth = min(labelWidth, max(16, width - gap - widest))
  }

  private func fullWidth(of group: Range<Int>) -> Int {
    self.width(of: group) + (group.last.map { columns[$0].starsWidth } ?? 0)
  }

  private func parts(within width: Int) -> [Range<Int>] {
    guard totalWidth > width else { return [columns.indices] }
    var parts: [Range<Int>] = []
    for group in groups(of: columns.indices) {
      if let last = parts.last {
        let joined = last.lowerBound..<group.upperBound
        if labelWidth + gap + fullWidth(of: joined) <= width {
          parts[parts.count - 1] = joined
          continue
        }
      }
      parts.append(group)
    }
    return parts.isEmpty ? [columns.indices] : parts
  }

  private func lines(of rows: [Row], columns part: Range<Int>, width: Int) -> [TextLine] {
    let headings = headingLine(part)
    var lines = headings.isEmpty ? [] : [TextLine(headings, .strong)]
    let partWidth = labelWidth + (part.isEmpty ? 0 : gap + fullWidth(of: part))
    for (number, (row, texts)) in zip(rows, texts).enumerated() {
      if interruption.stops(at: number) { break }
      switch row {
      case .cells(let label, let indent, let cells):
        lines += self.lines(label: label, indent: indent, cells, texts, columns: part)
      case .section(let title):
        lines += wrapped(title.visible, width: width, hanging: 2).map { TextLine($0, .strong) }
      case .rule:
        lines.append(TextLine(String(repeating: "─", count: partWidth), .faint))
      case .blank:
        lines.append(TextLine(""))
      }
    }
    return lines
  }

  private func headingLine(_ part: Range<Int>) -> String {
    var line = labelHeading.padded(to: labelWidth)
    for group in groups(of: part) {
      guard let first = group.first, let last = group.last else { continue }
      let width = width(of: group)
      let heading = columns[first].heading
      line += spaces(gap)
      if group.count > 1 {
        line += spaces((width - displayWidth(heading)) / 2)
        line += heading.padded(to: width - (width - displayWidth(heading)) / 2)
      } else if columns[first].alignment == .left {
        line += heading.padded(to: width)
      } else {
        line += heading.flushedRight(to: width)
      }
      line += spaces(columns[last].starsWidth)
    }
    return line.withoutTrailingSpaces
  }

  private func lines(
    label: String, indent: Int, _ cells: [Cell], _ texts: [NumberText], columns part: Range<Int>
  ) -> [TextLine] {
    let indentation = 2 * max(0, indent)
    let labels = wrapped(label.visible, width: labelWidth - indentation, hanging: 2)
    var lines = labels.map { spaces(indentation) + $0 }
    var first = (lines.first ?? "").padded(to: labelWidth)
    for index in part {
      let cell = cells.indices.contains(index) ? cells[index] : .empty
      let text = texts.indices.contains(index) ? texts[index] : NumberText(whole: "", rest: "")
      first += spaces(gap) + columns[index].line(text, cell, isCompact: isCompact)
    }
    if !lines.isEmpty { lines[0] = first }
    return lines.map { TextLine($0.withoutTrailingSpaces) }
  }
}
