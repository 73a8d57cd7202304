/// The part of `grammar.md` that is made from the declarations of commands and functions.
package struct GrammarPage: Sendable {
  private let vocabulary: Vocabulary

  /// The lines between which it stands in the file.
  package static let opening = "<!-- commands: generated -->"
  package static let closing = "<!-- end of commands -->"

  package init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// The whole part, with its opening and closing lines.
  package var markdown: String {
    let commands = vocabulary.commandNames.compactMap { vocabulary.commands[$0]?.markdown }
    let functions = vocabulary.functionNames.compactMap { vocabulary.functions[$0]?.markdown }
    var parts = [Self.opening, "## Commands"] + commands
    if !functions.isEmpty {
      parts += [
        "## Functions", "| function | what it gives |\n|---|---|\n" + functions.joined(separator: "\n"),
      ]
    }
    return (parts + [Self.closing]).joined(separator: "\n\n")
  }

  /// A page with its generated part replaced; `nil` when the page lacks the two lines.
  package func replacing(in page: String) -> String? {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(of: Self.opening), let end = lines.lastIndex(of: Self.closing),
      start < end
    else { return nil }
    return (lines[..<start] + [markdown] + lines[(end + 1)...]).joined(separator: "\n")
  }
}

extension CommandSpec {
  /// The command's section in Markdown.
  fileprivate var markdown: String {
    var parts = ["### \(name)", summary, "```\n\(synopsis)\n```"] + discussion.paragraphs
    let rows =
      arguments.map { row("`\($0.name)`", $0) }
      + clauses.map { row("`\($0.name) \($0.shape.placeholder)`", $0) }
      + options.map { row("`\($0.optionSynopsis)`", $0) }
    if !rows.isEmpty { parts.append("| part | meaning |\n|---|---|\n" + rows.joined(separator: "\n")) }
    for group in exclusiveOptions {
      parts.append("At most one of \(listed(group.map { "`\($0)`" }, "and")) may be given.")
    }
    if !resultFields.isEmpty {
      parts.append(
        "Fields of the result: "
          + resultFields.map { "`\($0.name)` \($0.summary)" }.joined(separator: "; ") + ".")
    }
    let scripts = examples.map { "# \($0.caption)\n\($0.source)" }
    if !scripts.isEmpty { parts.append("```\n" + scripts.joined(separator: "\n\n") + "\n```") }
    return parts.joined(separator: "\n\n")
  }

  private func row(_ form: String, _ parameter: ParameterSpec) -> String {
    "| \(form.asCell) | \(parameter.explanation.joined(separator: "<br>").asCell) |"
  }
}

extension FunctionSpec {
  fileprivate var markdown: String {
    "| `\(synopsis.asCell)` | \((summary + (isFormulaOnly ? " Only in a formula." : "")).asCell) |"
  }
}

extension String {
  /// The text as it can stand in a cell of a Markdown table.
  fileprivate var asCell: String {
    map { $0 == "|" ? "\\|" : $0.isNewline ? " " : String($0) }.joined()
  }
}
