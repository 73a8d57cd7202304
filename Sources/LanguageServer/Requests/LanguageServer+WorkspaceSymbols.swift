import IDE
import Lang
import Report

extension LanguageServer {
  /// The symbols of the open documents and of the scripts that they include whose names have the letters asked for.
  func workspaceSymbol(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    var search = SymbolSearch(query: parameters["query"]?.string ?? "")
    var links: [(links: [DocumentLink], script: String)] = []
    for uri in documents.keys.sorted() {
      guard var document = documents.removeValue(forKey: uri) else { continue }
      links.append((document.script.documentLinks(), document.script.name))
      search.seen.insert(DocumentAddress.uri(ofPath: document.script.name))
      search.add(document.script.symbols(), uri, document.lines)
      documents[uri] = document
    }
    for (links, script) in links { addIncluded(by: links, of: script, to: &search) }
    return .array(search.answers)
  }

  private func addIncluded(by links: [DocumentLink], of name: String, to search: inout SymbolSearch) {
    for link in links where !link.isExample && link.path.hasSuffix(".koh") {
      guard let script = try? files.script(at: link.path, from: name) else { continue }
      let uri = DocumentAddress.uri(ofPath: absolute(script.name))
      guard search.seen.insert(uri).inserted else { continue }
      let included = Analysis(source: script, vocabulary: vocabulary, files: files)
      search.add(included.symbols(), uri, LineMap(script.utf8, client.encoding))
      addIncluded(by: included.documentLinks(), of: script.name, to: &search)
    }
  }
}

/// A search for names by some of their letters.
private struct SymbolSearch {
  private let query: String
  var answers: [JSONValue] = []
  /// The addresses of the scripts that were looked at.
  var seen: Set<String> = []

  init(query: String) { self.query = query.lowercased() }

  mutating func add(_ symbols: [DocumentSymbol], _ uri: String, _ lines: LineMap) {
    for symbol in symbols {
      if isFound(symbol.name) {
        answers.append([
          "name": .string(symbol.name), "kind": .integer(symbol.kind.number),
          "location": ["uri": .string(uri), "range": lines.json(symbol.selectionRange)],
        ])
      }
      add(symbol.children, uri, lines)
    }
  }

  /// Whether the letters asked for stand in the name, in their order.
  private func isFound(_ name: String) -> Bool {
    var rest = name.lowercased()[...]
    for letter in query {
      guard let place = rest.firstIndex(of: letter) else { return false }
      rest = rest[rest.index(after: place)...]
    }
    return true
  }
}
