import IDE
import Lang
import Report

extension LanguageServer {
  func documentSymbol(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withDocument(parameters) { document throws(ResponseError) in
      let lines = document.lines
      return .array(document.script.symbols().map { json($0, lines) })
    }
  }

  private func json(_ symbol: DocumentSymbol, _ lines: LineMap) -> JSONValue {
    .members([
      "name": .string(symbol.name.isEmpty ? " " : symbol.name),
      "detail": symbol.detail.isEmpty ? nil : .string(symbol.detail),
      "kind": .integer(symbol.kind.number), "range": lines.json(symbol.range),
      "selectionRange": lines.json(symbol.selectionRange),
      "children": symbol.children.isEmpty ? nil : .array(symbol.children.map { json($0, lines) }),
    ])
  }

  func foldingRange(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withDocument(parameters) { document throws(ResponseError) in
      let lines = document.lines
      return .array(document.script.foldingRanges().compactMap { json($0, lines) })
    }
  }

  private func json(_ folding: FoldingRange, _ lines: LineMap) -> JSONValue? {
    let start = lines.position(of: folding.range.lowerBound)
    let end = lines.position(of: folding.range.upperBound)
    guard end.line > start.line else { return nil }
    return [
      "startLine": .integer(start.line), "startCharacter": .integer(start.column),
      "endLine": .integer(end.line), "endCharacter": .integer(end.column),
      "kind": folding.isComment ? "comment" : "region",
    ]
  }

  func selectionRange(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withDocument(parameters) { document throws(ResponseError) in
      let lines = document.lines
      let analysis = document.analysis
      return .array(
        (parameters["positions"]?.elements ?? []).map { position in
          let offset = lines.offset(of: position) ?? 0
          var answer: JSONValue?
          for range in analysis.selectionRanges(at: offset).reversed() {
            answer = .members(["range": lines.json(range), "parent": answer])
          }
          return answer ?? ["range": lines.json(SourceRange(offset, offset))]
        })
    }
  }
}

extension DocumentSymbol.Kind {
  /// LSP's SymbolKind.
  var number: Int {
    switch self {
    case .section: 3
    case .data, .script: 1
    case .model: 5
    case .function: 12
    case .variable: 13
    case .column: 8
    case .loop, .conditional: 24
    }
  }
}
