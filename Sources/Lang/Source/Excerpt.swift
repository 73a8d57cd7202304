/// One line of a source as a terminal can show it, with the cells that a range takes in it.
struct Excerpt {
  private(set) var text = ""
  private(set) var underlineStart = 0
  private(set) var underlineWidth = 1

  /// What a terminal shows for one character.
  private struct Cell {
    var shown: String
    var width: Int
    var isMarked: Bool
  }

  private static let tabWidth = 4
  /// Longer lines are cut around the range.
  private static let greatestWidth = 110
  /// No more of a line than this, before and after the range's beginning, is looked at.
  private static let window = 1_000

  init(line: SourceRange, of source: SourceText, marking range: SourceRange) {
    let lower = Self.boundary(at: max(line.lowerBound, range.lowerBound - Self.window), of: source)
    let upper = Self.boundary(at: min(line.upperBound, range.lowerBound + Self.window), of: source)
    var cells: [Cell] = []
    // Invalid bytes are shown repaired, so the characters' lengths may differ from the source's there.
    var offset = lower
    var column = 0
    for character in source[SourceRange(lower, upper)] {
      let length = character.utf8.count
      let isMarked = offset < range.upperBound && offset + length > range.lowerBound
      cells.append(Self.cell(for: character, column: column, isMarked: isMarked))
      offset += length
      column += cells.last?.width ?? 0
    }
    place(cells, isAtEnd: range.lowerBound >= line.upperBound, isCut: lower > line.lowerBound)
  }

  /// The offset, or the next one at which a scalar begins.
  private static func boundary(at offset: Int, of source: SourceText) -> Int {
    var offset = offset
    while offset < source.utf8.count, offset > 0, source.utf8[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  private static func cell(for character: Character, column: Int, isMarked: Bool) -> Cell {
    if character == "\t" {
      let width = tabWidth - column % tabWidth
      return Cell(shown: String(repeating: " ", count: width), width: width, isMarked: isMarked)
    }
    if character.isControl { return Cell(shown: "\u{FFFD}", width: 1, isMarked: isMarked) }
    return Cell(shown: String(character), width: character.displayWidth, isMarked: isMarked)
  }

  private mutating func place(_ cells: [Cell], isAtEnd: Bool, isCut: Bool) {
    let first = cells.firstIndex { $0.isMarked } ?? (isAtEnd ? cells.count : 0)
    let total = cells.reduce(0) { $0 + $1.width }
    var lower = 0
    if isCut || total > Self.greatestWidth {
      var head = cells[..<first].reduce(0) { $0 + $1.width }
      while lower < first, head > Self.greatestWidth / 2 {
        head -= cells[lower].width
        lower += 1
      }
    }
    if isCut || lower > 0 { text = "…" }
    underlineStart = text.count + cells[lower..<first].reduce(0) { $0 + $1.width }
    append(cells[lower...])
  }

  private mutating func append(_ cells: ArraySlice<Cell>) {
    var used = 0
    var marked = 0
    for cell in cells {
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
}

extension Character {
  /// A character that would act on the terminal instead of being seen.
  var isControl: Bool {
    self != "\t" && unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
