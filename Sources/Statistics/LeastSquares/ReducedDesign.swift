import Matrix

/// The columns of a design that take part in the fit, in the form in which the sums are formed.
///
/// With the centre's form of an atom, x_b = v_b + shift_b + Σ m_ba·v_a, the column 1ₛ·x_b is written 1ₛ·v_b
/// wherever the columns 1ₛ and 1ₛ·x_a themselves take part: the fit is the same, and squares are of
/// deviations. So X = U·(I + C), where C holds the shifts and m. Where 1ₛ does not take part, the column is
/// 1ₛ·(v_b + shift_b).
struct ReducedDesign: Sendable {
  let design: Design
  /// The columns of the design that take part, ascending.
  let kept: [Int]
  /// For each column of the design its place in `kept`, or -1.
  let slots: [Int32]
  /// For each kept column what must be added to its atom's form.
  let additions: [Double]
  /// Whether each column of an atom with shares has all its partners; if not, the centre does not suit.
  let isComplete: Bool
  /// For each kept column its elements in C.
  let partners: [[Partner]]
  /// The places of the kept columns, those of later atoms first: no column is a partner of one before it.
  let descending: [Int]

  /// A column in which another is expressed.
  struct Partner: Sendable {
    let slot: Int
    let coefficient: Double
    /// Whether it is of an atom, and not the constant's.
    let isShare: Bool
  }

  init(_ design: Design, keeping kept: [Int], centre: Centre) {
    self.design = design
    self.kept = kept
    var slots = [Int32](repeating: -1, count: design.columns.count)
    var places: [Set<DesignColumn.Condition>: [Int: Int]] = [:]
    for (slot, column) in kept.enumerated() {
      slots[column] = Int32(slot)
      places[Set(design.columns[column].conditions), default: [:]][design.columns[column].atom] = slot
    }
    self.slots = slots
    var isComplete = true
    partners = kept.map { column in
      let column = design.columns[column]
      let siblings = places[Set(column.conditions)] ?? [:]
      guard column.atom != 0 else { return [] }
      guard let constant = siblings[0] else {
        isComplete = isComplete && centre.shares[column.atom].isEmpty
        return []
      }
      var partners = [Partner(slot: constant, coefficient: centre.atoms[column.atom], isShare: false)]
      for share in centre.shares[column.atom] {
        guard let slot = siblings[share.atom] else {
          isComplete = false
          continue
        }
        partners.append(Partner(slot: slot, coefficient: share.coefficient, isShare: true))
      }
      return partners
    }
    self.isComplete = isComplete
    additions = zip(kept, partners).map { column, partners in
      let atom = design.columns[column].atom
      return atom == 0 || !partners.isEmpty ? 0 : centre.atoms[atom]
    }
    descending = kept.indices.sorted { design.columns[kept[$0]].atom > design.columns[kept[$1]].atom }
  }

  var count: Int { kept.count }
}
