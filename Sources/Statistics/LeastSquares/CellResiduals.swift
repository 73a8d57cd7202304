import Data

/// The pass over residuals where rows are gathered by cell: in a cell the fitted value is a function of the
/// atoms alone.
struct CellResiduals: Sendable {
  private let pass: ResidualPass
  private let cells: CellMoments
  private let atomCount: Int
  private let products: MomentLayout
  private let forms: CellForms

  init(_ pass: ResidualPass, cells: CellMoments, coefficients: [Double]) {
    self.pass = pass
    self.cells = cells
    atomCount = pass.reduced.design.plan.atoms.count
    products = MomentLayout(width: atomCount)
    forms = CellForms(pass, cells: cells, coefficients: coefficients)
  }

  func run() throws(EstimationError) -> ResidualPartial {
    let cellCount = cells.index.count
    let groupCount = pass.demand.cluster?.codeCount ?? 0
    let shape = ResidualPartial.Shape(
      gradient: cellCount * atomCount, squares: pass.demand.needsSquares ? cellCount * products.count : 0,
      scores: groupCount * pass.reduced.count, groups: groupCount)
    let schedule = BlockSchedule(rowCount: pass.sample.rowCount, partialSize: shape.size)
    let partials = try schedule.map(pass.execution) { chunk in
      var partial = ResidualPartial(shape, pass.execution)
      let reader = DesignReader(
        plan: pass.reduced.design.plan, sample: pass.sample, centre: pass.centre, cells: cells.index)
      schedule.forEachBlock(of: chunk, pass.execution, rowCost: products.count) { rows in
        reader.read(rows)
        add(reader, firstRow: rows.lowerBound, to: &partial)
        if pass.demand.cluster != nil { addScores(reader, rows, to: &partial) }
      }
      return partial
    }
    return assembled(ResidualPartial(merging: partials, shape, pass.execution))
  }

  private func add(_ reader: DesignReader, firstRow: Int, to partial: inout ResidualPartial) {
    var loop = Loop(pass, atomCount: atomCount, firstRow: firstRow, tally: partial.tally)
    partial.gradient.withUnsafeMutableBufferPointer { gradient in
      partial.squares.withUnsafeMutableBufferPointer { squares in
        forms.slopes.withUnsafeBufferPointer { slopes in
          forms.leverages.withUnsafeBufferPointer { leverages in
            guard let gradient = gradient.baseAddress, let slopes = slopes.baseAddress else { return }
            loop.run(
              reader, slopes: slopes, leverages: leverages.baseAddress, gradient: gradient,
              squares: squares.baseAddress)
          }
        }
      }
    }
    partial.tally = loop.tally
  }

  private func addScores(_ reader: DesignReader, _ rows: Range<Int>, to partial: inout ResidualPartial) {
    guard let cluster = pass.demand.cluster else { return }
    let (width, capacity, codes) = (pass.reduced.count, DesignReader.capacity, reader.clusterCodes)
    let atoms = reader.values(of: 0)
    cluster.readCodes(rows, into: codes)
    partial.scores.withUnsafeMutableBufferPointer { scores in
      forms.columns.withUnsafeBufferPointer { columns in
        for t in 0..<reader.keptCount {
          let row = Int(reader.kept[t])
          let group = Int(codes[row])
          partial.groups[group] = true
          let product = reader.weights[row] * reader.residuals[row]
          let cell = Int(reader.cellOfRow[row])
          for k in Int(forms.columnStarts[cell])..<Int(forms.columnEnds[cell]) {
            let column = columns[k]
            let value = atoms[Int(column.atom) &* capacity &+ row] + column.addition
            scores[group &* width &+ Int(column.slot)] += product * value
          }
        }
      }
    }
  }

  /// From sums over cells to sums over columns.
  private func assembled(_ sum: ResidualPartial) -> ResidualPartial {
    let width = pass.reduced.count
    var result = sum
    result.gradient = [Double](repeating: 0, count: width)
    result.squares = [Double](repeating: 0, count: pass.demand.needsSquares ? width * width : 0)
    let active = ActiveColumns(pass.reduced)
    let needsSquares = pass.demand.needsSquares
    sum.gradient.withUnsafeBufferPointer { gradient in
      sum.squares.withUnsafeBufferPointer { squares in
        result.gradient.withUnsafeMutableBufferPointer { vector in
          result.squares.withUnsafeMutableBufferPointer { matrix in
            guard let gradient = gradient.baseAddress, let vector = vector.baseAddress else { return }
            cells.forEachCell { cell, codes, _ in
              active.find(codes, stride: 1)
              let products = gradient + cell &* atomCount
              active.addProducts(of: { products[$0] }, to: vector)
              if let squares = squares.baseAddress, let matrix = matrix.baseAddress, needsSquares {
                active.addCrossProducts(of: squares + cell &* self.products.count, self.products, to: matrix)
              }
            }
          }
        }
      }
    }
    return result
  }
}

/// The loop over the rows of a block.
private struct Loop {
  private let atomCount: Int
  private let products: MomentLayout
  private let isFrequency: Bool
  private let needsSquares: Bool
  private let power: Int
  private let shift: Double
  private let firstRow: Int
  var tally: ResidualTally

  init(_ pass: ResidualPass, atomCount: Int, firstRow: Int, tally: ResidualTally) {
    self.atomCount = atomCount
    products = MomentLayout(width: atomCount)
    isFrequency = pass.sample.weights.map { $0.kind == .frequency } ?? true
    needsSquares = pass.demand.needsSquares
    power = pass.demand.leveragePower
    shift = pass.centre.response
    self.firstRow = firstRow
    self.tally = tally
  }

  mutating func run(
    _ reader: DesignReader, slopes: UnsafePointer<Double>, leverages: UnsafePointer<Double>?,
    gradient: UnsafeMutablePointer<Double>, squares: UnsafeMutablePointer<Double>?
  ) {
    let capacity = DesignReader.capacity
    let (kept, cells, atoms, response, weights) = (
      reader.kept, reader.cellOfRow, reader.values(of: 0), reader.response, reader.weights
    )
    let residuals = reader.residuals
    withUnsafeTemporaryAllocation(of: Double.self, capacity: atomCount) { z in
      guard let z = z.baseAddress else { return }
      z[0] = 1
      for t in 0..<reader.keptCount {
        let row = Int(kept[t])
        let cell = Int(cells[row])
        let slope = slopes + cell &* atomCount
        var fitted = slope[0]
        for a in 1..<atomCount {
          z[a] = atoms[a &* capacity &+ row]
          fitted += slope[a] * z[a]
        }
        let (residual, weight) = (response[row] - fitted, weights[row])
        residuals[row] = residual
        tally.add(
          residual: residual, response: response[row], shift: shift, weight: weight,
          frequency: isFrequency ? weight : 1)
        let product = weight * residual
        let sums = gradient + cell &* atomCount
        for a in 0..<atomCount { sums[a] += product * z[a] }
        guard needsSquares, let squares else { continue }
        var square = product * (isFrequency ? residual : product)
        if power > 0, let leverages {
          let form = leverages + cell &* products.count
          let rest = 1 - products.quadratic(form, z) * (isFrequency ? 1 : weight)
          if rest < 1e-10 { tally.noteFullLeverage(of: firstRow &+ row) }
          square /= power == 1 ? rest : rest * rest
        }
        products.add(z, weight: square, to: squares + cell &* products.count)
      }
    }
  }
}
