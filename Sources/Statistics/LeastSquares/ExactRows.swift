import Data
import Matrix

/// Writes rows of the design and the response in double-double arithmetic: powers are formed of the column
/// itself, and figures read from a file get back the digits that rounding to a double took.
struct ExactRows: Sendable {
  private let design: Design
  private let sample: EstimationSample
  /// For each source what is read, and the power it is raised to.
  private let monomials: [Monomial]
  private let undoesRounding: Bool

  /// - Parameter undoesRounding: whether a number that a short decimal rounds to is taken for that decimal.
  init(_ design: Design, sample: EstimationSample, undoesRounding: Bool) {
    self.design = design
    self.sample = sample
    self.undoesRounding = undoesRounding
    monomials = design.plan.sources.map { $0.monomial ?? Monomial(base: $0, power: 1) }
  }

  /// Rows of the sample in a block of the data.
  struct Block {
    /// The rows of the data.
    var rows: [Int]
    /// A row of the design in each row, followed by the response, each as it is.
    var values: DoubleDoubleMatrix
    /// The weight of each row.
    var weights: [Double]
  }

  /// The rows of the sample within a range of the data.
  func read(_ range: Range<Int>) -> Block {
    var kept: [Int] = []
    sample.keep.forEach(in: range) { kept.append($0) }
    let columnCount = design.columns.count
    var block = Block(
      rows: kept, values: DoubleDoubleMatrix(rows: kept.count, columns: columnCount + 1),
      weights: weights(of: kept, in: range))
    guard !kept.isEmpty else { return block }
    let atoms = self.atoms(of: kept.map { $0 - range.lowerBound }, in: range)
    let codes = design.plan.categories.map { Self.read($0.column, range) }
    for (i, row) in kept.enumerated() {
      for part in design.blocks {
        let column = Design.column(of: part) { Int(codes[$0][row - range.lowerBound]) }
        if column >= 0 { block.values[i, column] = atoms[part.atom][i] }
      }
    }
    for (i, value) in response(of: kept.map { $0 - range.lowerBound }, in: range).enumerated() {
      block.values[i, columnCount] = value
    }
    return block
  }

  /// Each atom in the kept rows, which are counted from the beginning of the range.
  func atoms(of kept: [Int], in range: Range<Int>) -> [[DoubleDouble]] {
    let sources = monomials.map { monomial in
      exact(monomial.base, kept, range).map { $0.power(monomial.power) }
    }
    return design.plan.atoms.map { atom in
      var product = [DoubleDouble](repeating: .one, count: kept.count)
      for source in atom.sources {
        for i in product.indices { product[i] *= sources[source][i] }
      }
      return product
    }
  }

  private func response(of kept: [Int], in range: Range<Int>) -> [DoubleDouble] {
    var response = exact(design.plan.response, kept, range)
    for offset in design.plan.offsets {
      for (i, value) in exact(offset, kept, range).enumerated() { response[i] -= value }
    }
    return response
  }

  private func weights(of kept: [Int], in range: Range<Int>) -> [Double] {
    guard let column = sample.weights else { return [Double](repeating: 1, count: kept.count) }
    let weights = [Double](unsafeUninitializedCapacity: range.count) { buffer, count in
      if let base = buffer.baseAddress { column.read(range, into: base) }
      count = range.count
    }
    return kept.map { weights[$0 - range.lowerBound] }
  }

  private func exact(
    _ source: any NumericSource, _ kept: [Int], _ range: Range<Int>
  ) -> [DoubleDouble] {
    let numbers = [Double](unsafeUninitializedCapacity: range.count) { buffer, count in
      if let base = buffer.baseAddress { source.read(range, into: base) }
      count = range.count
    }
    if undoesRounding {
      // All or none: decimals beside doubles would be a column that stands in no file.
      let decimals = kept.compactMap { DoubleDouble(shortDecimalFor: numbers[$0]) }
      if decimals.count == kept.count { return decimals }
    }
    return kept.map { DoubleDouble(numbers[$0]) }
  }

  private static func read(_ column: Column, _ range: Range<Int>) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: range.count) { buffer, count in
      if let base = buffer.baseAddress { column.readCodes(range, into: base) }
      count = range.count
    }
  }
}
