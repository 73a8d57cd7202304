extension String {
  /// The text on one line with nothing in it that would move a terminal's cursor: labels come from data.
  var visible: String {
    // Most texts are plain, and the category of a character is dear to ask for.
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    guard unicodeScalars.contains(where: { $0.properties.generalCategory.breaksLine }) else { return self }
    var visible = ""
    for character in self {
      if character.isNewline || character == "\t" {
        visible.append(" ")
      } else {
        visible.unicodeScalars.append(contentsOf: character.unicodeScalars.map(\.visible))
      }
    }
    return visible
  }

  /// At most so many characters, the last of them a sign that there were more.
  package func cut(to count: Int) -> String { self.count > count ? prefix(count - 1) + "…" : self }

  /// As many spaces after the text as make it `width` columns wide.
  func padded(to width: Int) -> String { self + spaces(width - displayWidth(self)) }

  /// As many spaces before the text as make it `width` columns wide.
  func flushedRight(to width: Int) -> String { spaces(width - displayWidth(self)) + self }

  var withoutTrailingSpaces: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}

func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

extension Unicode.Scalar {
  fileprivate var visible: Unicode.Scalar {
    properties.generalCategory.breaksLine ? "\u{FFFD}" : self
  }
}

extension Unicode.GeneralCategory {
  fileprivate var breaksLine: Bool {
    self == .control || self == .lineSeparator || self == .paragraphSeparator
  }
}
