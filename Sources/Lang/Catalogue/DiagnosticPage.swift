/// What `help unknown-option` shows: what a diagnostic means, an example of it, and the example mended.
package struct DiagnosticPage: Hashable, Sendable {
  package var id: String
  package var meaning: String
  /// A script that has the problem, on the example data; `nil` where a script cannot show it.
  package var example: String?
  package var mended: String?

  package init(_ id: String, _ meaning: String, example: String? = nil, mended: String? = nil) {
    self.id = id
    self.meaning = meaning
    self.example = example
    self.mended = mended
  }

  /// The page in lines of at most `width` characters; scripts are not wrapped.
  package func lines(width: Int) -> [String] {
    var lines = [id, ""] + wrap(meaning, width: width)
    if let example { lines += ["", "For example:"] + indented(example) }
    if let mended { lines += ["", "Mended:"] + indented(mended) }
    return lines
  }

  private func indented(_ script: String) -> [String] {
    script.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
  }
}

/// The pages of all diagnostics, by id.
package struct DiagnosticCatalogue: Sendable {
  private let pages: [String: DiagnosticPage]

  /// Of two pages of one id the first counts; a test keeps ids unique.
  package init(_ pages: [DiagnosticPage]) {
    self.pages = Dictionary(pages.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The pages of what the language itself reports; commands and files add theirs.
  package static let languagePages = lexingPages + parsingPages + optionPages + bindingPages + checkingPages

  package var ids: [String] { pages.keys.sorted() }

  package func page(for id: String) -> DiagnosticPage? { pages[id] }
}

/// The text in lines of at most `width` characters; a longer word has a line of its own.
package func wrap(_ text: String, width: Int, indent: String = "") -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(whereSeparator: \.isWhitespace) {
    if !line.isEmpty, indent.count + line.displayWidth + 1 + word.displayWidth > width {
      lines.append(indent + line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  if !line.isEmpty { lines.append(indent + line) }
  return lines
}
