/// A table with labelled rows. The first column holds the labels, the others one cell of each row.
package struct Table: Hashable, Sendable {
  package var title: String?
  /// The label column first.
  package var columns: [TableColumn]
  package var rows: [Row]
  /// Stars touch their number and columns stand two apart: `0.146***  (0.00644)`.
  package var isCompact: Bool

  package init(title: String? = nil, columns: [TableColumn], rows: [Row], isCompact: Bool = false) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.isCompact = isCompact
  }

  /// As many cells as there are columns for them: empty ones for those that a row does not give.
  func padded(_ cells: [Cell]) -> [Cell] {
    let count = max(0, columns.count - 1)
    return cells.prefix(count) + Array(repeating: .empty, count: max(0, count - cells.count))
  }

  /// For each column of cells whether one of them has stars.
  var hasStars: [Bool] {
    (0..<max(0, columns.count - 1)).map { index in
      rows.contains { row in
        guard case .cells(_, _, let cells) = row, cells.indices.contains(index) else { return false }
        return !cells[index].stars.isEmpty
      }
    }
  }
}

extension Range<Int> {
  /// Runs of columns that one heading stands over, given how many columns the heading of each spans.
  func runs(span: (Int) -> Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = lowerBound
    while start < upperBound {
      let end = start + Swift.min(Swift.max(span(start), 1), upperBound - start)
      runs.append(start..<end)
      start = end
    }
    return runs
  }
}

/// The heading of a column and how its cells are set under it.
package struct TableColumn: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable {
    case left, right
    /// On the decimal point.
    case decimal
  }

  package var heading: String
  package var alignment: Alignment
  /// How many columns the heading stands over, this one included; those after it give no heading of their own.
  package var headingSpan: Int
  /// The least width in a fixed-width face, without stars, so that tables shown one after another line up.
  package var minimumWidth: Int

  package init(
    _ heading: String, _ alignment: Alignment = .decimal, headingSpan: Int = 1, minimumWidth: Int = 0
  ) {
    self.heading = heading
    self.alignment = alignment
    self.headingSpan = headingSpan
    self.minimumWidth = minimumWidth
  }
}

/// One line of a table.
package enum Row: Hashable, Sendable {
  /// A labelled row; `indent` counts levels. Cells that are not given are empty, those beyond the columns not shown.
  case cells(label: String, indent: Int = 0, [Cell])
  /// A heading over the rows that follow: `gender (ref. kvinne, n = 9 985)`.
  case section(String)
  case rule
  case blank
}
