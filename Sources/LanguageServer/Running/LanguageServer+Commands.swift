import Data
import IDE
import Lang
import Report
import Runtime

extension LanguageServer {
  /// Begins a run, whose end is the answer.
  func execute(_ parameters: JSONValue, id: JSONValue) throws(ResponseError) {
    guard let name = parameters["command"]?.string.flatMap(RunCommandName.init) else {
      throw .invalidParameters("there is no command '\(parameters["command"]?.string ?? "")'")
    }
    let arguments = parameters["arguments"]?.elements ?? []
    guard let uri = arguments.first?.string, var document = documents[uri] else {
      throw .invalidParameters("the first argument is the address of an open document")
    }
    let end = document.script.utf8.count
    let wanted = document.lines.range(of: arguments.count > 1 ? arguments[1] : nil) ?? SourceRange(0, end)
    let range: SourceRange =
      switch name {
      case .run: wanted
      case .runFrom: SourceRange(wanted.lowerBound, end)
      case .runAll: SourceRange(0, end)
      }
    let interruption = Interruption()
    let environment = environment(ofScript: document.script.name, interruption)
    queue.begin(id, interruption)
    let token = parameters["workDoneToken"]
    start(
      ScriptRun(
        source: document.script.source, range: range, environment: environment, report: progress(token)),
      id: id, token: token)
  }

  private func start(_ run: ScriptRun, id: JSONValue, token: JSONValue?) {
    let (queue, writer) = (queue, writer)
    let results = client.showsDocuments ? resultsPath(of: run.source.name) : nil
    let request = newRequest("show")
    if let token {
      let title = "Running \(Path.lastComponent(of: run.source.name))"
      writer.progress(token, ["kind": "begin", "title": .string(title), "cancellable": true])
    }
    BackgroundThread.start {
      let outcome = run.run()
      if let token { writer.progress(token, ["kind": "end"]) }
      guard !run.environment.interruption.isRequested else {
        return queue.add(.finished(id: id, .failure(.cancelled)))
      }
      let uri = results.flatMap { outcome.written(to: $0) }.map { DocumentAddress.uri(ofPath: $0) }
      if let uri {
        writer.request(
          "window/showDocument", id: request,
          ["uri": .string(uri), "external": false, "takeFocus": false])
      }
      queue.add(
        .finished(
          id: id,
          .success([
            "kind": "markdown", "text": .string(outcome.text), "succeeded": .bool(outcome.succeeded),
            "document": .string(uri),
          ])))
    }
  }

  /// Where the results of a script are shown from, the same file for every run of it.
  private func resultsPath(of script: String) -> String? {
    guard let folder = resultsFolder() else { return nil }
    let name = Path.lastComponent(of: script)
    let stem = name.hasSuffix(".koh") ? String(name.dropLast(4)) : name
    let plain = stem.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" ? $0 : "_" }
    return folder + "/" + String(plain) + ".results.md"
  }

  private func progress(_ token: JSONValue?) -> @Sendable (Int) -> Void {
    guard let token else { return { _ in } }
    let writer = writer
    return { line in writer.progress(token, ["kind": "report", "message": .string("line \(line)")]) }
  }
}

extension MessageWriter {
  fileprivate func progress(_ token: JSONValue, _ value: JSONValue) {
    notify("$/progress", ["token": token, "value": value])
  }
}

extension ScriptRun.Outcome {
  /// The path, where the text could be written to it.
  fileprivate func written(to path: String) -> String? {
    let isWritten = try? FileReplacement(path: path).write { stream in
      stream.write(text)
      return true
    }
    return isWritten == true ? path : nil
  }
}
