import Data
import Matrix

/// The moments of the regressors by combination of category levels, in double-double arithmetic: what is
/// needed to tell a column that is a combination of others from one that nearly is.
struct ExactCells: Sendable {
  private let cells: CellMoments
  private let layout: MomentLayout
  /// One cell after the other, of the atoms as they are.
  private let values: [DoubleDouble]

  /// Throws `.interrupted`.
  init(
    _ design: Design, sample: EstimationSample, cells: CellMoments, execution: Execution
  ) throws(EstimationError) {
    let layout = MomentLayout(width: design.plan.atoms.count)
    let size = cells.index.count * layout.count
    let schedule = BlockSchedule(rowCount: sample.rowCount, partialSize: 2 * size)
    let rows = ExactRows(design, sample: sample, undoesRounding: false)
    let partials = try schedule.map(execution) { chunk in
      var moments = [DoubleDouble](repeating: .zero, count: size)
      moments.withUnsafeMutableBufferPointer { moments in
        let reader = DesignReader(
          plan: design.plan, sample: sample, centre: Centre(plan: design.plan), cells: cells.index)
        schedule.forEachBlock(of: chunk, execution, rowCost: 16 * layout.count) { range in
          reader.read(range)
          let atoms = rows.atoms(of: (0..<reader.keptCount).map { Int(reader.kept[$0]) }, in: range)
          for t in 0..<reader.keptCount {
            let row = Int(reader.kept[t])
            var place = Int(reader.cellOfRow[row]) &* layout.count
            for a in 0..<layout.width {
              let weighted = atoms[a][t] * reader.weights[row]
              for b in a..<layout.width {
                moments[place] += weighted * atoms[b][t]
                place &+= 1
              }
            }
          }
        }
      }
      return moments
    }
    var sum = partials.first ?? []
    for partial in partials.dropFirst() {
      for k in sum.indices { sum[k] += partial[k] }
    }
    self.cells = cells
    self.layout = layout
    values = sum
  }

  /// X′WX of the columns of a reduced design as the analyst knows them.
  func crossProduct(_ reduced: ReducedDesign) -> DoubleDoubleMatrix {
    let active = ActiveColumns(reduced)
    var product = DoubleDoubleMatrix(rows: reduced.count, columns: reduced.count)
    cells.forEachCell { cell, codes, _ in
      active.find(codes, stride: 1)
      let origin = cell * layout.count
      for i in 0..<active.count {
        for j in 0..<active.count {
          product[active.slots[i], active.slots[j]] +=
            values[origin + layout.place(active.atoms[i], active.atoms[j])]
        }
      }
    }
    return product
  }
}
