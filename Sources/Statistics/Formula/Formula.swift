/// A model's formula with its algebra carried out: the response and the terms, each once.
package struct Formula: Sendable {
  package let response: any NumericSource
  /// Main effects first, then products of two, and so on; within a degree as first written.
  package let terms: [Term]
  package let hasIntercept: Bool
  /// Regressors whose coefficient is 1.
  package let offsets: [any NumericSource]

  /// Carries out R's algebra of formulas (Wilkinson and Rogers 1973; Chambers and Hastie 1992, ch. 2).
  ///
  /// Throws `.powerNotPositive`, `.tooManyTerms`, and `.conflictingReferenceLevels` where one column is
  /// given two reference levels.
  package init(response: any NumericSource, _ node: FormulaNode) throws(EstimationError) {
    var expansion = FormulaExpansion()
    let part = try expansion.expand(node)
    let ordered = part.terms.sorted { $0.count < $1.count }
    try self.init(
      response: response,
      terms: ordered.map { Term($0.sorted().map { expansion.variables[$0] }) },
      hasIntercept: part.intercept ?? true,
      offsets: expansion.offsets)
  }

  /// A formula of terms that are each different already. Throws `.conflictingReferenceLevels`.
  package init(
    response: any NumericSource, terms: [Term], hasIntercept: Bool = true,
    offsets: [any NumericSource] = []
  ) throws(EstimationError) {
    self.response = response
    self.terms = try Formula.sharingReferenceLevels(terms)
    self.hasIntercept = hasIntercept
    self.offsets = offsets
  }

  /// The columns of the data that the formula reads, each once, the response's first.
  package var columnNames: [String] {
    var seen: Set<String> = []
    let names = response.columnNames + offsets.flatMap(\.columnNames) + terms.flatMap(\.columnNames)
    return names.filter { seen.insert($0).inserted }
  }

  /// Everything that numbers are read from, the response first.
  var sources: [any NumericSource] {
    let regressors = terms.flatMap(\.variables).compactMap { variable -> (any NumericSource)? in
      switch variable {
      case .category: nil
      case .numeric(let source): source
      case .polynomial(let polynomial): polynomial.base
      }
    }
    return [response] + offsets + regressors
  }

  /// The reference level belongs to the variable, so it holds wherever the formula names the column.
  private static func sharingReferenceLevels(_ terms: [Term]) throws(EstimationError) -> [Term] {
    var references: [String: String] = [:]
    for case .category(let category) in terms.flatMap(\.variables) {
      guard let level = category.referenceLevel else { continue }
      if let other = references[category.column], other != level {
        throw .conflictingReferenceLevels(column: category.column, levels: [other, level])
      }
      references[category.column] = level
    }
    return terms.map { term in
      Term(
        term.variables.map { variable in
          guard let column = variable.category?.column else { return variable }
          return .category(CategoryVariable(column: column, referenceLevel: references[column]))
        })
    }
  }
}
