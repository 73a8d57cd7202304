import Foundation
import ProgramTesting
import Testing

/// Tables, correlations, figures of groups and rows, merges and collapses against pandas and SciPy, through the program.
@Suite struct DescriptiveReferenceTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let script: String
    let expression: String
    let value: Double

    var testDescription: String { "\(script): \(expression)" }
  }

  static func cases(_ name: String) -> [Case] {
    let text = (try? Repository.text("Tests/Reference/descriptive/\(name).json")) ?? "[]"
    return (try? JSONDecoder().decode([Case].self, from: Data(text.utf8))) ?? []
  }

  static let register = cases("nir")
  static let survey = cases("survey")

  @Test func thereAreReferences() {
    #expect(Self.register.count > 35)
    #expect(Self.survey.count > 6)
  }

  @Test(arguments: register)
  func ofTheRegister(_ reference: Case) throws { try expectAgreement(reference, data: "nir") }

  @Test(arguments: survey)
  func ofTheSurvey(_ reference: Case) throws { try expectAgreement(reference, data: "survey") }

  private func expectAgreement(_ reference: Case, data: String) throws {
    let keepsResult = ["table", "correlate"].contains { reference.script.hasPrefix($0) }
    let folder = try TemporaryFolder()
    let script = """
      use "\(Repository.root)/Examples/data/\(data).csv"
      \(keepsResult ? "let t = " : "")\(reference.script)
      print \(reference.expression)
      """
    try folder.write(script + "\n", to: "case.koh")
    let process = try Program.run(["run", folder.path + "/case.koh", "--format", "json"])
    #expect(process.errors == "")
    let last = try #require(process.output.split(separator: "\n").last)
    let object = try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any]
    let value = try #require(object?["value"] as? Double, "\(last)")
    let scale = max(abs(reference.value), 1e-300)
    #expect(abs(value - reference.value) <= 1e-10 * scale, "\(value) and \(reference.value)")
  }
}
