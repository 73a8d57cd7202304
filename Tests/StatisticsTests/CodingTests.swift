import Data
import Testing

@testable import Statistics

/// Which columns a formula has; expected after R's `model.matrix`.
@Suite struct CodingTests {
  private static func frame() throws -> Frame {
    var rows: [(String, String, Double, Double)] = []
    for i in 0..<24 {
      let x = Double(i * i % 11)
      rows.append((["p", "q", "r"][i % 3], ["u", "v"][i / 3 % 2], x, Double(i % 7) + x * x))
    }
    return try Frame(columns: [
      Column(name: "a", texts: rows.map(\.0)), Column(name: "b", texts: rows.map(\.1)),
      Column(name: "x", numbers: rows.map(\.2)), Column(name: "y", numbers: rows.map(\.3)),
    ])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let node: @Sendable (Frame) -> FormulaNode
    let names: [String]

    var testDescription: String { text }
  }

  static let cases = [
    Case(text: "a", node: { _ in category("a") }, names: ["(Intercept)", "a[q]", "a[r]"]),
    Case(
      text: "ref(a, r)", node: { _ in category("a", reference: "r") },
      names: ["(Intercept)", "a[p]", "a[q]"]),
    Case(text: "0 + a", node: { _ in .zero + category("a") }, names: ["a[p]", "a[q]", "a[r]"]),
    Case(
      text: "0 + a + b", node: { _ in .zero + category("a") + category("b") },
      names: ["a[p]", "a[q]", "a[r]", "b[v]"]),
    Case(
      text: "0 + x + a", node: { .zero + $0.number("x") + category("a") },
      names: ["x", "a[p]", "a[q]", "a[r]"]),
    Case(
      text: "a * b", node: { _ in category("a") * category("b") },
      names: ["(Intercept)", "a[q]", "a[r]", "b[v]", "a[q]:b[v]", "a[r]:b[v]"]),
    Case(
      text: "a + a:b", node: { _ in category("a") + .interaction(category("a"), category("b")) },
      names: ["(Intercept)", "a[q]", "a[r]", "a[p]:b[v]", "a[q]:b[v]", "a[r]:b[v]"]),
    Case(
      text: "0 + a:b", node: { _ in .zero + .interaction(category("a"), category("b")) },
      names: ["a[p]:b[u]", "a[q]:b[u]", "a[r]:b[u]", "a[p]:b[v]", "a[q]:b[v]", "a[r]:b[v]"]),
    Case(
      text: "x * a", node: { $0.number("x") * category("a") },
      names: ["(Intercept)", "x", "a[q]", "a[r]", "x:a[q]", "x:a[r]"]),
    Case(
      text: "x:a", node: { .interaction($0.number("x"), category("a")) },
      names: ["(Intercept)", "x:a[p]", "x:a[q]", "x:a[r]"]),
    Case(
      text: "poly(x, 2)",
      node: { .variable(.polynomial(PolynomialVariable(base: $0.source("x"), degree: 2))) },
      names: ["(Intercept)", "poly(x, 2)[1]", "poly(x, 2)[2]"]),
    Case(
      text: "x + x^2", node: { $0.number("x") + .variable(.numeric(PowerSource($0.source("x"), power: 2))) },
      names: ["(Intercept)", "x", "x^2"]),
    Case(text: "1", node: { _ in .intercept }, names: ["(Intercept)"]),
  ]

  @Test(arguments: cases)
  func columnsAreThoseOfTheFormula(_ example: Case) throws {
    let frame = try Self.frame()
    let fit = try LinearModel(Formula(response: frame.source("y"), example.node(frame))).fit(frame)
    #expect(fit.termNames == example.names)
    #expect(fit.omittedTerms.isEmpty)
  }

  /// R gives the last cell no coefficient, as the constant is the sum of all.
  @Test func anInteractionAloneHasOneCellTooMany() throws {
    let frame = try Self.frame()
    let formula = try Formula(response: frame.source("y"), .interaction(category("a"), category("b")))
    let fit = try LinearModel(formula).fit(frame)
    #expect(fit.terms.count == 6)
    #expect(fit.omittedTerms.map(\.name) == ["a[r]:b[v]"])
  }

  @Test func aFactorsOwnReferenceCounts() throws {
    var frame = try Self.frame()
    try frame.set(frame.column("a").asFactor(reference: "q"))
    let fit = try LinearModel(Formula(response: frame.source("y"), category("a"))).fit(frame)
    #expect(fit.termNames == ["(Intercept)", "a[p]", "a[r]"])
    #expect(fit.categories.map(\.referenceLevel) == ["q"])
  }

  @Test func levelsWithoutObservationsAreReported() throws {
    var frame = try Self.frame()
    try frame.order("a", ["none", "p", "q", "r", "s"])
    let fit = try LinearModel(Formula(response: frame.source("y"), category("a"))).fit(frame)
    #expect(fit.termNames == ["(Intercept)", "a[q]", "a[r]"])
    #expect(fit.categories[0].emptyLevels == ["none", "s"])
    #expect(fit.categories[0].referenceLevel == "p")
    #expect(fit.categories[0].levels.map(\.count) == [8, 8, 8])
  }

  /// A text has the levels that its column has, and not those of rows that are no longer there.
  @Test func levelsOfATextThatMissingValuesTakeAway() throws {
    var frame = try Self.frame()
    let x = try frame.column("x").numbers
    try frame.set(
      Column(
        name: "a",
        texts: (0..<frame.rowCount).map { $0 == 1 ? "gone" : $0 == 2 ? "once" : "p\($0 % 2)" }))
    try frame.set(Column(name: "x", numbers: x.enumerated().map { $0.offset == 1 ? .nan : $0.element }))
    var keep = Bitmap(count: frame.rowCount, repeating: true)
    keep.clear(2)
    let kept = try frame.filtered(by: keep)
    let formula = try Formula(response: kept.source("y"), category("a") + kept.number("x"))
    let fit = try LinearModel(formula).fit(kept)
    #expect(fit.categories[0].levels.map(\.name) == ["p0", "p1"])
    #expect(fit.categories[0].emptyLevels == ["gone"])
  }

  @Test func aNumberCanBeACategory() throws {
    let frame = try Self.frame()
    let fit = try LinearModel(Formula(response: frame.source("y"), category("x"))).fit(frame)
    #expect(fit.termNames.dropFirst().first == "x[1]")
    #expect(fit.categories[0].referenceLevel == "0")
  }

  @Test func aVariableWithOneLevelHasNoColumn() throws {
    let frame = try Self.frame()
    var onlyP = Bitmap(count: frame.rowCount)
    for row in stride(from: 0, to: frame.rowCount, by: 3) { onlyP.set(row) }
    let formula = try Formula(response: frame.source("y"), category("a") + category("b"))
    let fit = try LinearModel(formula).fit(frame, selection: onlyP)
    #expect(fit.termNames == ["(Intercept)", "b[v]"])
    #expect(fit.omittedTerms == [OmittedTerm(name: "a", reason: .singleLevel("p"))])
  }
}
