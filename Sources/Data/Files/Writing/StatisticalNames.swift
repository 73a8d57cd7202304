/// Names of columns as a statistical package allows them, each once.
struct StatisticalNames {
  let isStata: Bool
  private var taken: Set<String> = []

  init(isStata: Bool) { self.isStata = isStata }

  /// The name itself where it is allowed, else the nearest that is.
  mutating func allowed(_ name: String) -> String {
    var plain = ""
    for scalar in name.unicodeScalars {
      let isAllowed =
        scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || (!isStata && ["@", ".", "$", "#"].contains(scalar))
      plain.unicodeScalars.append(isAllowed ? scalar : "_")
    }
    if let first = plain.unicodeScalars.first, !first.properties.isAlphabetic, !(isStata && first == "_") {
      plain = (isStata ? "_" : "V") + plain
    }
    if plain.isEmpty { plain = "V" }
    while !isStata, let last = plain.last, last == "." || last == "_", plain != name || last == "." {
      plain.removeLast()
    }
    if Self.reserved.contains(plain.uppercased())
      || (isStata && plain.hasPrefix("str") && plain.dropFirst(3).allSatisfy(\.isNumber))
    {
      plain += "_"
    }
    return unique(plain)
  }

  private mutating func unique(_ name: String) -> String {
    var candidate = shortened(name, by: 0)
    var number = 2
    while !taken.insert(isStata ? candidate : candidate.lowercased()).inserted {
      let suffix = "_\(number)"
      candidate = shortened(name, by: suffix.count) + suffix
      number += 1
    }
    return candidate
  }

  /// At most 32 characters for Stata, 64 bytes for SPSS.
  private func shortened(_ name: String, by room: Int) -> String {
    var name = name
    while isStata ? name.unicodeScalars.count > 32 - room : name.utf8.count > 64 - room {
      name.unicodeScalars.removeLast()
    }
    return name
  }

  private static let reserved: Set<String> = [
    "ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH", "_ALL", "_B", "BYTE",
    "_COEF", "_CONS", "DOUBLE", "FLOAT", "IF", "IN", "INT", "LONG", "_N", "_PI", "_PRED", "_RC", "_SKIP",
    "STRL",
    "USING", "STR",
  ]
}

extension String {
  /// The text cut to so many bytes of UTF-8, between characters.
  func cut(toBytes limit: Int) -> String {
    var text = self
    while text.utf8.count > limit { text.unicodeScalars.removeLast() }
    return text
  }
}
