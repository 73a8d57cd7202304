/// A span of a source text and what stands there instead.
package struct TextEdit: Hashable, Sendable {
  package let range: SourceRange
  package let replacement: [UInt8]

  package init(_ range: SourceRange, replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  package var replacementText: String { String(decoding: replacement, as: UTF8.self) }
}

extension TextEdit {
  /// The edit that leaves alone what is the same at both ends; `nil` when nothing is left of it.
  init?(replacing range: SourceRange, of source: SourceText, with replacement: [UInt8]) {
    let old = source.utf8[range.lowerBound..<range.upperBound]
    guard !old.elementsEqual(replacement) else { return nil }
    let head = zip(old, replacement).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), replacement.dropFirst(head).reversed())
      .prefix { $0 == $1 }.count
    self.init(
      SourceRange(range.lowerBound + head, range.upperBound - tail),
      replacement: Array(replacement.dropFirst(head).dropLast(tail)))
  }
}

extension SourceText {
  /// The text with edits made that are in order and do not overlap.
  package func applying(_ edits: [TextEdit]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count + edits.count * 4)
    var offset = 0
    for edit in edits {
      let lower = min(max(edit.range.lowerBound, offset), utf8.count)
      result += utf8[offset..<lower]
      result += edit.replacement
      offset = min(max(edit.range.upperBound, lower), utf8.count)
    }
    return result + utf8[offset...]
  }
}
