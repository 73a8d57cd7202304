import Foundation
import ProgramTesting
import Testing

/// A row of `Tests/Reference/nist/bars.csv`: a data set of NIST and the digits of the best package.
struct CertifiedSet: Sendable, CustomTestStringConvertible {
  let name: String
  let formula: String
  let coefficientDigits: Double
  let standardErrorDigits: Double
  var testDescription: String { name }

  static let all: [CertifiedSet] = ((try? table("Tests/Reference/nist/bars.csv")) ?? []).compactMap { row in
    guard let name = row["data"], let formula = row["formula"],
      let coefficients = row["coefficient_digits"].flatMap({ Double($0) }),
      let errors = row["standard_error_digits"].flatMap({ Double($0) })
    else { return nil }
    return CertifiedSet(
      name: name, formula: formula, coefficientDigits: coefficients, standardErrorDigits: errors)
  }
}

/// The eleven linear sets of NIST's Statistical Reference Datasets, through the program.
@Suite struct CertifiedTests {
  @Test func thereAreElevenSets() { #expect(CertifiedSet.all.count == 11) }

  @Test(arguments: CertifiedSet.all)
  func hasTheDigitsOfTheBestPackage(_ set: CertifiedSet) throws {
    let data = "\(Repository.root)/Tests/Reference/nist/\(set.name).csv"
    let results = try Script.results(of: ["use \"\(data)\"", "model \(set.formula)"])
    let model = try #require(results.last?.model)
    let certified = try table("Tests/Reference/nist/\(set.name)_certified.csv")
    let terms = certified.filter { $0["standard_error"]?.isEmpty == false }
    #expect(model.omittedTerms.isEmpty)
    #expect(model.terms.count == terms.count)
    var digits = (coefficients: 15.0, standardErrors: 15.0)
    for (term, row) in zip(model.terms, terms) {
      #expect(term.name == row["term"])
      digits.coefficients = min(digits.coefficients, agreement(term.estimate, row["coefficient"]))
      digits.standardErrors = min(
        digits.standardErrors, agreement(term.standardError ?? .nan, row["standard_error"]))
    }
    #expect(digits.coefficients >= set.coefficientDigits - 0.5)
    #expect(digits.standardErrors >= set.standardErrorDigits - 0.5)
  }

  /// Digits in which the number agrees with the certified one, at most 15.
  private func agreement(_ number: Double, _ certified: String?) -> Double {
    guard let expected = certified.flatMap({ Double($0) }), !number.isNaN else { return 0 }
    let error = expected == 0 ? abs(number) : abs(number / expected - 1)
    return error == 0 ? 15 : max(0, min(15, -log10(error)))
  }
}
