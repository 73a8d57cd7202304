import Data
import Lang
import Matrix

/// A function of expressions: its declaration and how it is worked out.
package struct Function: Sendable {
  /// One number from numbers of which none is missing.
  package typealias Aggregate = @Sendable ([Double], Interruption?) throws(Interrupted) -> Double

  /// The numbers of all rows, the constants, the rows by group; a number a row.
  package typealias WholeColumn =
    @Sendable ([Double], [Double], Grouping, Interruption?) throws(Interrupted) -> [Double]

  package enum Implementation: Sendable {
    /// Row by row: `log(x)`. A result that does not exist is NaN, which is missing.
    case elementwise(@Sendable (Double) -> Double)
    /// Row by row over two or more arguments.
    case elementwiseMany(@Sendable ([Double]) -> Double)
    /// One number from all rows that are not missing: `mean(x)`.
    case aggregate(Aggregate)
    /// One number from all rows that are not missing, at a share of a hundred of them: `percentile(x, 90)`.
    case percentile
    /// One number from the elements with one argument, row by row with more: `min`, `max`.
    case aggregateOrElementwise(aggregate: Aggregate, rows: @Sendable ([Double]) -> Double)
    /// Row by row over several columns, missing ones left out: `rowmean(a..d)`.
    case acrossColumns(RowStatistic)
    /// A number a row that depends on all rows of its group: `rank(x)`, `quantile(x, 5)`. The arguments after the first
    /// are constants.
    case wholeColumn(WholeColumn)
    /// Of values as a matrix function, of a column as a whole.
    case valuesOrWholeColumn(@Sendable ([Value]) throws(FunctionError) -> Value, WholeColumn)
    /// From texts, or about dates: once for each distinct text where it can be.
    case texts(TextFunction)
    /// From values, as the matrix functions.
    case values(@Sendable ([Value]) throws(FunctionError) -> Value)
    /// Its arguments are read unevaluated: `missing(x)`, `cond(c, a, b)`, `design(formula)`, `column(x)`.
    case syntactic
  }

  package let spec: FunctionSpec
  package let implementation: Implementation

  package init(
    _ name: String, _ synopsis: String, _ summary: String, arity: ClosedRange<Int> = 1...1,
    isFormulaOnly: Bool = false, words: [String] = [], takesLevel: Bool = false, takesColumns: Bool = false,
    examples: [Example] = [],
    _ implementation: Implementation
  ) {
    spec = FunctionSpec(
      name, synopsis: synopsis, summary: summary, arity: arity, isFormulaOnly: isFormulaOnly, words: words,
      takesLevel: takesLevel, takesColumns: takesColumns, isFigure: Interpreter.isFigure(name),
      examples: examples)
    self.implementation = implementation
  }
}

/// Why a function has no result for these values.
package enum FunctionError: Error, Hashable, Sendable {
  /// Argument `index` (from 0) is not what the function takes.
  case wrongKind(index: Int, expected: String, found: String)
  /// The matrix core refused; `columnNames` are those of the argument, where it has names.
  case matrix(MatrixError, columnNames: [String]?)
}
