import Lang

/// Lines that may be folded to one.
package struct FoldingRange: Hashable, Sendable {
  package var range: SourceRange
  package var isComment: Bool
}

extension Analysis {
  /// Blocks, statements over several lines and runs of comments, in order.
  package func foldingRanges() -> [FoldingRange] {
    let tokens = tokens(of: source)
    let lines = LineTable(source)
    var ranges = blocks(of: tokens) + statements.flatMap(\.withoutBlocks)
    ranges.removeAll { lines.lineIndex(of: $0.lowerBound) == lines.lineIndex(of: $0.upperBound) }
    let found =
      ranges.map { FoldingRange(range: $0, isComment: false) }
      + commentRuns(comments(of: source, between: tokens), lines)
      .map { FoldingRange(range: $0, isComment: true) }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

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

  /// Two or more lines that hold a comment and nothing else, one under another.
  private func commentRuns(_ comments: [SourceRange], _ lines: LineTable) -> [SourceRange] {
    var runs: [SourceRange] = []
    var lastLine = -2
    for comment in comments where isAlone(comment, lines) {
      let line = lines.lineIndex(of: comment.lowerBound)
      if line == lastLine + 1, let run = runs.popLast() {
        runs.append(run.union(comment))
      } else {
        runs.append(comment)
      }
      lastLine = line
    }
    return runs.filter { lines.lineIndex(of: $0.lowerBound) < lines.lineIndex(of: $0.upperBound) }
  }

  private func isAlone(_ comment: SourceRange, _ lines: LineTable) -> Bool {
    let start = lines.range(ofLine: lines.lineIndex(of: comment.lowerBound)).lowerBound
    return source.utf8[start..<max(start, comment.lowerBound)].allSatisfy { " \t".utf8.contains($0) }
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
