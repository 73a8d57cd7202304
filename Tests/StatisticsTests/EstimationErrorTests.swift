import Data
import Testing

@testable import Statistics

@Suite struct EstimationErrorTests {
  private static func frame() throws -> Frame {
    try Frame(columns: [
      Column(name: "y", numbers: [1, 3, 2, 5, 4, 7]),
      Column(name: "x", numbers: [1, 2, 3, 4, 5, 6.5]),
      Column(name: "d", numbers: [0, 0, 0, 0, 0, 1]),
      Column(name: "gap", numbers: [.nan, .nan, .nan, .nan, .nan, .nan]),
      Column(name: "name", texts: ["p", "q", "p", "q", "p", "q"]),
      Column(name: "one", texts: ["k", "k", "k", "k", "k", "k"]),
      Column(name: "minus", numbers: [1, 2, -1, 1, 1, 1]),
      Column(name: "half", numbers: [1, 2, 1, 1, 1.5, 1]),
      Column(name: "t", numbers: [1, 1, 1, 2, 2, 2]),
      Column(name: "g", texts: ["c", "d", "d", "c", "c", "d"]),
      Column(name: "three", numbers: [0, 1, 2, 0, 1, 2]),
      Column(name: "constant", numbers: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]),
      Column(name: "huge", numbers: [1e200, -1e200, 1e250, 2, 3, 4]),
    ])
  }

  private func error(_ body: () throws -> Void) -> EstimationError? {
    do {
      try body()
      return nil
    } catch {
      return error as? EstimationError
    }
  }

  private func fit(
    _ node: (Frame) -> FormulaNode, weights: Weights? = nil,
    _ covariance: any CovarianceEstimator = ClassicalCovariance(), response: String = "y"
  ) throws -> LinearFit {
    let frame = try Self.frame()
    return try LinearModel(
      Formula(response: frame.source(response), node(frame)), weights: weights, covariance: covariance
    ).fit(frame)
  }

  @Test func noRowIsLeft() throws {
    let found = error { _ = try fit { $0.number("gap") } }
    guard case .noObservations(let use)? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(use.missing.map(\.column) == ["gap"] && use.rowsMissing == 6)
  }

  @Test func rowsThatAnExpressionDoesNotDefineAreToldApart() throws {
    var frame = try Self.frame()
    try frame.set(Column(name: "t", numbers: [1, 0, 2, -1, .nan, 3]))
    let fit = try LinearModel(Formula(response: frame.source("y"), frame.logarithm("t"))).fit(frame)
    #expect(fit.observations == 3)
    #expect(fit.sampleUse.missing.map(\.column) == ["t", "log(t)"])
    #expect(fit.sampleUse.missing.map(\.rows) == [1, 2])
  }

  @Test func moreCoefficientsThanRows() {
    #expect(
      error { _ = try fit { _ in category("x") } } == .tooFewObservations(observations: 6, coefficients: 6))
  }

  @Test func aTextIsNoResponse() {
    #expect(error { _ = try fit({ $0.number("x") }, response: "name") } == .notNumeric(column: "name"))
  }

  @Test func unknownReferenceLevel() {
    let found = error { _ = try fit { _ in category("name", reference: "z") } }
    #expect(found == .unknownLevel(column: "name", level: "z", known: ["p", "q"]))
  }

  @Test func unknownColumn() {
    let found = error { _ = try fit { _ in category("nam") } }
    guard case .unknownColumn(let name, let columns)? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(name == "nam" && columns.contains("name"))
  }

  @Test func weightsMustBeCounts() {
    #expect(
      error { _ = try fit({ $0.number("x") }, weights: Weights(.frequency, column: "minus")) }
        == .weightNegative(column: "minus", row: 2))
    #expect(
      error { _ = try fit({ $0.number("x") }, weights: Weights(.frequency, column: "half")) }
        == .weightNotInteger(column: "half", row: 4))
    #expect(
      error { _ = try fit({ $0.number("x") }, weights: Weights(.analytic, column: "name")) }
        == .notNumeric(column: "name"))
  }

  @Test func frequenciesMustBeCountable() throws {
    var frame = try Self.frame()
    try frame.set(Column(name: "huge", numbers: [1e300, 1, 1, 1, 1, 1]))
    let model = try LinearModel(
      Formula(response: frame.source("y"), frame.number("x")), weights: Weights(.frequency, column: "huge"))
    #expect(error { _ = try model.fit(frame) } == .tooLarge)
  }

  @Test func aPolynomialNeedsDifferentValues() throws {
    let frame = try Self.frame()
    func fit(_ degree: Int, of name: String = "three") throws {
      let polynomial = PolynomialVariable(base: frame.source(name), degree: degree)
      _ = try LinearModel(
        Formula(response: frame.source("y"), .variable(.polynomial(polynomial)))
      ).fit(frame)
    }
    #expect(error { try fit(2) } == nil)
    #expect(error { try fit(1, of: "constant") } == .tooFewValues(name: "poly(constant, 1)", degree: 1))
    #expect(error { try fit(3) } == .tooFewValues(name: "poly(three, 3)", degree: 3))
  }

  @Test func samplingWeightsNeedARobustCovariance() {
    let weights = Weights(.probability, column: "half")
    #expect(
      error { _ = try fit({ $0.number("x") }, weights: weights) }
        == .unsupportedWeights(.probability, .classical))
    #expect(error { _ = try fit({ $0.number("x") }, weights: weights, HC1Covariance()) } == nil)
  }

  @Test func oneClusterIsNotEnough() {
    #expect(
      error { _ = try fit({ $0.number("x") }, ClusterCovariance("one")) } == .onlyOneCluster(column: "one"))
  }

  @Test(arguments: [HC2Covariance(), HC3Covariance()] as [any CovarianceEstimator])
  func aRowThatIsFittedExactlyIsNamed(_ covariance: any CovarianceEstimator) {
    #expect(error { _ = try fit({ $0.number("d") }, covariance) } == .leverageOne(row: 5))
    #expect(error { _ = try fit({ $0.number("d") }, HC1Covariance()) } == nil)
  }

  @Test func tooManyLevels() throws {
    let rows = 6_000
    let frame = try Frame(columns: [
      Column(name: "y", numbers: (0..<rows).map { Double($0 % 7) }),
      Column(name: "id", texts: (0..<rows).map { "p\($0)" }),
    ])
    #expect(
      error { _ = try LinearModel(Formula(response: frame.source("y"), category("id"))).fit(frame) }
        == .tooManyLevels(column: "id", count: 6_000))
  }

  @Test func valuesTooLargeToSquare() {
    #expect(error { _ = try fit { $0.number("huge") } } == .valuesTooLarge(name: "huge"))
  }

  @Test func aModelOfNothing() {
    #expect(error { _ = try fit { _ in .zero } } == .noTerms)
  }

  @Test func interruption() throws {
    let frame = try Self.frame()
    let interruption = Interruption()
    interruption.request()
    let model = try LinearModel(Formula(response: frame.source("y"), frame.number("x")))
    #expect(
      error { _ = try model.fit(frame, execution: Execution(threads: 1, interruption: interruption)) }
        == .interrupted)
  }

  private func difference(_ treatment: String, time: String, start: Double) throws {
    let frame = try Self.frame()
    _ = try DifferenceInDifferences(
      outcome: frame.source("y"), treatment: treatment, time: time, start: start
    ).fit(frame)
  }

  @Test func differenceInDifferences() {
    #expect(
      error { try difference("three", time: "t", start: 2) }
        == .treatmentNotBinary(column: "three", values: ["0", "1", "2"]))
    #expect(
      error { try difference("one", time: "t", start: 2) } == .treatmentConstant(column: "one", value: "k"))
    #expect(error { try difference("g", time: "name", start: 2) } == .timeNotNumeric(column: "name"))
    #expect(
      error { try difference("g", time: "t", start: 3) }
        == .startOutsidePeriods(column: "t", start: 3, first: "1", last: "2"))
    #expect(error { try difference("d", time: "t", start: 2) } == .emptyCell(.treatedBefore))
    #expect(error { try difference("g", time: "t", start: 2) } == nil)
  }
}
