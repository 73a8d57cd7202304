import Lang

/// What a call does to the columns, found by its declared effect.
extension NameResolver {
  mutating func resolveEffect(of call: inout ResolvedCall) {
    let checked = checkedScope(at: call.bound.syntax.range.upperBound).data
    var data = scope.data
    if case .file? = call.spec.other?(call.bound) {
      // What comes from the file the check has read.
      for column in checked.schema.columns where data.schema.column(named: column.name) == nil {
        data.schema.columns.append(column)
      }
      data.schema.isComplete = checked.schema.isComplete
    } else if call.spec.source != nil {
      call.spec.effect(call.bound, &data, checked.schema)
    } else {
      call.spec.effect(call.bound, &data, call.otherFrame.flatMap { scope.data.schema(named: $0) })
    }
    if call.spec.source != nil {
      startData(data, of: call)
    } else if data.name != call.before.name {
      let isCopy = call.before.schema(named: data.name) == nil && data.schema == call.before.schema
      scope.switchColumns(
        from: call.before.name, to: data.name, otherwise: isCopy ? scope.columns : NameScope.Columns())
      scope.data = data
    } else {
      changeColumns(to: data, by: &call)
    }
  }

  private mutating func startData(_ data: DataScope, of call: ResolvedCall) {
    let origin = [location(call.fileRange ?? call.bound.syntax.verb.range)]
    if data.name != call.before.name { scope.others[call.before.name] = scope.columns }
    scope.others[data.name] = nil
    scope.columns = NameScope.Columns(origin: origin)
    scope.data = call.isSound ? data : data.union(call.before)
  }

  private mutating func changeColumns(to data: DataScope, by call: inout ResolvedCall) {
    let (made, gone) = changes(to: data.schema, by: call)
    for name in gone {
      call.gone[name] = column(name)
      if call.isSound { scope.columns.bindings[name] = nil }
    }
    let derived = made.filter { name in !call.newNames.contains { $0.text == name } }
    for name in made {
      let binding = bindingOfMade(name, by: call)
      call.declared[name] = binding
      scope.columns.bindings[name] = binding
    }
    if !derived.isEmpty, call.spec.other == nil { fixColumns(namedBy: call) }
    scope.data = call.isSound ? data : data.union(call.before)
  }

  /// The names of columns that were not there or that the call would also make if they were not, and of those that
  /// are no longer there.
  private func changes(to schema: Schema, by call: ResolvedCall) -> (made: [String], gone: [String]) {
    let old = call.before.schema
    guard schema.columns != old.columns else { return ([], []) }
    // What is added stands at the end mostly, one column for each name that the call gives: columns need no counting.
    let isAppended =
      !call.newNames.isEmpty && schema.columns.count == old.columns.count + call.newNames.count
      && zip(call.newNames, schema.columns.suffix(call.newNames.count)).allSatisfy { $0.text == $1.name }
    if isAppended { return (call.newNames.map(\.text), []) }
    let (known, left) = (Set(old.names), Set(schema.names))
    let remade = call.newNames.map(\.text).filter { known.contains($0) && remakes($0, by: call) }
    return (schema.names.filter { !known.contains($0) } + remade, old.names.filter { !left.contains($0) })
  }

  private func remakes(_ name: String, by call: ResolvedCall) -> Bool {
    var data = call.before
    data.schema.remove([name])
    call.spec.effect(call.bound, &data, nil)
    return data.schema.column(named: name) != nil
  }

  private mutating func bindingOfMade(_ name: String, by call: ResolvedCall) -> NameScope.Binding {
    if let written = call.newNames.last(where: { $0.text == name }) {
      return .init(entity: register.add(name, .column), definitions: [location(written.range)])
    }
    if let frame = call.otherFrame, let binding = column(name, ofFrame: frame) { return binding }
    let place = call.spec.other == nil ? call.bound.syntax.verb.range : call.fileRange
    return .init(
      entity: register.add(name, .column, isFixed: true),
      definitions: [location(place ?? call.bound.syntax.verb.range)])
  }

  /// Columns from whose names others are made keep theirs.
  private mutating func fixColumns(namedBy call: ResolvedCall) {
    for placed in call.phrases where placed.shape == .columns || placed.shape == .word {
      guard case .name(let text)? = placed.phrase.expression?.kind,
        let binding = call.gone[text] ?? scope.columns.bindings[text]
      else { continue }
      register.fix(binding.entity)
    }
  }
}
