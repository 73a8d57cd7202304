import Lang

/// A script that is being edited.
///
/// It is kept in pieces of a statement each, with what was found in every one, so that an edit costs what it changes
/// and not the length of the script: only the pieces around it are parsed again, and checking goes on from there until
/// it finds known what was known before.
package struct ScriptDocument: Sendable {
  package let name: String
  private let vocabulary: Vocabulary
  private let files: any ScriptFiles
  private let initialScope: Scope

  /// The text. Invalid UTF-8 may be in it.
  package private(set) var utf8: [UInt8]
  var pieces: [ScriptPiece] = []
  /// The functions of all pieces, which may be called before they are declared.
  private var functions: [String: Int] = [:]
  /// The first piece whose findings may not hold any more; those after it may hold.
  private var firstStale = 0

  package init(
    name: String, utf8: [UInt8], vocabulary: Vocabulary, files: any ScriptFiles, scope: Scope = Scope()
  ) {
    self.name = name
    self.utf8 = utf8
    self.vocabulary = vocabulary
    self.files = files
    initialScope = scope
    pieces = ScriptPiece.pieces(of: source)
    collectFunctions()
  }

  /// The text cut between statements; together they are the whole.
  package var parts: [SourceText] { pieces.map(\.source) }

  package var source: SourceText { SourceText(name: name, utf8: utf8) }

  // MARK: Editing

  /// Replaces a range, which is clamped to the text.
  package mutating func edit(_ range: SourceRange, replacement: [UInt8]) {
    let lower = min(max(range.lowerBound, 0), utf8.count)
    let upper = min(max(range.upperBound, lower), utf8.count)
    utf8.replaceSubrange(lower..<upper, with: replacement)
    let edited = pieces.indices(touching: SourceRange(lower, upper))
    parseAgain(edited, growth: replacement.count - (upper - lower))
  }

  /// Reads the pieces again until a piece ends where one ended before.
  private mutating func parseAgain(_ edited: Range<Int>, growth: Int) {
    // What stands before may go on in what was edited: an operator at the end of a line, an `else`.
    let first = max(0, edited.lowerBound - 1)
    let start = pieces.start(of: first)
    var end = min(pieces.count, edited.upperBound + 1)
    while true {
      let limit = pieces.start(of: end) + growth
      let beyond = end < pieces.count ? limit + pieces[end].length : limit
      let found = ScriptPiece.pieces(of: source.part(SourceRange(start, beyond)))
      var offset = start
      var count = 0
      while count < found.count, offset < limit {
        offset += found[count].length
        count += 1
      }
      if end == pieces.count || offset == limit && count < found.count {
        replace(first..<end, with: end == pieces.count ? found : Array(found[..<count]))
        return
      }
      end = min(pieces.count, end + max(8, end - first))
    }
  }

  private mutating func replace(_ old: Range<Int>, with new: [ScriptPiece]) {
    var new = new
    // What was not changed keeps its findings, which hold if as much is known before it.
    for (index, piece) in pieces[old].enumerated() {
      guard index < new.count, new[index].source.utf8 == piece.source.utf8 else { break }
      new[index].findings = piece.findings
    }
    let declared = pieces[old].contains { !$0.functions.isEmpty } || new.contains { !$0.functions.isEmpty }
    pieces.replaceSubrange(old, with: new)
    firstStale = min(firstStale, old.lowerBound)
    if declared { collectFunctions() }
  }

  private mutating func collectFunctions() {
    var all = initialScope.functions
    for piece in pieces { all.merge(piece.functions) { _, new in new } }
    if all != functions { firstStale = 0 }
    functions = all
  }

  // MARK: Checking

  /// Nothing that was found holds any more: files may have changed.
  package mutating func forgetFindings() {
    for index in pieces.indices { pieces[index].findings = nil }
    firstStale = 0
  }

  /// Checks what is to be checked anew, until a piece of that number.
  /// - Parameter isStopped: asked now and then whether to leave the rest for later.
  /// - Returns: whether all was checked.
  @discardableResult
  package mutating func check(isStopped: () -> Bool = { false }) -> Bool {
    check(before: pieces.count, isStopped: isStopped)
  }

  private mutating func check(before limit: Int, isStopped: () -> Bool = { false }) -> Bool {
    var checkedCount = 0
    while firstStale < min(limit, pieces.count) {
      var scope = firstStale > 0 ? pieces[firstStale - 1].findings?.after ?? initialScope : initialScope
      if firstStale == 0 { scope.functions = functions }
      if let old = pieces[firstStale].findings, old.before == scope {
        firstStale = firstStaleAfter(firstStale)
        continue
      }
      let scripts = Lang.check(
        pieces[firstStale].source, vocabulary: vocabulary, scope: scope, files: files)
      pieces[firstStale].findings = ScriptPiece.Findings(before: scope, scripts: scripts)
      firstStale += 1
      checkedCount += 1
      if checkedCount % 64 == 0, isStopped() { return false }
    }
    return firstStale >= pieces.count
  }

  /// The next piece after one that holds which was never checked; the chain of those between holds.
  private func firstStaleAfter(_ index: Int) -> Int {
    var index = index + 1
    while index < pieces.count, let findings = pieces[index].findings,
      findings.isOf(pieces[index - 1].findings)
    {
      index += 1
    }
    return index
  }

  // MARK: Asking

  /// What is wrong with the script, in the order of its text, as far as it has been checked.
  package var diagnostics: [Diagnostic] {
    var all: [Diagnostic] = []
    var start = 0
    for (index, piece) in pieces.enumerated() {
      if let found = piece.findings?.checked?.diagnostics, !found.isEmpty {
        all += found.map { diagnostic in
          let moved = diagnostic.moved(by: start)
          guard diagnostic.isUnknownColumn, diagnostic.notes.allSatisfy({ $0.range == nil }),
            let later = statement(making: piece.source[diagnostic.range], after: index)
          else { return moved }
          return moved.explained(byLaterStatementAt: later)
        }
      }
      start += piece.length
    }
    return all
  }

  /// Where a column is made that a piece does not know; so many pieces behind it are looked at.
  private func statement(making column: String, after index: Int) -> SourceRange? {
    let behind = pieces[(index + 1)...].prefix(500)
    let place = behind.firstIndex { piece in
      guard let findings = piece.findings else { return false }
      return findings.after.schema.column(named: column) != nil
    }
    guard let place, let statement = pieces[place].findings?.checked?.statement(making: column) else {
      return nil
    }
    return statement.moved(by: pieces.start(of: place))
  }

  /// The statement around an offset, to be asked about that place: a snapshot whose text begins at `start`.
  package mutating func piece(at offset: Int) -> (analysis: Analysis, start: Int) {
    let place = min(max(offset, 0), utf8.count)
    let index = max(0, pieces.indices(touching: SourceRange(place, place)).upperBound - 1)
    _ = check(before: index + 1)
    guard pieces.indices.contains(index), let findings = pieces[index].findings else {
      return (Analysis(source: source, vocabulary: vocabulary, files: files), 0)
    }
    return (analysis(of: pieces[index], findings), pieces.start(of: index))
  }

  func analysis(of piece: ScriptPiece, _ findings: ScriptPiece.Findings) -> Analysis {
    Analysis(source: piece.source, vocabulary: vocabulary, files: files, scripts: findings.scripts)
  }

  /// A snapshot of the whole script.
  package mutating func whole() -> Analysis {
    check()
    var checked = CheckedScript(source: source, diagnostics: diagnostics)
    var included: [CheckedScript] = []
    var start = 0
    for piece in pieces {
      let scripts = piece.findings?.scripts ?? []
      checked.scopes += (scripts.first?.scopes ?? []).map { (start + $0.offset, $0.scope) }
      // The piece's own place is the document's; the others stand behind those of the pieces before.
      let shift = included.count
      checked.inclusions += (scripts.first?.inclusions ?? []).map { (start + $0.offset, $0.index + shift) }
      for var script in scripts.dropFirst() {
        script.inclusions = script.inclusions.map { ($0.offset, $0.index + shift) }
        included.append(script)
      }
      start += piece.length
    }
    return Analysis(source: source, vocabulary: vocabulary, files: files, scripts: [checked] + included)
  }
}

extension [ScriptPiece] {
  /// Where a piece begins; the end of the text for the one after the last.
  fileprivate func start(of index: Int) -> Int {
    self[..<Swift.min(index, count)].reduce(0) { $0 + $1.length }
  }

  /// The pieces that a range touches, at least one.
  fileprivate func indices(touching range: SourceRange) -> Range<Int> {
    var start = 0
    var first: Int?
    var end = 0
    for (index, piece) in enumerated() {
      let upper = start + piece.length
      if start <= range.upperBound, range.lowerBound <= upper {
        if first == nil { first = index }
        end = index + 1
      }
      if start > range.upperBound { break }
      start = upper
    }
    guard let first else { return 0..<Swift.min(1, count) }
    return first..<end
  }
}

extension ScriptPiece.Findings {
  /// Whether what was known before is still what is known after the piece before it.
  fileprivate func isOf(_ previous: ScriptPiece.Findings?) -> Bool {
    previous.map { $0.after == before } ?? false
  }
}

extension Diagnostic {
  /// The same problem in a text that has so much more before it.
  package func moved(by distance: Int) -> Diagnostic {
    if distance == 0 { return self }
    var diagnostic = self
    diagnostic.range = range.moved(by: distance)
    diagnostic.notes = notes.map { Note($0.message, at: $0.range?.moved(by: distance)) }
    diagnostic.fixIts = fixIts.map {
      FixIt($0.title, at: $0.range.moved(by: distance), replacement: $0.replacement)
    }
    return diagnostic
  }
}
