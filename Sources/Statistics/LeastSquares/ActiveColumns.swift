/// The columns of a design that are not zero in a row or in a cell: at most one for each block.
///
/// Scratch space for one thread. It holds what it needs of the design in plain memory, as it is asked once
/// for each row.
final class ActiveColumns {
  /// The kept columns of the design.
  let width: Int
  /// How many columns are active.
  private(set) var count = 0
  /// For each active column its place among the kept ones, its atom, and what is added to the shifted atom.
  let slots: UnsafeMutablePointer<Int>
  let atoms: UnsafeMutablePointer<Int>
  let additions: UnsafeMutablePointer<Double>

  private let blockCount: Int
  private let blocks: UnsafeMutablePointer<Block>
  private let factors: UnsafeMutablePointer<Factor>
  private let positions: UnsafeMutablePointer<Int32>
  private let slotOfColumn: UnsafeMutablePointer<Int32>
  private let additionOfSlot: UnsafeMutablePointer<Double>

  private struct Block {
    let first: Int32
    let atom: Int32
    let factors: Range<Int32>
  }

  private struct Factor {
    let category: Int32
    let stride: Int32
    let firstPosition: Int
  }

  init(_ reduced: ReducedDesign) {
    width = reduced.count
    blockCount = reduced.design.blocks.count
    var blocks: [Block] = []
    var factors: [Factor] = []
    var positions: [Int32] = []
    for block in reduced.design.blocks {
      let first = Int32(factors.count)
      for factor in block.factors {
        factors.append(
          Factor(category: Int32(factor.category), stride: factor.stride, firstPosition: positions.count))
        positions += factor.positions
      }
      blocks.append(
        Block(first: block.first, atom: Int32(block.atom), factors: first..<Int32(factors.count)))
    }
    self.blocks = .copying(blocks)
    self.factors = .copying(factors)
    self.positions = .copying(positions)
    slotOfColumn = .copying(reduced.slots)
    additionOfSlot = .copying(reduced.additions)
    slots = .allocate(capacity: blockCount)
    atoms = .allocate(capacity: blockCount)
    additions = .allocate(capacity: blockCount)
  }

  deinit {
    blocks.deallocate()
    factors.deallocate()
    positions.deallocate()
    slotOfColumn.deallocate()
    additionOfSlot.deallocate()
    slots.deallocate()
    atoms.deallocate()
    additions.deallocate()
  }

  /// Finds the columns that are not zero where the categories have these codes.
  /// - Parameter stride: how far apart the codes of one category and the next lie.
  @inline(__always)
  func find(_ codes: UnsafePointer<Int32>, stride: Int) {
    var found = 0
    for place in 0..<blockCount {
      let block = blocks[place]
      var column = block.first
      var isActive = true
      for index in block.factors {
        let factor = factors[Int(index)]
        let code = Int(codes[Int(factor.category) &* stride])
        let position = positions[factor.firstPosition &+ code]
        if position < 0 { isActive = false }
        column &+= position &* factor.stride
      }
      guard isActive else { continue }
      let slot = slotOfColumn[Int(column)]
      guard slot >= 0 else { continue }
      slots[found] = Int(slot)
      atoms[found] = Int(block.atom)
      additions[found] = additionOfSlot[Int(slot)]
      found &+= 1
    }
    count = found
  }

  /// Adds Σ x x′ to the upper triangle of a matrix over the kept columns, from the moments of (1, u₁ …).
  @inline(__always)
  func addCrossProducts(
    of moments: UnsafePointer<Double>, _ layout: MomentLayout, to matrix: UnsafeMutablePointer<Double>
  ) {
    let (slots, atoms, additions, count) = (slots, atoms, additions, count)
    for i in 0..<count {
      let (slot, atom, addition) = (slots[i], atoms[i], additions[i])
      for j in i..<count {
        var value = moments[layout.place(atom, atoms[j])]
        if addition != 0 { value += addition * moments[atoms[j]] }
        if additions[j] != 0 { value += additions[j] * (moments[atom] + addition * moments[0]) }
        let (low, high) = slot < slots[j] ? (slot, slots[j]) : (slots[j], slot)
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
      vector[slots[i]] += sums(atoms[i]) + (additions[i] == 0 ? 0 : additions[i] * sums(0))
    }
  }

  /// Writes the coefficients of (1, u₁ …) in x′β.
  @inline(__always)
  func collapse(
    _ coefficients: UnsafePointer<Double>, atomCount: Int, to result: UnsafeMutablePointer<Double>
  ) {
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
    for i in 0..<count {
      for j in 0..<count {
        let value = matrix[slots[i] &+ slots[j] &* width]
        result[layout.place(atoms[i], atoms[j])] += value
        if additions[i] != 0 { result[atoms[j]] += value * additions[i] }
        if additions[j] != 0 { result[atoms[i]] += value * additions[j] }
        result[0] += value * additions[i] * additions[j]
      }
    }
  }
}

extension UnsafeMutablePointer {
  /// Memory of its own with these elements; whoever asked gives it back.
  static func copying(_ elements: [Pointee]) -> UnsafeMutablePointer<Pointee> {
    let memory = UnsafeMutablePointer<Pointee>.allocate(capacity: Swift.max(1, elements.count))
    elements.withUnsafeBufferPointer {
      if let source = $0.baseAddress { memory.initialize(from: source, count: elements.count) }
    }
    return memory
  }

  /// Zeros.
  static func zeros(_ count: Int) -> UnsafeMutablePointer<Double> where Pointee == Double {
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: Swift.max(1, count))
    memory.initialize(repeating: 0, count: count)
    return memory
  }
}
