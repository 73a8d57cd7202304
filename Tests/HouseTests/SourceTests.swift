import Glibc
import ProgramTesting
import Testing

/// The rules of the house for source files.
@Suite struct SourceTests {
  static let files = SwiftFile.all

  @Test func thereAreSources() { #expect(Self.files.count > 200) }

  @Test(arguments: files)
  func aFileHasAtMost300Lines(_ file: SwiftFile) { #expect(file.lines.count <= 301) }

  @Test(arguments: files)
  func aFunctionHasAtMost80Lines(_ file: SwiftFile) {
    for function in file.functions {
      #expect(function.length <= 80, "\(function.name) in line \(function.line)")
    }
  }

  /// Traps, prints and hidden dependencies: what may not stand in a module below the front ends.
  @Test(arguments: files)
  func nothingTrapsOrPrintsBelowTheFrontEnds(_ file: SwiftFile) {
    var forbidden = ["fatalError(", "preconditionFailure(", "try!", "as!", "debugPrint("]
    if !["kohort", "REPL"].contains(file.module) { forbidden += ["print(", "getenv(", "exit("] }
    for (index, line) in file.code.enumerated() {
      for word in forbidden where contains(line, word) {
        Issue.record("line \(index + 1): \(word)")
      }
    }
  }

  @Test(arguments: files)
  func foundationIsNotImported(_ file: SwiftFile) {
    #expect(!file.imports.contains { $0.hasPrefix("Foundation") })
  }

  /// Whether the word stands in the line and is not the end of a longer one or a member.
  private func contains(_ line: String, _ word: String) -> Bool {
    guard let place = line.ranges(of: word).first else { return false }
    guard let before = line[..<place.lowerBound].last else { return true }
    return !before.isLetter && before != "." && before != "_"
  }
}
