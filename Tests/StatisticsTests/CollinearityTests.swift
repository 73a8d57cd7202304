import Data
import Testing

@testable import Statistics

@Suite struct CollinearityTests {
  private func shares(_ term: OmittedTerm?) -> [String: Double] {
    guard case .collinear(let shares)? = term?.reason else { return [:] }
    return Dictionary(shares.map { ($0.name, $0.coefficient) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func theSumOfCategoriesIsNamed() throws {
    let frame = try Register.frame()
    let formula = try Formula(
      response: frame.source("transition"),
      category("gender") + category("net") + frame.number("network") + frame.number("months"))
    let fit = try LinearModel(formula, covariance: HC1Covariance()).fit(frame)
    #expect(fit.omittedTerms.map(\.name) == ["network"])
    #expect(shares(fit.omittedTerms.first) == ["net[net1]": 1, "net[net2]": 1, "net[net3]": 1])
    let without = try LinearModel(
      Formula(
        response: frame.source("transition"),
        category("gender") + category("net") + frame.number("months")), covariance: HC1Covariance()
    ).fit(frame)
    #expect(fit.termNames == without.termNames)
    for (one, other) in zip(fit.standardErrors, without.standardErrors) {
      #expect(relativeDifference(one, other) < 1e-9)
    }
  }

  @Test func whatIsWrittenFirstStays() throws {
    let frame = try Register.frame()
    let formula = try Formula(
      response: frame.source("transition"), category("network") + category("net"))
    let fit = try LinearModel(formula).fit(frame)
    #expect(fit.termNames == ["(Intercept)", "network[1]", "net[net1]", "net[net2]"])
    #expect(
      shares(fit.omittedTerms.first) == ["network[1]": 1, "net[net1]": -1, "net[net2]": -1])
    #expect(fit.path == .cells)
  }

  @Test(arguments: [40, 20_000])
  func copiesOfARegressorAreNamed(_ rows: Int) throws {
    var frame = try ComputationPathTests.frame(seed: 3, rows: rows)
    let x = try frame.column("x").numbers
    try frame.set(Column(name: "double", numbers: x.map { 2 * $0 + 1 }))
    let formula = try Formula(
      response: frame.source("y"), frame.number("x") + frame.number("z") + frame.number("double"))
    let fit = try LinearModel(formula, covariance: HC1Covariance()).fit(frame)
    #expect(fit.termNames == ["(Intercept)", "x", "z"])
    let found = shares(fit.omittedTerms.first)
    #expect(Set(found.keys) == ["(Intercept)", "x"])
    #expect(relativeDifference(found["x"] ?? .nan, 2) < 1e-9)
    #expect(relativeDifference(found["(Intercept)"] ?? .nan, 1) < 1e-6)
  }

  @Test func aConstantRegressorGoesAndNotTheIntercept() throws {
    var frame = try ComputationPathTests.frame(seed: 4, rows: 60)
    try frame.set(Column(name: "five", numbers: [Double](repeating: 5, count: 60)))
    let formula = try Formula(response: frame.source("y"), frame.number("five") + frame.number("z"))
    let fit = try LinearModel(formula).fit(frame)
    #expect(fit.termNames == ["(Intercept)", "z"])
    #expect(shares(fit.omittedTerms.first) == ["(Intercept)": 5])
  }

  @Test(arguments: [60, 20_000])
  func cellsWithoutRowsHaveNoCoefficient(_ rows: Int) throws {
    var frame = try ComputationPathTests.frame(seed: 6, rows: rows)
    let (a, b) = (try frame.column("a"), try frame.column("b"))
    try frame.set(
      Column(
        name: "b",
        texts: (0..<rows).map { row in
          guard case .text(let level) = b.value(at: row) else { return nil }
          return a.value(at: row) == .text("a3") && level == "b2" ? "b1" : level
        }))
    let formula = try Formula(response: frame.source("y"), category("a") * category("b"))
    let fit = try LinearModel(formula).fit(frame)
    #expect(fit.omittedTerms == [OmittedTerm(name: "a[a3]:b[b2]", reason: .noObservations)])
  }

  /// A regressor whose mean is a million times its spread is not collinear with the constant.
  @Test func farFromZeroIsNotCollinear() throws {
    var frame = try ComputationPathTests.frame(seed: 7, rows: 30_000)
    let z = try frame.column("z").numbers
    try frame.set(Column(name: "far", numbers: z.map { $0 * 8 + 1e9 }))
    let formula = try Formula(response: frame.source("y"), frame.number("far") + category("b"))
    let fit = try LinearModel(formula).fit(frame)
    #expect(fit.omittedTerms.isEmpty)
    #expect(fit.path == .cells)
    let near = try LinearModel(
      Formula(response: frame.source("y"), frame.number("z") + category("b"))
    ).fit(frame)
    #expect(relativeDifference(fit.standardErrors[1] * 8, near.standardErrors[1]) < 1e-7)
  }
}

/// Regressors that doubles alone cannot tell from combinations of others.
@Suite struct NearCollinearityTests {
  private static func frame(rows: Int) throws -> Frame {
    var random = SplitMix(state: 21)
    var (x, near, y): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0..<rows {
      let value = 2_011 + Double(Int.random(in: 0...5, using: &random))
      x.append(value)
      near.append(value + 1e-5 * Double.random(in: -1...1, using: &random))
      y.append(value / 7 + Double.random(in: -1...1, using: &random))
    }
    return try Frame(columns: [
      Column(name: "x", numbers: x), Column(name: "near", numbers: near), Column(name: "y", numbers: y),
      Column(name: "b", texts: (0..<rows).map { "b\($0 % 3)" }),
    ])
  }

  /// Powers of a year, and a copy with noise: all stay, as precisely as in double-double arithmetic.
  @Test(arguments: [HC1Covariance(), HC3Covariance()] as [any CovarianceEstimator])
  func allStay(_ covariance: any CovarianceEstimator) throws {
    let frame = try Self.frame(rows: 3_000)
    let cube = FormulaNode.variable(.numeric(PowerSource(frame.source("x"), power: 3)))
    let square = FormulaNode.variable(.numeric(PowerSource(frame.source("x"), power: 2)))
    for node in [
      frame.number("x") + frame.number("near") + category("b"), frame.number("x") + square + category("b"),
      frame.number("x") + square + cube,
    ] {
      let model = try LinearModel(Formula(response: frame.source("y"), node), covariance: covariance)
      func fit(_ path: ComputationPath?) throws -> LinearFit {
        try model.estimate(frame, selection: nil, execution: Execution(), path: path).fit
      }
      let (fit, exact) = (try fit(.cells), try fit(.doubleDouble))
      #expect(fit.omittedTerms.isEmpty && exact.omittedTerms.isEmpty)
      for j in fit.coefficients.indices {
        let distance = (fit.coefficients[j] - exact.coefficients[j]).magnitude
        #expect(distance < 1e-8 * exact.standardErrors[j])
        #expect(relativeDifference(fit.standardErrors[j], exact.standardErrors[j]) < 1e-8)
      }
    }
  }
}
