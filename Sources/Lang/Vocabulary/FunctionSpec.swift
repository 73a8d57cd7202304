/// What the language knows of one function of expressions.
package struct FunctionSpec: Hashable, Sendable {
  package var name: String
  /// `log(x)`, `round(x, digits)`
  package var synopsis: String
  package var summary: String
  /// How many arguments it takes.
  package var arity: ClosedRange<Int>
  /// Only inside a formula, as `poly` and `ref`.
  package var isFormulaOnly: Bool
  /// Bare words that may stand among its arguments and name no column: `raw` of `poly(x, 2, raw)`.
  package var words: [String]
  /// Whether what follows its first argument is a level of that column: `ref(gender, "mann")`.
  package var takesLevel: Bool
  /// Whether its arguments may be ranges and patterns of columns: `rowmean(a..d)`.
  package var takesColumns: Bool
  /// Whether it makes one figure of the rows of a column, as tables hold it: `median(months)`.
  package var isFigure: Bool
  package var examples: [Example]

  package init(
    _ name: String, synopsis: String, summary: String, arity: ClosedRange<Int>,
    isFormulaOnly: Bool = false, words: [String] = [], takesLevel: Bool = false, takesColumns: Bool = false,
    isFigure: Bool = false, examples: [Example] = []
  ) {
    self.name = name
    self.synopsis = synopsis
    self.summary = summary
    self.arity = arity
    self.isFormulaOnly = isFormulaOnly
    self.words = words
    self.takesLevel = takesLevel
    self.takesColumns = takesColumns
    self.isFigure = isFigure
    self.examples = examples
  }
}
