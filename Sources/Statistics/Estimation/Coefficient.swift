/// What a coefficient of a model belongs to.
package struct Coefficient: Hashable, Sendable {
  /// One factor of a product of regressors: a numeric one, or the indicator of a level.
  package struct Part: Hashable, Sendable {
    package let variable: String
    /// Nil for a numeric regressor.
    package let level: String?

    package init(variable: String, level: String? = nil) {
      self.variable = variable
      self.level = level
    }

    package var name: String { level.map { "\(variable)[\($0)]" } ?? variable }
  }

  package static let interceptName = "(Intercept)"

  /// `(Intercept)`, `months`, `gender[mann]`, `age[25-34]:months`.
  package let name: String
  /// What is multiplied; empty for the constant.
  package let parts: [Part]

  package init(name: String, parts: [Part]) {
    self.name = name
    self.parts = parts
  }

  package var isIntercept: Bool { parts.isEmpty }
}
