import Data

/// Reads a block of rows into columns of codes, atoms, responses and weights: the scratch space of
/// one chunk, reused from block to block.
final class DesignReader {
  static let capacity = BlockSchedule.blockRows

  private let plan: DesignPlan
  private let sample: EstimationSample
  private let centre: Centre
  private let cells: CellIndex?
  private let codes: UnsafeMutablePointer<Int32>
  private let sources: UnsafeMutablePointer<Double>
  private let atoms: UnsafeMutablePointer<Double>

  /// The rows of the block that are in the sample, counted from its beginning.
  let kept: UnsafeMutablePointer<Int32>
  private(set) var keptCount = 0
  /// The cell of each row, when there is a cell index. Only those of kept rows mean anything.
  let cellOfRow: UnsafeMutablePointer<Int32>
  /// The response less its offsets and less the centre's shift.
  let response: UnsafeMutablePointer<Double>
  let weights: UnsafeMutablePointer<Double>
  /// Room for the residuals of the block.
  let residuals: UnsafeMutablePointer<Double>
  /// Room for the clusters of the block.
  let clusterCodes: UnsafeMutablePointer<Int32>

  init(plan: DesignPlan, sample: EstimationSample, centre: Centre, cells: CellIndex?) {
    self.plan = plan
    self.sample = sample
    self.centre = centre
    self.cells = cells
    codes = .allocate(capacity: max(1, plan.categories.count) * Self.capacity)
    sources = .allocate(capacity: max(1, plan.sources.count) * Self.capacity)
    atoms = .allocate(capacity: plan.atoms.count * Self.capacity)
    kept = .allocate(capacity: Self.capacity)
    cellOfRow = .allocate(capacity: Self.capacity)
    response = .allocate(capacity: Self.capacity)
    weights = .allocate(capacity: Self.capacity)
    residuals = .allocate(capacity: Self.capacity)
    clusterCodes = .allocate(capacity: Self.capacity)
    weights.initialize(repeating: 1, count: Self.capacity)
    cellOfRow.initialize(repeating: 0, count: Self.capacity)
    atoms.initialize(repeating: 1, count: Self.capacity)
  }

  deinit {
    codes.deallocate()
    sources.deallocate()
    atoms.deallocate()
    kept.deallocate()
    cellOfRow.deallocate()
    response.deallocate()
    weights.deallocate()
    residuals.deallocate()
    clusterCodes.deallocate()
  }

  /// The codes of a category in this block.
  func codes(of category: Int) -> UnsafeMutablePointer<Int32> { codes + category * Self.capacity }

  /// The values of an atom in this block in the centre's form; those of the constant are 1.
  func values(of atom: Int) -> UnsafeMutablePointer<Double> { atoms + atom * Self.capacity }

  /// Reads at most `capacity` rows.
  func read(_ rows: Range<Int>) {
    keptCount = 0
    sample.keep.forEach(in: rows) { row in
      kept[keptCount] = Int32(truncatingIfNeeded: row &- rows.lowerBound)
      keptCount &+= 1
    }
    guard keptCount > 0 else { return }
    readCodes(rows)
    readAtoms(rows)
    readResponse(rows)
    sample.weights?.read(rows, into: weights)
  }

  private func readCodes(_ rows: Range<Int>) {
    for (place, category) in plan.categories.enumerated() {
      category.column.readCodes(rows, into: codes(of: place))
    }
    guard let cells else { return }
    for (place, stride) in cells.strides.enumerated() {
      let codes = codes(of: place)
      if place == 0 {
        for i in 0..<rows.count { cellOfRow[i] = codes[i] }
      } else {
        for i in 0..<rows.count { cellOfRow[i] &+= codes[i] &* stride }
      }
    }
  }

  private func readAtoms(_ rows: Range<Int>) {
    for (place, source) in plan.sources.enumerated() {
      source.read(rows, into: sources + place * Self.capacity)
    }
    for (place, atom) in plan.atoms.enumerated().dropFirst() {
      let values = values(of: place)
      let first = sources + atom.sources[0] * Self.capacity
      for i in 0..<rows.count { values[i] = first[i] }
      for factor in atom.sources.dropFirst() {
        let other = sources + factor * Self.capacity
        for i in 0..<rows.count { values[i] *= other[i] }
      }
      let shift = centre.atoms[place]
      for i in 0..<rows.count { values[i] -= shift }
      for share in centre.shares[place] {
        let earlier = self.values(of: share.atom)
        let coefficient = share.coefficient
        for i in 0..<rows.count { values[i] -= coefficient * earlier[i] }
      }
    }
  }

  private func readResponse(_ rows: Range<Int>) {
    plan.response.read(rows, into: response)
    for offset in plan.offsets {
      offset.read(rows, into: sources)
      for i in 0..<rows.count { response[i] -= sources[i] }
    }
    let shift = centre.response
    for i in 0..<rows.count { response[i] -= shift }
  }
}
