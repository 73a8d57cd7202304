import Foundation
import ProgramTesting
import Testing

/// A case of `Tests/Reference/linear`: a script, the command compared, and another program's numbers for it.
struct ReferenceCase: Decodable, Sendable, CustomTestStringConvertible {
  var name: String
  var origin: String
  var data: String
  var script: [String]
  var command: String
  var relativeTolerance: Double
  var omitted: [Omitted]?
  var rows: Int?
  var meansAt: String?
  var values: [String: Double]

  struct Omitted: Decodable, Hashable, Sendable {
    var term: String
    var collinearWith: [String]
  }

  var testDescription: String { "\(name) (\(origin.prefix { $0 != " " }))" }

  static let all: [ReferenceCase] = {
    let paths = (try? Repository.files(below: "Tests/Reference/linear", suffix: ".json")) ?? []
    return paths.compactMap { path in
      (try? Repository.text(path)).flatMap {
        try? JSONDecoder().decode(ReferenceCase.self, from: Data($0.utf8))
      }
    }
  }()

  /// The result of the command compared, which is the script's last.
  func result() throws -> ResultObject {
    let results = try Script.results(of: ["use \"\(Repository.root)/\(data)\""] + script + [command])
    return try #require(results.last)
  }
}

/// Every number of every case, through the command that a user writes.
@Suite struct ReferenceTests {
  @Test func everyFileIsACase() throws {
    let files = try Repository.files(below: "Tests/Reference/linear", suffix: ".json")
    #expect(ReferenceCase.all.count == files.count && files.count > 80)
  }

  @Test(arguments: ReferenceCase.all)
  func agreesWithOtherPrograms(_ reference: ReferenceCase) throws {
    let result = try reference.result()
    let computed = result.quantities
    for (name, expected) in reference.values.sorted(by: { $0.key < $1.key }) {
      let actual = try #require(computed[name], "no value for \(name)")
      let allowed = expected == 0 ? 1e-12 : reference.relativeTolerance * abs(expected)
      #expect(abs(actual - expected) <= allowed, "\(name)")
    }
    let model = try #require(result.model)
    if let rows = reference.rows { #expect(model.rows == rows) }
    if let place = reference.meansAt { #expect(result.did?.meansAt == place) }
    // R leaves the same terms out but does not say why: their coefficients are no part of its values.
    guard reference.origin.hasPrefix("mpmath") else { return }
    let omitted = model.omittedTerms.map {
      ReferenceCase.Omitted(term: $0.term, collinearWith: $0.collinearWith)
    }
    #expect(omitted == reference.omitted ?? [])
  }
}
