/// Breaks a text into lines of at most `width` columns, each line after the first indented by `hanging`.
/// Parts set apart by two or more spaces are kept whole where they fit; a word longer than a line overflows.
func wrapped(_ text: String, width: Int, hanging: Int = 0) -> [String] {
  var lines = LineFiller(width: width, hanging: hanging)
  for part in parts(of: text) {
    if lines.add(part.text, gap: part.gap) { continue }
    lines.breakLine()
    for word in words(of: part.text) where !lines.add(word, gap: 1) {
      lines.breakLine()
      lines.append(word)
    }
  }
  return lines.finished()
}

/// Fills lines from left to right.
private struct LineFiller {
  let width: Int
  let hanging: Int
  private var lines: [String] = []
  private var line = ""
  private var isFresh = true

  init(width: Int, hanging: Int) {
    self.width = width
    self.hanging = hanging
  }

  /// Adds a piece to the line after `gap` spaces; false, and nothing added, if it does not fit.
  mutating func add(_ piece: String, gap: Int) -> Bool {
    let spaces = isFresh ? 0 : gap
    guard displayWidth(line) + spaces + displayWidth(piece) <= width else { return false }
    line += String(repeating: " ", count: spaces)
    append(piece)
    return true
  }

  mutating func append(_ piece: String) {
    line += piece
    isFresh = false
  }

  mutating func breakLine() {
    guard !isFresh else { return }
    lines.append(line)
    line = String(repeating: " ", count: hanging)
    isFresh = true
  }

  func finished() -> [String] { isFresh && !lines.isEmpty ? lines : lines + [line] }
}

/// The parts of a text that two or more spaces set apart, each with the number of spaces before it.
private func parts(of text: String) -> [(gap: Int, text: String)] {
  var parts: [(gap: Int, text: String)] = []
  var current = ""
  var spaces = 0
  for character in text {
    if character == " " {
      spaces += 1
      continue
    }
    if spaces > 1 || current.isEmpty {
      if !current.isEmpty { parts[parts.count - 1].text = current }
      parts.append((spaces, ""))
      current = ""
    } else if spaces == 1 {
      current.append(" ")
    }
    spaces = 0
    current.append(character)
  }
  if !parts.isEmpty { parts[parts.count - 1].text = current }
  return parts
}

/// The words of a text; a number in groups of three digits, or with its percent sign, is one word.
private func words(of text: String) -> [String] {
  var words: [String] = []
  for word in text.split(separator: " ") {
    if let last = words.last, last.last?.isWholeNumber == true, continuesNumber(word) {
      words[words.count - 1] = last + " " + word
    } else {
      words.append(String(word))
    }
  }
  return words
}

private func continuesNumber(_ word: Substring) -> Bool {
  if word.first == "%" { return true }
  return word.prefix { $0.isWholeNumber }.count == 3
}
