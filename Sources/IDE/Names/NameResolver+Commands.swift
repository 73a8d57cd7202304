import Lang

extension NameResolver {
  mutating func resolve(_ command: CommandSyntax) {
    guard let spec = vocabulary.commands[command.verb.text] else { return resolveUnknown(command) }
    let bound = bind(command, to: spec)
    let phrases = bound.tree.placedPhrases(of: spec)
    var call = ResolvedCall(
      spec: spec, bound: bound.tree, phrases: phrases, before: scope.data,
      isSound: !command.isBroken && !bound.diagnostics.contains { $0.severity == .error })
    for placed in phrases { resolve(placed, of: &call) }
    // A name that may be a column is one from here on, whatever the call does to it.
    call.before = scope.data
    if spec.includes != nil { return resolveInclusion(by: command) }
    resolveEffect(of: &call)
    for name in call.newNames { noteNewName(name, of: call) }
    for name in call.foreignNames { resolveColumn(name) }
  }

  /// A lone name prints its value; of other words it is not known what they are.
  private mutating func resolveUnknown(_ command: CommandSyntax) {
    if command.isLoneWord { return resolve(command.verb, .value) }
    for phrase in command.allPhrases {
      switch phrase.kind {
      case .expression(let expression), .assignment(_, let expression): resolve(expression, .columns)
      }
    }
  }

  // MARK: Phrases

  /// Looks up what a phrase names; names that the call may make wait until it is known what it does.
  private mutating func resolve(_ placed: PlacedPhrase, of call: inout ResolvedCall) {
    switch placed.phrase.kind {
    case .assignment(let name, let value):
      guard call.spec.other != nil else {
        resolve(value, .columns)
        return call.newNames.append(name)
      }
      // Two keys: the column of the data, and what it is called in the others.
      resolveColumn(name)
      if case .name(let other) = value.kind, let frame = call.otherFrame,
        let binding = column(other, ofFrame: frame)
      {
        note(value.range, binding, .read)
      }
    case .expression(let expression):
      if placed.shape == .newColumn, placed.isOneOfMany, let name = placed.phrase.name {
        call.foreignNames.append(name)
      } else {
        resolve(expression, as: placed.shape, of: &call)
      }
    }
  }

  private mutating func resolve(
    _ expression: Expression, as shape: ParameterSpec.Shape?, of call: inout ResolvedCall
  ) {
    switch shape {
    case .column, .columns:
      resolveColumns(expression)
      joinWithOther(expression, of: call)
    case .newColumn, .word:
      if case .name(let text) = expression.kind {
        call.newNames.append(Name(text, at: expression.range))
      } else if case .text = expression.kind {
        resolve(expression, .value)
      }
    case .figure:
      for argument in expression.children where argument.isColumnItem { resolveColumns(argument) }
      for argument in expression.children where !argument.isColumnItem { resolve(argument, .columns) }
    case .result:
      if case .name(let text) = expression.kind { resolve(Name(text, at: expression.range), .value) }
    case .constant, .level, .rule: resolve(expression, .constant)
    case .choice, .topic, .ratio, .flag: break
    case .file, .text: resolve(expression, .value)
    case .expression, .condition, .formula, .term, .number, .assignment, .sequence, .either, nil:
      resolve(expression, .columns)
    }
  }

  /// A key stands in both data, so that it is called the same in both.
  private mutating func joinWithOther(_ expression: Expression, of call: ResolvedCall) {
    guard let frame = call.otherFrame, case .name(let text) = expression.kind,
      let own = column(text), let other = column(text, ofFrame: frame)
    else { return }
    register.unify(own.entity, other.entity)
  }

  // MARK: New names

  private mutating func noteNewName(_ name: Name, of call: ResolvedCall) {
    if let binding = call.declared[name.text], binding.definitions == [location(name.range)] {
      return note(name.range, binding, .declaration)
    }
    if call.isFrame(name, after: scope.data) { return noteFrame(name, of: call) }
    let isAssigned = call.assigns(name)
    guard isAssigned || call.mayBeColumn(name), let binding = call.gone[name.text] ?? column(name.text) else {
      return
    }
    note(name.range, binding, isAssigned ? .write : .read)
  }

  private mutating func noteFrame(_ name: Name, of call: ResolvedCall) {
    let isNew = call.spec.source != nil || !call.before.names.contains(name.text)
    if isNew, scope.data.name == name.text {
      let entity = scope.frames[name.text]?.entity ?? register.add(name.text, .frame)
      scope.frames[name.text] = declare(name, as: entity)
    } else {
      let binding =
        scope.frames[name.text]
        ?? NameScope.Binding(entity: register.add(name.text, .frame, isFixed: true), definitions: [])
      scope.frames[name.text] = binding
      note(name.range, binding, .read)
    }
  }
}
