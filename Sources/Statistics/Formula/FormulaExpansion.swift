/// Carries out the algebra of a formula. A term is its variables, known by their order of appearance, ascending.
struct FormulaExpansion {
  /// What a part of the formula stands for: its terms in order of appearance, and whether it says
  /// anything of the constant.
  struct Part {
    private(set) var terms: [[Int]] = []
    var intercept: Bool?

    init(terms: [[Int]] = [], intercept: Bool? = nil) {
      self.terms = terms
      self.intercept = intercept
    }

    /// Adds the terms that are not there yet. Formulas are short, so looking through them costs less than hashing.
    mutating func add(_ others: [[Int]]) {
      for term in others where !terms.contains(term) { terms.append(term) }
    }
  }

  /// More terms than this are a slip of the pen, such as a high power of a long sum.
  static let largestTermCount = 5_000

  private(set) var variables: [Variable] = []
  private(set) var offsets: [any NumericSource] = []

  mutating func expand(_ node: FormulaNode) throws(EstimationError) -> Part {
    switch node {
    case .intercept: return Part(intercept: true)
    case .zero: return Part(intercept: false)
    case .variable(let variable): return Part(terms: [[try position(of: variable)]])
    case .offset(let source):
      offsets.append(source)
      return Part()
    case .sum(let left, let right): return sum(try expand(left), try expand(right))
    case .difference(let left, let right): return difference(try expand(left), try expand(right))
    case .cross(let left, let right): return try cross(try expand(left), try expand(right))
    case .interaction(let left, let right): return try interaction(try expand(left), try expand(right))
    case .power(let base, let exponent): return try power(try expand(base), exponent)
    }
  }

  private mutating func position(of variable: Variable) throws(EstimationError) -> Int {
    if let known = variables.firstIndex(where: { $0.identity == variable.identity }) {
      try rememberReferenceLevel(of: variable, at: known)
      return known
    }
    variables.append(variable)
    return variables.count - 1
  }

  /// A column may be named first without its reference level and later with it.
  private mutating func rememberReferenceLevel(
    of variable: Variable, at position: Int
  ) throws(EstimationError) {
    guard let level = variable.category?.referenceLevel else { return }
    if let earlier = variables[position].category?.referenceLevel, earlier != level {
      throw .conflictingReferenceLevels(column: variable.name, levels: [earlier, level])
    }
    variables[position] = variable
  }

  private func sum(_ left: Part, _ right: Part) -> Part {
    var result = left
    result.add(right.terms)
    result.intercept = right.intercept ?? left.intercept
    return result
  }

  private func difference(_ left: Part, _ right: Part) -> Part {
    Part(
      terms: left.terms.filter { !right.terms.contains($0) },
      intercept: right.intercept.map { !$0 } ?? left.intercept)
  }

  private func cross(_ left: Part, _ right: Part) throws(EstimationError) -> Part {
    sum(sum(left, right), try interaction(left, right))
  }

  private func interaction(_ left: Part, _ right: Part) throws(EstimationError) -> Part {
    var result = Part()
    for one in left.terms {
      result.add(right.terms.map { other in (one + other.filter { !one.contains($0) }).sorted() })
      guard result.terms.count <= Self.largestTermCount else {
        throw .tooManyTerms(limit: Self.largestTermCount)
      }
    }
    return result
  }

  private func power(_ base: Part, _ exponent: Int) throws(EstimationError) -> Part {
    guard exponent >= 1 else { throw .powerNotPositive(exponent) }
    var result = base
    for _ in 1..<exponent {
      let next = try cross(result, base)
      if next.terms.count == result.terms.count { break }
      result = next
    }
    return result
  }
}
