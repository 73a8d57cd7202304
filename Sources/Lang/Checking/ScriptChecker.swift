/// A script and what a check found in it.
package struct CheckedScript: Sendable {
  package var source: SourceText
  package var diagnostics: [Diagnostic]
  /// What was known at places of the script, in its order: before and after each statement, and where a block begins.
  package var scopes: [(offset: Int, scope: Scope)]
  /// The scripts that it includes: where, and the place of each among all that were checked.
  package var inclusions: [(offset: Int, index: Int)] = []
  /// What the check took from what was known before the script, for the script that was checked and not for those that it
  /// includes.
  package var scopeUse = ScopeUse()

  package init(source: SourceText, diagnostics: [Diagnostic] = [], scopes: [(offset: Int, scope: Scope)] = [])
  {
    self.source = source
    self.diagnostics = diagnostics
    self.scopes = scopes
  }

  /// Adds what was found in another way, but where something is wrong already.
  package mutating func add(_ others: [Diagnostic]) {
    // Why a file cannot be read is told better by who reads it.
    let explained = Set(others.filter { $0.severity == .error }.map(\.range))
    diagnostics.removeAll { $0.id == "file-unreadable" && explained.contains($0.range) }
    let taken = Set(diagnostics.map(\.range))
    let errors = diagnostics.filter { $0.severity == .error }.map(\.range)
    let new = others.filter { other in
      !taken.contains(other.range)
        && (other.severity != .error || !errors.contains { $0.touches(other.range) })
    }
    diagnostics = (diagnostics + new).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// What is known where a statement begins, or would begin.
  package func scope(ofStatementAt offset: Int) -> Scope {
    var low = 0
    var high = scopes.count
    while low < high {
      let middle = (low + high) / 2
      if scopes[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? scopes[low - 1].scope : scopes.first?.scope ?? Scope()
  }
}

/// Checks a script without running it: follows the columns from statement to statement and reports what
/// cannot work. The script itself comes first in the answer, then those that it includes.
/// - Parameter isPart: whether it is a part of a script all of whose functions the scope knows.
package func check(
  _ source: SourceText, vocabulary: Vocabulary, scope: Scope = Scope(), files: any ScriptFiles = NoFiles(),
  isPart: Bool = false
) -> [CheckedScript] {
  var checker = ScriptChecker(vocabulary: vocabulary, files: files, scope: scope)
  checker.knowsFunctions = isPart
  checker.check(source)
  var scripts = checker.finished
  if !scripts.isEmpty { scripts[0].scopeUse = checker.scopeUse }
  return scripts
}

struct ScriptChecker {
  let vocabulary: Vocabulary
  let files: any ScriptFiles
  var scope: Scope
  var scopeUse = ScopeUse()
  /// The script at hand; inside an `include` the outer ones wait.
  private(set) var current = CheckedScript(source: SourceText(""))
  private(set) var finished: [CheckedScript] = []
  private var openScripts: [String] = []
  /// Whether the functions of the statements to be checked next are in the scope already.
  fileprivate var knowsFunctions = false
  /// How many errors were found so far, in all scripts.
  private(set) var errorCount = 0

  static let deepestInclude = 20

  init(vocabulary: Vocabulary, files: any ScriptFiles, scope: Scope) {
    self.vocabulary = vocabulary
    self.files = files
    self.scope = scope
  }

  mutating func report(_ diagnostic: Diagnostic) {
    current.diagnostics.append(diagnostic)
    if diagnostic.severity == .error { errorCount += 1 }
  }

  mutating func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { report(diagnostic) }
  }

  /// Without data every column is unknown: that is told once.
  mutating func reportMissingData(at range: SourceRange) {
    if !scope.isToldOfMissingData { report(.noData(at: range)) }
    scope.isToldOfMissingData = true
  }

  /// Whether nothing is to be said of a word because a line that could not be understood has it too.
  mutating func forgives(_ word: String) -> Bool {
    guard scope.tolerated.contains(word) else { return false }
    scopeUse.forgivenWords.insert(word)
    return true
  }

  /// Whether a bare name is known, or may be.
  mutating func knows(_ name: String) -> Bool { scope.knows(name) || forgives(name) }

  // MARK: Scripts

  mutating func check(_ source: SourceText) {
    let outer = current
    let slot = finished.count
    let parsed = parse(source)
    current = CheckedScript(source: source)
    finished.append(current)
    openScripts.append(source.name)
    noteScope(at: 0)
    check(parsed.tree)
    noteScope(at: source.utf8.count)
    openScripts.removeLast()
    let spoilt = Set(parsed.diagnostics.map(\.range))
    current.diagnostics.removeAll { spoilt.contains($0.range) }
    current.diagnostics = (parsed.diagnostics + current.diagnostics).sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
    current.noteLaterColumns()
    finished[slot] = current
    current = outer
  }

  mutating func include(_ path: String, at range: SourceRange) {
    do {
      let script = try files.script(at: path, from: current.source.name)
      guard !openScripts.contains(script.name), openScripts.count < Self.deepestInclude else {
        return report(.includeCycle(path, at: range))
      }
      current.inclusions.append((range.lowerBound, finished.count))
      check(script)
    } catch {
      if let diagnostic = Diagnostic.fileProblem(error, path: path, at: range) { report(diagnostic) }
      scope.openData()
    }
  }

  // MARK: Statements

  mutating func check(_ statements: [Statement]) {
    if knowsFunctions { knowsFunctions = false } else { declareFunctions(of: statements) }
    for statement in statements {
      noteScope(at: statement.range.lowerBound)
      check(statement)
      noteScope(at: statement.range.upperBound)
    }
  }

  /// A function may be called before it is declared.
  private mutating func declareFunctions(of statements: [Statement]) {
    for case .function(let name, let parameters, _, _) in statements {
      scope.functions[name.text] = parameters.count
    }
  }

  /// Offsets never go back, so that a place can be looked up.
  private mutating func noteScope(at offset: Int) {
    current.scopes.append((max(offset, current.scopes.last?.offset ?? 0), scope))
  }

  private mutating func check(_ statement: Statement) {
    switch statement {
    case .command(let command): check(command)
    case .binding(let name, let value, _):
      checkBound(value)
      note(name.text, boundTo: value)
    case .loop(let variable, let sequence, let body, _): checkLoop(variable, sequence, body)
    case .conditional(let condition, let then, let otherwise, _):
      check(condition)
      checkBranches(then, otherwise)
    case .function(let name, let parameters, let body, _): checkFunction(name, parameters, body)
    case .result(let value, _): if let value { check(value) }
    case .expression(let expression): check(expression)
    case .malformed(let range): tolerateWords(in: range)
    }
  }

  /// After `let x =` a lone word that is no command can only be meant as a value.
  private mutating func checkBound(_ value: Statement) {
    if case .command(let command) = value, command.isLoneWord, vocabulary.commands[command.verb.text] == nil {
      check(Expression(.name(command.verb.text), at: command.verb.range))
    } else {
      check(value)
    }
  }

  private mutating func checkLoop(_ variable: Name, _ sequence: Expression, _ body: [Statement]) {
    check(sequence)
    let before = scope
    scope.bind(variable.text)
    noteScope(at: sequence.range.upperBound)
    check(body)
    scope = scope.union(before)
    if before.values[variable.text] == nil { scope.unbind(variable.text) }
  }

  private mutating func checkBranches(_ then: [Statement], _ otherwise: [Statement]) {
    let before = scope
    check(then)
    let afterThen = scope
    scope = before
    check(otherwise)
    scope = afterThen.union(scope)
  }

  /// The body runs where it is called, with whatever columns there are by then.
  private mutating func checkFunction(_ name: Name, _ parameters: [Name], _ body: [Statement]) {
    let before = scope
    scope.openData()
    for parameter in parameters { scope.bind(parameter.text) }
    noteScope(at: (parameters.last ?? name).range.upperBound)
    check(body)
    scope = before
  }

  /// A statement that could not be understood may have made any of its words a name.
  mutating func tolerateWords(in range: SourceRange) {
    let text = SourceText(current.source[lineEnd(of: range)])
    for token in Lexer.tokens(of: text).tree {
      switch token.kind {
      case .name(let word), .quotedName(let word): scope.tolerated.insert(word)
      default: break
      }
    }
  }

  private func lineEnd(of range: SourceRange) -> SourceRange {
    let bytes = current.source.utf8
    var end = min(range.upperBound, bytes.count)
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
    return SourceRange(range.lowerBound, end)
  }
}
