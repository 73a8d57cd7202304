import Lang

/// A part of a document as an outline shows it.
package struct DocumentSymbol: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// Opened by a comment that is a heading.
    case section
    /// A file that is read, and a script that is run.
    case data, script
    case model, function, variable, column, loop, conditional
  }

  package var name: String
  package var detail: String
  package var kind: Kind
  package var range: SourceRange
  /// Lies within `range`.
  package var selectionRange: SourceRange
  package var children: [DocumentSymbol] = []
}

extension Analysis {
  /// The outline: sections, and the statements that make something.
  package func symbols() -> [DocumentSymbol] { madeSymbols().inSections(sectionHeadings(), of: source) }

  /// What the statements make, one after another.
  func madeSymbols() -> [DocumentSymbol] {
    let outline = Outline(source: source, vocabulary: vocabulary, names: nameTable())
    return statements.flatMap { outline.symbols(of: $0) }
  }

  func sectionHeadings() -> [SectionHeading] {
    comments(of: source, between: tokens(of: source)).compactMap { SectionHeading($0, in: source) }
  }
}

extension [DocumentSymbol] {
  /// Puts each symbol into the innermost section that is open where it stands.
  func inSections(_ headings: [SectionHeading], of source: SourceText) -> [DocumentSymbol] {
    if headings.isEmpty { return self }
    var open: [(level: Int, symbol: DocumentSymbol)] = [(.min, .document(of: source))]
    func close(downTo level: Int, at end: Int) {
      while let last = open.last, open.count > 1, last.level >= level {
        open.removeLast()
        var symbol = last.symbol
        symbol.range = SourceRange(symbol.range.lowerBound, end)
        open[open.count - 1].symbol.children.append(symbol)
      }
    }
    var rest = self[...]
    for heading in headings {
      while let next = rest.first, next.range.lowerBound < heading.range.lowerBound {
        open[open.count - 1].symbol.children.append(next)
        rest.removeFirst()
      }
      // A heading within a block opens no section of the script.
      if let last = open.last?.symbol.children.last, last.range.upperBound > heading.range.lowerBound {
        continue
      }
      close(downTo: heading.level, at: heading.range.lowerBound)
      open.append((heading.level, DocumentSymbol(heading)))
    }
    open[open.count - 1].symbol.children += rest
    close(downTo: .min, at: source.utf8.count)
    return open.first?.symbol.children ?? []
  }
}

extension DocumentSymbol {
  /// The same in a text that has so much more before it.
  mutating func move(by distance: Int) {
    range = range.moved(by: distance)
    selectionRange = selectionRange.moved(by: distance)
    for index in children.indices { children[index].move(by: distance) }
  }

  fileprivate init(_ heading: SectionHeading) {
    self.init(
      name: heading.title, detail: "", kind: .section, range: heading.range, selectionRange: heading.range)
  }

  fileprivate static func document(of source: SourceText) -> DocumentSymbol {
    let range = SourceRange(0, source.utf8.count)
    return DocumentSymbol(name: source.name, detail: "", kind: .section, range: range, selectionRange: range)
  }
}
