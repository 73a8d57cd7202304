import Lang
import Matrix

/// Wording of what the matrix core refuses: in terms of the matrix that was written, with the names of its columns.
extension Diagnostic {
  static func matrix(_ error: MatrixError, operation: String, at range: SourceRange) -> Diagnostic {
    switch error {
    case .shapeMismatch(let left, let right):
      return Diagnostic(
        "shape-mismatch", "'\(operation)' does not take a \(left.inWords) and a \(right.inWords) matrix",
        at: range,
        notes: operation == "*"
          ? [Note("the columns of the left must be as many as the rows of the right")] : [])
    default: return matrix(error, columnNames: nil, at: range)
    }
  }

  static func matrix(_ error: MatrixError, columnNames: [String]?, at range: SourceRange) -> Diagnostic {
    switch error {
    case .shapeMismatch(let left, let right):
      return Diagnostic(
        "shape-mismatch", "a \(left.inWords) and a \(right.inWords) matrix do not fit", at: range)
    case .notSquare(let shape):
      return Diagnostic("not-square", "a square matrix is needed, and this is \(shape.inWords)", at: range)
    case .singular(let rank, let dependent):
      let names = dependent.map { column in
        columnNames.flatMap { $0.indices.contains(column) ? "'\($0[column])'" : nil }
          ?? "column \(column + 1)"
      }
      return Diagnostic(
        "singular", "the matrix is singular: its rank is \(rank)", at: range,
        notes: names.isEmpty
          ? [] : [Note("\(names.joined(separator: ", ")) can be written with the other columns")])
    case .notPositiveDefinite(let order):
      return Diagnostic(
        "not-positive-definite", "the matrix is not positive definite", at: range,
        notes: [Note("it fails at row and column \(order)")])
    case .notFinite:
      return Diagnostic("not-finite", "the matrix holds infinite or missing numbers", at: range)
    case .notConverged: return Diagnostic("not-converged", "the factorisation did not converge", at: range)
    case .tooLarge: return Diagnostic("too-large", "the matrix is too large", at: range)
    }
  }

  static func function(_ name: String, _ error: FunctionError, arguments: [SourceRange]) -> Diagnostic {
    let first = arguments.first ?? SourceRange(0, 0)
    switch error {
    case .wrongKind(let index, let expected, let found):
      let range = arguments.indices.contains(index) ? arguments[index] : first
      return Diagnostic("kind-mismatch", "'\(name)' takes \(expected), found \(found)", at: range)
    case .matrix(let error, let names): return matrix(error, columnNames: names, at: first)
    }
  }
}

extension Matrix.Shape {
  var inWords: String { "\(rows)×\(columns)" }
}
