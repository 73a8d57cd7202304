import Glibc
import Testing

@testable import Matrix

/// A data set of the NIST Statistical Reference Datasets with its certified regression.
struct CertifiedRegression: Sendable, CustomTestStringConvertible {
  enum Design: Sendable {
    /// The columns beside y, as they are.
    case columns
    /// The powers of x up to this degree.
    case polynomial(Int)
  }

  let name: String
  let design: Design
  var hasIntercept = true
  var testDescription: String { name }

  static let all = [
    CertifiedRegression(name: "norris", design: .columns),
    CertifiedRegression(name: "pontius", design: .polynomial(2)),
    CertifiedRegression(name: "noint1", design: .columns, hasIntercept: false),
    CertifiedRegression(name: "noint2", design: .columns, hasIntercept: false),
    CertifiedRegression(name: "filip", design: .polynomial(10)),
    CertifiedRegression(name: "longley", design: .columns),
    CertifiedRegression(name: "wampler1", design: .polynomial(5)),
    CertifiedRegression(name: "wampler2", design: .polynomial(5)),
    CertifiedRegression(name: "wampler3", design: .polynomial(5)),
    CertifiedRegression(name: "wampler4", design: .polynomial(5)),
    CertifiedRegression(name: "wampler5", design: .polynomial(5)),
  ]

  /// The place of the column of ones, if there is one.
  var intercept: Set<Int> { hasIntercept ? [0] : [] }

  /// y and the columns of X, computed from the figures as `number` reads them.
  func data(_ number: (Double) -> DoubleDouble) throws -> (y: [DoubleDouble], x: DoubleDoubleMatrix) {
    let rows = try ReferenceFile.records(of: "nist/\(name).csv").dropFirst()
      .map { try $0.map { number(try #require(Double($0))) } }
    let y = rows.map { $0[0] }
    var columns = hasIntercept ? [[DoubleDouble](repeating: .one, count: y.count)] : []
    switch design {
    case .columns:
      for j in 1..<rows[0].count { columns.append(rows.map { $0[j] }) }
    case .polynomial(let degree):
      for power in 1...degree { columns.append(rows.map { $0[1].power(power) }) }
    }
    return (y, try DoubleDoubleMatrix(rows: y.count, columns: columns))
  }

  /// The certified coefficients and standard errors.
  func certified() throws -> [(coefficient: Double, standardError: Double)] {
    // Statistics of the whole regression follow the terms; they have no standard error.
    try ReferenceFile.records(of: "nist/\(name)_certified.csv").dropFirst().filter { !$0[2].isEmpty }
      .map { (try #require(Double($0[1])), try #require(Double($0[2]))) }
  }
}

/// How many leading digits agree, at most 17; the size of the value itself where zero is certified.
func digits(_ value: Double, _ certified: Double) -> Double {
  let error = certified == 0 ? value.magnitude : ((value - certified) / certified).magnitude
  return error == 0 ? 17 : -log10(error)
}
