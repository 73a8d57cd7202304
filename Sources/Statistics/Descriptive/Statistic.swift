/// A figure that describes the numbers of a group of rows; missing ones are left out.
package enum Statistic: Hashable, Sendable {
  /// How many numbers there are.
  case count
  case sum, mean
  /// With n − 1 in the divisor.
  case variance, standardDeviation
  /// The standard error of the mean: the standard deviation over √n.
  case standardError
  case minimum, maximum
  /// By linear interpolation at 1 + (n − 1)p: type 7 of Hyndman and Fan (1996).
  case quantile(Double)
  /// In the order of the rows.
  case first, last

  package static let median = Statistic.quantile(0.5)

  /// Whether the figure is one of the numbers themselves, so that it is a date where they are.
  package var isOneOfTheNumbers: Bool { [.minimum, .maximum, .first, .last].contains(self) }
}
