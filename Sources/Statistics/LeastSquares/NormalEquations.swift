import Data
import Matrix

/// X′WX and X′Wy of the columns that take part, with the total of the moments.
struct NormalEquations: Sendable {
  let reduced: ReducedDesign
  /// The upper triangle, column-major; what is below the diagonal means nothing.
  let crossProduct: [Double]
  let right: [Double]
  /// Σ w x of each column.
  let sums: [Double]
  /// The moments of (1, u₁ … u_q, y) over all rows.
  let total: [Double]
  let layout: MomentLayout

  /// From cells.
  init(_ reduced: ReducedDesign, cells: CellMoments) {
    self.reduced = reduced
    layout = cells.layout
    total = cells.total
    let width = reduced.count
    let response = layout.width - 1
    var active = ActiveColumns(reduced)
    var crossProduct = [Double](repeating: 0, count: width * width)
    var right = [Double](repeating: 0, count: width)
    var sums = right
    cells.values.withUnsafeBufferPointer { values in
      crossProduct.withUnsafeMutableBufferPointer { crossProduct in
        right.withUnsafeMutableBufferPointer { right in
          guard let values = values.baseAddress, let crossProduct = crossProduct.baseAddress,
            let right = right.baseAddress
          else { return }
          for cell in 0..<cells.index.count where cells.weight(of: cell) > 0 {
            let moments = values + cell * cells.layout.count
            active.find { cells.index.code(of: $0, in: cell) }
            active.addCrossProducts(of: moments, cells.layout, to: crossProduct)
            active.addProducts(of: { moments[cells.layout.place($0, response)] }, to: right)
            active.addProducts(of: { moments[$0] }, to: &sums)
          }
        }
      }
    }
    self.crossProduct = crossProduct
    self.right = right
    self.sums = sums
  }

  /// Row by row, where there are too many combinations of levels for cells. Throws `.interrupted`.
  init(
    _ reduced: ReducedDesign, sample: EstimationSample, centre: Centre, execution: Execution
  ) throws(EstimationError) {
    let plan = reduced.design.plan
    let layout = MomentLayout(width: plan.atoms.count + 1)
    let width = reduced.count
    let size = width * width + 2 * width + layout.count
    let schedule = BlockSchedule(rowCount: sample.rowCount, partialSize: size)
    let gathered = try schedule.map(execution) { chunk in
      var sums = [Double](repeating: 0, count: size)
      sums.withUnsafeMutableBufferPointer { sums in
        guard let sums = sums.baseAddress else { return }
        let reader = DesignReader(plan: plan, sample: sample, centre: centre, cells: nil)
        var adder = RowAdder(reduced, layout: layout, into: sums)
        for rows in schedule.blocks(of: chunk) where !execution.isInterrupted {
          reader.read(rows)
          adder.add(reader)
        }
      }
      return sums
    }.summed(count: size)
    self.reduced = reduced
    self.layout = layout
    crossProduct = Array(gathered[..<(width * width)])
    right = Array(gathered[(width * width)...].prefix(width))
    sums = Array(gathered[(width * width + width)...].prefix(width))
    total = Array(gathered[(width * width + 2 * width)...])
  }

  /// The element of X′WX in row i and column j, i ≤ j.
  subscript(i: Int, j: Int) -> Double { crossProduct[i + j * reduced.count] }
}

/// Adds rows to the normal equations, each by its few columns that are not zero.
private struct RowAdder {
  private var active: ActiveColumns
  private let layout: MomentLayout
  private var moments: [Double]
  private var z: [Double]
  private let crossProduct: UnsafeMutablePointer<Double>
  private let right: UnsafeMutablePointer<Double>
  private let sums: UnsafeMutablePointer<Double>
  private let total: UnsafeMutablePointer<Double>

  /// - Parameter target: room for X′WX, X′Wy, the sums of the columns and the moments, one after the other.
  init(_ reduced: ReducedDesign, layout: MomentLayout, into target: UnsafeMutablePointer<Double>) {
    active = ActiveColumns(reduced)
    self.layout = layout
    moments = [Double](repeating: 0, count: layout.count)
    z = [Double](repeating: 1, count: layout.width)
    crossProduct = target
    right = target + reduced.count * reduced.count
    sums = right + reduced.count
    total = sums + reduced.count
  }

  mutating func add(_ reader: DesignReader) {
    let response = layout.width - 1
    for t in 0..<reader.keptCount {
      let row = Int(reader.kept[t])
      for a in 1..<response { z[a] = reader.values(of: a)[row] }
      z[response] = reader.response[row]
      for k in moments.indices { moments[k] = 0 }
      layout.add(z, weight: reader.weights[row], to: &moments)
      active.find { Int(reader.codes(of: $0)[row]) }
      active.addCrossProducts(of: moments, layout, to: crossProduct)
      active.addProducts(of: { moments[layout.place($0, response)] }, to: right)
      active.addProducts(of: { moments[$0] }, to: sums)
      for k in 0..<layout.count { total[k] += moments[k] }
    }
  }
}
