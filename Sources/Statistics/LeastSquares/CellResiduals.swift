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
    let empty = ResidualPartial(
      gradient: [Double](repeating: 0, count: cellCount * atomCount),
      squares: [Double](repeating: 0, count: pass.demand.needsSquares ? cellCount * products.count : 0),
      scores: [Double](repeating: 0, count: groupCount * pass.reduced.count),
      groups: [Bool](repeating: false, count: groupCount))
    let size = empty.gradient.count + empty.squares.count + empty.scores.count
    let schedule = BlockSchedule(rowCount: pass.sample.rowCount, partialSize: size)
    let partials = try schedule.map(pass.execution) { chunk in
      var partial = empty
      let reader = DesignReader(
        plan: pass.reduced.design.plan, sample: pass.sample, centre: pass.centre, cells: cells.index)
      for rows in schedule.blocks(of: chunk) where !pass.execution.isInterrupted {
        reader.read(rows)
        add(reader, firstRow: rows.lowerBound, to: &partial)
        if pass.demand.cluster != nil { addScores(reader, rows, to: &partial) }
      }
      return partial
    }
    var sum = partials.first ?? empty
    for partial in partials.dropFirst() { sum.merge(partial) }
    return assembled(sum)
  }

  private func add(_ reader: DesignReader, firstRow: Int, to partial: inout ResidualPartial) {
    let isFrequency = pass.sample.weights.map { $0.kind == .frequency } ?? true
    let needsSquares = pass.demand.needsSquares
    let power = pass.demand.leveragePower
    var tally = partial.tally
    partial.gradient.withUnsafeMutableBufferPointer { gradient in
      partial.squares.withUnsafeMutableBufferPointer { squares in
        forms.slopes.withUnsafeBufferPointer { slopes in
          forms.leverages.withUnsafeBufferPointer { leverages in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: atomCount) { z in
              guard let z = z.baseAddress, let gradient = gradient.baseAddress, let slopes = slopes.baseAddress
              else { return }
              z[0] = 1
              for t in 0..<reader.keptCount {
                let row = Int(reader.kept[t])
                let cell = Int(reader.cellOfRow[row])
                let slope = slopes + cell &* atomCount
                var fitted = slope[0]
                for a in 1..<atomCount {
                  z[a] = reader.values(of: a)[row]
                  fitted += slope[a] * z[a]
                }
                let residual = reader.response[row] - fitted
                reader.residuals[row] = residual
                let weight = reader.weights[row]
                tally.add(
                  residual: residual, response: reader.response[row], shift: pass.centre.response,
                  weight: weight, frequency: isFrequency ? weight : 1)
                let product = weight * residual
                let sums = gradient + cell &* atomCount
                for a in 0..<atomCount { sums[a] += product * z[a] }
                guard needsSquares, let squares = squares.baseAddress else { continue }
                var square = product * (isFrequency ? residual : product)
                if power > 0, let leverages = leverages.baseAddress {
                  let form = leverages + cell &* products.count
                  let rest = 1 - quadratic(form, z) * (isFrequency ? 1 : weight)
                  if rest < 1e-10 { tally.noteFullLeverage(of: firstRow &+ row) }
                  square /= power == 1 ? rest : rest * rest
                }
                products.add(z, weight: square, to: squares + cell &* products.count)
              }
            }
          }
        }
      }
    }
    partial.tally = tally
  }

  /// The value of a quadratic form in the atoms.
  @inline(__always)
  private func quadratic(_ form: UnsafePointer<Double>, _ z: UnsafePointer<Double>) -> Double {
    var value = 0.0
    var k = 0
    for a in 0..<atomCount {
      for b in a..<atomCount {
        value += form[k] * z[a] * z[b]
        k &+= 1
      }
    }
    return value
  }

  private func addScores(_ reader: DesignReader, _ rows: Range<Int>, to partial: inout ResidualPartial) {
    guard let cluster = pass.demand.cluster else { return }
    let codes = reader.clusterCodes
    cluster.readCodes(rows, into: codes)
    let width = pass.reduced.count
    for t in 0..<reader.keptCount {
      let row = Int(reader.kept[t])
      let group = Int(codes[row])
      partial.groups[group] = true
      let product = reader.weights[row] * reader.residuals[row]
      let cell = Int(reader.cellOfRow[row])
      for column in forms.columns[Int(forms.columnStarts[cell])..<Int(forms.columnStarts[cell + 1])] {
        let value = column.atom == 0 ? 1 : reader.values(of: Int(column.atom))[row] + column.addition
        partial.scores[group &* width &+ Int(column.slot)] += product * value
      }
    }
  }

  /// From sums over cells to sums over columns.
  private func assembled(_ sum: ResidualPartial) -> ResidualPartial {
    let width = pass.reduced.count
    var result = sum
    result.gradient = [Double](repeating: 0, count: width)
    result.squares = [Double](repeating: 0, count: pass.demand.needsSquares ? width * width : 0)
    var active = ActiveColumns(pass.reduced)
    for cell in 0..<cells.index.count where cells.weight(of: cell) > 0 {
      active.find { cells.index.code(of: $0, in: cell) }
      result.gradient.withUnsafeMutableBufferPointer { gradient in
        guard let gradient = gradient.baseAddress else { return }
        active.addProducts(of: { sum.gradient[cell * atomCount + $0] }, to: gradient)
      }
      sum.squares.withUnsafeBufferPointer { squares in
        result.squares.withUnsafeMutableBufferPointer { matrix in
          guard pass.demand.needsSquares, let squares = squares.baseAddress, let matrix = matrix.baseAddress
          else { return }
          active.addCrossProducts(of: squares + cell * products.count, products, to: matrix)
        }
      }
    }
    return result
  }
}
