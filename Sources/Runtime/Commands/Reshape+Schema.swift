import Lang

extension Schema {
  /// `income2011`, `income2012` become `income` with the ending in a column of its own.
  mutating func reshapeLong(_ stubs: [String], identifiers: Set<String>, name: String) {
    var made: [Column] = []
    var endings: [String] = []
    for stub in stubs {
      let own = columns.filter {
        !identifiers.contains($0.name) && $0.name.hasPrefix(stub) && $0.name != stub
      }
      for column in own {
        let ending = String(column.name.dropFirst(stub.count))
        if !endings.contains(ending) { endings.append(ending) }
      }
      remove(Set(own.map(\.name)))
      let first = own.first
      let isSame = own.allSatisfy { $0.kind == first?.kind && $0.levels == first?.levels }
      made.append(isSame ? first.map { $0.renamed(stub) } ?? Column(stub) : Column(stub))
    }
    let areNumbers = endings.allSatisfy { Int64($0) != nil }
    set(
      Column(
        name, kind: endings.isEmpty ? nil : areNumbers ? .integer : .text, levels: areNumbers ? nil : endings)
    )
    for column in made { set(column) }
  }

  /// A column for each value of `name`; where its values are not known, columns may have come that are not listed.
  mutating func reshapeWide(_ stubs: [String], name: String) {
    let levels = column(named: name)?.levels
    let patterns = stubs.map { column(named: $0) ?? Column($0) }
    remove(Set(stubs + [name]))
    guard let levels else {
      isComplete = false
      return
    }
    for pattern in patterns { for level in levels { set(pattern.renamed(pattern.name + level)) } }
  }
}

extension Schema.Column {
  func renamed(_ name: String) -> Schema.Column {
    var renamed = self
    renamed.name = name
    return renamed
  }
}
