import Foundation
import Lang
import Testing

@Suite struct CatalogueTests {
  @Test func everyDiagnosticOfTheLanguageHasAPage() throws {
    let ids = try diagnosticIDs(inSourcesOf: "Lang")
    #expect(ids.count > 50)
    #expect(ids == Set(DiagnosticCatalogue.languagePages.map(\.id)))
    #expect(ids.count == DiagnosticCatalogue.languagePages.count)
  }

  @Test(arguments: DiagnosticCatalogue.languagePages.filter { $0.example != nil })
  func examplesShowTheirDiagnosticAndAreMended(_ page: DiagnosticPage) {
    let example = page.example ?? ""
    #expect(diagnostics(of: example).map(\.id.rawValue).contains(page.id), "\(example)")
    #expect(page.mended.map(diagnostics) == [], "\(page.mended ?? "nothing mends it")")
  }

  @Test(arguments: DiagnosticCatalogue.languagePages.filter { $0.example != nil })
  func messagesKeepTheHouseStyle(_ page: DiagnosticPage) {
    for diagnostic in diagnostics(of: page.example ?? "") {
      #expect(!diagnostic.message.hasSuffix("."))
      #expect(!(diagnostic.message.first?.isUppercase ?? true))
      #expect(!diagnostic.message.contains("\n"))
      for note in diagnostic.notes { #expect(!note.message.hasSuffix(".")) }
      for fix in diagnostic.fixIts { #expect(fix.title.first?.isUppercase ?? false) }
    }
  }

  @Test func pagesAreWrapped() throws {
    let page = try #require(
      DiagnosticCatalogue(DiagnosticCatalogue.languagePages).page(for: "unknown-column"))
    let lines = page.lines(width: 60)
    #expect(lines.first == "unknown-column")
    #expect(lines.allSatisfy { $0.count <= 60 })
    #expect(lines.suffix(2) == ["Mended:", "  keep gender"])
  }

  private func diagnostics(of script: String) -> [Diagnostic] {
    let scope = Scope(schema: testSchema)
    return check(SourceText(script), vocabulary: testVocabulary, scope: scope, files: TestFiles())
      .first?.diagnostics ?? []
  }
}

/// The ids that stand at the beginning of a `Diagnostic(…)` in the sources of a module.
func diagnosticIDs(inSourcesOf module: String) throws -> Set<String> {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/\(module)")
  let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
  var ids: Set<String> = []
  for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
    let text = try String(contentsOf: file, encoding: .utf8)
    let inits = text.matches(of: /Diagnostic\(\s*"([a-z-]+)"/)
    ids.formUnion(inits.map { String($0.output.1) })
  }
  return ids
}
