import Matrix

/// What the coefficients come to in each cell, as functions of the atoms.
struct CellForms: Sendable {
  /// A column of the design that is not zero in a cell.
  struct ActiveColumn: Sendable {
    let slot: Int32
    let atom: Int32
    let addition: Double
  }

  /// For each cell the coefficients of the atoms in the fitted value.
  let slopes: [Double]
  /// For each cell the quadratic form of the leverage in the atoms; empty if no leverage is needed.
  let leverages: [Double]
  /// The active columns of all cells, one cell after the other; empty unless scores are needed.
  let columns: [ActiveColumn]
  /// Where each cell's columns begin and end.
  let columnStarts: [Int32]
  let columnEnds: [Int32]

  init(_ pass: ResidualPass, cells: CellMoments, coefficients: [Double]) {
    let atomCount = pass.reduced.design.plan.atoms.count
    let products = MomentLayout(width: atomCount)
    let needsLeverage = pass.demand.leveragePower > 0
    let needsColumns = pass.demand.cluster != nil
    var slopes = [Double](repeating: 0, count: cells.index.count * atomCount)
    var leverages = [Double](repeating: 0, count: needsLeverage ? cells.index.count * products.count : 0)
    var columns: [ActiveColumn] = []
    var columnStarts = [Int32](repeating: 0, count: needsColumns ? cells.index.count : 0)
    var columnEnds = columnStarts
    let active = ActiveColumns(pass.reduced)
    slopes.withUnsafeMutableBufferPointer { slopes in
      leverages.withUnsafeMutableBufferPointer { leverages in
        guard let slopes = slopes.baseAddress else { return }
        let leverages = leverages.baseAddress
        cells.forEachCell { cell, codes, _ in
          active.find(codes, stride: 1)
          active.collapse(coefficients, atomCount: atomCount, to: slopes + cell * atomCount)
          if needsLeverage, let leverages {
            active.collapse(pass.inverse.elements, products, to: leverages + cell * products.count)
          }
          if needsColumns {
            columnStarts[cell] = Int32(columns.count)
            columns += active.columns
            columnEnds[cell] = Int32(columns.count)
          }
        }
      }
    }
    self.slopes = slopes
    self.leverages = leverages
    self.columns = columns
    self.columnStarts = columnStarts
    self.columnEnds = columnEnds
  }
}

extension ActiveColumns {
  fileprivate var columns: [CellForms.ActiveColumn] {
    (0..<count).map {
      CellForms.ActiveColumn(slot: Int32(slots[$0]), atom: Int32(atoms[$0]), addition: additions[$0])
    }
  }
}
