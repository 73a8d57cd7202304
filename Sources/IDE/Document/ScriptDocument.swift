import Lang

/// A script that is being edited.
///
/// It is kept in pieces of a statement each, with what was found in every one, so that an edit costs what it changes
/// and not the length of the script: only the pieces around it are parsed again, and of those that follow only the ones are
/// checked again that have a word of which something else is known now.
package struct ScriptDocument: Sendable {
  package let name: String
  let vocabulary: Vocabulary
  let files: any ScriptFiles
  private let initialScope: Scope
  /// What is known before the first piece: the initial scope with the functions of all pieces.
  private var firstScope: SharedScope

  /// The text. Invalid UTF-8 may be in it.
  package private(set) var utf8: [UInt8]
  var pieces: [ScriptPiece] = []
  /// The functions of all pieces, which may be called before they are declared.
  private var functions: [String: Int] = [:]
  /// No piece before that one is to be checked.
  var firstUnchecked = 0

  package init(
    name: String, utf8: [UInt8], vocabulary: Vocabulary, files: any ScriptFiles, scope: Scope = Scope()
  ) {
    self.name = name
    self.utf8 = utf8
    self.vocabulary = vocabulary
    self.files = files
    initialScope = scope
    firstScope = SharedScope(scope)
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
      new[index] = piece
    }
    let known = scope(before: old.upperBound)
    let declared =
      pieces[old].contains { !$0.text.functions.isEmpty } || new.contains { !$0.text.functions.isEmpty }
    pieces.replaceSubrange(old, with: new)
    rest(old.lowerBound + new.count, on: known)
    firstUnchecked = min(firstUnchecked, old.lowerBound)
    if declared { collectFunctions() }
  }

  /// Notes that what stands before a piece may have changed.
  private mutating func rest(_ index: Int, on known: SharedScope) {
    guard index < pieces.count, pieces[index].findings != nil, pieces[index].restsOn == nil else { return }
    pieces[index].restsOn = known
  }

  private mutating func collectFunctions() {
    var all = initialScope.functions
    for index in pieces.indices where !pieces[index].text.functions.isEmpty {
      all.merge(pieces[index].text.functions) { _, new in new }
    }
    if all == functions { return }
    rest(0, on: firstScope)
    functions = all
    var scope = initialScope
    scope.functions = functions
    firstScope = SharedScope(scope)
    firstUnchecked = 0
  }

  /// What is known where a piece begins, or was when the pieces before it were checked.
  mutating func scope(before index: Int) -> SharedScope {
    guard index > 0, pieces[index - 1].findings != nil else { return firstScope }
    if let known = pieces[index - 1].after { return known }
    var start = index - 1
    while start > 0, pieces[start].restsOn == nil, pieces[start - 1].after == nil { start -= 1 }
    let first = pieces[start].restsOn ?? (start > 0 ? pieces[start - 1].after : nil) ?? firstScope
    let found = SharedScope(scope(first.scope, after: start..<index))
    pieces[index - 1].after = found
    return found
  }

  /// What is known after pieces whose effects can be told.
  func scope(_ before: Scope, after range: Range<Int>) -> Scope {
    var scope = before
    for index in range { pieces[index].findings?.effect?.apply(to: &scope) }
    return scope
  }

  /// Nothing that was found holds any more: files may have changed.
  package mutating func forgetFindings() {
    for index in pieces.indices { pieces[index].forget() }
    firstUnchecked = 0
  }
}

extension [ScriptPiece] {
  /// Where a piece begins; the end of the text for the one after the last.
  func start(of index: Int) -> Int {
    var start = 0
    for before in 0..<Swift.min(index, count) { start += self[before].length }
    return start
  }

  /// The pieces that a range touches, at least one.
  func indices(touching range: SourceRange) -> Range<Int> {
    var start = 0
    var first: Int?
    var end = 0
    for index in indices where start <= range.upperBound {
      let upper = start + self[index].length
      if range.lowerBound <= upper {
        if first == nil { first = index }
        end = index + 1
      }
      start = upper
    }
    guard let first else { return 0..<Swift.min(1, count) }
    return first..<end
  }
}
