import Matrix

/// Numbers with a name each, in order.
package struct NamedVector: Hashable, Sendable {
  package var names: [String]
  package var numbers: [Double]

  package init(names: [String], numbers: [Double]) {
    self.names = names
    self.numbers = numbers
  }

  package func number(named name: String) -> Double? {
    names.firstIndex(of: name).flatMap { numbers.indices.contains($0) ? numbers[$0] : nil }
  }
}

/// A matrix whose rows and columns may have names, as `m1.vcov` and `design(…)` do.
package struct NamedMatrix: Hashable, Sendable {
  package var matrix: Matrix
  package var rowNames: [String]?
  package var columnNames: [String]?

  package init(_ matrix: Matrix, rowNames: [String]? = nil, columnNames: [String]? = nil) {
    self.matrix = matrix
    self.rowNames = rowNames
    self.columnNames = columnNames
  }
}
