/// The pieces of one line of the layout.
struct LayoutRow {
  let pieces: Range<Int>
  let indentation: Int

  var first: Int { pieces.lowerBound }
}

extension LayoutPlan {
  /// The lines of the layout so far, in order.
  var rows: [LayoutRow] {
    var rows: [LayoutRow] = []
    var first = 0
    for index in script.pieces.indices.dropFirst() where startsLine(index) {
      rows.append(row(first..<index))
      first = index
    }
    if first < script.pieces.count { rows.append(row(first..<script.pieces.count)) }
    return rows
  }

  private func row(_ pieces: Range<Int>) -> LayoutRow {
    guard case .lineBreaks(_, let indentation) = gaps[pieces.lowerBound] else {
      return LayoutRow(pieces: pieces, indentation: 0)
    }
    return LayoutRow(pieces: pieces, indentation: indentation)
  }

  private func startsLine(_ index: Int) -> Bool {
    switch gaps[index] {
    case .lineBreaks, .lineBreaksOnly: true
    case .blanks: false
    case .asWritten: script.gaps[index].breaksLine
    }
  }

  /// Whether any of it is left as the source has it.
  func isAsWritten(_ row: LayoutRow) -> Bool {
    row.pieces.contains { index in
      switch gaps[index] {
      case .asWritten, .lineBreaksOnly: true
      case .blanks, .lineBreaks: false
      }
    }
  }

  /// The row's pieces without the comment at its end.
  func tokens(of row: LayoutRow) -> Range<Int> {
    let last = row.pieces.upperBound - 1
    return row.pieces.count > 1 && script.pieces[last].isComment ? row.first..<last : row.pieces
  }

  /// How far the row's tokens reach.
  func width(of row: LayoutRow) -> Int {
    tokens(of: row).dropFirst().reduce(row.indentation + widths[row.first]) { width, index in
      width + blanks(before: index) + widths[index]
    }
  }

  func blanks(before index: Int) -> Int {
    if case .blanks(let count) = gaps[index] { count } else { 0 }
  }
}
