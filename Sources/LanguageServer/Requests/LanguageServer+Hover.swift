import IDE
import Lang
import Report

extension LanguageServer {
  func hover(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let isMarkdown = client.hoverIsMarkdown
    return try withPlace(parameters) { document, offset throws(ResponseError) in
      let lines = document.lines
      let (analysis, start) = document.script.piece(at: offset)
      guard let hover = analysis.hover(at: offset - start) else { return .null }
      let range = SourceRange(hover.range.lowerBound + start, hover.range.upperBound + start)
      let contents: JSONValue =
        isMarkdown
        ? ["kind": "markdown", "value": .string(Self.markdown(hover.text))]
        : ["kind": "plaintext", "value": .string(hover.text)]
      return ["contents": contents, "range": lines.json(range)]
    }
  }

  /// The first line is how the word is written, the others say what it is.
  private static func markdown(_ text: String) -> String {
    let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let rest =
      parts.count > 1 ? parts[1].split(separator: "\n").map { $0 + "  " }.joined(separator: "\n") : ""
    return "```koh\n\(parts[0])\n```\n\(rest)"
  }

  func signatureHelp(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withPlace(parameters) { document, offset throws(ResponseError) in
      let (analysis, start) = document.script.piece(at: offset)
      guard let help = analysis.signatureHelp(at: offset - start) else { return .null }
      return Self.json(help)
    }
  }

  private static func json(_ help: SignatureHelp) -> JSONValue {
    let label = Array(help.label.utf8)
    // Offsets in the label are in UTF-16 units whatever was agreed on for documents.
    func units(_ offset: Int) -> JSONValue {
      .integer(String(decoding: label.prefix(max(0, offset)), as: UTF8.self).utf16.count)
    }
    let described = help.parameters.map { parameter -> JSONValue in
      .members([
        "label": [units(parameter.label.lowerBound), units(parameter.label.upperBound)],
        "documentation": parameter.documentation.isEmpty ? nil : .string(parameter.documentation),
      ])
    }
    let signature: JSONValue = [
      "label": .string(help.label), "documentation": .string(help.documentation),
      "parameters": .array(described),
    ]
    return .members([
      "signatures": [signature], "activeSignature": 0,
      "activeParameter": help.activeParameter.map { .integer($0) },
    ])
  }
}
