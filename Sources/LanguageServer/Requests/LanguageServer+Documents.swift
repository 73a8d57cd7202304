import IDE
import Lang
import Report
import Runtime

extension LanguageServer {
  func didOpen(_ parameters: JSONValue) {
    guard let item = parameters["textDocument"], let uri = item["uri"]?.string,
      let text = item["text"]?.string
    else { return }
    let script = ScriptDocument(
      name: DocumentAddress.path(of: uri), utf8: Array(text.utf8), vocabulary: vocabulary, files: files)
    documents[uri] = OpenDocument(
      uri: uri, version: item["version"]?.integer, script: script, encoding: client.encoding,
      examination: DataExamination(environment: environment(ofScript: script.name, pastime)))
    markUnpublished(uri)
  }

  func didChange(_ parameters: JSONValue) {
    guard let item = parameters["textDocument"], let uri = item["uri"]?.string,
      let changes = parameters["contentChanges"]?.elements
    else { return }
    for change in changes {
      guard let text = change["text"]?.string else { continue }
      guard var document = documents.removeValue(forKey: uri) else { return }
      let lines = document.lines
      let range = lines.range(of: change["range"]) ?? SourceRange(0, lines.end)
      document.edit(range, replacement: Array(text.utf8))
      documents[uri] = document
    }
    documents[uri]?.version = item["version"]?.integer
    markUnpublished(uri)
  }

  func didClose(_ parameters: JSONValue) {
    guard let uri = parameters["textDocument"]?["uri"]?.string else { return }
    documents[uri] = nil
    unpublished.removeAll { $0 == uri }
    unexamined.removeAll { $0 == uri }
    // What an editor shows of a closed document would stay.
    if !client.pullsDiagnostics { publish([], of: uri, version: nil) }
  }

  func didSave(_ parameters: JSONValue) { filesMayHaveChanged() }

  func didChangeWatchedFiles(_ parameters: JSONValue) { filesMayHaveChanged() }

  private func filesMayHaveChanged() {
    for uri in documents.keys.sorted() {
      documents[uri]?.forgetFindings()
      markUnpublished(uri)
    }
    if client.pullsDiagnostics { refreshDiagnostics() }
  }

  // MARK: Looking documents up

  /// What `body` makes of the document of a request, which keeps what it works out.
  func withDocument<Result>(
    _ parameters: JSONValue, _ body: (inout OpenDocument) throws(ResponseError) -> Result
  ) throws(ResponseError) -> Result {
    guard let uri = parameters["textDocument"]?["uri"]?.string else {
      throw .invalidParameters("the request names no document")
    }
    guard var document = documents.removeValue(forKey: uri) else {
      throw .invalidParameters("'\(uri)' is not open")
    }
    defer { documents[uri] = document }
    return try body(&document)
  }

  /// The same with the offset of the request's position.
  func withPlace<Result>(
    _ parameters: JSONValue, _ body: (inout OpenDocument, Int) throws(ResponseError) -> Result
  ) throws(ResponseError) -> Result {
    try withDocument(parameters) { document throws(ResponseError) in
      guard let offset = document.lines.offset(of: parameters["position"]) else {
        throw .invalidParameters("the request has no position")
      }
      return try body(&document, offset)
    }
  }
}
