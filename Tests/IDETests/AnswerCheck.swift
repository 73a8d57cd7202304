import IDE
import Lang
import Testing

/// Asks a script everything and holds the answers to what must be so of any script.
struct AnswerCheck {
  let analysis: Analysis
  private var count: Int { analysis.source.utf8.count }

  private func isInside(_ range: SourceRange) -> Bool {
    0 <= range.lowerBound && range.lowerBound <= range.upperBound && range.upperBound <= count
  }

  private func areInside(_ ranges: [SourceRange], _ question: String) {
    #expect(ranges.allSatisfy(isInside), "\(question)")
  }

  func askOfAll() {
    let lines = LineTable(analysis.source)
    var end = 0
    for token in analysis.semanticTokens() {
      #expect(isInside(token.range) && token.range.lowerBound >= end && !token.range.isEmpty)
      #expect(lines.lineIndex(of: token.range.lowerBound) == lines.lineIndex(of: token.range.upperBound - 1))
      end = token.range.upperBound
    }
    check(analysis.symbols(), within: SourceRange(0, count))
    areInside(analysis.foldingRanges().map(\.range), "folding")
    areInside(analysis.codeLenses().map(\.range), "lenses")
    areInside(analysis.documentLinks().map(\.range), "links")
    for range in [SourceRange(0, count), SourceRange(-5, count + 5)] {
      areInside(analysis.inlayHints(in: range).map { SourceRange($0.offset, $0.offset) }, "hints")
      areInside(analysis.codeActions(in: range).flatMap { $0.edits.map(\.range) }, "actions")
    }
  }

  private func check(_ symbols: [DocumentSymbol], within outer: SourceRange) {
    for symbol in symbols {
      #expect(!symbol.name.isEmpty)
      #expect(outer.lowerBound <= symbol.range.lowerBound && symbol.range.upperBound <= outer.upperBound)
      #expect(symbol.range.lowerBound <= symbol.selectionRange.lowerBound)
      #expect(symbol.selectionRange.upperBound <= symbol.range.upperBound)
      check(symbol.children, within: symbol.range)
    }
  }

  func ask(at offset: Int) {
    areInside(
      analysis.definition(at: offset).filter { $0.file == nil }.map(\.range), "definition")
    let places = analysis.references(at: offset, includingDeclaration: true)
    areInside(places, "references")
    areInside(analysis.highlights(at: offset).map(\.range), "highlights")
    let selections = analysis.selectionRanges(at: offset)
    areInside(selections, "selection")
    #expect(selections.last == SourceRange(0, count))
    for (inner, outer) in zip(selections, selections.dropFirst()) {
      #expect(outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound)
    }
    if let help = analysis.signatureHelp(at: offset) {
      let size = help.label.utf8.count
      #expect(help.parameters.allSatisfy { $0.label.lowerBound >= 0 && $0.label.upperBound <= size })
      #expect(help.activeParameter.map(help.parameters.indices.contains) ?? true)
    }
    askToRename(at: offset, places)
  }

  /// What can be renamed has places, and what they are called again is what it was.
  private func askToRename(at offset: Int, _ places: [SourceRange]) {
    guard let target = analysis.renameTarget(at: offset) else { return }
    #expect(isInside(target.range) && places.contains(target.range))
    guard let edits = try? analysis.rename(at: offset, to: "et_nytt_navn") else { return }
    #expect(edits.map(\.range) == places)
  }
}
