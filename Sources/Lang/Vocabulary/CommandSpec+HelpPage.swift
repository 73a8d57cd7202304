extension CommandSpec {
  /// The help page in lines of at most `width` characters.
  package func helpPage(width: Int) -> [String] {
    var lines =
      ["\(name) — \(summary.asNote)", ""] + synopsisLines(width: width)
    for paragraph in discussion.paragraphs {
      lines += [""] + wrap(paragraph, width: width)
    }
    lines += section("Arguments", arguments.map { ($0.name, $0) }, width: width)
    lines += section("Clauses", clauses.map { ("\($0.name) \($0.shape.placeholder)", $0) }, width: width)
    lines += section("Options", options.map { ($0.optionSynopsis, $0) }, width: width)
    if !exclusiveOptions.isEmpty { lines.append("") }
    for group in exclusiveOptions {
      lines += wrap("At most one of \(listed(group, "and")) may be given.", width: width)
    }
    if !resultFields.isEmpty {
      lines += ["", "Fields of the result, as in m1.\(resultFields[0].name) after let m1 = \(name) …"]
      let column = resultFields.map(\.name.count).max() ?? 0
      lines += resultFields.map { field in
        "  \(field.name)\(String(repeating: " ", count: column - field.name.count))  \(field.summary)"
      }
    }
    return lines + examples.helpLines
  }

  private func section(
    _ title: String, _ rows: [(form: String, parameter: ParameterSpec)], width: Int
  ) -> [String] {
    guard !rows.isEmpty else { return [] }
    let column = min(rows.map(\.form.count).max() ?? 0, 24)
    var lines = ["", title]
    for (form, parameter) in rows {
      let texts = parameter.explanation.flatMap { wrap($0, width: max(20, width - column - 4)) }
      let isWide = form.count > column
      if isWide { lines.append("  \(form)") }
      for (index, text) in texts.enumerated() {
        let head = index == 0 && !isWide ? form : ""
        lines.append("  \(head)\(String(repeating: " ", count: column - head.count))  \(text)")
      }
    }
    return lines
  }

  /// The synopsis, its further lines below the first argument.
  private func synopsisLines(width: Int) -> [String] {
    let hanging = 2 + name.count + 1
    let lines = wrap(synopsis, width: width - hanging)
    let indent = String(repeating: " ", count: hanging)
    return lines.enumerated().map { $0.offset == 0 ? "  \($0.element)" : indent + $0.element }
  }
}

extension ParameterSpec {
  /// Its help, its default and its choices, a paragraph each.
  var explanation: [String] {
    let ending = defaultText.map { " Default: \($0)." } ?? ""
    return [help + ending] + shape.choices.map { "\($0.word): \($0.meaning)" }
  }
}

extension FunctionSpec {
  /// The help page in lines of at most `width` characters.
  package func helpPage(width: Int) -> [String] {
    var lines = ["\(name) — \(summary.asNote)", "", "  \(synopsis)"]
    if isFormulaOnly { lines += [""] + wrap("It has a meaning only inside a formula.", width: width) }
    return lines + examples.helpLines
  }
}

extension [Example] {
  /// The examples as one script that can be run as it stands: what goes before an example is shown where the last one's
  /// does not serve.
  fileprivate var helpLines: [String] {
    isEmpty ? [] : ["", "Examples"] + script.map { $0.isEmpty ? "" : "  \($0)" }
  }

  /// The lines of that script.
  package var script: [String] {
    var lines: [String] = []
    var setup: [String] = []
    for example in self {
      if !example.setup.isEmpty, example.setup != setup {
        if !lines.isEmpty { lines.append("") }
        lines += example.setup
        setup = example.setup
      }
      lines.append("# \(example.caption)")
      lines += example.source.split(separator: "\n").map(String.init)
    }
    return lines
  }
}

extension String {
  /// The parts that empty lines set apart.
  var paragraphs: [String] {
    var paragraphs: [String] = []
    var isOpen = false
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy(\.isWhitespace) {
        isOpen = false
      } else if isOpen {
        paragraphs[paragraphs.count - 1] += "\n" + line
      } else {
        paragraphs.append(String(line))
        isOpen = true
      }
    }
    return paragraphs
  }
}
