import Data

/// The measures of a table in a fixed-width face: how wide each column is, and where its decimal points stand.
struct TextTableLayout {
  /// A column after the first.
  struct Column {
    var heading: String
    var alignment: TableColumn.Alignment
    var headingSpan: Int
    /// Columns taken before and from the decimal point on.
    var wholeWidth = 0
    var restWidth = 0
    /// Columns taken by the heading and the figures, without stars.
    var width: Int
    /// Columns taken by the stars, with the space before them.
    var starsWidth = 0

    var fullWidth: Int { width + starsWidth }
  }

  let labelHeading: String
  var labelWidth: Int
  var columns: [Column]
  var gap: Int
  let isCompact: Bool
  /// The texts of each row of cells, made once: forming a number's digits costs more than setting it.
  let texts: [[NumberText]]
  let interruption: Interruption?

  init(_ table: Table, style: NumberStyle, _ interruption: Interruption?) {
    self.init(table, texts: Self.texts(of: table, style: style, interruption), isTight: false, interruption)
  }

  /// The same table with the columns' least widths left out of account.
  func tightened(_ table: Table) -> TextTableLayout {
    TextTableLayout(table, texts: texts, isTight: true, interruption)
  }

  private init(_ table: Table, texts: [[NumberText]], isTight: Bool, _ interruption: Interruption?) {
    self.texts = texts
    self.interruption = interruption
    labelHeading = table.columns.first?.heading.visible ?? ""
    labelWidth = max(isTight ? 0 : table.columns.first?.minimumWidth ?? 0, displayWidth(labelHeading))
    columns = table.columns.dropFirst().map {
      Column(
        heading: $0.heading.visible, alignment: $0.alignment, headingSpan: $0.headingSpan,
        width: isTight ? 0 : $0.minimumWidth)
    }
    isCompact = table.isCompact
    gap = table.isCompact ? 2 : 3
    for (number, (row, texts)) in zip(table.rows, texts).enumerated() {
      if interruption.stops(at: number) { break }
      guard case .cells(let label, let indent, let cells) = row else { continue }
      labelWidth = max(labelWidth, 2 * indent + displayWidth(label.visible))
      for (index, (cell, text)) in zip(columns.indices, zip(cells, texts)) {
        columns[index].makeRoom(for: text, cell, isCompact: isCompact)
      }
    }
    for index in columns.indices {
      let column = columns[index]
      columns[index].width = max(column.width, column.wholeWidth + column.restWidth)
    }
    makeRoomForHeadings()
  }

  var totalWidth: Int { columns.reduce(labelWidth) { $0 + gap + $1.fullWidth } }

  /// The texts of the cells, none for a row without cells; in a compact table the stars belong to them.
  private static func texts(
    of table: Table, style: NumberStyle, _ interruption: Interruption?
  ) -> [[NumberText]] {
    table.rows.map { row in
      if interruption?.isRequested == true { return [] }
      guard case .cells(_, _, let cells) = row else { return [] }
      return cells.map { cell in
        var text = cell.text(in: style)
        text.whole = text.whole.visible
        if table.isCompact { text.rest += cell.stars }
        return text
      }
    }
  }

  /// Runs of columns that one heading stands over; they are never parted.
  func groups(of indices: Range<Int>) -> [Range<Int>] {
    indices.runs { columns[$0].headingSpan }
  }

  /// The width of a run of columns, from the left of the first to the right of the last figures.
  func width(of group: Range<Int>) -> Int {
    let full = columns[group].reduce(0) { $0 + $1.fullWidth } + gap * max(0, group.count - 1)
    return full - (group.last.map { columns[$0].starsWidth } ?? 0)
  }

  private mutating func makeRoomForHeadings() {
    for group in groups(of: columns.indices) {
      guard let first = group.first, let last = group.last else { continue }
      columns[last].width += max(0, displayWidth(columns[first].heading) - width(of: group))
    }
  }
}

extension TextTableLayout.Column {
  fileprivate mutating func makeRoom(for text: NumberText, _ cell: Cell, isCompact: Bool) {
    if alignment == .decimal, cell.isFigure {
      wholeWidth = max(wholeWidth, displayWidth(text.whole))
      restWidth = max(restWidth, displayWidth(text.rest))
    } else {
      width = max(width, displayWidth(text.joined))
    }
    if !isCompact, !cell.stars.isEmpty { starsWidth = max(starsWidth, displayWidth(cell.stars) + 1) }
  }

  /// The cell's text in the column's full width.
  func line(_ text: NumberText, _ cell: Cell, isCompact: Bool) -> String {
    let figures: String
    switch alignment {
    case .left: figures = text.joined.padded(to: width)
    case .decimal where cell.isFigure:
      figures = (text.whole + text.rest.padded(to: restWidth)).flushedRight(to: width)
    case .right, .decimal: figures = text.joined.flushedRight(to: width)
    }
    let stars = isCompact || cell.stars.isEmpty ? "" : " " + cell.stars
    return figures + stars.padded(to: starsWidth)
  }
}

extension Cell {
  /// Whether the cell is set on the decimal point; words are not.
  fileprivate var isFigure: Bool {
    if case .text = value { return false }
    return true
  }
}
