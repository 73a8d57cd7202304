import IDE
import Lang
import Report

extension LanguageServer {
  func markUnpublished(_ uri: String) {
    if client.pullsDiagnostics { return }
    unpublished.removeAll { $0 == uri }
    unpublished.append(uri)
    markUnexamined(uri)
  }

  private func markUnexamined(_ uri: String) {
    unexamined.removeAll { $0 == uri }
    unexamined.append(uri)
  }

  /// Publishes what is wrong with the documents that have changed, unless something comes in meanwhile.
  func publishPending() {
    while let uri = unpublished.first {
      let queue = queue
      let isDone = documents[uri]?.script.check { !queue.isEmpty } ?? true
      guard isDone else { return }
      unpublished.removeFirst()
      publishDiagnostics(of: uri)
    }
  }

  private func publishDiagnostics(of uri: String) {
    guard var document = documents.removeValue(forKey: uri) else { return }
    let lines = document.lines
    publish(document.diagnostics.map { json($0, lines, uri: uri) }, of: uri, version: document.version)
    documents[uri] = document
  }

  /// Looks at the data of the documents that have changed, unless something comes in meanwhile.
  func examinePending() {
    while let uri = unexamined.first, queue.isEmpty {
      var news: OpenDocument.News?
      queue.whileIdle(pastime) { news = documents[uri]?.examine() }
      if pastime.isRequested { return }
      unexamined.removeFirst()
      guard let news else { continue }
      if news.ofDiagnostics {
        if client.pullsDiagnostics { refreshDiagnostics() } else { publishDiagnostics(of: uri) }
      }
      if news.ofRows { refreshInlayHints() }
    }
  }

  func publish(_ diagnostics: [JSONValue], of uri: String, version: Int?) {
    writer.notify(
      "textDocument/publishDiagnostics",
      .members([
        "uri": .string(uri), "version": version.map { .integer($0) }, "diagnostics": .array(diagnostics),
      ]))
  }

  /// Asks an editor that asks for diagnostics to do so again.
  func refreshDiagnostics() {
    guard client.refreshesDiagnostics else { return }
    writer.request("workspace/diagnostic/refresh", id: newRequest("diagnostics"), .null)
  }

  /// An editor that can be told to ask again does not wait for the look at the data, nor do its other requests.
  func documentDiagnostics(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withDocument(parameters) { document throws(ResponseError) in
      document.script.check()
      if client.refreshesDiagnostics {
        markUnexamined(document.uri)
      } else {
        pastime.clear()
        if document.examine()?.ofRows ?? false { refreshInlayHints() }
      }
      let (lines, uri) = (document.lines, document.uri)
      return ["kind": "full", "items": .array(document.diagnostics.map { json($0, lines, uri: uri) })]
    }
  }

  func json(_ diagnostic: Diagnostic, _ lines: LineMap, uri: String) -> JSONValue {
    let severity: JSONValue =
      switch diagnostic.severity {
      case .error: 1
      case .warning: 2
      case .note: 3
      }
    // Notes with a place of their own are shown there, the others below the message.
    let notes = diagnostic.notes.filter { $0.range == nil }.map { "\n" + $0.message }.joined()
    let related = diagnostic.notes.compactMap { note in
      note.range.map { range -> JSONValue in
        ["location": ["uri": .string(uri), "range": lines.json(range)], "message": .string(note.message)]
      }
    }
    return .members([
      "range": lines.json(diagnostic.range), "severity": severity, "code": .string(diagnostic.id.rawValue),
      "source": "kohort", "message": .string(diagnostic.message + notes),
      "relatedInformation": related.isEmpty ? nil : .array(related),
    ])
  }
}
