import Lang

/// Functions that make one number of many; missing values are left out.
enum AggregateFunctions {
  static let all: [Function] = [
    Function(
      "count", "count(x)", "How many values are not missing.", examples: [Example("count(months)", "22 326")],
      .aggregate { Double($0.count) }),
    Function(
      "max", "max(x), max(x, y, …)", "The largest value; with several arguments, row by row.", arity: 1...64,
      examples: [Example("max(months)", "60")],
      .aggregateOrElementwise(aggregate: { $0.max() ?? .nan }, rows: { largest($0) })),
    Function(
      "mean", "mean(x)", "The mean of the values that are not missing.",
      examples: [Example("mean(months)", "the mean time in the programme")], .aggregate { mean($0) }),
    Function(
      "median", "median(x)", "The middle value, or the mean of the two middle ones.",
      examples: [Example("median(months)", "24")], .aggregate { median($0) }),
    Function(
      "min", "min(x), min(x, y, …)", "The smallest value; with several arguments, row by row.", arity: 1...64,
      examples: [Example("min(unemp)", "1.2")],
      .aggregateOrElementwise(aggregate: { $0.min() ?? .nan }, rows: { smallest($0) })),
    Function(
      "sd", "sd(x)", "The standard deviation, with n - 1.",
      examples: [Example("sd(months)", "of the months")],
      .aggregate { variance($0).squareRoot() }),
    Function(
      "sum", "sum(x)", "The sum of the values that are not missing.",
      examples: [Example("sum(transition)", "how many made the transition")], .aggregate { sum($0) }),
    Function(
      "variance", "variance(x)", "The variance, with n - 1.",
      examples: [Example("variance(months)", "of the months")],
      .aggregate { variance($0) }),
  ]

  /// Neumaier's compensated sum (1974), so that the order of a long column costs no digits.
  static func sum(_ numbers: [Double]) -> Double {
    var sum = 0.0
    var compensation = 0.0
    for number in numbers {
      let next = sum + number
      compensation += abs(sum) >= abs(number) ? (sum - next) + number : (number - next) + sum
      sum = next
    }
    return sum.isFinite ? sum + compensation : sum
  }

  static func mean(_ numbers: [Double]) -> Double {
    numbers.isEmpty ? .nan : sum(numbers) / Double(numbers.count)
  }

  /// Two passes: the second about the mean of the first.
  static func variance(_ numbers: [Double]) -> Double {
    guard numbers.count > 1 else { return .nan }
    let center = mean(numbers)
    return sum(numbers.map { ($0 - center) * ($0 - center) }) / Double(numbers.count - 1)
  }

  static func median(_ numbers: [Double]) -> Double {
    guard !numbers.isEmpty else { return .nan }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  private static func largest(_ row: [Double]) -> Double {
    row.contains { $0.isNaN } ? .nan : row.max() ?? .nan
  }

  private static func smallest(_ row: [Double]) -> Double {
    row.contains { $0.isNaN } ? .nan : row.min() ?? .nan
  }
}
