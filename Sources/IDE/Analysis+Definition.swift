import Lang

extension Analysis {
  /// Where the name at an offset gets its meaning: the last places before it that give it one.
  package func definition(at offset: Int) -> [Location] { [] }
}
