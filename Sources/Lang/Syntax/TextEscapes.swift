extension String {
  /// The text as it stands between quotes in a script.
  package var escapedForText: String {
    map { character in
      switch character {
      case "\"", "\\": "\\\(character)"
      case "{", "}": "\(character)\(character)"
      case "\n": "\\n"
      case "\t": "\\t"
      default: String(character)
      }
    }.joined()
  }
}
