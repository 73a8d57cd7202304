/// The columns of the design matrix for the levels that occur in the sample; never the matrix itself.
struct Design: Sendable {
  let plan: DesignPlan
  /// For each category, which of its levels occur in the sample.
  let presence: [[Bool]]
  /// For each category the code of its reference level.
  let references: [Int]
  /// In the order of the formula, the constant first.
  let blocks: [DesignBlock]
  let columns: [DesignColumn]
  /// Categories of the formula with a single level in the sample, which therefore have no column.
  let singleLevelCategories: [Int]

  /// More columns than this are a slip, such as a person's number used as a category.
  static let largestColumnCount = 5_000

  /// - Parameter presence: for each category of the plan, which of its levels occur in the sample.
  ///
  /// Throws `.tooManyLevels`, `.tooManyColumns` and `.unknownLevel`.
  init(_ plan: DesignPlan, presence: [[Bool]]) throws(EstimationError) {
    self.plan = plan
    self.presence = presence
    var references: [Int] = []
    for (category, present) in zip(plan.categories, presence) {
      let count = present.count { $0 }
      guard count <= Design.largestColumnCount else {
        throw .tooManyLevels(column: category.name, count: count)
      }
      references.append(try category.reference(among: present))
    }
    self.references = references
    var coding = DesignCoding(plan: plan, presence: presence, references: references)
    try coding.build()
    let columns = coding.columns
    blocks = coding.blocks
    self.columns = columns
    singleLevelCategories = plan.categories.indices.filter { category in
      presence[category].count { $0 } == 1
        && plan.terms.contains { $0.parts == [.category(category)] }
        && !columns.contains { $0.conditions.contains { $0.category == category } }
    }
  }

  /// The place of the column of a block that is not zero in a row of these codes, or -1.
  @inline(__always)
  static func column(of block: DesignBlock, code: (Int) -> Int) -> Int {
    var column = Int(block.first)
    for factor in block.factors {
      let position = factor.positions[code(factor.category)]
      if position < 0 { return -1 }
      column &+= Int(position &* factor.stride)
    }
    return column
  }
}
