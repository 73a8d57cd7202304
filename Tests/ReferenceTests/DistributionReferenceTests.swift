import Foundation
import ProgramTesting
import Statistics
import Testing

/// A value of `Tests/Reference/distributions`: a function at a point, from 80-digit arithmetic.
struct DistributionCase: Decodable, Sendable, CustomTestStringConvertible {
  var function: String
  var arguments: [Double]
  var value: Double

  var testDescription: String { "\(function) \(arguments)" }

  static let all: [DistributionCase] = {
    let paths = (try? Repository.files(below: "Tests/Reference/distributions", suffix: ".json")) ?? []
    return paths.flatMap { path in
      let text = (try? Repository.text(path)) ?? ""
      return (try? JSONDecoder().decode([DistributionCase].self, from: Data(text.utf8))) ?? []
    }
  }()

  /// What our own function gives; nil for one that we do not have.
  var computed: Double? {
    let x = arguments[0]
    let degrees = arguments.count > 1 ? arguments[1] : .nan
    let t = StudentT(degreesOfFreedom: degrees)
    let chiSquared = ChiSquared(degreesOfFreedom: degrees)
    let f = FDistribution(numerator: degrees, denominator: arguments.count > 2 ? arguments[2] : .nan)
    return switch function {
    case "t_lower": t.cumulative(x)
    case "t_upper": t.upperTail(x)
    case "t_two_sided": t.twoSided(x)
    case "t_quantile": t.quantile(x)
    case "normal_lower": Normal.standard.cumulative(x)
    case "normal_upper": Normal.standard.upperTail(x)
    case "normal_two_sided": Normal.standard.twoSided(x)
    case "normal_quantile": Normal.standard.quantile(x)
    case "f_lower": f.cumulative(x)
    case "f_upper": f.upperTail(x)
    case "f_quantile": f.quantile(x)
    case "chi_squared_lower": chiSquared.cumulative(x)
    case "chi_squared_upper": chiSquared.upperTail(x)
    case "chi_squared_quantile": chiSquared.quantile(x)
    default: nil
    }
  }
}

@Suite struct DistributionReferenceTests {
  @Test func everyValueIsRead() { #expect(DistributionCase.all.count == 260) }

  @Test(arguments: DistributionCase.all)
  func agreesWithEightyDigits(_ reference: DistributionCase) throws {
    let computed = try #require(reference.computed, "no function \(reference.function)")
    let allowed = reference.value == 0 ? 1e-15 : 1e-14 * abs(reference.value)
    #expect(abs(computed - reference.value) <= allowed, "\(computed) for \(reference.value)")
  }
}
