/// Chooses the coding of each categorical variable in each term and names the columns.
///
/// R's rule (Chambers and Hastie 1992, ch. 2): a variable of a term is coded by contrasts with
/// its reference level if the term without it is in the model, else by an indicator of every level.
struct DesignCoding {
  private let plan: DesignPlan
  private let presence: [[Bool]]
  private let references: [Int]
  private let known: Set<Set<DesignPlan.PlannedTerm.Part>>
  private(set) var blocks: [DesignBlock] = []
  private(set) var columns: [DesignColumn] = []

  init(plan: DesignPlan, presence: [[Bool]], references: [Int]) {
    self.plan = plan
    self.presence = presence
    self.references = references
    known = Set(plan.terms.map { Set($0.parts) })
  }

  mutating func build() throws(EstimationError) {
    if plan.hasIntercept {
      blocks.append(DesignBlock(first: 0, atom: 0, factors: [], count: 1))
      columns.append(
        DesignColumn(name: Coefficient.interceptName, atom: 0, conditions: [], parts: []))
    }
    // Without a constant the first categorical variable takes its place.
    var takesConstant = !plan.hasIntercept
    for term in plan.terms {
      let coded = term.categories.map { category in
        let margin = Set(term.parts).subtracting([.category(category)])
        let isFull = margin.isEmpty ? takesConstant : !known.contains(margin)
        return codes(of: category, full: isFull)
      }
      if !coded.isEmpty { takesConstant = false }
      try append(term, coded: coded)
    }
  }

  /// The codes of the levels that get a column.
  private func codes(of category: Int, full: Bool) -> [Int] {
    plan.categories[category].ordered(presence[category]).filter { full || $0 != references[category] }
  }

  private mutating func append(
    _ term: DesignPlan.PlannedTerm, coded: [[Int]]
  ) throws(EstimationError) {
    var count = 1
    var factors: [DesignBlock.Factor] = []
    for (category, codes) in zip(term.categories, coded) {
      guard codes.count <= Design.largestColumnCount else {
        throw .tooManyLevels(column: plan.categories[category].name, count: codes.count)
      }
      var positions = [Int32](repeating: -1, count: max(1, plan.categories[category].levelCount))
      for (position, code) in codes.enumerated() { positions[code] = Int32(position) }
      factors.append(
        DesignBlock.Factor(category: category, positions: positions, stride: Int32(count)))
      count *= codes.count
      guard count + columns.count <= Design.largestColumnCount else {
        throw .tooManyColumns(count: count + columns.count, limit: Design.largestColumnCount)
      }
    }
    blocks.append(
      DesignBlock(first: Int32(columns.count), atom: term.atom, factors: factors, count: count))
    for index in 0..<count { columns.append(column(of: term, coded: coded, index: index)) }
  }

  /// Column `index` of a term; the levels of the first variable change fastest.
  private func column(of term: DesignPlan.PlannedTerm, coded: [[Int]], index: Int) -> DesignColumn {
    var remaining = index
    var conditions: [DesignColumn.Condition] = []
    for (category, codes) in zip(term.categories, coded) {
      conditions.append(DesignColumn.Condition(category: category, code: codes[remaining % codes.count]))
      remaining /= codes.count
    }
    var nextCondition = conditions.makeIterator()
    let parts = term.parts.map { part in
      switch part {
      case .source(let source): return Coefficient.Part(variable: plan.sources[source].name)
      case .category(let category):
        let level = nextCondition.next().map { plan.categories[category].level($0.code) }
        return Coefficient.Part(variable: plan.categories[category].name, level: level)
      }
    }
    return DesignColumn(
      name: parts.map(\.name).joined(separator: ":"), atom: term.atom, conditions: conditions, parts: parts)
  }
}
