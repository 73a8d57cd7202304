/// One line of a source as a terminal can show it, with the cells that a range takes in it.
struct Excerpt {
  private(set) var text = ""
  private(set) var underlineStart = 0
  private(set) var underlineWidth = 1

  private static let tabWidth = 4
  /// Longer lines are cut around the range.
  private static let greatestWidth = 110

  init(line: SourceRange, of source: SourceText, marking range: SourceRange) {
    var cells: [(shown: String, width: Int, isMarked: Bool)] = []
    var offset = line.lowerBound
    var column = 0
    // Invalid bytes are shown repaired, so the characters' lengths may differ from the source's there.
    for character in source[line] {
      let length = character.utf8.count
      let width = character == "\t" ? Self.tabWidth - column % Self.tabWidth : character.displayWidth
      let isMarked = offset < range.upperBound && offset + length > range.lowerBound
      cells.append((shown(character, width: width), character.isControl ? 1 : width, isMarked))
      offset += length
      column += width
    }
    place(cells, isAtEnd: range.lowerBound >= line.upperBound)
  }

  private mutating func place(_ cells: [(shown: String, width: Int, isMarked: Bool)], isAtEnd: Bool) {
    let total = cells.reduce(0) { $0 + $1.width }
    let first = cells.firstIndex { $0.isMarked } ?? (isAtEnd ? cells.count : 0)
    let head = cells[..<first].reduce(0) { $0 + $1.width }
    var lower = 0
    if total > Self.greatestWidth, head > Self.greatestWidth / 2 {
      var skipped = 0
      while lower < first, head - skipped > Self.greatestWidth / 2 {
        skipped += cells[lower].width
        lower += 1
      }
      text = "…"
    }
    underlineStart = text.count + cells[lower..<first].reduce(0) { $0 + $1.width }
    var used = 0
    var marked = 0
    for cell in cells[lower...] {
      guard used + cell.width <= Self.greatestWidth else {
        text += "…"
        break
      }
      used += cell.width
      marked += cell.isMarked ? cell.width : 0
      text += cell.shown
    }
    underlineWidth = max(marked, 1)
  }

  private func shown(_ character: Character, width: Int) -> String {
    if character == "\t" { return String(repeating: " ", count: width) }
    return character.isControl ? "\u{FFFD}" : String(character)
  }
}

extension Character {
  /// A character that would act on the terminal instead of being seen.
  var isControl: Bool {
    self != "\t" && unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
