import Lang

/// Columns, named values, functions, levels and files.
extension CompletionBuilder {
  /// What a parameter of a shape can take.
  mutating func addValues(of shape: ParameterSpec.Shape) {
    switch shape {
    case .choice(let choices): for choice in choices { add(choice.word, .choice, choice.meaning) }
    case .column: addColumns()
    case .columns:
      addColumns()
      add(ColumnSelection.everything, .keyword, "every column", penalty: 1)
    case .assignment, .expression, .condition, .formula, .number: addValues()
    case .result: addResults()
    case .word: addTopics()
    case .sequence(let shapes), .either(let shapes): for shape in shapes { addValues(of: shape) }
    case .newColumn, .text, .file, .constant, .level, .flag: break
    }
  }

  mutating func addValues() {
    let isInFormula = context.before.contains { $0.isSymbol(.tilde) }
    addColumns(afterOthers: isInFormula)
    for name in scope.names.sorted() where !isInFormula || scope.results[name] == nil { addName(name) }
    for name in scope.functions.keys.sorted() {
      add(name, .function, "a function of this session", replacement: name + "(", isFinal: false)
    }
    for name in vocabulary.functionNames {
      guard let spec = vocabulary.functions[name], isInFormula || !spec.isFormulaOnly else { continue }
      add(name, .function, "\(spec.synopsis)  \(spec.summary)", replacement: name + "(", isFinal: false)
    }
  }

  private mutating func addName(_ name: String) {
    add(
      name, .name, scope.details[name] ?? "", replacement: name.asSourceName,
      isFinal: scope.results[name] == nil)
  }

  /// Results that have a name.
  private mutating func addResults() {
    for name in scope.results.keys.sorted() {
      add(name, .name, scope.details[name] ?? "a result", replacement: name.asSourceName)
    }
  }

  /// - Parameter afterOthers: whether those that the formula has already stand last, and its response not at all.
  private mutating func addColumns(afterOthers: Bool = false) {
    let tilde = context.before.firstIndex { $0.isSymbol(.tilde) } ?? context.before.endIndex
    let response = afterOthers ? context.before[..<tilde].compactMap(\.nameText).last : nil
    let terms = afterOthers ? Set(context.before[tilde...].compactMap(\.nameText)) : []
    for column in scope.schema.columns where column.name != response {
      add(
        column.name, .column, column.summary, replacement: column.name.asSourceName, alias: column.label,
        penalty: terms.contains(column.name) ? 10 : 0)
    }
  }

  // MARK: Results

  mutating func addFields(of name: String) {
    for field in scope.results[name] ?? [] {
      add(field.name, .field, field.summary, isFinal: false)
    }
  }

  mutating func addElements(of name: String, field: String) {
    let spec = scope.results[name]?.first { $0.name == field }
    for element in spec?.elements ?? [] {
      add(element, .level, "element of \(name).\(field)", replacement: element.escapedForText, isFinal: false)
    }
  }

  // MARK: Texts

  /// The values of the first of the columns whose values are known.
  mutating func addLevels(of names: [String]) {
    let columns = names.compactMap(scope.schema.column)
    guard let column = columns.first(where: { $0.levels != nil }) else { return }
    for level in column.levels ?? [] {
      add(
        level, .level, "value of \(column.name)", replacement: level.escapedForText, isFinal: false)
    }
  }

  /// Entries of a folder: those of the wanted kind, then folders, then the others.
  mutating func addFiles(
    _ entries: [FolderEntry], prefix: String, isScript: Bool, asWord: Bool, isClosed: Bool
  ) {
    for entry in entries where !entry.name.hasPrefix(".") || prefix.hasPrefix(".") {
      let name = entry.name.escapedForText
      let end = entry.isFolder ? "/" : isClosed && !asWord ? "" : "\""
      add(
        entry.isFolder ? entry.name + "/" : entry.name, entry.isFolder ? .folder : .file, entry.detail,
        replacement: (asWord ? "\"" : "") + name + end, prefix: prefix, isFinal: false,
        penalty: entry.isFolder ? 10 : entry.name.hasSuffix(".koh") == isScript ? 0 : 20)
    }
  }
}

extension Schema.Column {
  /// Its label and kind in one line.
  var summary: String { [label, kind?.rawValue].compactMap(\.self).joined(separator: ", ") }
}
