import Data
import Testing

@testable import Statistics

/// Numbers that look random and are the same on every machine (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// All ways to a fit lead to the same fit.
@Suite struct ComputationPathTests {
  /// Data with two factors, two regressors far from zero, gaps, weights and clusters.
  static func frame(seed: UInt64, rows: Int) throws -> Frame {
    var random = SplitMix(state: seed)
    func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
    var a: [String?] = []
    var b: [String?] = []
    var x: [Double] = []
    var z: [Double] = []
    var y: [Double] = []
    for _ in 0..<rows {
      let (level, other) = (Int.random(in: 0..<4, using: &random), Int.random(in: 0..<3, using: &random))
      a.append(chance(0.03) ? nil : "a\(level)")
      b.append(chance(0.03) ? nil : "b\(other)")
      x.append(chance(0.03) ? .nan : 2_000 + Double(level) + Double.random(in: -3...3, using: &random))
      z.append(Double.random(in: 50...51, using: &random))
      let noise = Double.random(in: -1...1, using: &random) * (1 + Double(other))
      y.append(10 + 0.3 * Double(level * other) + 0.1 * (x[x.count - 1] - 2_000) + noise)
    }
    return try Frame(columns: [
      Column(name: "a", texts: a), Column(name: "b", texts: b), Column(name: "x", numbers: x),
      Column(name: "z", numbers: z), Column(name: "y", numbers: y),
      Column(name: "n", integers: (0..<rows).map { _ in Int64.random(in: 0...3, using: &random) }),
      Column(name: "w", numbers: (0..<rows).map { _ in Double.random(in: 0.5...4, using: &random) }),
      Column(name: "g", integers: (0..<rows).map { _ in Int64.random(in: 0..<25, using: &random) }),
    ])
  }

  static let formulas: [@Sendable (Frame) -> FormulaNode] = [
    { category("a") + category("b") + $0.number("x") + $0.number("z") },
    { category("a") * category("b") + $0.number("x") * category("a") },
    { $0.number("x") * $0.number("z") + category("b") },
    { .zero + category("a") + .interaction($0.number("x"), category("b")) },
    { .interaction($0.number("x"), category("a")) + category("b") },
    { $0.number("x") + $0.number("z") },
    { .intercept + .offset($0.source("z")) },
    { category("g") + $0.number("x") },
  ]

  static let estimators: [any CovarianceEstimator] = [
    ClassicalCovariance(), HC0Covariance(), HC1Covariance(), HC2Covariance(), HC3Covariance(),
    ClusterCovariance("g"),
  ]

  static let weights: [Weights?] = [
    nil, Weights(.frequency, column: "n"), Weights(.analytic, column: "w"),
  ]

  /// The largest difference of coefficients in standard errors, and of standard errors relative to
  /// themselves.
  private func distance(_ fit: LinearFit, _ other: LinearFit) -> Double {
    guard fit.termNames == other.termNames else { return .infinity }
    var largest = 0.0
    for j in fit.coefficients.indices {
      let error = other.standardErrors[j]
      largest = max(largest, (fit.coefficients[j] - other.coefficients[j]).magnitude / error)
      largest = max(largest, relativeDifference(fit.standardErrors[j], error))
    }
    for (value, expected) in zip(fit.columnMeans, other.columnMeans) {
      largest = max(largest, relativeDifference(value, expected))
    }
    largest = max(largest, relativeDifference(fit.residualSumOfSquares, other.residualSumOfSquares))
    return max(largest, relativeDifference(fit.totalSumOfSquares, other.totalSumOfSquares))
  }

  @Test(arguments: formulas.indices, estimators.indices)
  func agree(_ formula: Int, _ estimator: Int) throws {
    for (seed, weights) in Self.weights.enumerated() {
      let frame = try Self.frame(seed: UInt64(formula * 10 + seed), rows: 240)
      let model = try LinearModel(
        Formula(response: frame.source("y"), Self.formulas[formula](frame)), weights: weights,
        covariance: Self.estimators[estimator])
      func fit(_ path: ComputationPath) throws -> LinearFit {
        try model.estimate(frame, selection: nil, execution: Execution(), path: path).fit
      }
      let exact = try fit(.doubleDouble)
      #expect(exact.path == .doubleDouble)
      for path in [ComputationPath.cells, .rows, .doubleDoubleNormalEquations] {
        let other = try fit(path)
        #expect(other.path == path)
        #expect(distance(other, exact) < 1e-8, "\(path) \(String(describing: weights))")
        #expect(other.categories == exact.categories)
        #expect(other.response.isBinary == exact.response.isBinary)
      }
    }
  }

  @Test(arguments: [ComputationPath.cells, .rows])
  func threadsDoNotChangeABit(_ path: ComputationPath) throws {
    let frame = try Self.frame(seed: 5, rows: 140_000)
    for estimator in [HC1Covariance(), ClusterCovariance("g")] as [any CovarianceEstimator] {
      let model = try LinearModel(
        Formula(response: frame.source("y"), Self.formulas[1](frame)), covariance: estimator)
      let fits = try [1, 2, 3].map {
        try model.estimate(frame, selection: nil, execution: Execution(threads: $0), path: path).fit
      }
      #expect(fits[0].coefficients == fits[1].coefficients && fits[1].coefficients == fits[2].coefficients)
      #expect(fits[0].covariance.matrix == fits[1].covariance.matrix)
      #expect(fits[0].covariance.matrix == fits[2].covariance.matrix)
    }
  }

  /// A row of frequency weight n is n rows.
  @Test(arguments: estimators.indices)
  func frequencyWeightsAreRepeatedRows(_ estimator: Int) throws {
    let frame = try Self.frame(seed: 8, rows: 500)
    let counts = try frame.column("n").numbers.map { Int($0) }
    let places = counts.indices.flatMap { Array(repeating: $0, count: counts[$0]) }
    let repeated = try Frame(
      columns: frame.columns.map { column in
        column.kind == .text
          ? Column(
            name: column.name,
            texts: places.map {
              if case .text(let text) = column.value(at: $0) { text } else { nil }
            })
          : Column(name: column.name, numbers: places.map { column.value(at: $0).number ?? .nan })
      })
    func fit(_ frame: Frame, _ weights: Weights?) throws -> LinearFit {
      try LinearModel(
        Formula(response: frame.source("y"), Self.formulas[0](frame)), weights: weights,
        covariance: Self.estimators[estimator]
      ).fit(frame)
    }
    let weighted = try fit(frame, Weights(.frequency, column: "n"))
    let expanded = try fit(repeated, nil)
    #expect(distance(weighted, expanded) < 1e-9)
    #expect(weighted.observations == expanded.observations)
    #expect(weighted.residualDegreesOfFreedom == expanded.residualDegreesOfFreedom)
    #expect(weighted.covariance.factor == expanded.covariance.factor || estimator == 0)
    #expect(weighted.categories == expanded.categories)
    #expect(relativeDifference(weighted.logLikelihood, expanded.logLikelihood) < 1e-12)
    #expect(weighted.weights?.rowsOfZeroWeight ?? 0 > 0)
  }

  /// The scale of analytic weights means nothing, and equal ones are as good as none.
  @Test func analyticWeightsHaveNoScale() throws {
    var frame = try Self.frame(seed: 9, rows: 400)
    try frame.set(Column(name: "seven", numbers: [Double](repeating: 7, count: frame.rowCount)))
    let formula = try Formula(response: frame.source("y"), Self.formulas[0](frame))
    for estimator in Self.estimators {
      let plain = try LinearModel(formula, covariance: estimator).fit(frame)
      let weighted = try LinearModel(
        formula, weights: Weights(.analytic, column: "seven"), covariance: estimator
      ).fit(frame)
      #expect(distance(weighted, plain) < 1e-10)
      #expect(weighted.observations == plain.observations)
    }
  }
}
