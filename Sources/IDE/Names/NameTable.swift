import Lang

/// What the names of a document stand for: where each thing gets its name, and where it is named.
struct NameTable: Sendable {
  /// Something that has a name in a script.
  struct Entity: Sendable {
    enum Kind: Hashable, Sendable { case variable, parameter, function, column, frame }

    var name: String
    var kind: Kind
    /// Whether the name comes from elsewhere or is used elsewhere: a file, another script, a session.
    var isFixed: Bool
  }

  enum Role: Hashable, Sendable { case declaration, write, read }

  /// A place of the document that names something.
  struct Occurrence: Sendable {
    var range: SourceRange
    var entity: Int
    var role: Role
    /// Where it gets its meaning, as far as this place is concerned.
    var definitions: [Location]
  }

  let entities: [Entity]
  /// In the order of the text, without overlap.
  let occurrences: [Occurrence]

  init(entities: [Entity], occurrences: [Occurrence]) {
    self.entities = entities
    var end = 0
    self.occurrences = occurrences.sorted { $0.range.lowerBound < $1.range.lowerBound }.filter {
      guard $0.range.lowerBound >= end, !$0.range.isEmpty else { return false }
      end = $0.range.upperBound
      return true
    }
  }

  /// The place that holds an offset or ends at it.
  func occurrence(at offset: Int) -> Occurrence? {
    let next = firstIndex(from: offset + 1)
    guard next > 0, occurrences[next - 1].range.contains(offset) else { return nil }
    return occurrences[next - 1]
  }

  func occurrences(of entity: Int) -> [Occurrence] { occurrences.filter { $0.entity == entity } }

  /// The places within a range.
  func occurrences(in range: SourceRange) -> ArraySlice<Occurrence> {
    occurrences[firstIndex(from: range.lowerBound)...].prefix { $0.range.upperBound <= range.upperBound }
  }

  /// The first place that begins at the offset or behind it.
  private func firstIndex(from offset: Int) -> Int {
    var low = 0
    var high = occurrences.count
    while low < high {
      let middle = (low + high) / 2
      if occurrences[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Analysis {
  /// What the names of the document stand for, found in time that grows with the text.
  func nameTable() -> NameTable {
    nameTables.table {
      var resolver = NameResolver(
        vocabulary: vocabulary, scripts: scripts, words: scripts.count > 1 ? nil : words)
      return resolver.table(of: statements)
    }
  }
}
