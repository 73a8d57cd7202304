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
  /// Where each cell's columns begin, and at last where they end.
  let columnStarts: [Int32]

  init(_ pass: ResidualPass, cells: CellMoments, coefficients: [Double]) {
    let atomCount = pass.reduced.design.plan.atoms.count
    let products = MomentLayout(width: atomCount)
    let needsLeverage = pass.demand.leveragePower > 0
    let needsColumns = pass.demand.cluster != nil
    var slopes = [Double](repeating: 0, count: cells.index.count * atomCount)
    var leverages = [Double](repeating: 0, count: needsLeverage ? cells.index.count * products.count : 0)
    var columns: [ActiveColumn] = []
    var columnStarts: [Int32] = []
    var active = ActiveColumns(pass.reduced)
    slopes.withUnsafeMutableBufferPointer { slopes in
      leverages.withUnsafeMutableBufferPointer { leverages in
        for cell in 0..<cells.index.count {
          if needsColumns { columnStarts.append(Int32(columns.count)) }
          guard cells.weight(of: cell) > 0 else { continue }
          active.find { cells.index.code(of: $0, in: cell) }
          if let slopes = slopes.baseAddress {
            active.collapse(coefficients, atomCount: atomCount, to: slopes + cell * atomCount)
          }
          if needsLeverage, let leverages = leverages.baseAddress {
            active.collapse(pass.inverse.elements, products, to: leverages + cell * products.count)
          }
          if needsColumns { columns += active.columns }
        }
      }
    }
    if needsColumns { columnStarts.append(Int32(columns.count)) }
    self.slopes = slopes
    self.leverages = leverages
    self.columns = columns
    self.columnStarts = columnStarts
  }
}

extension ActiveColumns {
  fileprivate var columns: [CellForms.ActiveColumn] {
    (0..<count).map {
      CellForms.ActiveColumn(slot: Int32(slots[$0]), atom: Int32(atoms[$0]), addition: additions[$0])
    }
  }
}
