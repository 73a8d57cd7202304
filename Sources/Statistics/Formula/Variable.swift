/// What a term of a formula is made of.
package enum Variable: Sendable {
  /// A column as a set of categories.
  case category(CategoryVariable)
  /// One regressor.
  case numeric(any NumericSource)
  /// The orthogonal polynomials of a source up to a degree, one regressor each.
  case polynomial(PolynomialVariable)

  /// What makes two variables of a formula the same one.
  package enum Identity: Hashable, Sendable {
    case category(column: String)
    case numeric(name: String)
  }

  package var identity: Identity {
    switch self {
    case .category(let category): .category(column: category.column)
    case .numeric(let source): .numeric(name: source.name)
    case .polynomial(let polynomial): .numeric(name: polynomial.name)
    }
  }

  package var name: String {
    switch self {
    case .category(let category): category.column
    case .numeric(let source): source.name
    case .polynomial(let polynomial): polynomial.name
    }
  }

  package var columnNames: [String] {
    switch self {
    case .category(let category): [category.column]
    case .numeric(let source): source.columnNames
    case .polynomial(let polynomial): polynomial.base.columnNames
    }
  }

  package var category: CategoryVariable? {
    if case .category(let category) = self { category } else { nil }
  }
}

/// A column whose values are categories: a factor, text or logical column, or numbers used as categories.
package struct CategoryVariable: Hashable, Sendable {
  package let column: String
  /// The level that the others are compared with, where the formula names it: `ref(gender, "mann")`.
  package var referenceLevel: String?

  package init(column: String, referenceLevel: String? = nil) {
    self.column = column
    self.referenceLevel = referenceLevel
  }
}

/// `poly(x, 3)`: the polynomials of a source that are orthogonal in the estimation sample.
package struct PolynomialVariable: Sendable {
  package let base: any NumericSource
  package let degree: Int

  package init(base: any NumericSource, degree: Int) {
    self.base = base
    self.degree = max(1, degree)
  }

  package var name: String { "poly(\(base.name), \(degree))" }
}
