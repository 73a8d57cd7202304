import IDE
import Lang

/// What Tab does with the completions of a place: write one, write what all begin with, or list them.
struct CompletionListing {
  let completions: [Completion]
  /// The columns and lines that the list may take.
  let width: Int
  let height: Int

  /// - Parameter head: the text before the cursor, in which the completions' ranges lie.
  func step(after head: String) -> CompletionStep {
    guard let first = nearest.first else { return .nothing }
    let word = head.utf8.count - first.range.lowerBound
    if nearest.count == 1 { return .replace(bytes: word, with: written(first)) }
    let common = commonBeginning
    let typed = String(decoding: head.utf8.suffix(max(0, word)), as: UTF8.self)
    if common.count > typed.count, common.lowercased().hasPrefix(typed.lowercased()) {
      return .replace(bytes: word, with: common)
    }
    return .list(lines)
  }

  /// A whole word is followed by a space, where nothing else must follow.
  private func written(_ completion: Completion) -> String {
    completion.isFinal ? completion.replacement + " " : completion.replacement
  }

  /// Those that begin with the word; those that only hold it, or whose label does, where there is none.
  private var nearest: [Completion] {
    let begin = completions.filter { $0.match <= .ignoringCase }
    return begin.isEmpty ? completions : begin
  }

  private var commonBeginning: String {
    nearest.dropFirst().reduce(nearest.first?.replacement ?? "") { common, completion in
      String(zip(common, completion.replacement).prefix { $0 == $1 }.map(\.0))
    }
  }

  // MARK: The list

  /// One a line with its description where they fit; else names alone, in columns.
  private var lines: [String] {
    completions.count <= max(4, height - 4) ? described : inColumns
  }

  private var described: [String] {
    let column = min(completions.map { $0.label.displayWidth }.max() ?? 0, width / 2)
    return completions.map { completion in
      let head = "  " + completion.label + spaces(column - completion.label.displayWidth)
      let room = width - head.displayWidth - 3
      guard room > 8, !completion.detail.isEmpty else { return head.cut(to: width - 1) }
      return head + "  " + completion.detail.cut(to: room)
    }
  }

  private var inColumns: [String] {
    let column = min((completions.map { $0.label.displayWidth }.max() ?? 0) + 2, max(width - 2, 3))
    let perLine = max(1, (width - 2) / column)
    let rows = (completions.count + perLine - 1) / perLine
    let shown = min(rows, max(4, height - 4))
    var lines = (0..<shown).map { row in
      let labels = stride(from: row, to: completions.count, by: rows).map { index in
        let label = completions[index].label.cut(to: column - 2)
        return label + spaces(column - label.displayWidth)
      }
      return "  " + labels.joined().trimmingTrailingSpaces
    }
    if shown < rows { lines.append("  … \(completions.count) in all; write on to narrow them down") }
    return lines
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

extension String {
  /// The text in at most `width` cells, with `…` for what is left out, on one line.
  fileprivate func cut(to width: Int) -> String {
    let line = map { $0.isNewline || $0 == "\t" ? " " : String($0) }.joined()
    guard line.displayWidth > width else { return line }
    var used = 0
    let head = line.prefix { character in
      used += character.displayWidth
      return used < width
    }
    return head + "…"
  }

  fileprivate var trimmingTrailingSpaces: String {
    lastIndex { $0 != " " }.map { String(self[...$0]) } ?? ""
  }
}
