import IDE
import Lang
import Report

extension LanguageServer {
  func completion(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withPlace(parameters) { document, offset throws(ResponseError) in
      let lines = document.lines
      let (analysis, start) = document.script.piece(at: offset)
      let found = analysis.completions(at: offset - start)
      let items = found.prefix(Self.mostCompletions).enumerated().map { index, completion in
        json(completion, place: index, start, lines)
      }
      return ["isIncomplete": .bool(found.count > items.count), "items": .array(items)]
    }
  }

  /// More are of no use to a reader; the next letter asks again.
  private static let mostCompletions = 200

  private func json(_ completion: Completion, place: Int, _ start: Int, _ lines: LineMap) -> JSONValue {
    let range = SourceRange(completion.range.lowerBound + start, completion.range.upperBound + start)
    let digits = String(place)
    let isFoundByName = completion.match == .exact || completion.match == .ignoringCase
    return .members([
      "label": .string(completion.label), "kind": .integer(completion.kind.number),
      "detail": completion.detail.isEmpty ? nil : .string(completion.detail),
      // The order is that of the answer.
      "sortText": .string(String(repeating: "0", count: max(0, 4 - digits.count)) + digits),
      // A column that was found by its label would be sifted out by its name.
      "filterText": isFoundByName ? nil : .string(completion.label + " " + completion.detail),
      "textEdit": ["range": lines.json(range), "newText": .string(completion.replacement)],
      "data": ["kind": .string(completion.kind.rawValue), "name": .string(completion.label)],
    ])
  }

  /// Adds what the help page says.
  func resolveCompletion(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    guard case .object(var members) = parameters else { throw .invalidParameters("no completion") }
    guard let kind = parameters["data"]?["kind"]?.string.flatMap(Completion.Kind.init),
      let name = parameters["data"]?["name"]?.string, let page = page(on: name, kind)
    else { return parameters }
    members.append(.init("documentation", ["kind": "markdown", "value": .string(page)]))
    return .object(members)
  }

  private func page(on name: String, _ kind: Completion.Kind) -> String? {
    let word = String(name.prefix { $0 != "(" && $0 != " " })
    switch kind {
    case .command:
      return vocabulary.commands[word].map { spec in
        "```koh\n\(spec.synopsis)\n```\n\(spec.summary)\n\n\(spec.discussion)"
      }
    case .function:
      return vocabulary.functions[word].map { spec in
        let examples = spec.examples.map { "\($0.source)  # \($0.caption)" }.joined(separator: "\n")
        return "```koh\n\(spec.synopsis)\n```\n\(spec.summary)"
          + (examples.isEmpty ? "" : "\n\n```koh\n\(examples)\n```")
      }
    default: return nil
    }
  }
}

extension Completion.Kind {
  /// LSP's CompletionItemKind.
  fileprivate var number: Int {
    switch self {
    case .command, .keyword, .clause: 14
    case .option: 10
    case .choice: 20
    case .column, .field: 5
    case .level, .element: 12
    case .function: 3
    case .name: 6
    case .file: 17
    case .folder: 19
    case .topic: 18
    }
  }
}
