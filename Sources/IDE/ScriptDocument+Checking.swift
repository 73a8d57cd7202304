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

  private mutating func checkAnew(_ index: Int, in scope: Scope) {
    let scripts = Lang.check(
      pieces[index].source, vocabulary: vocabulary, scope: scope, files: files, isPart: true)
    pieces[index].findings = ScriptPiece.Findings(scripts, before: scope)
    pieces[index].restsOn = nil
  }

  /// Brings pieces up to date before which something else is known now than their findings rest on.
  /// - Returns: the first piece that it has not looked at.
  private mutating func follow(
    from first: Int, _ known: Scope, until limit: Int, isStopped: () -> Bool
  ) -> Int {
    var before = scope(before: first)
    var change = ScopeChange(from: known, to: before)
    var index = first
    pieces[first].restsOn = nil
    while !change.isEmpty {
      let old = pieces[index].findings?.after ?? before
      if pieces[index].isConcerned(by: change) {
        checkAnew(index, in: before)
        let names = pieces[index].namesConcerned(by: change)
        before = pieces[index].findings?.after ?? before
        change = ScopeChange(from: old, to: before, among: names)
      } else {
        pieces[index].findings?.move(to: before, by: change)
        before = pieces[index].findings?.after ?? before
      }
      index += 1
      guard index < pieces.count, pieces[index].findings != nil, pieces[index].restsOn == nil else { break }
      if index >= limit || isStopped() {
        pieces[index].restsOn = old
        break
      }
    }
    return max(index, first + 1)
  }

  /// Makes the scopes in a piece's findings those that are known now.
  mutating func bringUpToDate(_ index: Int) {
    guard let findings = pieces[index].findings, findings.isOutdated else { return }
    checkAnew(index, in: scope(before: index))
    pieces[index].findings?.answers = findings.answers
  }
}

extension ScriptPiece.Findings {
  /// Takes over a change before the piece that does not concern it.
  fileprivate mutating func move(to before: Scope, by change: ScopeChange) {
    after = leavesScope ? before : change.applied(to: after, from: before)
    isOutdated = true
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
