/// What the model reads of each row, before it is known which levels occur in the sample.
struct DesignPlan: Sendable {
  /// A term, or for a polynomial one degree of it.
  struct PlannedTerm: Sendable {
    /// One factor of the product, in the order of its name.
    enum Part: Hashable, Sendable {
      case category(Int)
      case source(Int)
    }
    let parts: [Part]
    let atom: Int

    var categories: [Int] {
      parts.compactMap { if case .category(let category) = $0 { category } else { nil } }
    }
  }

  private(set) var sources: [any NumericSource] = []
  /// The first is the constant.
  private(set) var atoms: [Atom] = [.constant]
  private(set) var categories: [DesignCategory] = []
  private(set) var terms: [PlannedTerm] = []
  let response: any NumericSource
  let offsets: [any NumericSource]
  let hasIntercept: Bool

  private var sourcePlaces: [String: Int] = [:]
  private var categoryPlaces: [String: Int] = [:]
  private var atomPlaces: [Atom: Int] = [.constant: 0]

  /// - Parameters:
  ///   - categories: the columns of the formula's categorical variables, by name.
  ///   - polynomials: the sources that each polynomial stands for in this sample, by name.
  init(
    _ formula: Formula, categories: [String: DesignCategory], polynomials: [String: [any NumericSource]]
  ) {
    response = formula.response
    offsets = formula.offsets
    hasIntercept = formula.hasIntercept
    for term in formula.terms {
      var products: [[PlannedTerm.Part]] = [[]]
      for variable in term.variables {
        let choices = parts(of: variable, categories: categories, polynomials: polynomials)
        products = choices.flatMap { choice in products.map { $0 + [choice] } }
      }
      for parts in products { append(parts) }
    }
  }

  private mutating func parts(
    of variable: Variable, categories: [String: DesignCategory], polynomials: [String: [any NumericSource]]
  ) -> [PlannedTerm.Part] {
    switch variable {
    case .category(let category):
      categories[category.column].map { [.category(place(of: $0))] } ?? []
    case .numeric(let source): [.source(place(of: source))]
    case .polynomial(let polynomial):
      (polynomials[polynomial.name] ?? []).map { .source(place(of: $0)) }
    }
  }

  private mutating func append(_ parts: [PlannedTerm.Part]) {
    let sources = parts.compactMap { part -> Int? in
      if case .source(let source) = part { source } else { nil }
    }
    let atom = Atom(sources: sources.sorted())
    if atomPlaces[atom] == nil {
      atomPlaces[atom] = atoms.count
      atoms.append(atom)
    }
    terms.append(PlannedTerm(parts: parts, atom: atomPlaces[atom] ?? 0))
  }

  private mutating func place(of source: any NumericSource) -> Int {
    if let known = sourcePlaces[source.name] { return known }
    sourcePlaces[source.name] = sources.count
    sources.append(source)
    return sources.count - 1
  }

  private mutating func place(of category: DesignCategory) -> Int {
    if let known = categoryPlaces[category.name] { return known }
    categoryPlaces[category.name] = categories.count
    categories.append(category)
    return categories.count - 1
  }
}
