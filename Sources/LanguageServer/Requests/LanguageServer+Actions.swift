import IDE
import Lang
import Report
import Runtime

extension LanguageServer {
  func codeAction(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let only = parameters["context"]?["only"]?.elements?.compactMap(\.string)
    return try withDocument(parameters) { document throws(ResponseError) in
      let (lines, uri) = (document.lines, document.uri)
      let range = lines.range(of: parameters["range"]) ?? SourceRange(0, 0)
      return .array(
        document.codeActions(in: range).compactMap { action in
          let kind = action.kind == .quickFix ? "quickfix" : "refactor"
          if let only, !only.contains(where: { kind == $0 || kind.hasPrefix($0 + ".") }) { return nil }
          return .members([
            "title": .string(action.title), "kind": .string(kind),
            "diagnostics": action.fixes.map { [json($0, lines, uri: uri)] },
            "isPreferred": action.isPreferred ? true : nil,
            "edit": workspaceEdit(action.edits, uri, lines),
          ])
        })
    }
  }

  func codeLens(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withDocument(parameters) { document throws(ResponseError) in
      let (lines, uri) = (document.lines, document.uri)
      return .array(
        document.script.codeLenses().map { lens in
          let name: RunCommandName = lens.action == .run ? .run : .runFrom
          return [
            "range": lines.json(lens.range),
            "command": [
              "title": .string(lens.title), "command": .string(name.rawValue),
              "arguments": [.string(uri), lines.json(lens.range)],
            ],
          ]
        })
    }
  }

  func inlayHint(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withDocument(parameters) { document throws(ResponseError) in
      let lines = document.lines
      let range = lines.range(of: parameters["range"]) ?? SourceRange(0, lines.end)
      return .array(
        (document.script.inlayHints(in: range) + document.rowHints(in: range)).map { hint in
          .members([
            "position": lines.json(hint.offset), "label": .string(hint.label),
            "tooltip": hint.tooltip.isEmpty ? nil : .string(hint.tooltip),
            "paddingLeft": true,
          ])
        })
    }
  }

  /// Asks the editor to ask for the hints again.
  func refreshInlayHints() {
    guard client.refreshesInlayHints else { return }
    writer.request("workspace/inlayHint/refresh", id: newRequest("hints"), .null)
  }

  func documentLink(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withDocument(parameters) { document throws(ResponseError) in
      let (lines, script) = (document.lines, document.script.name)
      return .array(
        document.script.documentLinks().compactMap { link in
          guard let path = path(of: link, from: script) else { return nil }
          return [
            "range": lines.json(link.range),
            "target": .string(DocumentAddress.uri(ofPath: absolute(path))),
          ]
        })
    }
  }

  private func path(of link: DocumentLink, from script: String) -> String? {
    if link.isExample {
      return environment.examplePath(link.path)
    }
    return Path.joined(link.path, to: Path.folder(of: script))
  }
}

extension OpenDocument {
  /// How many rows models use, behind their statements.
  fileprivate func rowHints(in range: SourceRange) -> [InlayHint] {
    rowsUsed.filter { range.contains($0.offset) }.map {
      InlayHint(offset: $0.offset, label: "  " + $0.label, tooltip: $0.sentence)
    }
  }
}
