import Lang

/// What names mean at one place of a script.
struct NameScope {
  /// What a name stands for, and where it got this meaning on the ways that lead here.
  struct Binding {
    var entity: Int
    var definitions: [Location]
  }

  /// The columns of one frame that were named so far, and where the frame was read.
  struct Columns {
    var bindings: [String: Binding] = [:]
    var origin: [Location] = []
  }

  var functions: [String: Binding] = [:]
  /// Values, loop variables and parameters.
  var variables: [String: Binding] = [:]
  var parameters: Set<String> = []
  /// The names that the function at hand gave; `nil` outside functions.
  var locals: Set<String>?
  var columns = Columns()
  /// The columns of the frames that were put aside.
  var others: [String: Columns] = [:]
  var frames: [String: Binding] = [:]
  var data: DataScope

  /// Puts the columns aside under a name and takes those of another frame, if it has any yet.
  mutating func switchColumns(from old: String, to new: String, otherwise columns: Columns) {
    others[old] = self.columns
    self.columns = others.removeValue(forKey: new) ?? columns
  }
}

extension EntityRegister {
  /// What names mean where either of two ways was taken.
  mutating func join(_ first: NameScope, _ second: NameScope) -> NameScope {
    var joined = first
    joined.functions = join(first.functions, second.functions)
    joined.variables = join(first.variables, second.variables)
    joined.frames = join(first.frames, second.frames)
    joined.columns = join(first.columns, second.columns)
    for (name, columns) in second.others {
      joined.others[name] = first.others[name].map { join($0, columns) } ?? columns
    }
    joined.data = first.data == second.data ? first.data : first.data.union(second.data)
    return joined
  }

  private mutating func join(_ first: NameScope.Columns, _ second: NameScope.Columns) -> NameScope.Columns {
    NameScope.Columns(
      bindings: join(first.bindings, second.bindings), origin: first.origin.joined(with: second.origin))
  }

  private mutating func join(_ first: [String: NameScope.Binding], _ second: [String: NameScope.Binding])
    -> [String: NameScope.Binding]
  {
    var joined = first
    for (name, other) in second {
      guard var own = joined[name] else {
        joined[name] = other
        continue
      }
      if own.entity != other.entity { unify(own.entity, other.entity) }
      guard own.definitions != other.definitions else { continue }
      own.definitions = own.definitions.joined(with: other.definitions)
      joined[name] = own
    }
    return joined
  }
}

extension [Location] {
  /// These, and those of the others that are not among them.
  func joined(with others: [Location]) -> [Location] {
    self == others ? self : self + others.filter { !contains($0) }
  }
}
