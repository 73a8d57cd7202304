import Data
import Matrix

/// X′WX and X′Wy of the columns that take part in their centred form, with the total of the moments.
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
    let active = ActiveColumns(reduced)
    let layout = layout
    let crossProduct = UnsafeMutablePointer<Double>.zeros(width * width)
    let right = UnsafeMutablePointer<Double>.zeros(width)
    let sums = UnsafeMutablePointer<Double>.zeros(width)
    defer {
      crossProduct.deallocate()
      right.deallocate()
      sums.deallocate()
    }
    cells.forEachCell { _, codes, moments in
      active.find(codes, stride: 1)
      active.addCrossProducts(of: moments, layout, to: crossProduct)
      active.addProducts(of: { moments[layout.place($0, response)] }, to: right)
      active.addProducts(of: { moments[$0] }, to: sums)
    }
    self.crossProduct = Array(UnsafeBufferPointer(start: crossProduct, count: width * width))
    self.right = Array(UnsafeBufferPointer(start: right, count: width))
    self.sums = Array(UnsafeBufferPointer(start: sums, count: width))
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
        let adder = RowAdder(reduced, layout: layout, into: sums)
        schedule.forEachBlock(of: chunk, execution, rowCost: layout.count) { rows in
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

  /// How much of a column's square sum about its mean is left once its shares in other atoms are taken out;
  /// 1 where it has none.
  func ownShare(of slot: Int) -> Double {
    let shares = reduced.partners[slot].filter(\.isShare)
    guard !shares.isEmpty else { return 1 }
    func element(_ i: Int, _ j: Int) -> Double { i <= j ? self[i, j] : self[j, i] }
    var whole = element(slot, slot)
    for one in shares {
      whole += 2 * one.coefficient * element(slot, one.slot)
      for other in shares { whole += one.coefficient * other.coefficient * element(one.slot, other.slot) }
    }
    return whole > 0 ? element(slot, slot) / whole : 0
  }

  /// The element of X′WX in row i and column j, i ≤ j.
  subscript(i: Int, j: Int) -> Double { crossProduct[i + j * reduced.count] }
}

/// Adds rows to the normal equations, each by its few columns that are not zero.
private final class RowAdder {
  private let active: ActiveColumns
  private let layout: MomentLayout
  private let moments: UnsafeMutablePointer<Double>
  private let z: UnsafeMutablePointer<Double>
  private let crossProduct: UnsafeMutablePointer<Double>
  private let right: UnsafeMutablePointer<Double>
  private let sums: UnsafeMutablePointer<Double>
  private let total: UnsafeMutablePointer<Double>

  /// - Parameter target: room for X′WX, X′Wy, the sums of the columns and the moments, one after the other.
  init(_ reduced: ReducedDesign, layout: MomentLayout, into target: UnsafeMutablePointer<Double>) {
    active = ActiveColumns(reduced)
    self.layout = layout
    moments = .zeros(layout.count)
    z = .zeros(layout.width)
    crossProduct = target
    right = target + reduced.count * reduced.count
    sums = right + reduced.count
    total = sums + reduced.count
  }

  deinit {
    moments.deallocate()
    z.deallocate()
  }

  func add(_ reader: DesignReader) {
    let (layout, moments, z, active) = (layout, moments, z, active)
    let (response, capacity) = (layout.width - 1, DesignReader.capacity)
    let (atoms, codes) = (reader.values(of: 0), reader.codes(of: 0))
    z[0] = 1
    for t in 0..<reader.keptCount {
      let row = Int(reader.kept[t])
      for a in 1..<response { z[a] = atoms[a &* capacity &+ row] }
      z[response] = reader.response[row]
      for k in 0..<layout.count { moments[k] = 0 }
      layout.add(z, weight: reader.weights[row], to: moments)
      active.find(codes + row, stride: capacity)
      active.addCrossProducts(of: moments, layout, to: crossProduct)
      active.addProducts(of: { moments[layout.place($0, response)] }, to: right)
      active.addProducts(of: { moments[$0] }, to: sums)
      for k in 0..<layout.count { total[k] += moments[k] }
    }
  }
}
