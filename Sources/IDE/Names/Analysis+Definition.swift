import Lang

extension Analysis {
  /// Where the name at an offset gets its meaning: the last places before it that give it one. For the name of a script
  /// that is included, where that begins.
  package func definition(at offset: Int) -> [Location] {
    if let occurrence = nameTable().occurrence(at: offset) {
      return occurrence.definitions.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
    guard let link = documentLinks().first(where: { $0.range.contains(offset) }),
      let inclusion = checked.inclusions.first(where: { $0.offset == link.range.lowerBound }),
      scripts.indices.contains(inclusion.index)
    else { return [] }
    return [Location(file: scripts[inclusion.index].source.name, range: SourceRange(0, 0))]
  }
}
