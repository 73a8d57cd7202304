import Lang
import Runtime
import Testing

/// A page's example shows its problem, and the mended form does not.
@Suite struct DiagnosticPageTests {
  static let pages = diagnosticCatalogue.ids.compactMap { diagnosticCatalogue.page(for: $0) }

  /// The ids that checking or running the script on the register gives.
  private func ids(of script: String) -> Set<String> {
    let whole = script.contains("use ") ? script : "use \"nir.csv\"\n" + script
    var session = TestSession()
    let checked = session.check(whole).flatMap(\.diagnostics)
    var examination = DataExamination(environment: session.session.environment)
    let objections = examination.diagnostics(of: SourceText(whole, name: session.scriptName))
    let failures = session.run(whole)
    return Set((checked + objections + failures + session.sink.warnings).map(\.id.rawValue))
  }

  @Test(arguments: pages.filter { $0.example != nil }.map(\.id))
  func theExampleShowsTheProblem(_ id: String) throws {
    let page = try #require(diagnosticCatalogue.page(for: id))
    let found = ids(of: try #require(page.example))
    #expect(found.contains(id), "it gives \(found.sorted())")
  }

  @Test(arguments: pages.filter { $0.mended != nil }.map(\.id))
  func theMendedFormIsFree(_ id: String) throws {
    let page = try #require(diagnosticCatalogue.page(for: id))
    let found = ids(of: try #require(page.mended))
    #expect(!found.contains(id), "it gives \(found.sorted())")
  }
}
