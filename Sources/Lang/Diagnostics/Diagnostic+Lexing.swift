extension Diagnostic {
  static func invalidEncoding(at range: SourceRange, furtherPlaces: Int) -> Diagnostic {
    let further = furtherPlaces > 0 ? [Note("so it is in \(furtherPlaces) more places of the file")] : []
    return Diagnostic(
      "invalid-encoding", "the file is not UTF-8 here", at: range,
      notes: [Note("save it again as UTF-8; it may be in Latin-1 or Windows-1252")] + further)
  }

  static func invalidCharacter(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "invalid-character", "'\(printable(text))' has no meaning here", at: range,
      notes: [Note("a name with such characters stands in backticks: `a name`")],
      fixIts: [FixIt("Delete it", at: range, replacement: "")])
  }

  static func lookalike(_ text: String, instead: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lookalike-character", "'\(text)' looks like '\(instead)' but is another character", at: range,
      fixIts: [FixIt("Replace with '\(instead)'", at: range, replacement: instead)])
  }

  static func foreignOperator(_ text: String, instead: String, at range: SourceRange) -> Diagnostic {
    let isWord = instead.first?.isLetter ?? false
    return Diagnostic(
      "foreign-operator", "'\(text)' is written '\(instead)' here", at: range,
      fixIts: [
        FixIt(
          "Replace with '\(instead)'", at: range, replacement: isWord && text == "!" ? instead + " " : instead
        )
      ])
  }

  static func invalidNumber(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "invalid-number", "'\(text)' is neither a number nor a name", at: range,
      notes: [
        Note(
          "numbers are written 12, 0.5, 1e-3 or 1_000; a name that begins with a digit stands in backticks")
      ],
      fixIts: [FixIt("Put it in backticks", at: range, replacement: "`\(text)`")])
  }

  static func numberTooLarge(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "number-too-large", "'\(text)' is too large for a number", at: range,
      notes: [Note("the largest number is about 1.8e308")])
  }

  static func emptyName(at range: SourceRange) -> Diagnostic {
    Diagnostic("empty-name", "there is no name between the backticks", at: range)
  }

  static func unclosedName(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unclosed-name", "this name has no closing backtick", at: range,
      notes: [Note("a name in backticks ends on its line")])
  }

  static func unclosedText(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unclosed-text", "this text has no closing quote", at: range,
      notes: [Note("a text in quotes ends on its line; '\\n' in it is a new line")],
      fixIts: [
        FixIt(
          "Close the text at the end of the line", at: SourceRange(range.upperBound, range.upperBound),
          replacement: "\"")
      ])
  }

  static func wrongQuotes(inner: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wrong-quotes", "texts stand in straight double quotes", at: range,
      fixIts: [FixIt("Use double quotes", at: range, replacement: "\"\(inner.replacingQuotes)\"")])
  }

  static func unknownEscape(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-escape", "'\(printable(text))' stands for nothing in a text", at: range,
      notes: [Note("a backslash begins \\\" \\\\ \\n or \\t; paths may be written with '/'")],
      fixIts: [FixIt("Double the backslash", at: range, replacement: "\\" + text)])
  }

  static func unclosedInterpolation(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unclosed-interpolation", "this '{' in a text has no '}'", at: range,
      notes: [Note("'{' in a text opens an expression; a brace itself is written '{{'")])
  }

  static func loneBrace(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lone-brace", "this '}' in a text closes nothing", at: range,
      notes: [Note("a brace itself is written '}}'")],
      fixIts: [FixIt("Double the brace", at: range, replacement: "}}")])
  }

  static func nestedTooDeeply(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nested-too-deeply", "this is nested too deeply", at: range,
      notes: [Note("give a part of it a name with 'let' and use the name")])
  }

  /// The text with control characters shown as their code points.
  static func printable(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars.prefix(24) {
      if scalar.value < 32 || (127..<160).contains(scalar.value) {
        shown += "U+" + String(repeating: "0", count: scalar.value < 16 ? 3 : 2)
        shown += String(scalar.value, radix: 16, uppercase: true)
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}

extension String {
  /// With each double quote that no backslash precedes escaped.
  fileprivate var replacingQuotes: String {
    var result = ""
    var isEscaped = false
    for character in self {
      if character == "\"", !isEscaped { result.append("\\") }
      isEscaped = character == "\\" && !isEscaped
      result.append(character)
    }
    return result
  }
}
