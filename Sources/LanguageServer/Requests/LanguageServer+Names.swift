import IDE
import Lang
import Report

extension LanguageServer {
  func definition(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withPlace(parameters) { document, offset throws(ResponseError) in
      let (lines, uri) = (document.lines, document.uri)
      return .array(document.analysis.definition(at: offset).compactMap { json($0, uri, lines) })
    }
  }

  /// A place in the document, or in a script that it includes.
  private func json(_ location: Location, _ uri: String, _ lines: LineMap) -> JSONValue? {
    guard let file = location.file else {
      return ["uri": .string(uri), "range": lines.json(location.range)]
    }
    guard let script = try? files.script(at: file, from: "") else { return nil }
    let map = LineMap(script.utf8, client.encoding)
    return ["uri": .string(DocumentAddress.uri(ofPath: absolute(file))), "range": map.json(location.range)]
  }

  func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : environment.workingFolder + "/" + path
  }

  func references(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let includes = parameters["context"]?["includeDeclaration"]?.bool ?? true
    return try withPlace(parameters) { document, offset throws(ResponseError) in
      let (lines, uri) = (document.lines, document.uri)
      let found = document.analysis.references(at: offset, includingDeclaration: includes)
      return .array(found.map { ["uri": .string(uri), "range": lines.json($0)] })
    }
  }

  func documentHighlight(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withPlace(parameters) { document, offset throws(ResponseError) in
      let lines = document.lines
      return .array(
        document.analysis.highlights(at: offset).map { highlight in
          ["range": lines.json(highlight.range), "kind": highlight.isWrite ? 3 : 2]
        })
    }
  }

  func prepareRename(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withPlace(parameters) { document, offset throws(ResponseError) in
      let lines = document.lines
      guard let target = document.analysis.renameTarget(at: offset) else { return .null }
      return ["range": lines.json(target.range), "placeholder": .string(target.name)]
    }
  }

  func rename(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    guard let name = parameters["newName"]?.string else { throw .invalidParameters("no new name") }
    return try withPlace(parameters) { document, offset throws(ResponseError) in
      let (lines, uri) = (document.lines, document.uri)
      do throws(RenameProblem) {
        return workspaceEdit(try document.analysis.rename(at: offset, to: name), uri, lines)
      } catch {
        switch error {
        case .notRenamable: throw .failed("only what the script itself names can be renamed")
        case .invalidName(let name): throw .failed("'\(name)' can be no name")
        case .taken(let name): throw .failed("there is already something called '\(name)'")
        case .changesPattern(let changed):
          let line = lines.position(of: changed.range.lowerBound).line + 1
          let change =
            changed.wouldGainColumn ? "would then stand for it too" : "would no longer stand for it"
          throw .failed("the pattern '\(changed.pattern)' in line \(line) \(change)")
        }
      }
    }
  }

  func workspaceEdit(_ edits: [TextEdit], _ uri: String, _ lines: LineMap) -> JSONValue {
    ["changes": .object([.init(uri, .array(edits.map { json($0, lines) }))])]
  }

  func json(_ edit: TextEdit, _ lines: LineMap) -> JSONValue {
    ["range": lines.json(edit.range), "newText": .string(edit.replacementText)]
  }
}
