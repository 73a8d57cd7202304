import Data
import Testing

@testable import Statistics

@Suite struct FormulaTests {
  private static let a = category("a")
  private static let b = category("b")
  private static let c = category("c")

  private static func x(_ name: String = "x") -> FormulaNode {
    .variable(.numeric(ColumnSource(Column(name: name, numbers: []))))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let node: FormulaNode
    let terms: [String]
    var hasIntercept = true

    var testDescription: String { text }
  }

  static let cases = [
    Case(text: "a + b", node: a + b, terms: ["a", "b"]),
    Case(text: "a + b + a", node: a + b + a, terms: ["a", "b"]),
    Case(text: "a * b", node: a * b, terms: ["a", "b", "a:b"]),
    Case(text: "a:b + b:a", node: .interaction(a, b) + .interaction(b, a), terms: ["a:b"]),
    Case(text: "a:b + a", node: .interaction(a, b) + a, terms: ["a", "a:b"]),
    Case(text: "a + b:a", node: a + .interaction(b, a), terms: ["a", "a:b"]),
    Case(text: "a:a", node: .interaction(a, a), terms: ["a"]),
    Case(text: "a * b * c", node: a * b * c, terms: ["a", "b", "c", "a:b", "a:c", "b:c", "a:b:c"]),
    Case(text: "(a + b + c)^2", node: .power(a + b + c, 2), terms: ["a", "b", "c", "a:b", "a:c", "b:c"]),
    Case(
      text: "(a + b + c)^9", node: .power(a + b + c, 9),
      terms: ["a", "b", "c", "a:b", "a:c", "b:c", "a:b:c"]),
    Case(text: "a * b - a:b", node: a * b - .interaction(a, b), terms: ["a", "b"]),
    Case(text: "a * b - a", node: a * b - a, terms: ["b", "a:b"]),
    Case(text: "(a + b):c", node: .interaction(a + b, c), terms: ["a:c", "b:c"]),
    Case(text: "x * a", node: x() * a, terms: ["x", "a", "x:a"]),
    Case(text: "a - 1", node: a - .intercept, terms: ["a"], hasIntercept: false),
    Case(text: "a + 0", node: a + .zero, terms: ["a"], hasIntercept: false),
    Case(text: "0 + a", node: .zero + a, terms: ["a"], hasIntercept: false),
    Case(text: "a + 0 + 1", node: a + .zero + .intercept, terms: ["a"]),
    Case(text: "1", node: .intercept, terms: []),
    Case(
      text: "a + offset(x)", node: a + .offset(ColumnSource(Column(name: "x", numbers: []))), terms: ["a"]),
  ]

  @Test(arguments: cases)
  func followsTheAlgebra(_ example: Case) throws {
    let response = ColumnSource(Column(name: "y", numbers: []))
    let formula = try Formula(response: response, example.node)
    #expect(formula.terms.map(\.name) == example.terms)
    #expect(formula.hasIntercept == example.hasIntercept)
  }

  @Test func offsetsAreNoTerms() throws {
    let source = ColumnSource(Column(name: "x", numbers: []))
    let formula = try Formula(response: source, Self.a + .offset(source))
    #expect(formula.offsets.map(\.name) == ["x"])
  }

  @Test func theReferenceLevelBelongsToTheColumn() throws {
    let response = ColumnSource(Column(name: "y", numbers: []))
    let node = .interaction(Self.a, Self.b) + category("a", reference: "l2")
    let formula = try Formula(response: response, node)
    let levels = formula.terms.flatMap(\.variables).compactMap(\.category)
      .filter { $0.column == "a" }.map(\.referenceLevel)
    #expect(levels == ["l2", "l2"])
  }

  @Test func twoReferenceLevelsOfOneColumnConflict() {
    let response = ColumnSource(Column(name: "y", numbers: []))
    #expect(throws: EstimationError.conflictingReferenceLevels(column: "a", levels: ["l1", "l2"])) {
      try Formula(response: response, category("a", reference: "l1") + category("a", reference: "l2"))
    }
  }

  @Test func thePowerOfASumMustBePositive() {
    let response = ColumnSource(Column(name: "y", numbers: []))
    #expect(throws: EstimationError.powerNotPositive(0)) {
      try Formula(response: response, .power(Self.a + Self.b, 0))
    }
  }

  @Test func crossingDoesNotRunAway() {
    let response = ColumnSource(Column(name: "y", numbers: []))
    let long = (0..<40).map { category("v\($0)") }.reduce(Self.a, +)
    #expect(throws: EstimationError.tooManyTerms(limit: 5_000)) {
      try Formula(response: response, .power(long, 5))
    }
  }
}
