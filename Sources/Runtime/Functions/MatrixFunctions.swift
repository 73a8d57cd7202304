import Lang
import Matrix

/// Functions of matrices, over the factorisations of the matrix core.
enum MatrixFunctions {
  @Sendable static func rank(_ arguments: [Value]) throws(FunctionError) -> Value {
    try number(arguments) { matrix throws(MatrixError) in Double(try PivotedQR(matrix).rank) }
  }

  static let all: [Function] = [
    Function(
      "cholesky", "cholesky(A)",
      "The lower triangular L with L * L' = A, for a symmetric positive definite A.",
      examples: [Example("cholesky([4, 2; 2, 3])", "lower triangular", setup: [])],
      .values { arguments throws(FunctionError) in
        try named(arguments) { matrix throws(MatrixError) in try Cholesky(matrix).factor }
      }),
    Function(
      "columns", "columns(A)", "How many columns.",
      examples: [Example("columns([1, 2; 3, 4])", "2", setup: [])],
      .values { arguments throws(FunctionError) in .number(Double(try matrix(arguments).matrix.columns)) }),
    Function(
      "det", "det(A)", "The determinant.", examples: [Example("det([1, 2; 3, 4])", "-2", setup: [])],
      .values { arguments throws(FunctionError) in
        try number(arguments) { matrix throws(MatrixError) in try determinant(of: matrix) }
      }),
    Function(
      "diagonal", "diagonal(A)",
      "The diagonal as a column; of a vector the matrix that has it as its diagonal.",
      examples: [Example("diagonal([1, 2; 3, 4])", "1 and 4", setup: [])],
      .values { arguments throws(FunctionError) in try diagonal(arguments) }),
    Function(
      "eigenvalues", "eigenvalues(A)", "The eigenvalues of a symmetric matrix, ascending.",
      examples: [Example("eigenvalues([2, 1; 1, 2])", "1 and 3", setup: [])],
      .values { arguments throws(FunctionError) in
        try named(arguments) { matrix throws(MatrixError) in Matrix(column: try SymmetricEigen(matrix).values)
        }
      }),
    Function(
      "identity", "identity(n)", "The identity matrix of order n.",
      examples: [Example("identity(3)", "3×3", setup: [])],
      .values { arguments throws(FunctionError) in try identity(arguments) }),
    Function(
      "inv", "inv(A)", "The inverse; a singular matrix is an error that names the dependent columns.",
      examples: [Example("inv([2, 0; 0, 4])", "0.5 and 0.25 on the diagonal", setup: [])],
      .values { arguments throws(FunctionError) in
        let source = try matrix(arguments)
        return try wrapping(source) { () throws(MatrixError) in
          .matrix(
            NamedMatrix(
              try LU(source.matrix).inverse(), rowNames: source.columnNames, columnNames: source.rowNames))
        }
      }),
    Function(
      "rows", "rows(A)", "How many rows.", examples: [Example("rows([1, 2; 3, 4])", "2", setup: [])],
      .values { arguments throws(FunctionError) in .number(Double(try matrix(arguments).matrix.rows)) }),
    Function(
      "singular_values", "singular_values(A)", "The singular values, descending.",
      examples: [Example("singular_values([3, 0; 0, 4])", "4 and 3", setup: [])],
      .values { arguments throws(FunctionError) in
        try named(arguments) { matrix throws(MatrixError) in Matrix(column: try SingularValues(matrix).values)
        }
      }),
    Function(
      "solve", "solve(A, B)", "The X with A * X = B; least squares when A has more rows than columns.",
      arity: 2...2,
      examples: [Example("solve([2, 0; 0, 4], [2; 4])", "1 and 1", setup: [])],
      .values { arguments throws(FunctionError) in try solve(arguments) }),
    Function(
      "trace", "trace(A)", "The sum of the diagonal.",
      examples: [Example("trace([1, 2; 3, 4])", "5", setup: [])],
      .values { arguments throws(FunctionError) in
        try number(arguments) { matrix throws(MatrixError) in
          guard matrix.isSquare else { throw .notSquare(matrix.shape) }
          return matrix.diagonal.reduce(0, +)
        }
      }),
  ]

  /// `arguments[index]` as a matrix; a number is 1×1, a vector a column.
  static func matrix(_ arguments: [Value], _ index: Int = 0) throws(FunctionError) -> NamedMatrix {
    guard arguments.indices.contains(index), let matrix = arguments[index].asMatrix else {
      let found = arguments.indices.contains(index) ? arguments[index].kindName : "nothing"
      throw .wrongKind(index: index, expected: "a matrix", found: found)
    }
    return matrix
  }

  @Sendable static func residuals(_ arguments: [Value]) throws(FunctionError) -> Value {
    let response = try matrix(arguments, 0)
    let design = try matrix(arguments, 1)
    return try wrapping(design) { () throws(MatrixError) in
      let fit = try PivotedQR(design.matrix)
      guard fit.rank == design.matrix.columns else {
        throw .singular(rank: fit.rank, dependentColumns: fit.dependentColumns)
      }
      let fitted = try design.matrix.multiplied(by: fit.solve(response.matrix))
      return .matrix(NamedMatrix(try response.matrix.subtracting(fitted), rowNames: response.rowNames))
    }
  }

  private static func wrapping<Result>(
    _ source: NamedMatrix, _ body: () throws(MatrixError) -> Result
  ) throws(FunctionError) -> Result {
    do { return try body() } catch { throw .matrix(error, columnNames: source.columnNames) }
  }

  private static func named(
    _ arguments: [Value], _ body: (Matrix) throws(MatrixError) -> Matrix
  ) throws(FunctionError) -> Value {
    let source = try matrix(arguments)
    return try wrapping(source) { () throws(MatrixError) in .matrix(NamedMatrix(try body(source.matrix))) }
  }

  private static func number(
    _ arguments: [Value], _ body: (Matrix) throws(MatrixError) -> Double
  ) throws(FunctionError) -> Value {
    let source = try matrix(arguments)
    return try wrapping(source) { () throws(MatrixError) in Value(computed: try body(source.matrix)) }
  }

  /// A singular matrix has the determinant 0, which is no error here.
  private static func determinant(of matrix: Matrix) throws(MatrixError) -> Double {
    do { return try LU(matrix).determinant } catch {
      if case .singular = error { return 0 }
      throw error
    }
  }

  private static func diagonal(_ arguments: [Value]) throws(FunctionError) -> Value {
    let source = try matrix(arguments).matrix
    let isVector = source.columns == 1 || source.rows == 1
    return .matrix(NamedMatrix(isVector ? .diagonal(source.elements) : Matrix(column: source.diagonal)))
  }

  private static func identity(_ arguments: [Value]) throws(FunctionError) -> Value {
    guard let order = arguments.first?.asNumber, let n = Int(exactly: order), (0...4096).contains(n) else {
      throw .wrongKind(
        index: 0, expected: "a whole number from 0 to 4096", found: arguments.first?.kindName ?? "nothing")
    }
    return .matrix(NamedMatrix(.identity(n)))
  }

  private static func solve(_ arguments: [Value]) throws(FunctionError) -> Value {
    let left = try matrix(arguments, 0)
    let right = try matrix(arguments, 1)
    return try wrapping(left) { () throws(MatrixError) in
      let solution: Matrix
      if left.matrix.isSquare {
        solution = try LU(left.matrix).solve(right.matrix)
      } else {
        let fit = try PivotedQR(left.matrix)
        guard fit.rank == left.matrix.columns else {
          throw .singular(rank: fit.rank, dependentColumns: fit.dependentColumns)
        }
        solution = try fit.solve(right.matrix)
      }
      return .matrix(NamedMatrix(solution, rowNames: left.columnNames, columnNames: right.columnNames))
    }
  }
}

extension Value {
  /// The value as a matrix: a number is 1×1, a vector and a list of numbers a column.
  package var asMatrix: NamedMatrix? {
    switch self {
    case .matrix(let matrix): return matrix
    case .number(let number): return NamedMatrix(Matrix(column: [number]))
    case .vector(let vector): return NamedMatrix(Matrix(column: vector.numbers), rowNames: vector.names)
    case .list(let values):
      let numbers = values.compactMap(\.asNumber)
      return numbers.count == values.count ? NamedMatrix(Matrix(column: numbers)) : nil
    default: return nil
    }
  }
}
