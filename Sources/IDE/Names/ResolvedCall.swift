import Lang

/// A call whose names are being looked up.
struct ResolvedCall {
  let spec: CommandSpec
  let bound: BoundCall
  let phrases: [PlacedPhrase]
  /// What was known of the data before it.
  var before: DataScope
  /// Whether nothing is wrong with it as far as its form tells.
  let isSound: Bool
  /// Names that it may make: of columns and of frames.
  var newNames: [Name] = []
  /// Names of columns that the data have that it reads.
  var foreignNames: [Name] = []
  /// The columns that it makes.
  var declared: [String: NameScope.Binding] = [:]
  /// The columns that it takes away.
  var gone: [String: NameScope.Binding] = [:]

  /// The name of the data in memory that it reads beside the current ones.
  var otherFrame: String? {
    guard case .frame(let name)? = spec.other?(bound) else { return nil }
    return name.text
  }

  /// The text that names the file that it reads.
  var fileRange: SourceRange? { phrases.first { $0.shape == .file }?.phrase.range }

  func assigns(_ name: Name) -> Bool {
    phrases.contains {
      if case .assignment(name, _) = $0.phrase.kind { true } else { false }
    }
  }

  /// Whether a free word can only be the name of data: it was one, or became one.
  func isFrame(_ name: Name, after: DataScope) -> Bool {
    if assigns(name) { return false }
    if spec.source != nil {
      return after.name == name.text && shape(of: name) == .newColumn && isClause(name)
    }
    guard shape(of: name) == .word else { return false }
    return before.schema(named: name.text) != nil || after.schema(named: name.text) != nil
      || otherFrame == name.text
  }

  /// A free word is a column only where the call makes or takes one of that name.
  func mayBeColumn(_ name: Name) -> Bool { shape(of: name) != .word || gone[name.text] != nil }

  private func shape(of name: Name) -> ParameterSpec.Shape? {
    phrases.first { $0.phrase.range == name.range }?.shape
  }

  private func isClause(_ name: Name) -> Bool {
    bound.syntax.clauses.contains { $0.phrases.contains { $0.range == name.range } }
  }
}
