import Data
import Glibc
import Testing

@testable import Statistics

/// NIST's Statistical Reference Datasets for linear regression.
@Suite struct CertifiedRegressionTests {
  /// A data set with the digits that it must reach; a row of `Tests/Reference/nist/README.md` less half a
  /// digit.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var degree = 1
    var hasIntercept = true
    let coefficientDigits: Double
    let errorDigits: Double

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "norris", coefficientDigits: 12.5, errorDigits: 13.4),
    Case(name: "pontius", degree: 2, coefficientDigits: 12.3, errorDigits: 13.1),
    Case(name: "noint1", hasIntercept: false, coefficientDigits: 14.5, errorDigits: 14.5),
    Case(name: "noint2", hasIntercept: false, coefficientDigits: 14.5, errorDigits: 14.5),
    Case(name: "filip", degree: 10, coefficientDigits: 13, errorDigits: 13),
    Case(name: "longley", coefficientDigits: 12.5, errorDigits: 13.6),
    Case(name: "wampler1", degree: 5, coefficientDigits: 14, errorDigits: 14),
    Case(name: "wampler2", degree: 5, coefficientDigits: 14, errorDigits: 14),
    Case(name: "wampler3", degree: 5, coefficientDigits: 14, errorDigits: 13.2),
    Case(name: "wampler4", degree: 5, coefficientDigits: 13, errorDigits: 13.2),
    Case(name: "wampler5", degree: 5, coefficientDigits: 13, errorDigits: 13.2),
  ]

  private func formula(_ frame: Frame, _ set: Case) throws -> Formula {
    var terms = frame.columnNames.dropFirst().map { frame.number($0) }
    for power in stride(from: 2, through: set.degree, by: 1) {
      terms.append(.variable(.numeric(PowerSource(frame.source("x"), power: power))))
    }
    let sum = terms.dropFirst().reduce(terms[0], +)
    return try Formula(response: frame.source("y"), set.hasIntercept ? sum : sum - .intercept)
  }

  /// −log₁₀ of the relative error, at most the 15 digits that are certified; of the absolute error about
  /// zero.
  private func digits(_ value: Double, _ certified: Double) -> Double {
    let error = certified == 0 ? value.magnitude : relativeDifference(value, certified)
    return min(15, -log10(max(error, 1e-15)))
  }

  @Test(arguments: cases)
  func agreesWithCertifiedDigits(_ set: Case) throws {
    let frame = try ReferenceFiles.frame("Tests/Reference/nist/\(set.name).csv")
    let fit = try LinearModel(formula(frame, set)).fit(frame)
    #expect(fit.omittedTerms.isEmpty)
    let certified = try ReferenceFiles.table("Tests/Reference/nist/\(set.name)_certified.csv")
    for (term, (coefficient, error)) in zip(fit.termNames, zip(fit.coefficients, fit.standardErrors)) {
      let expected = try #require(certified[term], "\(term)")
      let reached = digits(coefficient, expected["coefficient"] ?? .nan)
      #expect(reached >= set.coefficientDigits, "\(term): \(coefficient)")
      #expect(digits(error, expected["standard_error"] ?? .nan) >= set.errorDigits, "\(term): \(error)")
    }
    if let rSquared = certified["r2"]?["coefficient"] {
      #expect(digits(fit.rSquared ?? .nan, rSquared) >= 13.5)
    }
    if let deviation = certified["rmse"]?["coefficient"] {
      #expect(digits(fit.residualStandardError, deviation) >= 13)
    }
  }

  /// Orthogonal polynomials span the same space, so the fitted values and their variance are the same.
  @Test func orthogonalPolynomialsFitFilipAsWell() throws {
    let frame = try ReferenceFiles.frame("Tests/Reference/nist/filip.csv")
    let polynomial = PolynomialVariable(base: frame.source("x"), degree: 10)
    let fit = try LinearModel(
      Formula(response: frame.source("y"), .variable(.polynomial(polynomial)))
    ).fit(frame)
    #expect(fit.termNames.dropFirst().first == "poly(x, 10)[1]")
    #expect(digits(fit.residualStandardError, 0.00334801051324544) >= 9)
    // Columns of unit length, orthogonal to each other: equal standard errors, that of the residuals.
    for error in fit.standardErrors.dropFirst() {
      #expect(relativeDifference(error, fit.residualStandardError) < 1e-6)
    }
  }
}
