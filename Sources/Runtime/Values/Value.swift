import Matrix
import Report

/// What an expression gives and a name can be bound to.
package enum Value: Sendable {
  case number(Double)
  case text(String)
  case logical(Bool)
  case missing
  case list([Value])
  /// Numbers with a name each: `m1.coef`.
  case vector(NamedVector)
  case matrix(NamedMatrix)
  case result(any StoredResult)
  /// What a command without a result gives.
  case nothing
}

extension Value {
  /// How messages call a value of this kind.
  package var kindName: String {
    switch self {
    case .number: "a number"
    case .text: "a text"
    case .logical: "true or false"
    case .missing: "missing"
    case .list: "a list"
    case .vector: "a vector"
    case .matrix(let matrix): "a \(matrix.matrix.rows)×\(matrix.matrix.columns) matrix"
    case .result(let result): "a result of '\(result.kind)'"
    case .nothing: "nothing"
    }
  }

  /// The value as a number; `nil` when it is none. A 1×1 matrix counts as its element.
  package var asNumber: Double? {
    switch self {
    case .number(let number): number
    case .logical(let truth): truth ? 1 : 0
    case .matrix(let named) where named.matrix.rows == 1 && named.matrix.columns == 1: named.matrix[0, 0]
    case .vector(let vector) where vector.numbers.count == 1: vector.numbers[0]
    default: nil
    }
  }

  /// The elements that `for … in` and aggregates go through; `nil` when there are none to go through.
  package var elements: [Value]? {
    switch self {
    case .list(let values): values
    case .vector(let vector): vector.numbers.map(Value.init(computed:))
    case .matrix(let named) where named.matrix.rows == 1 || named.matrix.columns == 1:
      named.matrix.elements.map(Value.init(computed:))
    default: nil
    }
  }

  /// The names by which elements can be taken: `m1.coef["x"]`.
  var elementNames: [String]? {
    switch self {
    case .vector(let vector): vector.names
    case .matrix(let named): named.rowNames ?? named.columnNames
    default: nil
    }
  }

  /// The numbers among the elements, missing ones of a matrix as NaN, or the value itself where it is a number; `nil`
  /// when there is nothing to go through.
  package var numbers: [Double]? {
    if case .matrix(let named) = self, named.matrix.rows == 1 || named.matrix.columns == 1 {
      return named.matrix.elements
    }
    return elements.map { $0.compactMap(\.asNumber) } ?? asNumber.map { [$0] }
  }

  /// A number that came out of a computation: one that does not exist is missing.
  package init(computed number: Double) {
    self = number.isNaN ? .missing : .number(number)
  }
}
