/// What a check of a script took from the scope that it began with, beside what the words of the script's own text name
/// there.
///
/// It tells whether a check would find the same in another scope. A check that found something wrong may have looked at
/// every name, for the nearest; nothing is noted of that here.
package struct ScopeUse: Hashable, Sendable {
  /// What it may change of the data in memory, and rests on for that.
  package internal(set) var reach = CommandSpec.Reach.nothing
  /// Whether it names columns by a pattern or a range, or reads them without a word.
  package internal(set) var readsEveryColumn = false
  /// Whether other scripts are included, whose words count too.
  package internal(set) var includesScripts = false
  /// Unknown words of which nothing was said because a line before the script could not be understood.
  package internal(set) var forgivenWords: Set<String> = []

  package init() {}

  mutating func note(_ spec: CommandSpec) {
    if spec.reach == .wholeData || reach == .nothing { reach = spec.reach }
    if spec.includes != nil { includesScripts = true }
    if spec.reliances.contains(.everyColumn) { readsEveryColumn = true }
  }
}

extension Expression {
  /// Whether it is the name of one column; `all` may be that of every one.
  var isColumnName: Bool {
    guard case .name(let text) = kind else { return false }
    return text != ColumnSelection.everything
  }
}
