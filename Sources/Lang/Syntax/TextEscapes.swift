extension String {
  /// The text as it stands between quotes in a script.
  package var escapedForText: String {
    // By scalars: a quote with a combining mark behind it is one character and yet ends a text.
    unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "{", "}": "\(scalar)\(scalar)"
      case "\n": "\\n"
      case "\t": "\\t"
      default: String(scalar)
      }
    }.joined()
  }
}
