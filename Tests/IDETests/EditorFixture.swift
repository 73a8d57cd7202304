import IDE
import Lang
import Testing

/// A document with the cursor drawn in it as `$0`.
struct EditorFixture {
  let analysis: Analysis
  let offset: Int

  init(_ marked: String, scope: Scope = editorScope, vocabulary: Vocabulary = editorVocabulary) {
    let characters = Array(marked)
    let cursor = characters.indices.dropLast().first { characters[$0] == "$" && characters[$0 + 1] == "0" }
    let head = String(characters[..<(cursor ?? characters.count)])
    let tail = cursor.map { String(characters[($0 + 2)...]) } ?? ""
    offset = head.utf8.count
    analysis = Analysis(
      source: SourceText(head + tail, name: "home/script.koh"), vocabulary: vocabulary, scope: scope,
      files: EditorFiles())
  }

  var completions: [Completion] { analysis.completions(at: offset) }
}

/// Checks that exactly these may be written at the cursor, in this order.
func expectCompletions(
  _ marked: String, _ labels: [String], scope: Scope = editorScope,
  at location: SourceLocation = #_sourceLocation
) {
  let found = EditorFixture(marked, scope: scope).completions.map(\.label)
  #expect(found == labels, "\(marked)", sourceLocation: location)
}

/// Checks what the document becomes when its first completion is taken; the cursor stands where it would then.
func expectCompleted(_ marked: String, _ completed: String, at location: SourceLocation = #_sourceLocation)
  throws
{
  let fixture = EditorFixture(marked)
  let first = try #require(fixture.completions.first, "\(marked)", sourceLocation: location)
  var bytes = fixture.analysis.source.utf8
  let written = Array((first.replacement + (first.isFinal ? " " : "") + "$0").utf8)
  bytes.replaceSubrange(first.range.lowerBound..<first.range.upperBound, with: written)
  #expect(String(decoding: bytes, as: UTF8.self) == completed, sourceLocation: location)
}

let editorSchema = Schema(
  columns: [
    .init("gender", kind: .text, label: "Kjønn", levels: ["kvinne", "mann"]),
    .init("age", kind: .factor, label: "Age group", levels: ["16-24", "25-34"]),
    .init("months", kind: .number), .init("log_months", kind: .number), .init("Hvor mange", kind: .integer),
  ], hasData: true)

/// What a session knows after `let m1 = model …` and `let limit = 3`.
let editorScope: Scope = {
  var scope = Scope(schema: editorSchema)
  scope.bind(
    "m1", detail: "model of months ~ gender, N = 22 009",
    result: [
      FieldSpec("coef", summary: "the coefficients by name", elements: ["(Intercept)", "gender[mann]"]),
      FieldSpec("vcov", summary: "the covariance matrix", elements: ["(Intercept)", "gender[mann]"]),
      FieldSpec("r2", summary: "R squared"),
    ])
  scope.bind("limit", detail: "number 3")
  scope.bind("X", detail: "2×2 matrix", elements: [[], ["one", "months"]])
  scope.functions["twice"] = 1
  return scope
}()

/// The names that the session knows, as completion lists them.
let editorNames = ["X", "limit", "m1"]

/// A folder with a file of each kind, and one in it.
struct EditorFiles: ScriptFiles {
  func schema(of source: DataSource, from script: String) throws(FileProblem) -> Schema {
    guard source.path == "nir.csv" else { throw .notFound }
    return editorSchema
  }

  func script(at path: String, from script: String) throws(FileProblem) -> SourceText { throw .unknown }

  func entries(ofFolder path: String, from script: String) -> [FolderEntry] {
    guard script == "home/script.koh" else { return [] }
    return switch path {
    case "":
      [
        .init(".hidden.csv"), .init("blåbær {1}.csv", detail: "3 kB"), .init("data", isFolder: true),
        .init("nir.csv", detail: "1.4 MB"), .init("notes.md"), .init("prepare.koh"),
      ]
    case "data/": [.init("deep", isFolder: true), .init("inner.csv")]
    default: []
    }
  }
}
