import Data

/// The pass over residuals row by row, where there are too many combinations of levels for cells.
struct RowResiduals: Sendable {
  private let pass: ResidualPass
  private let coefficients: [Double]
  private let atomCount: Int
  private let products: MomentLayout

  init(_ pass: ResidualPass, coefficients: [Double]) {
    self.pass = pass
    self.coefficients = coefficients
    atomCount = pass.reduced.design.plan.atoms.count
    products = MomentLayout(width: atomCount)
  }

  func run() throws(EstimationError) -> ResidualPartial {
    let width = pass.reduced.count
    let groupCount = pass.demand.cluster?.codeCount ?? 0
    let empty = ResidualPartial(
      gradient: [Double](repeating: 0, count: width),
      squares: [Double](repeating: 0, count: pass.demand.needsSquares ? width * width : 0),
      scores: [Double](repeating: 0, count: groupCount * width),
      groups: [Bool](repeating: false, count: groupCount))
    let size = empty.gradient.count + empty.squares.count + empty.scores.count
    let schedule = BlockSchedule(rowCount: pass.sample.rowCount, partialSize: size)
    let partials = try schedule.map(pass.execution) { chunk in
      var partial = empty
      let reader = DesignReader(
        plan: pass.reduced.design.plan, sample: pass.sample, centre: pass.centre, cells: nil)
      var row = Scratch(atomCount: atomCount, products: products, active: ActiveColumns(pass.reduced))
      for rows in schedule.blocks(of: chunk) where !pass.execution.isInterrupted {
        reader.read(rows)
        pass.demand.cluster?.readCodes(rows, into: reader.clusterCodes)
        for t in 0..<reader.keptCount {
          add(Int(reader.kept[t]), of: reader, firstRow: rows.lowerBound, &row, to: &partial)
        }
      }
      return partial
    }
    var sum = partials.first ?? empty
    for partial in partials.dropFirst() { sum.merge(partial) }
    return sum
  }

  /// What is known of one row, reused from row to row.
  private struct Scratch {
    var z: [Double]
    var slopes: [Double]
    var form: [Double]
    var moments: [Double]
    var active: ActiveColumns

    init(atomCount: Int, products: MomentLayout, active: ActiveColumns) {
      z = [Double](repeating: 1, count: atomCount)
      slopes = z
      form = [Double](repeating: 0, count: products.count)
      moments = form
      self.active = active
    }
  }

  private func add(
    _ row: Int, of reader: DesignReader, firstRow: Int, _ scratch: inout Scratch,
    to partial: inout ResidualPartial
  ) {
    let isFrequency = pass.sample.weights.map { $0.kind == .frequency } ?? true
    for a in 1..<atomCount { scratch.z[a] = reader.values(of: a)[row] }
    scratch.active.find { Int(reader.codes(of: $0)[row]) }
    scratch.active.collapse(coefficients, atomCount: atomCount, to: &scratch.slopes)
    let residual = reader.response[row] - zip(scratch.slopes, scratch.z).reduce(0) { $0 + $1.0 * $1.1 }
    let weight = reader.weights[row]
    partial.tally.add(
      residual: residual, response: reader.response[row], shift: pass.centre.response, weight: weight,
      frequency: isFrequency ? weight : 1)
    let product = weight * residual
    scratch.active.addProducts(of: { product * scratch.z[$0] }, to: &partial.gradient)
    if pass.demand.needsSquares {
      var square = product * (isFrequency ? residual : product)
      if pass.demand.leveragePower > 0 {
        let rest = 1 - leverage(&scratch) * (isFrequency ? 1 : weight)
        if rest < 1e-10 { partial.tally.noteFullLeverage(of: firstRow + row) }
        square /= pass.demand.leveragePower == 1 ? rest : rest * rest
      }
      for k in scratch.moments.indices { scratch.moments[k] = 0 }
      products.add(scratch.z, weight: square, to: &scratch.moments)
      scratch.active.addCrossProducts(of: scratch.moments, products, to: &partial.squares)
    }
    if pass.demand.cluster != nil {
      let group = Int(reader.clusterCodes[row])
      partial.groups[group] = true
      partial.scores.withUnsafeMutableBufferPointer { scores in
        guard let base = scores.baseAddress else { return }
        scratch.active.addProducts(of: { product * scratch.z[$0] }, to: base + group * pass.reduced.count)
      }
    }
  }

  private func leverage(_ scratch: inout Scratch) -> Double {
    scratch.active.collapse(pass.inverse.elements, products, to: &scratch.form)
    for k in scratch.moments.indices { scratch.moments[k] = 0 }
    products.add(scratch.z, weight: 1, to: &scratch.moments)
    return zip(scratch.form, scratch.moments).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
