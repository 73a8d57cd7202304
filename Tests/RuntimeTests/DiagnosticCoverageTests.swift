import Data
import Lang
import ProgramTesting
import Testing

@testable import Runtime

/// No diagnostic without a script in which it is drawn.
@Suite struct DiagnosticCoverageTests {
  /// What no marked script can show, with the tests that do: the ids stand in them.
  static let shownElsewhere = [
    "file-workbook": "Tests/Transcripts/errors/not_a_text_file.golden",
    "interrupted": "Tests/RuntimeTests/InterruptionTests.swift",
    "no-examples": "Tests/RuntimeTests/DiagnosticCoverageTests.swift",
    "not-reproduced": "Tests/RuntimeTests/SavedStoryTests.swift",
  ]

  private static let place = SourceRange(0, 0)

  /// What no script gets to as far as anybody knows, or only on another machine or with huge files: made from its cause.
  /// Whoever can show one in a script draws it instead.
  static let worded: [(diagnostic: Diagnostic, message: String)] = [
    (.file(.noPermission(file: "a.csv"), at: place), "'a.csv' may not be read: permission denied"),
    (
      .file(.tooManyColumns(file: "a.csv", found: 40_000, limit: 32_767), at: place),
      "'a.csv' has 40000 columns, and at most 32767 can be read"
    ),
    (.file(.tooManyRows(file: "a.csv", limit: 5), at: place), "'a.csv' has more than 5 rows"),
    (
      .file(.unsupportedEncoding(file: "a.sav", encoding: "EBCDIC"), at: place),
      "the texts of 'a.sav' are in an encoding that is not known here: EBCDIC"
    ),
    (
      .file(.unsupportedVersion(file: "a.dta", format: .stata), at: place),
      "'a.dta' is Stata data of a version that is not read"
    ),
    (
      .file(.periodsAsNumbers(columns: ["month"]), at: place),
      "'month' counts weeks, months, quarters or half-years from 1960 on: read as numbers"
    ),
    (
      .frame(.lengthMismatch(column: "x", expected: 3, found: 2), at: place),
      "'x' has 2 values and the data 3 rows"
    ),
    (.malformedExpression(at: place), "this could not be read"),
    (
      .matrix(.notConverged, operation: "svd", at: place), "the factorisation did not converge"
    ),
    (
      .estimation(.notIdentified(term: "after", collinearWith: ["year"]), at: place),
      "the effect cannot be told: 'after' is a combination of year"
    ),
  ]

  static let drawn = Set(
    DiagnosticMarkerTests.paths.flatMap { path in
      (try? Repository.text(path)).map { MarkerFile($0).cases.map(\.id) } ?? []
    })

  @Test func everyDiagnosticIsDrawn() {
    let known = Set(diagnosticCatalogue.ids)
    #expect(known.count > 150)
    let excused = Set(Self.worded.map(\.diagnostic.id.rawValue)).union(Self.shownElsewhere.keys)
    let missing = known.subtracting(Self.drawn).subtracting(excused)
    #expect(missing.sorted() == [], "draw them in Tests/Markers/diagnostics")
    #expect(Self.drawn.subtracting(known).sorted() == [], "there are no such diagnostics")
    #expect(excused.intersection(Self.drawn).sorted() == [], "they are drawn and need no excuse")
    #expect(excused.subtracting(known).sorted() == [], "there are no such diagnostics")
  }

  @Test(arguments: worded)
  func whatNoScriptShowsIsWorded(_ diagnostic: Diagnostic, _ message: String) {
    #expect(diagnostic.message == message)
  }

  @Test(arguments: shownElsewhere)
  func whatIsShownElsewhereIs(_ id: String, _ path: String) throws {
    let text = try Repository.text(path)
    let isShown = path.hasSuffix(".golden") ? text.contains("[\(id)]") : text.contains("\"\(id)\"")
    #expect(isShown, "\(path) does not show it")
  }

  /// The ids in the catalogue are those that the sources give: none is given that has no page, and no page is left over.
  @Test func theCatalogueHasTheIdsOfTheSources() throws {
    let files = try ["Lang", "Runtime"].flatMap {
      try Repository.files(below: "Sources/\($0)", suffix: ".swift")
    }
    var given: Set<String> = []
    var worded: Set<String> = []
    for file in files where !file.contains("Pages") {
      let ids = Self.kebabTexts(in: try Repository.text(file))
      given.formUnion(ids)
      if file.contains("/Diagnostic+") { worded.formUnion(ids) }
    }
    let known = Set(diagnosticCatalogue.ids)
    #expect(known.subtracting(given).sorted() == [], "nothing gives them any more")
    // Where messages are worded a text of words joined by hyphens is an id.
    #expect(worded.filter { $0.contains("-") }.subtracting(known).sorted() == [], "they have no page")
  }

  /// What a program tells that was put somewhere without the data that come with it.
  @Test func examplesThatAreNotThereAreTold() {
    var session = TestSession()
    session.forgetExamples()
    #expect(session.run("use \"nir.csv\" | example").map(\.id) == ["no-examples"])
  }

  /// The texts in quotes that are nothing but lower-case words joined by hyphens.
  private static func kebabTexts(in source: String) -> Set<String> {
    let parts = source.split(separator: "\"", omittingEmptySubsequences: false)
    return Set(
      parts.filter { part in
        part.first?.isLowercase ?? false && part.last != "-"
          && part.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-" || $0.isNumber) }
      }.map(String.init))
  }
}
