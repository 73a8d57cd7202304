import Data
import Lang
import Statistics

/// Functions that make one number of many; missing values are left out.
enum AggregateFunctions {
  static let all: [Function] = [
    Function(
      "count", "count(x), count()",
      "How many values are not missing; without an argument, how many rows there are.",
      arity: 0...1, examples: [Example("count(months)", "22 326")],
      .aggregate { numbers, _ in Double(numbers.count) }),
    Function(
      "first", "first(x)", "The first value that is not missing, in the order of the rows.",
      examples: [Example("gen start = first(months) by municipality", "of each group")],
      .aggregate { numbers, _ in numbers.first ?? .nan }),
    Function(
      "last", "last(x)", "The last value that is not missing, in the order of the rows.",
      examples: [Example("gen end = last(months) by municipality", "of each group")],
      .aggregate { numbers, _ in numbers.last ?? .nan }),
    Function(
      "max", "max(x), max(x, y, …)", "The largest value; with several arguments, row by row.", arity: 1...64,
      examples: [Example("max(months)", "60")],
      .aggregateOrElementwise(
        aggregate: { numbers, _ in numbers.max() ?? .nan }, rows: { largest($0) })),
    Function(
      "mean", "mean(x)", "The mean of the values that are not missing.",
      examples: [Example("mean(months)", "the mean time in the programme")], .aggregate(mean)),
    Function(
      "median", "median(x)", "The middle value, or the mean of the two middle ones.",
      examples: [Example("median(months)", "24")], .aggregate(median)),
    Function(
      "min", "min(x), min(x, y, …)", "The smallest value; with several arguments, row by row.", arity: 1...64,
      examples: [Example("min(unemp)", "1.2")],
      .aggregateOrElementwise(
        aggregate: { numbers, _ in numbers.min() ?? .nan }, rows: { smallest($0) })),
    Function(
      "percentile", "percentile(x, p)",
      "The value that p percent of the values are below, by linear interpolation (type 7).",
      arity: 2...2, examples: [Example("percentile(months, 90)", "the highest tenth begins here")],
      .percentile
    ),
    Function(
      "sd", "sd(x)", "The standard deviation, with n - 1.",
      examples: [Example("sd(months)", "of the months")],
      .aggregate { numbers, interruption throws(Interrupted) in
        try variance(numbers, interruption).squareRoot()
      }),
    Function(
      "share", "share(x)", "The share of the values that are 1 or true, among those that are not missing.",
      examples: [Example("share(transition)", "how many of a hundred made the transition, over 100")],
      .aggregate(mean)),
    Function(
      "sum", "sum(x)", "The sum of the values that are not missing.",
      examples: [Example("sum(transition)", "how many made the transition")], .aggregate(sum)),
    Function(
      "variance", "variance(x)", "The variance, with n - 1.",
      examples: [Example("variance(months)", "of the months")],
      .aggregate(variance)),
  ]

  @Sendable private static func sum(
    _ numbers: [Double], _ interruption: Interruption?
  ) throws(Interrupted) -> Double {
    var total = CompensatedSum()
    try RowBlocks.forEach(numbers.count, interruption) { rows in
      var sum = total
      for number in numbers[rows] { sum.add(number) }
      total = sum
    }
    return total.value
  }

  @Sendable private static func mean(
    _ numbers: [Double], _ interruption: Interruption?
  ) throws(Interrupted) -> Double {
    numbers.isEmpty ? .nan : try sum(numbers, interruption) / Double(numbers.count)
  }

  /// Two passes: the second about the mean of the first.
  @Sendable private static func variance(
    _ numbers: [Double], _ interruption: Interruption?
  ) throws(Interrupted) -> Double {
    guard numbers.count > 1 else { return .nan }
    let center = try mean(numbers, interruption)
    let squares = try numbers.mapped(interruption) { ($0 - center) * ($0 - center) }
    return try sum(squares, interruption) / Double(numbers.count - 1)
  }

  @Sendable private static func median(
    _ numbers: [Double], _ interruption: Interruption?
  ) throws(Interrupted) -> Double {
    guard !numbers.isEmpty else { return .nan }
    let middle = numbers.count / 2
    let ordered = try OrderStatistics(
      places: [max(0, middle - 1), middle], of: numbers, interruption)
    return numbers.count % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2
  }

  private static func largest(_ row: [Double]) -> Double {
    row.contains { $0.isNaN } ? .nan : row.max() ?? .nan
  }

  private static func smallest(_ row: [Double]) -> Double {
    row.contains { $0.isNaN } ? .nan : row.min() ?? .nan
  }
}
