/// An ordered scale of answers that a column was declared to have: from strongly disagree to strongly agree.
///
/// The texts of the answers are the column's value labels.
package struct AnswerScale: Hashable, Sendable {
  /// The answers in their order, as the column writes them.
  package var values: [Double]
  /// The answer that is neither for nor against, if there is one.
  package var neutral: Double?
  /// What a row without an answer means: "don't know".
  package var outside: LocalizedText?

  package init(values: [Double], neutral: Double? = nil, outside: LocalizedText? = nil) {
    self.values = values
    self.neutral = neutral
    self.outside = outside
  }

  /// The answers after the middle one, or after the middle of the scale: those that agree.
  package var agreeing: [Double] { values.filter { $0 > middle } }
  /// The answers before it.
  package var disagreeing: [Double] { values.filter { $0 < middle } }

  private var middle: Double {
    neutral ?? ((values.first ?? 0) + (values.last ?? 0)) / 2
  }
}
