/// A word that stands in a rule for values of a scale of answers: `(agree = 1)`.
package enum RuleWord: String, CaseIterable, Sendable {
  case agree, neutral, disagree

  package var meaning: String {
    switch self {
    case .agree: "The answers on the upper side of the scale."
    case .neutral: "The answer in the middle of the scale, if it has one."
    case .disagree: "The answers on the lower side of the scale."
    }
  }
}
