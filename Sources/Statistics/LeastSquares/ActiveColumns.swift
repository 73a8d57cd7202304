/// The columns of a design that are not zero in a row or in a cell: at most one for each block.
struct ActiveColumns {
  private let reduced: ReducedDesign
  /// Places among the kept columns.
  private(set) var slots: [Int]
  /// For each active column its atom.
  private(set) var atoms: [Int]
  private(set) var additions: [Double]
  private(set) var count = 0

  init(_ reduced: ReducedDesign) {
    self.reduced = reduced
    let capacity = reduced.design.blocks.count
    slots = [Int](repeating: 0, count: capacity)
    atoms = slots
    additions = [Double](repeating: 0, count: capacity)
  }

  /// Finds the columns that are not zero where the categories have these codes.
  @inline(__always)
  mutating func find(code: (_ category: Int) -> Int) {
    count = 0
    for block in reduced.design.blocks {
      let column = Design.column(of: block, code: code)
      guard column >= 0 else { continue }
      let slot = Int(reduced.slots[column])
      guard slot >= 0 else { continue }
      slots[count] = slot
      atoms[count] = block.atom
      additions[count] = reduced.additions[slot]
      count &+= 1
    }
  }

  /// Adds Σ x x′ to the upper triangle of a matrix over the kept columns, from the moments of (1, u₁ …).
  @inline(__always)
  func addCrossProducts(
    of moments: UnsafePointer<Double>, _ layout: MomentLayout, to matrix: UnsafeMutablePointer<Double>
  ) {
    let width = reduced.count
    for i in 0..<count {
      for j in i..<count {
        var value = moments[layout.place(atoms[i], atoms[j])]
        if additions[i] != 0 { value += additions[i] * moments[atoms[j]] }
        if additions[j] != 0 { value += additions[j] * (moments[atoms[i]] + additions[i] * moments[0]) }
        let (low, high) = slots[i] < slots[j] ? (slots[i], slots[j]) : (slots[j], slots[i])
        matrix[low &+ high &* width] += value
      }
    }
  }

  /// Adds Σ x·s to a vector over the kept columns, from the sums of (1, u₁ …)·s.
  @inline(__always)
  func addProducts(
    of sums: (_ atom: Int) -> Double, to vector: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<count {
      vector[slots[i]] += sums(atoms[i]) + additions[i] * sums(0)
    }
  }

  /// Writes the coefficients of (1, u₁ …) in x′β.
  @inline(__always)
  func collapse(_ coefficients: UnsafePointer<Double>, atomCount: Int, to result: UnsafeMutablePointer<Double>) {
    for a in 0..<atomCount { result[a] = 0 }
    for i in 0..<count {
      let coefficient = coefficients[slots[i]]
      result[atoms[i]] += coefficient
      result[0] += coefficient * additions[i]
    }
  }

  /// Writes the quadratic form x′P x in (1, u₁ …): with `layout`'s moments m of them it is Σ m·result.
  @inline(__always)
  func collapse(
    _ matrix: UnsafePointer<Double>, _ layout: MomentLayout, to result: UnsafeMutablePointer<Double>
  ) {
    for k in 0..<layout.count { result[k] = 0 }
    let width = reduced.count
    for i in 0..<count {
      for j in 0..<count {
        let value = matrix[slots[i] &+ slots[j] &* width]
        result[layout.place(atoms[i], atoms[j])] += value
        result[layout.place(0, atoms[j])] += value * additions[i]
        result[layout.place(atoms[i], 0)] += value * additions[j]
        result[0] += value * additions[i] * additions[j]
      }
    }
  }
}
