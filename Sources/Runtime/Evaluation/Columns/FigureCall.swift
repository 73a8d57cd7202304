import Lang
import Statistics

/// A figure of groups of rows as it is asked for: `median(months)`, `percentile(months, 90)`.
struct FigureCall {
  let statistic: Statistic
  var isShare = false
  /// What the figure is of: columns, or expressions over them.
  var columns: [Expression] = []
}

extension Interpreter {
  /// The functions that stand for figures of groups.
  static let figureFunctions: [String: Statistic] = [
    "mean": .mean, "median": .median, "sd": .standardDeviation, "variance": .variance, "sum": .sum,
    "min": .minimum, "max": .maximum, "count": .count, "n": .count, "share": .mean, "first": .first,
    "last": .last,
  ]

  static func isFigure(_ name: String) -> Bool { figureFunctions[name] != nil || name == percentile }

  static var figureNames: [String] { (figureFunctions.keys + [percentile]).sorted() }

  /// The function with an argument more, which is no column.
  static let percentile = "percentile"

  /// A call as a figure; nil where it is none.
  mutating func figureCall(_ name: Name, _ arguments: [Expression]) throws(Diagnostic) -> FigureCall? {
    if name.text == Self.percentile {
      guard let last = arguments.last, arguments.count > 1 else { return nil }
      return FigureCall(
        statistic: .quantile(try probability(last)), columns: Array(arguments.dropLast()))
    }
    return Self.figureFunctions[name.text].map {
      FigureCall(statistic: $0, isShare: name.text == "share", columns: arguments)
    }
  }

  /// A percentage as a share of one.
  mutating func probability(_ expression: Expression) throws(Diagnostic) -> Double {
    let percentage = try number(expression)
    guard (0...100).contains(percentage) else { throw .noPercentage(at: expression.range) }
    return percentage / 100
  }
}

extension Diagnostic {
  fileprivate static func noPercentage(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-percentage", "a percentile is between 0 and 100", at: range,
      notes: [Note("as in percentile(months, 90)")])
  }
}
