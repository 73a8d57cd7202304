extension LayoutPlan {
  /// Keeps what the writer has put under one another.
  ///
  /// Two blanks or more before a token mean a column when a token of the same kind stands just there in another
  /// statement of the paragraph that begins with the same word. A column stands as far to the left as its widest line allows.
  mutating func align() {
    let changes = paragraphs().filter { $0.count > 1 }.flatMap { rows in
      var paragraph = AlignedParagraph(rows: rows, plan: self)
      return paragraph.blanks()
    }
    for (index, blanks) in changes { gaps[index] = .blanks(blanks) }
  }

  /// Rows that begin statements of the same depth, one after another without an empty line.
  private func paragraphs() -> [[LayoutRow]] {
    var paragraphs: [[LayoutRow]] = []
    var depth = -1
    for row in rows {
      if case .lineBreaks(2..., _) = gaps[row.first] { depth = -1 }
      guard structure.beginsRun(row.first) else { continue }
      if isAsWritten(row) || blockDepths[row.first] != depth { paragraphs.append([]) }
      depth = blockDepths[row.first]
      if isAsWritten(row) {
        depth = -1
      } else {
        paragraphs[paragraphs.count - 1].append(row)
      }
    }
    return paragraphs
  }
}
