/// How a column is to be read in one pass.
struct CSVColumnPlan: Sendable {
  var mode: CSVCellMode
  /// The kind that the user insists on.
  var declared: ColumnKind?
  /// Places after the point to begin with.
  var scale = 0

  init(mode: CSVCellMode) { self.mode = mode }

  /// The mode that holds values of the declared kind; categories may be written as anything.
  init(declared: ColumnKind?) {
    self.declared = declared
    switch declared {
    case .number: mode = .decimal
    case .integer: mode = .integer
    case .logical: mode = .logical
    case .date: mode = .date
    case .text: mode = .text
    case .factor, nil:
      self.declared = nil
      mode = .undetermined
    }
  }

  /// The plan for a block after one that has given `fragment`.
  func following(_ fragment: CSVFragment) -> CSVColumnPlan {
    guard declared == nil, fragment.mode != .skipped else { return self }
    var plan = self
    plan.mode = fragment.mode == .conflicting ? .text : fragment.mode
    plan.scale = fragment.scale
    return plan
  }
}
