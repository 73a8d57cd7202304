import Matrix

/// The columns of a design that take part in the fit, in the form in which the sums are formed.
///
/// With the atom's shift c, the column 1ₛ·x is written 1ₛ·(x − c) wherever the column 1ₛ itself takes part: the
/// fit is the same, and squares are of deviations. Where it does not, the column is 1ₛ·((x − c) + c).
struct ReducedDesign: Sendable {
  let design: Design
  /// The columns of the design that take part, ascending.
  let kept: [Int]
  /// For each column of the design its place in `kept`, or -1.
  let slots: [Int32]
  /// For each kept column what must be added to its shifted atom.
  let additions: [Double]
  /// For each kept column the shift that its partner's coefficient has to make good, with the partner's
  /// place in `kept`; nil where the atom is not shifted.
  private let corrections: [(partner: Int, shift: Double)?]

  init(_ design: Design, keeping kept: [Int], centre: Centre) {
    self.design = design
    self.kept = kept
    var slots = [Int32](repeating: -1, count: design.columns.count)
    var constants: [Set<DesignColumn.Condition>: Int] = [:]
    for (slot, column) in kept.enumerated() {
      slots[column] = Int32(slot)
      if design.columns[column].atom == 0 { constants[Set(design.columns[column].conditions)] = slot }
    }
    self.slots = slots
    corrections = kept.map { column in
      let column = design.columns[column]
      guard column.atom != 0, let partner = constants[Set(column.conditions)] else { return nil }
      return (partner, centre.atoms[column.atom])
    }
    additions = zip(kept, corrections).map { column, correction in
      let atom = design.columns[column].atom
      return atom == 0 || correction != nil ? 0 : centre.atoms[atom]
    }
  }

  var count: Int { kept.count }

  /// The coefficients of the columns as the analyst knows them.
  func uncentred(_ coefficients: [Double], responseShift: Double) -> [Double] {
    var result = coefficients
    for (slot, correction) in corrections.enumerated() {
      if let correction { result[correction.partner] -= correction.shift * coefficients[slot] }
    }
    if design.plan.hasIntercept, let first = result.indices.first { result[first] += responseShift }
    return result
  }

  /// The means of the columns as the analyst knows them.
  func uncentredMeans(_ means: [Double]) -> [Double] {
    zip(means, corrections).map { mean, correction in
      correction.map { mean + $0.shift * means[$0.partner] } ?? mean
    }
  }

  /// The covariance matrix of the uncentred coefficients, T·V·T′.
  func uncentred(_ covariance: Matrix) -> Matrix {
    var result = covariance
    for (slot, correction) in corrections.enumerated() {
      guard let correction else { continue }
      for j in 0..<count { result[correction.partner, j] -= correction.shift * covariance[slot, j] }
    }
    let rowsDone = result
    for (slot, correction) in corrections.enumerated() {
      guard let correction else { continue }
      for i in 0..<count { result[i, correction.partner] -= correction.shift * rowsDone[i, slot] }
    }
    return result.symmetrised
  }
}

extension Matrix {
  /// Rounding can leave the two halves of a symmetric matrix different; the upper one counts.
  var symmetrised: Matrix {
    var result = self
    for j in 0..<columns {
      for i in 0..<j { result[j, i] = self[i, j] }
    }
    return result
  }
}
