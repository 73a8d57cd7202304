import Lang

extension ScriptDocument {
  /// What is wrong with the script, in the order of its text, as far as it has been checked.
  package var diagnostics: [Diagnostic] {
    var all: [Diagnostic] = []
    var start = 0
    for index in pieces.indices {
      defer { start += pieces[index].length }
      guard let found = pieces[index].findings?.diagnostics, !found.isEmpty else { continue }
      all += found.map { diagnostic in
        let moved = diagnostic.moved(by: start)
        // A column that the piece does not know may be made further down.
        guard diagnostic.isUnknownColumn, diagnostic.notes.allSatisfy({ $0.range == nil }),
          let later = statement(making: pieces[index].source[diagnostic.range], after: index)
        else { return moved }
        return moved.explained(byLaterStatementAt: later)
      }
    }
    return all
  }

  /// Where a column is made; so many pieces behind one of them are looked at.
  private func statement(making column: String, after index: Int) -> SourceRange? {
    let behind = (index + 1)..<min(pieces.count, index + 501)
    let place = behind.first { place in
      guard let findings = pieces[place].findings else { return false }
      return findings.effect?.gives(column: column)
        ?? (pieces[place].after?.scope.schema.column(named: column) != nil)
    }
    guard let place, let statement = pieces[place].findings?.scripts.first?.statement(making: column) else {
      return nil
    }
    return statement.moved(by: pieces.start(of: place))
  }

  /// The statement around an offset, to be asked about that place: a snapshot whose text begins at `start`.
  package mutating func piece(at offset: Int) -> (analysis: Analysis, start: Int) {
    let place = min(max(offset, 0), utf8.count)
    let index = max(0, pieces.indices(touching: SourceRange(place, place)).upperBound - 1)
    check(before: index + 1)
    guard pieces.indices.contains(index) else {
      return (Analysis(source: source, vocabulary: vocabulary, files: files), 0)
    }
    bringUpToDate(index)
    var analysis = analysis(ofPiece: index)
    analysis.functionsElsewhere = ownFunctions
    for earlier in 0..<index {
      guard let findings = pieces[earlier].findings, findings.scopeUse.includesScripts else { continue }
      analysis.includedElsewhere += findings.scripts.dropFirst().map(\.source)
    }
    return (analysis, pieces.start(of: index))
  }

  /// What can be told of a piece without those around it.
  func analysis(ofPiece index: Int) -> Analysis {
    Analysis(
      source: pieces[index].source, vocabulary: vocabulary, files: files,
      scripts: pieces[index].findings?.scripts ?? [], words: pieces[index].text.words)
  }

  /// The functions of all pieces with what the comments above them tell, which may stand in the piece before.
  private var ownFunctions: [String: OwnFunction] {
    var functions: [String: OwnFunction] = [:]
    for index in pieces.indices where !pieces[index].text.functions.isEmpty {
      let before = index > 0 ? pieces[index - 1].source.utf8 : []
      let source = SourceText(name: name, utf8: before + pieces[index].source.utf8)
      let declared = OwnFunction.declared(by: parse(source).tree, in: source)
      functions.merge(declared.filter { pieces[index].text.functions[$0.key] != nil }) { $1 }
    }
    return functions
  }

  /// A snapshot of the whole script.
  package mutating func whole() -> Analysis {
    check()
    var checked = CheckedScript(source: source, diagnostics: diagnostics)
    var included: [CheckedScript] = []
    var start = 0
    for index in pieces.indices {
      bringUpToDate(index)
      let scripts = pieces[index].findings?.scripts ?? []
      checked.scopes += (scripts.first?.scopes ?? []).map { (start + $0.offset, $0.scope) }
      // The piece's own place is the document's; the others stand behind those of the pieces before.
      let shift = included.count
      checked.inclusions += (scripts.first?.inclusions ?? []).map { (start + $0.offset, $0.index + shift) }
      for var script in scripts.dropFirst() {
        script.inclusions = script.inclusions.map { ($0.offset, $0.index + shift) }
        included.append(script)
      }
      start += pieces[index].length
    }
    return Analysis(source: source, vocabulary: vocabulary, files: files, scripts: [checked] + included)
  }
}
