import Data

/// What a table is to show.
package struct TabulationRequest: Sendable {
  /// A figure of numbers: the mean of a column.
  package struct Figure: Sendable {
    /// The column, or the expression as it was written.
    package let name: String
    package let statistic: Statistic
    package let unit: FigureUnit
    /// One a row of the data, NaN where missing.
    package let numbers: [Double]

    package init(name: String, statistic: Statistic, unit: FigureUnit = .number, numbers: [Double]) {
      self.name = name
      self.statistic = statistic
      self.unit = unit
      self.numbers = numbers
    }
  }

  package enum Row: Sendable {
    /// One line for each category of a factor, text or logical column.
    case categories(Column)
    /// One line for a figure.
    case figure(Figure)
  }

  /// What groups are compared by.
  package enum TestFamily: Hashable, Sendable {
    /// χ² of categories; t or analysis of variance of numbers.
    case means
    /// χ² of categories; rank tests of numbers.
    case ranks
  }

  package var rows: [Row]
  /// A column of categories whose levels stand side by side; nil for a single column.
  package var column: Column?
  /// What the lines of categories show in place of counts.
  package var figures: [Figure]
  package var weights: Weights?
  package var weightColumn: Column?
  /// The rows that count; nil for all.
  package var selection: Bitmap?
  /// Whether rows without a category get a line of their own.
  package var showsMissing: Bool
  package var tests: TestFamily?

  package init(
    rows: [Row], column: Column? = nil, figures: [Figure] = [], weights: Weights? = nil,
    weightColumn: Column? = nil, selection: Bitmap? = nil, showsMissing: Bool = false,
    tests: TestFamily? = nil
  ) {
    self.rows = rows
    self.column = column
    self.figures = figures
    self.weights = weights
    self.weightColumn = weightColumn
    self.selection = selection
    self.showsMissing = showsMissing
    self.tests = tests
  }
}
