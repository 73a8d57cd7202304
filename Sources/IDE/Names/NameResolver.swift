import Lang

/// Follows a script from statement to statement, as the check does, and finds out what each name stands for.
///
/// What a command does to the columns is told by running its declared effect on what is known of them, so no command
/// is known by name here.
struct NameResolver {
  let vocabulary: Vocabulary
  /// The document and the scripts that it includes, as they were checked.
  private let scripts: [CheckedScript]
  /// Which of them is at hand; the document is the first.
  private var script = 0
  var scope: NameScope
  var register = EntityRegister()
  private var occurrences: [NameTable.Occurrence] = []
  /// Columns that nobody in the script makes, one for each name and place where the data were read.
  private var foundColumns: [FoundColumn: Int] = [:]
  /// Names in functions that mean something only where the function is called.
  private var openNames: [String: Int] = [:]

  private struct FoundColumn: Hashable {
    let name: String
    let origin: [Location]
  }

  /// - Parameter words: the names in the statements that are to be followed, where they include no other script.
  init(vocabulary: Vocabulary, scripts: [CheckedScript], words: Set<String>?) {
    self.vocabulary = vocabulary
    self.scripts = scripts
    let known = scripts.first?.scopes.first?.scope ?? Scope()
    scope = NameScope(data: known.data)
    for name in words?.filter({ known.value(named: $0) != nil }) ?? Set(known.names) {
      scope.variables[name] = .init(entity: register.add(name, .variable, isFixed: true), definitions: [])
    }
    for name in words?.filter({ known.functions[$0] != nil }) ?? Set(known.functions.keys) {
      scope.functions[name] = .init(entity: register.add(name, .function, isFixed: true), definitions: [])
    }
  }

  mutating func table(of statements: [Statement]) -> NameTable {
    resolve(statements)
    closeOpenNames()
    return register.table(of: occurrences)
  }

  // MARK: Places

  /// Where the script at hand is, with a range of it.
  func location(_ range: SourceRange) -> Location {
    Location(file: script == 0 ? nil : scripts[script].source.name, range: range)
  }

  /// What the check knew at a place of the script at hand.
  func checkedScope(at offset: Int) -> Scope { scripts[script].scope(ofStatementAt: offset) }

  mutating func note(_ range: SourceRange, _ binding: NameScope.Binding, _ role: NameTable.Role) {
    guard script == 0 else { return register.fix(binding.entity) }
    occurrences.append(
      .init(range: range, entity: binding.entity, role: role, definitions: binding.definitions))
  }

  /// Gives a name a meaning of its own where it stands.
  mutating func declare(_ name: Name, as entity: Int) -> NameScope.Binding {
    let binding = NameScope.Binding(entity: entity, definitions: [location(name.range)])
    note(name.range, binding, .declaration)
    return binding
  }

  // MARK: Columns

  /// A column of the current data, or what may be one.
  mutating func column(_ name: String) -> NameScope.Binding? {
    if let binding = scope.columns.bindings[name] { return binding }
    if scope.data.schema.column(named: name) == nil {
      guard !scope.data.schema.isComplete, scope.locals == nil else { return nil }
      scope.data.schema.columns.append(Schema.Column(name))
    }
    let binding = found(name, scope.columns.origin)
    scope.columns.bindings[name] = binding
    return binding
  }

  /// A column of data that were put aside.
  mutating func column(_ name: String, ofFrame frame: String) -> NameScope.Binding? {
    if frame == scope.data.name { return column(name) }
    guard var columns = scope.others[frame] else { return nil }
    if let binding = columns.bindings[name] { return binding }
    let binding = found(name, columns.origin)
    columns.bindings[name] = binding
    scope.others[frame] = columns
    return binding
  }

  private mutating func found(_ name: String, _ origin: [Location]) -> NameScope.Binding {
    let key = FoundColumn(name: name, origin: origin)
    let entity = foundColumns[key] ?? register.add(name, .column, isFixed: true)
    foundColumns[key] = entity
    return .init(entity: entity, definitions: origin)
  }

  // MARK: Names in functions

  /// A name in a function that has no meaning yet.
  mutating func openName(_ name: String) -> NameScope.Binding {
    let entity = openNames[name] ?? register.add(name, .column)
    openNames[name] = entity
    return .init(entity: entity, definitions: [])
  }

  /// They mean what is called so in the end, or any column that was called so.
  private mutating func closeOpenNames() {
    for (name, open) in openNames {
      if let variable = scope.variables[name] {
        register.unify(variable.entity, open)
      } else {
        let columns = register.named(name, .column).filter { $0 != open }
        for column in columns { register.unify(column, open) }
        if columns.isEmpty { register.fix(open) }
      }
    }
  }

  // MARK: Scripts

  /// Goes through the script that the command includes, if the check could read it.
  mutating func resolveInclusion(by command: CommandSyntax) {
    let inclusion = scripts[script].inclusions.first { command.range.contains($0.offset) }
    guard let inclusion, scripts.indices.contains(inclusion.index) else {
      scope.data.schema.isComplete = false
      scope.data.isComplete = false
      return
    }
    let outer = script
    script = inclusion.index
    resolve(parse(scripts[script].source).tree)
    script = outer
  }
}
