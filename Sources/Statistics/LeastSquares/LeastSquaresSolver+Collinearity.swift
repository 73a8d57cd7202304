import Matrix

extension LeastSquaresSolver {
  /// Where the coefficients of a column depend more on the others than this, residuals need more than
  /// doubles.
  private static let largestInflation = 1e6

  /// Whether a suspect is a combination of others without doubt: all are columns of zeros and ones.
  func isCertain(_ suspect: CollinearityScreen.Suspect, in reduced: ReducedDesign) -> Bool {
    func isIndicator(_ place: Int) -> Bool { reduced.design.columns[reduced.kept[place]].atom == 0 }
    return suspect.remainder < CollinearityScreen.certainty && isIndicator(suspect.column)
      && suspect.combination.allSatisfy { isIndicator($0.column) }
  }

  /// The columns that a screen found dependent, or zero, in their order.
  func omissions(_ screen: CollinearityScreen, in reduced: ReducedDesign) -> [OmittedTerm] {
    func name(_ place: Int) -> String { reduced.design.columns[reduced.kept[place]].name }
    let dependent = screen.suspects.map { suspect in
      let shares = suspect.combination.map {
        OmittedTerm.Share(name: name($0.column), coefficient: $0.coefficient.nearWhole)
      }
      return (suspect.column, OmittedTerm(name: name(suspect.column), reason: .collinear(shares)))
    }
    let empty = screen.empty.map { ($0, OmittedTerm(name: name($0), reason: .noObservations)) }
    return (dependent + empty).sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Decides by moments in double-double arithmetic which columns are dependent, and inverts those of the
  /// others in it; nil where even their residuals need more than doubles.
  func solveByExactCells(
    _ design: Design, _ centre: Centre, _ cells: CellMoments, _ levelCounts: [[Int]]
  ) throws(EstimationError) -> LeastSquaresSolution? {
    let all = ReducedDesign(design, keeping: Array(design.columns.indices), centre: centre)
    let product = try ExactCells(design, sample: sample, cells: cells, execution: execution)
      .crossProduct(all)
    let factor = try solvable { () throws(MatrixError) in
      try DoubleDoubleCholesky(
        product, rowCount: sample.use.rowsUsed, protected: design.plan.hasIntercept ? [0] : [])
    }
    let reduced = ReducedDesign(design, keeping: factor.keptColumns, centre: centre)
    let centred = reduced.centred(product.keeping(factor.keptColumns))
    let inverse = try solvable { () throws(MatrixError) in
      try DoubleDoubleCholesky(centred, rowCount: sample.use.rowsUsed, tolerance: 0).inverse()
    }
    guard reduced.isComplete, inverse.rows == reduced.count else { return nil }
    let equations = NormalEquations(reduced, cells: cells)
    let isTame = (0..<reduced.count).allSatisfy {
      inverse[$0, $0] * centred[$0, $0].high < Self.largestInflation
        && equations.ownShare(of: $0) > CollinearityScreen.noise
    }
    guard isTame else { return nil }
    let refined = RefinedLeastSquares(
      equations: equations, sample: sample, centre: centre, demand: demand,
      execution: execution, cells: cells)
    return try refined.solve(
      omitted: factor.dependentColumns.map { OmittedTerm($0, of: design) }, levelCounts: levelCounts,
      inverse: inverse)
  }
}

extension OmittedTerm {
  /// A dependent column of a design.
  init(_ column: DependentColumn, of design: Design) {
    let shares = column.combination.map {
      Share(name: design.columns[$0.column].name, coefficient: $0.coefficient.nearWhole)
    }
    self.init(
      name: design.columns[column.column].name, reason: shares.isEmpty ? .noObservations : .collinear(shares))
  }
}

extension Double {
  /// The whole number that rounding has moved this one away from, if it is as near as that.
  fileprivate var nearWhole: Double { (self - rounded()).magnitude < 1e-9 ? rounded() : self }
}

extension DoubleDoubleMatrix {
  /// The rows and columns in these places.
  func keeping(_ places: [Int]) -> DoubleDoubleMatrix {
    var result = DoubleDoubleMatrix(rows: places.count, columns: places.count)
    for (j, column) in places.enumerated() {
      for (i, row) in places.enumerated() { result[i, j] = self[row, column] }
    }
    return result
  }
}
