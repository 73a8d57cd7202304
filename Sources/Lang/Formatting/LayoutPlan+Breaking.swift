extension LayoutPlan {
  /// Breaks lines that are too wide where a statement may go on in the next line.
  mutating func breakWideRows() {
    for row in rows where width(of: row) > Formatting.greatestWidth && !isAsWritten(row) {
      breakLines(of: row)
    }
  }

  private mutating func breakLines(of row: LayoutRow) {
    var pieces = tokens(of: row)
    var indentation = row.indentation
    while let place = breakPlace(
      in: pieces, indentation: indentation, isWithin: pieces.lowerBound > row.first)
    {
      indentation = self.indentation(of: place)
      gaps[place] = .lineBreaks(1, indentation: indentation)
      pieces = place..<pieces.upperBound
    }
  }

  /// The piece to begin the next line with: at the last of the loosest places that are narrow enough, or at the first
  /// place where none is. `nil` when everything fits or nothing can be done.
  ///
  /// A line that begins within brackets ends behind them, so that the next option begins a line.
  private func breakPlace(in pieces: Range<Int>, indentation: Int, isWithin: Bool) -> Int? {
    let first = pieces.lowerBound
    var column = indentation + widths[first]
    var best: (rank: Int, index: Int)?
    for index in pieces.dropFirst() {
      if let rank = breakRank(before: index) {
        let depth = structure.bracketDepths[index]
        if isWithin, depth < structure.bracketDepths[first], script.pieces[index - 1].isSymbol(.comma) {
          return index
        }
        if column > Formatting.greatestWidth { return best?.index ?? index }
        if rank <= best?.rank ?? rank { best = (rank, index) }
      }
      column += blanks(before: index) + widths[index]
      if column > Formatting.greatestWidth, let best { return best.index }
    }
    return nil
  }

  private func breakRank(before index: Int) -> Int? {
    if structure.beginsRun(index) {
      return script.pieces[index - 1].isSymbol(.semicolon) ? -1 : nil
    }
    return spacing.breakRank(after: index - 1, bracketDepth: structure.bracketDepths[index])
  }
}
