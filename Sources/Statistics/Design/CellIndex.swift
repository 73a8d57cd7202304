/// Numbers the combinations of the levels of all categories.
struct CellIndex: Sendable {
  let strides: [Int32]
  let levelCounts: [Int]
  let count: Int

  /// Nil when there are more combinations than are worth a place each.
  init?(_ plan: DesignPlan, limit: Int) {
    var strides: [Int32] = []
    var count = 1
    for category in plan.categories {
      strides.append(Int32(truncatingIfNeeded: count))
      count *= max(1, category.levelCount)
      guard count <= limit else { return nil }
    }
    self.strides = strides
    self.count = count
    levelCounts = plan.categories.map { max(1, $0.levelCount) }
  }
}
