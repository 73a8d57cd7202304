import Lang

/// The things that were found to have names, of which two may turn out to be one.
struct EntityRegister {
  private var entities: [NameTable.Entity] = []
  /// For each the one that it was found to be the same as, or itself.
  private var parents: [Int] = []

  mutating func add(
    _ name: String, _ kind: NameTable.Entity.Kind, isFixed: Bool = false
  ) -> Int {
    entities.append(.init(name: name, kind: kind, isFixed: isFixed))
    parents.append(entities.count - 1)
    return entities.count - 1
  }

  mutating func fix(_ entity: Int) { entities[root(of: entity)].isFixed = true }

  /// Makes the second the same as the first: what one of them is called the other must be, too.
  mutating func unify(_ first: Int, _ second: Int) {
    let (kept, joined) = (root(of: first), root(of: second))
    guard kept != joined else { return }
    parents[joined] = kept
    entities[kept].isFixed = entities[kept].isFixed || entities[joined].isFixed
  }

  mutating func root(of entity: Int) -> Int {
    var place = entity
    while parents[place] != place {
      parents[place] = parents[parents[place]]
      place = parents[place]
    }
    return place
  }

  /// Those of a kind and name.
  func named(_ name: String, _ kind: NameTable.Entity.Kind) -> [Int] {
    entities.indices.filter { entities[$0].kind == kind && entities[$0].name == name }
  }

  /// Everything with its places, each of which then stands for one thing.
  mutating func table(of occurrences: [NameTable.Occurrence]) -> NameTable {
    let rooted = occurrences.map { occurrence in
      var occurrence = occurrence
      occurrence.entity = root(of: occurrence.entity)
      return occurrence
    }
    return NameTable(entities: entities, occurrences: rooted)
  }
}
