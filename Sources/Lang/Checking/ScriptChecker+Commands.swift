extension ScriptChecker {
  mutating func check(_ command: CommandSyntax) {
    guard let spec = vocabulary.commands[command.verb.text] else { return checkUnknown(command) }
    scopeUse.note(spec)
    let errorsBefore = errorCount
    let bound = bind(command, to: spec)
    report(bound.diagnostics)
    for parameter in spec.arguments + spec.clauses + spec.options {
      guard let phrases = bound.tree.values[parameter.name], !phrases.isEmpty else { continue }
      check(phrases, as: parameter.shape)
      if parameter.shape.takesLevel { checkLevels(phrases, of: bound.tree, spec) }
    }
    let before = scope
    let other = spec.other.flatMap { otherSchema($0(bound.tree), of: bound.tree, spec) }
    if errorCount == errorsBefore, !command.isBroken, let examine = spec.examine {
      report(examine(bound.tree, scope, other))
    }
    if let includes = spec.includes {
      if let path = includes(bound.tree) {
        include(path, at: placeOfFile(in: bound.tree, spec))
      } else {
        scope.openData()
      }
    }
    if spec.reach != .nothing { changeData(as: bound.tree, spec, other) }
    if command.isBroken { tolerateWords(in: command.range) }
    if errorCount > errorsBefore || command.isBroken { scope = scope.union(before) }
  }

  private mutating func changeData(as call: BoundCall, _ spec: CommandSpec, _ other: Schema?) {
    let read = spec.source.map { readSchema(at: $0(call), of: call, spec) }
    var data = scope.data
    spec.effect(call, &data, read ?? other)
    if spec.source == nil {
      data.noteRemoved(since: scope.schema, by: current.source.oneLine(call.syntax.range))
    } else {
      data.forgetRemoved()
    }
    scope.data = data
  }

  /// A lone name that is no command prints its value.
  private mutating func checkUnknown(_ command: CommandSyntax) {
    let isLone = command.isLoneWord
    if isLone, mayBeValue(command.verb.text) { return }
    if scope.functions[command.verb.text] != nil {
      report(.functionAsCommand(command.verb))
    } else {
      let names = isLone ? scope.names + scope.schema.names : []
      report(
        .unknownCommand(
          command.verb, in: vocabulary, orNames: names, isName: scope.values[command.verb.text] != nil))
    }
    tolerateWords(in: command.range)
  }

  /// Where not all columns are known a lone word may be one, but not if it is a command misspelt.
  private mutating func mayBeValue(_ word: String) -> Bool {
    guard knows(word) else { return false }
    let isCertain = scope.values[word] != nil || scope.schema.column(named: word) != nil
    return isCertain || NearestNames(vocabulary.commandNames).names(near: word).isEmpty
  }

  // MARK: Files

  /// The columns of the data that a call reads beside the current ones; nil where there are none of that name.
  private mutating func otherSchema(_ other: OtherData?, of call: BoundCall, _ spec: CommandSpec) -> Schema? {
    switch other {
    case .file(let source): readSchema(at: source, of: call, spec)
    case .frame(let name): scope.data.schema(named: name.text) ?? (scope.data.isComplete ? nil : .unknown)
    case nil: .unknown
    }
  }

  private mutating func readSchema(
    at source: DataSource?, of call: BoundCall, _ spec: CommandSpec
  ) -> Schema {
    guard let source else { return .unknown }
    do { return try files.schema(of: source, from: current.source.name) } catch {
      let place = placeOfFile(in: call, spec)
      if let diagnostic = Diagnostic.fileProblem(error, path: source.path, at: place) { report(diagnostic) }
      return .unknown
    }
  }

  private func placeOfFile(in call: BoundCall, _ spec: CommandSpec) -> SourceRange {
    let parameter = (spec.arguments + spec.clauses + spec.options).first {
      $0.shape.takesFile && call.values[$0.name] != nil
    }
    return parameter.flatMap { call.ranges[$0.name] } ?? call.syntax.verb.range
  }

  // MARK: Values

  mutating func check(_ phrases: [Phrase], as shape: ParameterSpec.Shape) {
    switch shape {
    case .column: for name in phrases.compactMap(\.name) { checkColumn(name) }
    case .columns: checkColumns(phrases)
    case .sequence(let shapes):
      for (phrase, shape) in zip(phrases, shapes) { check([phrase], as: shape) }
    case .either:
      for phrase in phrases {
        if let fitting = shape.alternative(for: phrase) { check([phrase], as: fitting) }
      }
    case .figure:
      for case .call(_, let arguments)? in phrases.map({ $0.expression?.kind }) {
        checkColumnArguments(arguments)
      }
    case .term: for expression in phrases.compactMap(\.expression) { check(expression, role: .formula) }
    case .result: for phrase in phrases { checkResult(phrase) }
    case .assignment, .expression, .condition, .formula, .number, .text, .file, .word, .topic:
      for phrase in phrases { check(phrase, isWord: shape == .word || shape == .topic) }
    case .newColumn, .constant, .level, .rule, .ratio, .choice, .flag: break
    }
  }

  /// A text that is no level of any column that the call names; where levels are not known nothing is said.
  private mutating func checkLevels(_ phrases: [Phrase], of call: BoundCall, _ spec: CommandSpec) {
    guard
      let arguments = spec.arguments.first(where: { $0.shape == .columns }).flatMap({ call.values[$0.name] }),
      let selection = ColumnSelection(arguments)
    else { return }
    let columns = resolve(selection, in: scope.schema).tree.compactMap { scope.schema.column(named: $0.text) }
    for expression in phrases.compactMap(\.expression) {
      guard let text = expression.literalText,
        let column = columns.first(where: { $0.levels.map { !$0.contains(text) } ?? false }),
        let levels = column.levels
      else { continue }
      report(.unknownLevel(text, of: column.name, levels: levels, at: expression.range, severity: .error))
    }
  }

  private mutating func check(_ phrase: Phrase, isWord: Bool) {
    switch phrase.kind {
    case .assignment(_, let value): check(value, role: .columns)
    case .expression(let expression):
      if !isWord || expression.isText { check(expression, role: .columns) }
    }
  }

  private mutating func checkColumns(_ phrases: [Phrase]) {
    guard let selection = ColumnSelection(phrases), let first = phrases.first, let last = phrases.last else {
      return
    }
    if scope.lacksData { return reportMissingData(at: first.range.union(last.range)) }
    let resolved = resolve(selection, in: scope.schema)
    if !selection.items.allSatisfy(\.isColumnName) { scopeUse.readsEveryColumn = true }
    for diagnostic in resolved.diagnostics where !forgives(current.source[diagnostic.range]) {
      report(diagnostic.explained(by: scope.data.removed[current.source[diagnostic.range]]))
    }
  }

  private mutating func checkColumn(_ name: Name) {
    if scope.lacksData { return reportMissingData(at: name.range) }
    guard scope.schema.isComplete, scope.schema.column(named: name.text) == nil,
      !forgives(current.source[name.range])
    else { return }
    report(.unknownColumn(name, in: scope.schema).explained(by: scope.data.removed[name.text]))
  }

  private mutating func checkResult(_ phrase: Phrase) {
    guard let name = phrase.name, scope.values[name.text] == nil, !forgives(name.text) else { return }
    report(.unknownResult(name, known: scope.names))
  }
}
