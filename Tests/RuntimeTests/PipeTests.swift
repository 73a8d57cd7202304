import Glibc
import Lang
import ProgramTesting
import Runtime
import Testing

/// What comes out of a pipe is for the run: who checks a script does not wait for it.
@Suite struct PipeTests {
  @Test(.timeLimit(.minutes(1)))
  func aCheckReadsNoPipe() throws {
    let folder = try TemporaryFolder()
    for name in ["data.csv", "part.koh"] { #expect(mkfifo("\(folder.path)/\(name)", 0o600) == 0) }
    let source = SourceText(
      "use \"data.csv\"\nkeep a\ninclude \"part.koh\"\n", name: "\(folder.path)/script.koh")
    #expect(check(source, vocabulary: standardVocabulary, files: DataFiles())[0].diagnostics.isEmpty)
    var environment = TestSession().session.environment
    environment.folder = folder.path
    var examination = DataExamination(environment: environment)
    #expect(examination.diagnostics(of: source).isEmpty)
  }
}
