/// What a weight means. It is never guessed.
package enum WeightKind: String, CaseIterable, Hashable, Sendable {
  /// The row stands for this many equal observations.
  case frequency
  /// The row is a mean of this many observations: the variance is inversely proportional. Weights are
  /// scaled so that they sum to the number of rows.
  case analytic
  /// The inverse of the probability that the row was sampled, scaled in the same way.
  case probability
}

/// A column as weights.
package struct Weights: Hashable, Sendable {
  package let kind: WeightKind
  package let column: String

  package init(_ kind: WeightKind, column: String) {
    self.kind = kind
    self.column = column
  }
}

/// The weights of a fit as it used them.
package struct WeightSummary: Hashable, Sendable {
  package let weights: Weights
  /// Σ w over the rows used, before any scaling.
  package let sum: Double
  /// Complete rows left out because their weight is zero.
  package let rowsOfZeroWeight: Int
}
