extension LayoutPlan {
  /// The edits that make the layout, of the statements that `range` touches if there is one.
  func edits(in range: SourceRange?) -> [TextEdit] {
    let wanted = range.map(gapsOfStatements) ?? script.gaps.indices
    let lineEnd = script.source.lineEnd
    return wanted.compactMap { index in
      guard let replacement = replacement(forGap: index, lineEnd: lineEnd) else { return nil }
      return TextEdit(replacing: script.gaps[index].range, of: script.source, with: replacement)
    }
  }

  private func replacement(forGap index: Int, lineEnd: [UInt8]) -> [UInt8]? {
    let blank = UInt8(ascii: " ")
    switch gaps[index] {
    case .asWritten: return nil
    case .blanks(let count): return Array(repeating: blank, count: count)
    case .lineBreaks(let count, let indentation):
      return (0..<count).flatMap { _ in lineEnd } + Array(repeating: blank, count: indentation)
    case .lineBreaksOnly(let count):
      let range = script.gaps[index].range
      let written = script.source.utf8[range.lowerBound..<range.upperBound]
      let lineBreak = written.lastIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      return (0..<count).flatMap { _ in lineEnd } + written[((lineBreak ?? range.lowerBound - 1) + 1)...]
    }
  }

  /// The gaps in and around the statements that the range touches; a head or a brace takes its block with it.
  private func gapsOfStatements(in range: SourceRange) -> Range<Int> {
    let touched = script.pieces.indices.filter { index in
      let piece = script.pieces[index].range
      return piece.lowerBound <= range.upperBound && range.lowerBound <= piece.upperBound
    }
    guard var first = touched.first, var last = touched.last else { return 0..<0 }
    if let run = structure.runOfPiece[first] { first = structure.runs[run].first }
    if let run = structure.runOfPiece[last] { last = structure.runs[run].last }
    var lower = first
    for index in first...last {
      guard let partner = structure.partners[index] else { continue }
      let opening = structure.runOfPiece[partner].map { structure.runs[$0].first } ?? partner
      lower = min(lower, opening)
      last = max(last, partner)
    }
    let next = last + 1
    // What stands before the next statement is that one's indentation.
    let endsBehind = next == script.pieces.count || !gaps[next].breaksLine
    return lower..<(endsBehind ? next + 1 : next)
  }
}

extension SourceText {
  /// How the script ends its lines: as its first line does, since version control may have chosen that.
  fileprivate var lineEnd: [UInt8] {
    guard let first = utf8.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }),
      utf8[first...].starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
    else { return [UInt8(ascii: "\n")] }
    return [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }
}
