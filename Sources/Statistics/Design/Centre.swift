/// The form in which atoms and response are summed, so that sums of squares keep their digits: less their
/// means, and an atom that follows others closely, such as a square or a near copy, less its projection on
/// them.
///
///     x_b = v_b + shift_b + Σ m_ba·v_a,   a < b.
///
/// Any numbers would do, so the means and projections are those of a few rows.
struct Centre: Sendable {
  /// One part of an atom's projection on earlier ones.
  struct Share: Sendable {
    let atom: Int
    let coefficient: Double
  }

  var atoms: [Double]
  var response: Double
  /// For each atom its projection on earlier ones; empty for most.
  var shares: [[Share]]

  /// Everything as it is.
  init(plan: DesignPlan) {
    atoms = [Double](repeating: 0, count: plan.atoms.count)
    response = 0
    shares = [[Share]](repeating: [], count: plan.atoms.count)
  }

  /// The same means without projections.
  var withoutShares: Centre {
    var result = self
    result.shares = shares.map { _ in [] }
    return result
  }

  /// From blocks of rows spread over the sample. Throws `.interrupted`.
  init(_ plan: DesignPlan, sample: EstimationSample, execution: Execution) throws(EstimationError) {
    self.init(plan: plan)
    let columns = try Self.sampled(plan, sample: sample, execution: execution)
    for atom in plan.atoms.indices.dropFirst() { atoms[atom] = columns.atoms[atom].mean }
    if plan.hasIntercept {
      response = columns.response.mean
      try project(columns.atoms, execution)
    }
  }

  private static func sampled(
    _ plan: DesignPlan, sample: EstimationSample, execution: Execution
  ) throws(EstimationError) -> (atoms: [[Double]], response: [Double]) {
    let reader = DesignReader(plan: plan, sample: sample, centre: Centre(plan: plan), cells: nil)
    var atoms = [[Double]](repeating: [], count: plan.atoms.count)
    var response: [Double] = []
    let size = BlockSchedule.blockRows
    let blocks = (sample.rowCount + size - 1) / size
    let step = max(1, blocks / max(1, min(8, sample.rowCount / 65_536)))
    var next = 0
    for block in 0..<blocks where block >= next {
      try execution.check()
      reader.read(block * size..<min(block * size + size, sample.rowCount))
      guard reader.keptCount > 0 else { continue }
      next = block + step
      for t in 0..<reader.keptCount {
        let row = Int(reader.kept[t])
        let values = atoms.indices.map { reader.values(of: $0)[row] }
        guard reader.response[row].isFinite, values.allSatisfy(\.isFinite) else { continue }
        for (atom, value) in values.enumerated() { atoms[atom].append(value) }
        response.append(reader.response[row])
      }
    }
    return (atoms, response)
  }

  /// Takes from each atom, one after the other, what it shares with an earlier one, if that is most of it.
  private mutating func project(_ columns: [[Double]], _ execution: Execution) throws(EstimationError) {
    guard let count = columns.first?.count, count > 3 * columns.count else { return }
    var deviations: [[Double]] = [[]]
    for atom in columns.indices.dropFirst() {
      var deviation = columns[atom].map { $0 - atoms[atom] }
      for earlier in deviations.indices.dropFirst() {
        try execution.check()
        let square = deviations[earlier].dot(deviations[earlier])
        let product = deviations[earlier].dot(deviation)
        guard square > 0, product * product > 0.5 * square * deviation.dot(deviation) else { continue }
        let coefficient = product / square
        guard coefficient.isFinite else { continue }
        shares[atom].append(Share(atom: earlier, coefficient: coefficient))
        for i in deviation.indices { deviation[i] -= coefficient * deviations[earlier][i] }
      }
      deviations.append(deviation)
    }
  }
}

extension [Double] {
  fileprivate var mean: Double {
    let mean = reduce(0) { $0 + $1 / Double(count) }
    return mean.isFinite ? mean : 0
  }

  fileprivate func dot(_ other: [Double]) -> Double {
    zip(self, other).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
