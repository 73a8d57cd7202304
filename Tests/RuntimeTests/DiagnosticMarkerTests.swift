import Glibc
import Lang
import ProgramTesting
import Runtime
import Testing

/// Every diagnostic, drawn below a script that has it, with what its repairs make of the script.
///
/// `RECORD=1 swift test` draws the marks anew; what has changed is to be read before it is kept.
@Suite struct DiagnosticMarkerTests {
  static let paths = (try? Repository.files(below: "Tests/Markers/diagnostics", suffix: ".koh")) ?? []

  @Test(arguments: paths)
  func whatIsDrawnIsFound(_ path: String) throws {
    let text = try Repository.text(path)
    let file = MarkerFile(text)
    try #require(!file.cases.isEmpty)
    var drawn = file
    drawn.cases = file.cases.map { marked in
      let look = MarkerLook(marked)
      expectItsDiagnostic(marked, look)
      return marked.drawn(look.all)
    }
    if drawn.text != text, getenv("RECORD") != nil {
      try Files.write(drawn.text, to: "\(Repository.root)/\(path)")
      Issue.record("drawn anew: read \(path) before you keep it")
      return
    }
    for (written, found) in zip(file.cases, drawn.cases) { #expect(found.text == written.text) }
    #expect(drawn.text == text, "one empty line stands between two cases, and none after the last")
  }

  /// What a case is about is found, by a run only where the check cannot tell, and each repair leaves less of it.
  private func expectItsDiagnostic(_ marked: MarkedCase, _ look: MarkerLook) {
    let id = marked.id
    let checked = look.checked.count { $0.id.rawValue == id }
    if marked.modes.contains(.run) {
      #expect(checked == 0, "\(id) is found without a run: \(marked.script)")
      #expect(look.all.contains { $0.id.rawValue == id }, "\(id) is not found: \(marked.script)")
      return
    }
    #expect(checked > 0, "\(id) is not found: \(marked.script)")
    let first = look.checked.first { $0.id.rawValue == id }
    for fix in first?.fixIts ?? [] {
      let mended = MarkerLook(marked, script: fix.applied(to: SourceText(marked.script)))
      #expect(mended.checked.count { $0.id.rawValue == id } < checked, "\(id): \(fix.title)")
    }
  }
}

/// What is found in a marked script, each once and in the order of the text.
private struct MarkerLook {
  /// A few hundred rows of the register, so that looks are short and the rows that messages name easy to find.
  private static let prelude = "use \"Tests/Markers/register.csv\"\n"

  /// By the check and by a look at the data.
  let checked: [Diagnostic]
  /// By a run, too, where the case asks for one.
  let all: [Diagnostic]

  /// - Parameter other: a script to look at in place of the case's own.
  init(_ marked: MarkedCase, script other: String? = nil) {
    let script = other ?? marked.script
    var session = TestSession()
    let isLatin1 = marked.modes.contains(.latin1)
    for file in marked.files {
      session.write(isLatin1 ? file.text.latin1 : Array(file.text.utf8), to: file.name)
    }
    let isWhole = marked.modes.contains(.bare) || script.hasPrefix("use ")
    let prelude = isWhole ? "" : Self.prelude
    let bytes = Array(prelude.utf8) + (isLatin1 ? script.latin1 : Array(script.utf8))
    let source = SourceText(name: session.scriptName, utf8: bytes)
    let folder = session.session.environment.folder
    func told(_ found: [Diagnostic]) -> [Diagnostic] {
      found.filter { $0.range.lowerBound >= prelude.utf8.count }
        .map { $0.moved(by: -prelude.utf8.count).without(folder: folder) }.eachOnceInOrder
    }
    var examination = DataExamination(environment: session.session.environment)
    var checkedScript = session.check(source).first ?? CheckedScript(source: source)
    checkedScript.add(examination.diagnostics(of: source))
    let before = checkedScript.diagnostics
    checked = told(before)
    all = marked.modes.contains(.run) ? told(before + session.runOnce(source)) : checked
  }
}

extension String {
  fileprivate var latin1: [UInt8] { unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }
}

extension Diagnostic {
  /// A folder of the test's own has another name every time.
  fileprivate func without(folder: String) -> Diagnostic {
    var diagnostic = self
    diagnostic.message = message.replacing(folder, with: "…")
    return diagnostic
  }
}

extension [Diagnostic] {
  fileprivate var eachOnceInOrder: [Diagnostic] {
    var seen: Set<String> = []
    return filter { seen.insert("\($0.range) \($0.id) \($0.message)").inserted }
      .sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }
}
