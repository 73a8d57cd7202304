import Data
import Lang

/// An expression over columns with every name resolved: what `gen`, `if` and formulas evaluate, block by block.
///
/// Missing is NaN among numbers, `Truth.missing` among truth values, `nil` among texts.
package enum ColumnExpression: Sendable {
  case number(NumberNode)
  case truth(TruthNode)
  case text(TextNode)
  /// Days since 1970-01-01.
  case date(NumberNode)

  package var kindName: String {
    switch self {
    case .number: "a number"
    case .truth: "true or false"
    case .text: "a text"
    case .date: "a date"
    }
  }
}

package indirect enum NumberNode: Sendable {
  case constant(Double)
  case column(Column)
  case negated(NumberNode)
  case arithmetic(BinaryOperator, NumberNode, NumberNode)
  case function(@Sendable (Double) -> Double, NumberNode)
  case rowFunction(@Sendable ([Double]) -> Double, [NumberNode])
  /// 1 and 0 for true and false.
  case truth(TruthNode)
  case conditional(TruthNode, NumberNode, NumberNode)
  /// One number a group of rows: `mean(x)` by groups.
  case grouped([Double], Grouping)
  /// One number a row, worked out before: `rank(x)`.
  case stored([Double])
  case acrossColumns(RowStatistic, [NumberNode])
  /// One number a distinct text of a column.
  case lookedUp(Column, [Double])
  case ofText(@Sendable (String) -> Double, TextNode)
}

package indirect enum TruthNode: Sendable {
  case constant(UInt8)
  case column(Column)
  case comparison(BinaryOperator, NumberNode, NumberNode)
  /// One truth value a level or dictionary entry of a column of texts.
  case levels(Column, [UInt8])
  case texts(BinaryOperator, TextNode, TextNode)
  case isMissing(ColumnExpression)
  case not(TruthNode)
  case and(TruthNode, TruthNode)
  case or(TruthNode, TruthNode)
  case conditional(TruthNode, TruthNode, TruthNode)
  case ofText(@Sendable (String) -> Bool, TextNode)
}

package indirect enum TextNode: Sendable {
  case constant(String?)
  case column(Column)
  case conditional(TruthNode, TextNode, TextNode)
  /// One text a distinct text of a column.
  case lookedUp(Column, [String?])
  case changed(@Sendable (String) -> String?, TextNode)
  case joined([TextNode])
  /// A number as a text.
  case written(NumberNode, decimals: Int?)
}

/// Truth values of a block of rows.
enum Truth {
  static let no: UInt8 = 0
  static let yes: UInt8 = 1
  static let missing: UInt8 = 2

  static func of(_ condition: Bool) -> UInt8 { condition ? yes : no }
  static func of(_ number: Double) -> UInt8 { number.isNaN ? missing : of(number != 0) }
}

/// Rows evaluated at a time: small enough to stay in the processor's cache.
let rowsPerBlock = 4096

/// The blocks of so many rows, in order.
func rowBlocks(of count: Int) -> some Sequence<Range<Int>> {
  stride(from: 0, to: count, by: rowsPerBlock).lazy.map { $0..<min(count, $0 + rowsPerBlock) }
}

extension NumberNode {
  /// Whether every value must be a whole number, from the columns and operators alone.
  var isIntegral: Bool {
    switch self {
    case .constant(let number): number.isWhole
    case .column(let column): column.kind == .integer || column.kind == .logical
    case .negated(let node): node.isIntegral
    case .arithmetic(let operation, let a, let b):
      [.plus, .minus, .times].contains(operation) && a.isIntegral && b.isIntegral
    case .function, .rowFunction, .grouped, .acrossColumns: false
    case .stored(let numbers), .lookedUp(_, let numbers):
      numbers.allSatisfy { $0.isNaN || $0.isWhole }
    case .ofText: false
    case .truth: true
    case .conditional(_, let a, let b): a.isIntegral && b.isIntegral
    }
  }

  /// The columns that are read, in the order of first use.
  var columns: [Column] {
    switch self {
    case .constant, .grouped, .stored: []
    case .acrossColumns(_, let nodes): nodes.flatMap(\.columns)
    case .ofText(_, let node): node.columns
    case .column(let column), .lookedUp(let column, _): [column]
    case .negated(let node), .function(_, let node): node.columns
    case .arithmetic(_, let a, let b): a.columns + b.columns
    case .rowFunction(_, let nodes): nodes.flatMap(\.columns)
    case .truth(let node): node.columns
    case .conditional(let condition, let a, let b): condition.columns + a.columns + b.columns
    }
  }
}

extension TruthNode {
  var columns: [Column] {
    switch self {
    case .constant: []
    case .column(let column), .levels(let column, _): [column]
    case .comparison(_, let a, let b): a.columns + b.columns
    case .texts(_, let a, let b): a.columns + b.columns
    case .isMissing(let expression): expression.columns
    case .not(let node): node.columns
    case .ofText(_, let node): node.columns
    case .and(let a, let b), .or(let a, let b): a.columns + b.columns
    case .conditional(let condition, let a, let b): condition.columns + a.columns + b.columns
    }
  }
}

extension TextNode {
  var columns: [Column] {
    switch self {
    case .constant: []
    case .column(let column), .lookedUp(let column, _): [column]
    case .changed(_, let node): node.columns
    case .joined(let nodes): nodes.flatMap(\.columns)
    case .written(let node, _): node.columns
    case .conditional(let condition, let a, let b): condition.columns + a.columns + b.columns
    }
  }
}

extension ColumnExpression {
  package var columns: [Column] {
    switch self {
    case .number(let node), .date(let node): node.columns
    case .truth(let node): node.columns
    case .text(let node): node.columns
    }
  }
}
