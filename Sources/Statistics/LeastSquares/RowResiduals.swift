import Data

/// The pass over residuals row by row, where there are too many combinations of levels for cells.
struct RowResiduals: Sendable {
  private let pass: ResidualPass
  private let coefficients: [Double]

  init(_ pass: ResidualPass, coefficients: [Double]) {
    self.pass = pass
    self.coefficients = coefficients
  }

  func run() throws(EstimationError) -> ResidualPartial {
    let width = pass.reduced.count
    let groupCount = pass.demand.cluster?.codeCount ?? 0
    let shape = ResidualPartial.Shape(
      gradient: width, squares: pass.demand.needsSquares ? width * width : 0, scores: groupCount * width,
      groups: groupCount)
    let schedule = BlockSchedule(rowCount: pass.sample.rowCount, partialSize: shape.size)
    let partials = try schedule.map(pass.execution) { chunk in
      var partial = ResidualPartial(shape, pass.execution)
      let reader = DesignReader(
        plan: pass.reduced.design.plan, sample: pass.sample, centre: pass.centre, cells: nil)
      let loop = RowLoop(pass, coefficients: coefficients)
      schedule.forEachBlock(of: chunk, pass.execution, rowCost: loop.rowCost) { rows in
        reader.read(rows)
        loop.run(reader, rows, to: &partial)
      }
      return partial
    }
    return ResidualPartial(merging: partials, shape, pass.execution)
  }
}

/// The loop over the rows of a block, with its scratch space.
private final class RowLoop {
  private let pass: ResidualPass
  private let coefficients: [Double]
  private let inverse: [Double]
  private let atomCount: Int
  private let products: MomentLayout
  private let isFrequency: Bool
  private let active: ActiveColumns
  private let z: UnsafeMutablePointer<Double>
  private let slopes: UnsafeMutablePointer<Double>
  private let form: UnsafeMutablePointer<Double>
  private let moments: UnsafeMutablePointer<Double>

  init(_ pass: ResidualPass, coefficients: [Double]) {
    self.pass = pass
    self.coefficients = coefficients
    inverse = pass.inverse.elements
    atomCount = pass.reduced.design.plan.atoms.count
    products = MomentLayout(width: atomCount)
    isFrequency = pass.sample.weights.map { $0.kind == .frequency } ?? true
    active = ActiveColumns(pass.reduced)
    z = .zeros(atomCount)
    z[0] = 1
    slopes = .zeros(atomCount)
    form = .zeros(products.count)
    moments = .zeros(products.count)
  }

  /// The products that a row takes at most.
  var rowCost: Int { products.count }

  deinit {
    z.deallocate()
    slopes.deallocate()
    form.deallocate()
    moments.deallocate()
  }

  func run(_ reader: DesignReader, _ rows: Range<Int>, to partial: inout ResidualPartial) {
    let needsScores = pass.demand.cluster != nil
    pass.demand.cluster?.readCodes(rows, into: reader.clusterCodes)
    var tally = partial.tally
    partial.gradient.withUnsafeMutableBufferPointer { gradient in
      partial.squares.withUnsafeMutableBufferPointer { squares in
        partial.scores.withUnsafeMutableBufferPointer { scores in
          guard let gradient = gradient.baseAddress else { return }
          for t in 0..<reader.keptCount {
            let row = Int(reader.kept[t])
            let product = addRow(row, of: reader, tally: &tally, gradient: gradient)
            if let squares = squares.baseAddress, pass.demand.needsSquares {
              addSquare(
                product, residual: reader.residuals[row], weight: reader.weights[row],
                row: rows.lowerBound &+ row, tally: &tally, to: squares)
            }
            if needsScores, let scores = scores.baseAddress {
              let group = Int(reader.clusterCodes[row])
              partial.groups[group] = true
              active.addProducts(of: { product * z[$0] }, to: scores + group &* active.width)
            }
          }
        }
      }
    }
    partial.tally = tally
  }

  /// Finds the residual of a row and adds it to tally and gradient; returns w·e.
  @inline(__always)
  private func addRow(
    _ row: Int, of reader: DesignReader, tally: inout ResidualTally, gradient: UnsafeMutablePointer<Double>
  ) -> Double {
    let capacity = DesignReader.capacity
    let atoms = reader.values(of: 0)
    active.find(reader.codes(of: 0) + row, stride: capacity)
    coefficients.withUnsafeBufferPointer {
      if let base = $0.baseAddress { active.collapse(base, atomCount: atomCount, to: slopes) }
    }
    var fitted = slopes[0]
    for a in 1..<atomCount {
      z[a] = atoms[a &* capacity &+ row]
      fitted += slopes[a] * z[a]
    }
    let (residual, weight) = (reader.response[row] - fitted, reader.weights[row])
    reader.residuals[row] = residual
    tally.add(
      residual: residual, response: reader.response[row], shift: pass.centre.response, weight: weight,
      frequency: isFrequency ? weight : 1)
    let product = weight * residual
    active.addProducts(of: { product * z[$0] }, to: gradient)
    return product
  }

  @inline(__always)
  private func addSquare(
    _ product: Double, residual: Double, weight: Double, row: Int, tally: inout ResidualTally,
    to squares: UnsafeMutablePointer<Double>
  ) {
    var square = product * (isFrequency ? residual : product)
    let power = pass.demand.leveragePower
    if power > 0 {
      inverse.withUnsafeBufferPointer {
        if let base = $0.baseAddress { active.collapse(base, products, to: form) }
      }
      let rest = 1 - products.quadratic(form, z) * (isFrequency ? 1 : weight)
      if rest < 1e-10 { tally.noteFullLeverage(of: row) }
      square /= power == 1 ? rest : rest * rest
    }
    for k in 0..<products.count { moments[k] = 0 }
    products.add(z, weight: square, to: moments)
    active.addCrossProducts(of: moments, products, to: squares)
  }
}
