import Lang

extension ScriptDocument {
  /// Checks what is to be checked anew.
  /// - Parameter isStopped: asked now and then whether to leave the rest for later.
  /// - Returns: whether all was checked.
  @discardableResult
  package mutating func check(isStopped: () -> Bool = { false }) -> Bool {
    check(before: pieces.count, isStopped: isStopped)
  }

  /// The same for the pieces before one of them.
  @discardableResult
  mutating func check(before limit: Int, isStopped: () -> Bool = { false }) -> Bool {
    var pace = Pace()
    while firstUnchecked < min(limit, pieces.count) {
      if pieces[firstUnchecked].findings == nil {
        checkAnew(firstUnchecked, in: scope(before: firstUnchecked))
        firstUnchecked += 1
      } else if let known = pieces[firstUnchecked].restsOn {
        firstUnchecked = follow(from: firstUnchecked, known, until: min(limit, pieces.count)) {
          pace.isDue && isStopped()
        }
      } else {
        firstUnchecked += 1
        continue
      }
      if pace.isDue, isStopped() { return false }
    }
    return firstUnchecked >= pieces.count
  }

  private mutating func checkAnew(_ index: Int, in known: SharedScope) {
    let scripts = Lang.check(
      pieces[index].source, vocabulary: vocabulary, scope: known.scope, files: files, isPart: true)
    let found = PieceFindings(scripts, before: known.scope, words: pieces[index].text.words)
    pieces[index].take(found, before: known)
  }

  /// Brings pieces up to date before which something else is known now than their findings rest on.
  /// - Returns: the first piece that it has not looked at.
  private mutating func follow(
    from first: Int, _ known: SharedScope, until limit: Int, isStopped: () -> Bool
  ) -> Int {
    // What findings rest on before the piece at `place`, and what is known there now.
    var (place, old, new) = (first, known.scope, scope(before: first).scope)
    var change = ScopeChange(from: old, to: new)
    var index = first
    pieces[first].restsOn = nil
    while !change.isEmpty {
      if pieces[index].isConcerned(by: change) {
        old = scope(old, after: place..<index)
        new = scope(new, after: place..<index)
        change = checkConcerned(index, by: change, &old, &new)
        place = index + 1
      } else {
        pieces[index].after = nil
        pieces[index].isOutdated = true
      }
      index += 1
      guard index < pieces.count, pieces[index].findings != nil, pieces[index].restsOn == nil else { break }
      if index >= limit || isStopped() {
        pieces[index].restsOn = SharedScope(scope(old, after: place..<index))
        break
      }
    }
    return max(index, first + 1)
  }

  /// Checks a piece again.
  /// - Parameters:
  ///   - old: what its findings rest on, and afterwards those of the next piece.
  ///   - new: what is known before it, and afterwards before the next piece.
  /// - Returns: the change before the next piece.
  private mutating func checkConcerned(
    _ index: Int, by change: ScopeChange, _ old: inout Scope, _ new: inout Scope
  ) -> ScopeChange {
    if let known = pieces[index].after {
      old = known.scope
    } else {
      pieces[index].findings?.effect?.apply(to: &old)
    }
    checkAnew(index, in: SharedScope(new))
    guard let findings = pieces[index].findings, let after = pieces[index].after else { return change }
    new = after.scope
    return change.after(old, new, words: pieces[index].text.words, findings.scopeUse)
  }

  /// Makes the scopes in a piece's findings those that are known now.
  mutating func bringUpToDate(_ index: Int) {
    guard pieces[index].isOutdated else { return }
    let (answers, outline) = (pieces[index].answers, pieces[index].outline)
    checkAnew(index, in: scope(before: index))
    pieces[index].answers = answers
    pieces[index].outline = outline
  }
}

extension ScriptPiece {
  /// Whether its findings may be others after such a change before it.
  fileprivate func isConcerned(by change: ScopeChange) -> Bool {
    guard let findings else { return true }
    return change.concerns(
      words: text.words, findings.scopeUse, findings.effect, foundAnything: !findings.diagnostics.isEmpty)
  }
}

/// Comes round once in so many steps.
private struct Pace {
  private var count = 0

  var isDue: Bool {
    mutating get {
      count += 1
      return count % 64 == 0
    }
  }
}
