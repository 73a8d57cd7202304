import Lang

/// The comments of a source: what begins with `#` outside tokens, each up to the end of its line.
func comments(of source: SourceText, between tokens: [Token]) -> [SourceRange] {
  var comments: [SourceRange] = []
  var offset = 0
  for token in tokens {
    appendComments(in: SourceRange(offset, token.range.lowerBound), of: source, to: &comments)
    offset = max(offset, token.range.upperBound)
  }
  appendComments(in: SourceRange(offset, source.utf8.count), of: source, to: &comments)
  return comments
}

private func appendComments(in gap: SourceRange, of source: SourceText, to comments: inout [SourceRange]) {
  var offset = gap.lowerBound
  let end = min(gap.upperBound, source.utf8.count)
  while offset < end {
    guard source.utf8[offset] == UInt8(ascii: "#") else {
      offset += 1
      continue
    }
    let start = offset
    while offset < end, !source.utf8[offset].isLineBreak { offset += 1 }
    comments.append(SourceRange(start, offset))
  }
}

extension UInt8 {
  var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}
