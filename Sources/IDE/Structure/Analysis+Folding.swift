import Lang

/// Lines that may be folded to one.
package struct FoldingRange: Hashable, Sendable {
  package var range: SourceRange
  package var isComment: Bool
}

extension Analysis {
  /// Blocks, statements over several lines and runs of comments, in order.
  package func foldingRanges() -> [FoldingRange] {
    FoldingRange.ranges(of: blockRanges(), lineComments(), lines: LineTable(source))
  }

  /// Where blocks and statements stand that are no blocks.
  func blockRanges() -> [SourceRange] { blocks(of: tokens(of: source)) + statements.flatMap(\.withoutBlocks) }

  /// From each opening brace to the one that closes it.
  private func blocks(of tokens: [Token]) -> [SourceRange] {
    var open: [Int] = []
    var blocks: [SourceRange] = []
    for token in tokens {
      if token.isSymbol(.openBrace) { open.append(token.range.lowerBound) }
      if token.isSymbol(.closeBrace), let start = open.popLast() {
        blocks.append(SourceRange(start, token.range.upperBound))
      }
    }
    return blocks
  }

  /// The comments before which nothing stands on their line.
  func lineComments() -> [SourceRange] {
    comments(of: source, between: tokens(of: source)).filter { comment in
      let text = source.utf8[..<comment.lowerBound]
      let start = text.lastIndex { $0.isLineBreak }.map { $0 + 1 } ?? 0
      return text[start...].allSatisfy { " \t".utf8.contains($0) }
    }
  }
}

extension FoldingRange {
  /// What of blocks and comments may be folded, in order.
  /// - Parameter comments: those that have a line to themselves.
  static func ranges(of blocks: [SourceRange], _ comments: [SourceRange], lines: LineTable) -> [FoldingRange]
  {
    func isLong(_ range: SourceRange) -> Bool {
      lines.lineIndex(of: range.lowerBound) < lines.lineIndex(of: range.upperBound)
    }
    let found =
      blocks.filter(isLong).map { FoldingRange(range: $0, isComment: false) }
      + runs(of: comments, lines).filter(isLong).map { FoldingRange(range: $0, isComment: true) }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Comments, those joined that stand on one line after another.
  private static func runs(of comments: [SourceRange], _ lines: LineTable) -> [SourceRange] {
    var runs: [SourceRange] = []
    var lastLine = -2
    for comment in comments {
      let line = lines.lineIndex(of: comment.lowerBound)
      if line == lastLine + 1, let run = runs.popLast() {
        runs.append(run.union(comment))
      } else {
        runs.append(comment)
      }
      lastLine = line
    }
    return runs
  }
}

extension Statement {
  /// Where it stands, or what stands in its blocks if it has some.
  fileprivate var withoutBlocks: [SourceRange] {
    switch self {
    case .loop(_, _, let body, _), .function(_, _, let body, _): body.flatMap(\.withoutBlocks)
    case .conditional(_, let then, let otherwise, _): (then + otherwise).flatMap(\.withoutBlocks)
    default: [range]
    }
  }
}
