import Lang

/// What stands between quotes: levels of columns, names of elements, files.
extension CompletionBuilder {
  /// Adds what the expressions around the cursor ask for, if they say it.
  ///
  /// - Returns: whether nothing else may stand there.
  mutating func addKnownPlace(_ path: [Expression], assignedTo assigned: String? = nil) -> Bool {
    guard let cursor = path.last else { return false }
    if case .member(let value, _) = cursor.kind {
      addFields(of: value)
      return true
    }
    beginGroup()
    switch path.dropLast().last?.kind {
    case .index(let value, let indices):
      guard let position = indices.firstIndex(of: cursor) else { return false }
      addElements(of: value, at: position)
    case .binary(let sign, let left, let right, _) where sign.compares:
      addLevels(comparedWith: cursor == left ? right : left)
    case .matrix(let rows):
      guard case .binary(.in, let value, _, _)? = path.dropLast(2).last?.kind else { return false }
      addLevels(comparedWith: value, but: Set(rows.joined().compactMap(\.literalText)))
    case .call(let name, let arguments):
      guard vocabulary.functions[name.text]?.takesLevel ?? false, let first = arguments.first,
        first != cursor
      else { return false }
      if case .name(let column) = first.kind {
        addLevels(of: [scope.schema.column(named: column)].compactMap(\.self))
      }
      return true
    case nil:
      guard word.isQuoted, let assigned, let column = scope.schema.column(named: assigned) else {
        return false
      }
      if column.isNumeric { return true }
      addLevels(of: [column])
    default: return false
    }
    return word.isQuoted
  }

  private mutating func addLevels(comparedWith value: Expression, but excluded: Set<String> = []) {
    guard case .name(let name) = value.kind, let column = scope.schema.column(named: name) else { return }
    addValues(of: column, but: excluded)
  }

  /// In a rule such as `(mann = 1)`: the values of the columns and the words for several, or what becomes of them.
  mutating func addRuleParts(_ slot: ArgumentSlot) {
    let isNew = zip(slot.path, slot.path.dropFirst()).contains { outer, inner in
      if case .rule(_, inner) = outer.kind { true } else { false }
    }
    if !isNew { for column in columns(namedBy: slot) { addValues(of: column) } }
    if word.isQuoted { return }
    beginGroup()
    add(Keyword.missing.rawValue, .keyword, "No value.")
    if isNew { return addNames() }
    add(Keyword.else.rawValue, .keyword, "All values that no other rule is for.")
    for word in RuleWord.allCases { add(word.rawValue, .choice, word.meaning) }
  }

  /// Levels that are numbers are compared as numbers, so in quotes only the labels of numbers can be meant.
  private mutating func addValues(of column: Schema.Column, but excluded: Set<String> = []) {
    guard column.isNumeric else { return addLevels(of: [column], but: excluded) }
    if !word.isQuoted {
      for level in column.levels ?? [] where !excluded.contains(level) {
        add(level, .level, "value of \(column.name)")
      }
    }
    for label in column.valueLabels ?? [] where !excluded.contains(label) {
      addText(label, .level, "label of a value of \(column.name)")
    }
  }

  mutating func addLevels(of columns: [Schema.Column], but excluded: Set<String> = []) {
    for column in columns {
      for level in column.levels ?? [] where !excluded.contains(level) {
        addText(level, .level, "value of \(column.name)")
      }
    }
  }

  /// The columns that a call names as its arguments.
  func columns(namedBy slot: ArgumentSlot) -> [Schema.Column] {
    guard let phrases = bind(slot.call, to: slot.spec).tree.columnPhrases(of: slot.spec),
      let selection = ColumnSelection(phrases)
    else { return [] }
    return resolve(selection, in: scope.schema).tree.compactMap { scope.schema.column(named: $0.text) }
  }

  /// In quotes, at the beginning of an argument.
  mutating func addTexts(_ slot: ArgumentSlot) {
    for shape in slot.shapes {
      beginGroup()
      switch shape {
      case .level:
        addLevels(
          of: columns(namedBy: slot), but: Set(slot.earlier.compactMap { $0.expression?.literalText }))
      case .file: addFiles(slot.spec)
      case .topic: addTopics()
      default: break
      }
    }
  }

  // MARK: Files

  /// What is in the folder that the path names so far: likely files first, then folders, then the rest.
  mutating func addFiles(_ spec: CommandSpec) {
    var folder = ""
    if word.isQuoted, let slash = word.text.lastIndex(of: "/") {
      folder = String(word.text[...slash])
      let bytes = source.utf8[word.range.lowerBound..<word.range.upperBound]
      let start = (bytes.lastIndex(of: UInt8(ascii: "/")) ?? word.range.lowerBound) + 1
      word.drop(before: start, leaving: String(word.text[word.text.index(after: slash)...]))
    }
    let showsHidden = word.text.hasPrefix(".")
    let entries = files.entries(ofFolder: folder, from: source.name).filter {
      showsHidden || !$0.name.hasPrefix(".")
    }
    beginGroup()
    for entry in entries where !entry.isFolder && spec.prefers(entry.name) { addFile(entry) }
    beginGroup()
    for entry in entries where entry.isFolder { addFile(entry) }
    beginGroup()
    for entry in entries where !entry.isFolder { addFile(entry) }
  }

  private mutating func addFile(_ entry: FolderEntry) {
    if entry.isFolder {
      addText(entry.name + "/", .folder, entry.detail, isWhole: false)
    } else {
      addText(entry.name, .file, entry.detail)
    }
  }

  /// The columns of the file that the call reads.
  mutating func addColumnsOfFile(_ slot: ArgumentSlot) {
    let call = bind(slot.call, to: slot.spec).tree
    guard let data = slot.spec.source?(call) else { return }
    let schema = try? files.schema(of: data, from: source.name)
    let named = Set(slot.earlier.compactMap(\.name?.text))
    for column in schema?.columns ?? [] where !named.contains(column.name) {
      addName(column.name, .column, column.summary)
    }
  }
}

extension BoundCall {
  fileprivate func columnPhrases(of spec: CommandSpec) -> [Phrase]? {
    spec.arguments.first { $0.shape.namesColumns }.flatMap { values[$0.name] }
  }
}

extension CommandSpec {
  /// Whether it is likely to want a file of that name.
  fileprivate func prefers(_ name: String) -> Bool {
    let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    if source != nil { return ["csv", "tsv", "txt", "tab", "dat"].contains(ending) }
    return includes != nil && ending == "koh"
  }
}

extension BinaryOperator {
  fileprivate var compares: Bool {
    [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual].contains(self)
  }
}
