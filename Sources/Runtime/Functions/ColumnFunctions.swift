import Data
import Lang
import Statistics

/// Functions of several columns at once, and of a column as a whole.
enum ColumnFunctions {
  static let all: [Function] = acrossColumns + wholeColumns

  private static let survey = ["use \"survey.csv\" | example"]

  private static let acrossColumns: [Function] =
    [
      ("rowmax", "largest", RowStatistic.maximum), ("rowmean", "mean", .mean),
      ("rowmin", "smallest", .minimum),
      ("rowsd", "standard deviation", .standardDeviation),
    ].map { name, what, statistic in
      row(name, "The \(what) of a row's values in these columns that are not missing.", statistic)
    } + [
      row(
        "rowtotal", "The sum of a row's values that are not missing; missing where all of them are.", .total),
      row("rowmiss", "In how many of these columns a row has no value.", .missingCount),
      row("rownonmiss", "In how many of these columns a row has a value.", .presentCount),
    ]

  private static func row(_ name: String, _ summary: String, _ statistic: RowStatistic) -> Function {
    Function(
      name, "\(name)(columns)", summary, arity: 1...1000, takesColumns: true,
      examples: [Example("gen info = \(name)(info1..info3)", "of three columns", setup: survey)],
      .acrossColumns(statistic))
  }

  private static let wholeColumns: [Function] = [
    Function(
      "quantile", "quantile(x, groups)",
      "The group of so many that x falls in: 1 + the number of cut points strictly below x. The cut points are quantiles by linear interpolation (type 7); values that equal one to within rounding count as equal.",
      arity: 2...2, examples: [Example("gen fifth = quantile(months, 5)", "five groups")],
      .wholeColumn { numbers, constants, grouping, interruption throws(Interrupted) in
        try QuantileGroups(constants.first ?? 4).groups(of: numbers, in: grouping, interruption)
      }),
    Function(
      "quartile", "quartile(x)", "The quarter that x falls in, from 1 to 4: quantile(x, 4).",
      examples: [Example("gen quarter = quartile(months)", "four groups")],
      .wholeColumn { numbers, _, grouping, interruption throws(Interrupted) in
        try QuantileGroups(4).groups(of: numbers, in: grouping, interruption)
      }),
    Function(
      "rank", "rank(x), rank(A)",
      "The rank of x from the smallest, where equal values share the mean of their ranks; of a matrix, how many columns are independent.",
      examples: [
        Example("gen place = rank(months)", "mid-ranks"), Example("rank([1, 2; 2, 4])", "1", setup: []),
      ],
      .valuesOrWholeColumn(MatrixFunctions.rank) { numbers, _, grouping, interruption throws(Interrupted) in
        try eachGroup(numbers, grouping, interruption) { own throws(Interrupted) in
          try Ranks(own, interruption).values
        }
      }),
  ]

  /// The results of each group's numbers that are not missing, put back into their rows.
  static func eachGroup(
    _ numbers: [Double], _ grouping: Grouping, _ interruption: Interruption?,
    _ body: ([Double]) throws(Interrupted) -> [Double]
  ) throws(Interrupted) -> [Double] {
    var rows = [[Int]](repeating: [], count: grouping.count)
    for row in numbers.indices where !numbers[row].isNaN && grouping.codes[row] >= 0 {
      rows[Int(grouping.codes[row])].append(row)
    }
    var results = [Double](repeating: .nan, count: numbers.count)
    for own in rows {
      try interruption?.check()
      for (row, result) in zip(own, try body(own.map { numbers[$0] })) { results[row] = result }
    }
    return results
  }
}

/// Groups of about equal size by the quantiles of their numbers.
private struct QuantileGroups {
  let count: Int

  init(_ count: Double) { self.count = Int(exactly: count.rounded()).map { min(max($0, 1), 1_000_000) } ?? 1 }

  /// Numbers that differ from a cut point by less than this share of it equal it: a mean may have been rounded.
  private static let tolerance = 1e-9

  func groups(
    of numbers: [Double], in grouping: Grouping, _ interruption: Interruption?
  ) throws(Interrupted) -> [Double] {
    try ColumnFunctions.eachGroup(numbers, grouping, interruption) { own throws(Interrupted) in
      let probabilities = (1..<max(2, count)).map { Double($0) / Double(count) }
      let cuts = count < 2 ? [] : try Quantile.values(probabilities, of: own, interruption)
      let bounds = cuts.map { $0 + abs($0) * Self.tolerance }
      return own.map { number in
        // The first bound that is not below the number.
        var (low, high) = (0, bounds.count)
        while low < high {
          let middle = (low + high) / 2
          if bounds[middle] < number { low = middle + 1 } else { high = middle }
        }
        return Double(low + 1)
      }
    }
  }
}
