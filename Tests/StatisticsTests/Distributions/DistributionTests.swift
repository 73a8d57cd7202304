import Glibc
import Testing

@testable import Statistics

@Suite struct DistributionTests {
  /// A line of Reference/distributions/tails.csv.
  struct ReferenceValue: Sendable, CustomTestStringConvertible {
    let fields: [String]
    var testDescription: String { fields.prefix(5).joined(separator: " ") }

    static func all() throws -> [ReferenceValue] {
      let tests = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
      let path = "/\(tests)/Reference/distributions/tails.csv"
      let file = try #require(fopen(path, "r"), "no file \(path)")
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 1 << 20)
      let count = fread(&bytes, 1, bytes.count, file)
      let text = String(decoding: bytes.prefix(count), as: UTF8.self)
      return text.split(separator: "\n").dropFirst().map {
        ReferenceValue(
          fields: $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
      }
    }

    func distribution() throws -> any Distribution {
      let first = Double(fields[3]) ?? .nan
      switch fields[0] {
      case "normal": return Normal.standard
      case "t": return StudentT(degreesOfFreedom: first)
      case "f": return FDistribution(numerator: first, denominator: Double(fields[4]) ?? .nan)
      default: return ChiSquared(degreesOfFreedom: first)
      }
    }

    func computed() throws -> Double {
      let distribution = try distribution()
      let argument = try #require(Double(fields[2]))
      switch fields[1] {
      case "cumulative": return distribution.cumulative(argument)
      case "upperTail": return distribution.upperTail(argument)
      case "quantile": return distribution.quantile(argument)
      default: return distribution.upperQuantile(argument)
      }
    }
  }

  @Test(arguments: try ReferenceValue.all())
  func agreesWithSixtyDigitArithmetic(_ reference: ReferenceValue) throws {
    let expected = try #require(Double(reference.fields[5]))
    let computed = try reference.computed()
    let error = expected == 0 ? computed.magnitude : ((computed - expected) / expected).magnitude
    #expect(error <= 4e-16, "\(computed) for \(expected)")
  }

  static let distributions: [any Distribution] = [
    Normal.standard, StudentT(degreesOfFreedom: 7.5), StudentT(degreesOfFreedom: Double.infinity),
    ChiSquared(degreesOfFreedom: 3), FDistribution(numerator: 3, denominator: 20),
    FDistribution(numerator: 3, denominator: Double.infinity),
    FDistribution(numerator: Double.infinity, denominator: 3),
  ]

  @Test(arguments: distributions)
  func endsOfTheSupport(_ distribution: any Distribution) {
    let lowest = distribution is Normal || distribution is StudentT ? -Double.infinity : 0
    #expect(distribution.cumulative(lowest) == 0)
    #expect(distribution.upperTail(lowest) == 1)
    #expect(distribution.cumulative(-.infinity) == 0)
    #expect(distribution.upperTail(-.infinity) == 1)
    #expect(distribution.cumulative(.infinity) == 1)
    #expect(distribution.upperTail(.infinity) == 0)
    #expect(distribution.quantile(0) == lowest)
    #expect(distribution.quantile(1) == .infinity)
    #expect(distribution.upperQuantile(0) == .infinity)
    #expect(distribution.upperQuantile(1) == lowest)
  }

  @Test(arguments: distributions)
  func argumentsOutsideTheDomainAreNotNumbers(_ distribution: any Distribution) {
    #expect(distribution.cumulative(.nan).isNaN)
    #expect(distribution.upperTail(.nan).isNaN)
    for p in [Double.nan, -0.1, 1.1, .infinity] {
      #expect(distribution.quantile(p).isNaN)
      #expect(distribution.upperQuantile(p).isNaN)
    }
  }

  @Test(arguments: [Double.nan, 0, -1, -Double.infinity])
  func degreesOfFreedomMustBePositive(_ degrees: Double) {
    #expect(StudentT(degreesOfFreedom: degrees).cumulative(1).isNaN)
    #expect(ChiSquared(degreesOfFreedom: degrees).upperTail(1).isNaN)
    #expect(FDistribution(numerator: degrees, denominator: 3).quantile(0.5).isNaN)
    #expect(FDistribution(numerator: 3, denominator: degrees).upperQuantile(0.5).isNaN)
  }

  @Test(arguments: distributions)
  func quantilesInvertProbabilities(_ distribution: any Distribution) {
    for p in [1e-200, 1e-8, 0.2, 0.5, 0.999] {
      #expect((distribution.cumulative(distribution.quantile(p)) / p - 1).magnitude < 1e-12)
      #expect((distribution.upperTail(distribution.upperQuantile(p)) / p - 1).magnitude < 1e-12)
    }
  }

  @Test func infiniteDegreesOfFreedomAreTheLimit() {
    #expect(StudentT(degreesOfFreedom: Double.infinity).upperTail(2) == Normal.standard.upperTail(2))
    let chi = ChiSquared(degreesOfFreedom: 4)
    let overFour = FDistribution(numerator: 4, denominator: Double.infinity)
    #expect(overFour.upperTail(2.5) == chi.upperTail(10))
    #expect((overFour.upperQuantile(0.05) / (chi.upperQuantile(0.05) / 4) - 1).magnitude < 1e-15)
    let inverse = FDistribution(numerator: Double.infinity, denominator: 4)
    #expect((inverse.upperTail(0.4) / chi.cumulative(10) - 1).magnitude < 1e-15)
    let one = FDistribution(numerator: Double.infinity, denominator: Double.infinity)
    #expect(one.cumulative(0.99) == 0 && one.cumulative(1) == 1 && one.quantile(0.3) == 1)
    let far = ChiSquared(degreesOfFreedom: Double.infinity)
    #expect(far.cumulative(1e300) == 0 && far.upperTail(1e300) == 1)
  }

  @Test func twoSidedProbabilities() {
    let t = StudentT(degreesOfFreedom: 12.3)
    #expect(t.twoSided(0) == 1)
    #expect(t.twoSided(-40) == t.twoSided(40))
    #expect(t.twoSided(40) == 2 * t.upperTail(40))
    #expect(t.twoSided(.infinity) == 0)
    #expect(t.twoSided(.nan).isNaN)
    #expect(Normal.standard.twoSided(-37) == 2 * Normal.standard.cumulative(-37))
  }
}
