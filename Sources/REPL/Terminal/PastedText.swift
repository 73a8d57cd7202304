/// A text that was pasted: a script, or what a prompt has shown, of which only the statements count.
struct PastedText {
  static let prompt = "kohort> "
  static let continuation = "   ...> "

  private let text: String

  init(_ text: String) { self.text = text }

  /// The statements, without prompts, output and the last line's end.
  var script: String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.contains(where: { $0.hasPrefix(Self.prompt) }) {
      lines = lines.compactMap { line in
        [Self.prompt, Self.continuation].first { line.hasPrefix($0) }.map { line.dropFirst($0.count) }
      }
    }
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
