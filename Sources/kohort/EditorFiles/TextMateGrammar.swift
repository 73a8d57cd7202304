import Report

/// The language's words as a TextMate grammar, in the regular expressions of Oniguruma.
struct TextMateGrammar {
  private let words: EditorWords

  init(_ words: EditorWords) { self.words = words }

  var text: String { grammar.indentedText() + "\n" }

  private static let name = "(?:[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*|`[^`]+`)"

  private var grammar: JSONValue {
    [
      "name": "Kohort", "scopeName": "source.koh", "fileTypes": ["koh"],
      "patterns": [
        include("comment"), include("binding"), include("function"), include("command"), include("options"),
        include("expression"),
      ],
      "repository": [
        "comment": rule("comment.line.number-sign", "#.*$"),
        "binding": [
          "match": .string("\\b(let)\\s+(\(Self.name))\\s*(=)(?!=)(?:\\s*\(command))?"),
          "captures": captures(
            "keyword.control", "variable.other.declaration", "keyword.operator.assignment", "support.command"),
        ],
        "function": [
          "match": .string("\\b(fn)\\s+(\(Self.name))"),
          "captures": captures("keyword.control", "entity.name.function"),
        ],
        "command": [
          "match": .string("(?:^|(?<=[;{}]))\\s*\(command)"),
          "captures": captures("support.command"),
        ],
        "options": options, "expression": expression, "text": string,
        "group": [
          "begin": "\\(", "end": "\\)|^(?=\\s*$)",
          "patterns": [include("comment"), include("group"), include("expression")],
        ],
      ],
    ]
  }

  /// A command's name where a statement begins: no operator follows it, and no bracket touches it.
  private var command: String {
    "(\(Self.alternatives(words.commands)))\\b(?![(\\[.'])"
      + "(?!\\s*(?:[=+*/:^<>~,]|!=)|\\s+-\\s|\\s+(?:and|or|in)\\b)"
  }

  /// From the bar to the end of the statement, which goes on after a comma or the bar at a line's end. A comment there
  /// takes the line's end with it, so that its last letter does not end the options.
  private var options: JSONValue {
    [
      "begin": "\\|", "end": "(?=[;}])|(?<=[^,|\\s])(?=\\s*(?:#.*)?$)|^(?=\\s*$)",
      "beginCaptures": ["0": scope("punctuation.bar")],
      "patterns": [
        rule("comment.line.number-sign", "#.*\\n?"),
        rule("entity.other.attribute-name", "\\b\(Self.group(words.options))\\b"),
        include("group"), include("expression"),
      ],
    ]
  }

  private var expression: JSONValue {
    [
      "patterns": [
        include("text"), rule("variable.other.quoted", "`[^`\\n]*`"),
        rule("keyword.control", "\\b\(Self.group(words.statementWords))\\b"),
        rule("keyword.operator.word", "\\b\(Self.group(words.operatorWords))\\b"),
        rule("constant.language", "\\b\(Self.group(words.constants))\\b"),
        rule("keyword.other.clause", "(?<=\\s)\(Self.group(words.clauses))\\b(?=\\s+[^=\\s])"),
        rule("support.function", "\\b\(Self.group(words.functions))(?=\\()"),
        rule("entity.name.function", "\(Self.name)(?=\\()"),
        rule("constant.numeric", "\\b[0-9](?:_?[0-9])*(?:\\.[0-9](?:_?[0-9])*)?(?:[eE][-+]?[0-9]+)?\\b"),
        rule("variable.other", Self.name),
        rule("keyword.operator", words.operators.map(Self.escaped).joined(separator: "|")),
      ]
    ]
  }

  /// A text ends on its line; what stands in it between braces is computed.
  private var string: JSONValue {
    [
      "name": "string.quoted.double.koh", "begin": "\"", "end": "\"|$",
      "patterns": [
        rule("constant.character.escape", "\\\\[\"\\\\nt']|\\{\\{|\\}\\}"),
        [
          "name": "meta.embedded.koh", "begin": "\\{", "end": "\\}|$",
          "beginCaptures": ["0": scope("punctuation.section.embedded")],
          "endCaptures": ["0": scope("punctuation.section.embedded")],
          "patterns": [include("expression")],
        ],
      ],
    ]
  }

  // MARK: Parts

  private func include(_ name: String) -> JSONValue { ["include": .string("#" + name)] }

  private func scope(_ name: String) -> JSONValue { ["name": .string(name + ".koh")] }

  private func rule(_ name: String, _ expression: String) -> JSONValue {
    ["name": .string(name + ".koh"), "match": .string(expression)]
  }

  private func captures(_ names: String...) -> JSONValue {
    .object(names.enumerated().map { JSONValue.Member(String($0 + 1), scope($1)) })
  }

  private static func alternatives(_ words: [String]) -> String { words.joined(separator: "|") }

  private static func group(_ words: [String]) -> String { "(?:\(alternatives(words)))" }

  private static func escaped(_ sign: String) -> String {
    sign.map { "^$.*+?()[]{}|\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}

extension JSONValue {
  /// The value with a member or element a line, for files that people read too.
  fileprivate func indentedText(_ indentation: String = "") -> String {
    let inner = indentation + "  "
    switch self {
    case .object(let members) where !members.isEmpty:
      let lines = members.map {
        inner + JSONValue.string($0.key).text + ": " + $0.value.indentedText(inner)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indentation)}"
    case .array(let values) where !values.isEmpty:
      let lines = values.map { inner + $0.indentedText(inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indentation)]"
    default: return text
    }
  }
}
