/// A text of several lines with a cursor in it.
struct MultilineText {
  private let head: [Substring.UnicodeScalarView]
  private let tail: [Substring.UnicodeScalarView]

  /// - Parameter cursor: a UTF-8 offset, clamped to the text.
  init(_ text: String, cursor: Int) {
    let bytes = text.utf8
    let place = bytes.index(bytes.startIndex, offsetBy: cursor, limitedBy: bytes.endIndex) ?? bytes.endIndex
    head = text[..<place].split(separator: "\n", omittingEmptySubsequences: false).map(\.unicodeScalars)
    tail = text[place...].split(separator: "\n", omittingEmptySubsequences: false).map(\.unicodeScalars)
  }

  /// How many scalars back the same column of the line above is; `nil` on the first line.
  var scalarsUp: Int? {
    guard head.count > 1 else { return nil }
    let column = head[head.count - 1].count
    let above = head[head.count - 2].count
    return column + 1 + max(0, above - column)
  }

  /// How many scalars on the same column of the line below is; `nil` on the last line.
  var scalarsDown: Int? {
    guard tail.count > 1 else { return nil }
    let column = head[head.count - 1].count
    return tail[0].count + 1 + min(column, tail[1].count)
  }
}
