extension Expression {
  /// The text of a literal without interpolation; `nil` for anything else.
  package var literalText: String? {
    guard case .text(let pieces) = kind else { return nil }
    var text = ""
    for piece in pieces {
      guard case .literal(let part) = piece else { return nil }
      text += part
    }
    return text
  }
}
