import Data
import Glibc
import Testing

@Suite struct CSVFileTests {
  private static let register =
    "\(#filePath)".split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    + "/Examples/data/nir.csv"

  @Test(arguments: [1, 2])
  func theRegisterIsReadWhole(threads: Int) throws {
    let result = try CSVReader(path: Self.register, threads: threads).read()
    let frame = result.frame
    #expect(result.warnings == [])
    #expect(frame.rowCount == 23_032)
    #expect(frame.origin == Self.register)
    #expect(
      frame.columns.map(\.kind) == [
        .integer, .integer, .text, .text, .text, .text, .integer, .integer, .number, .text, .integer, .text,
      ])
    #expect(frame["months"]?.missingCount == 706)
    #expect(frame["unemp"]?.missingCount == 415)
    #expect(frame["municipality"]?.levels.count == 323)
    let use = try CompleteCases.count(columns: frame.columns, rowCount: frame.rowCount).use
    #expect(use.rowsUsed == 22_009)
    #expect(use.rowsMissingSeveral == 98)
    #expect(frame.columns.reduce(0) { $0 + bytesPerRow(of: $1) } <= 24)
    #expect(try frame["unemp"]?.distinctNumbers()?.first == 1.2)
  }

  @Test func whatIsNoFileIsTold() throws {
    try withFolder { folder in
      #expect(throws: FileError.isDirectory(file: folder)) { try CSVReader(path: folder).read() }
      try write("a\n1\n", to: folder + "/nir.csv")
      try write("a\n1\n", to: folder + "/survey.csv")
      #expect(throws: FileError.notFound(file: folder + "/nri.csv", similar: ["nir.csv"])) {
        try CSVReader(path: folder + "/nri.csv").read()
      }
      #expect(throws: FileError.notFound(file: folder + "/none/nir.csv", similar: [])) {
        try CSVReader(path: folder + "/none/nir.csv").read()
      }
      #expect(throws: FileError.notFound(file: folder + "/nir.csv/x", similar: [])) {
        try CSVReader(path: folder + "/nir.csv/x").read()
      }
      try write("", to: folder + "/empty.csv")
      #expect(throws: FileError.empty(file: folder + "/empty.csv")) {
        try CSVReader(path: folder + "/empty.csv").read()
      }
    }
  }

  /// The superuser may read anything, so the rule cannot be seen there.
  @Test(.enabled(if: geteuid() != 0))
  func filesWithoutPermissionAreTold() throws {
    try withFolder { folder in
      let path = folder + "/secret.csv"
      try write("a\n1\n", to: path)
      chmod(path, 0)
      #expect(throws: FileError.noPermission(file: path)) { try CSVReader(path: path).read() }
    }
  }

  @Test func theSchemaOfASampleIsMarkedAsOne() throws {
    let schema = try CSVReader(path: Self.register).readSchema(maximumBytes: 10_000)
    #expect(!schema.isComplete)
    #expect(schema.rowCount < 1000)
    #expect(schema.columns.map(\.name).prefix(3) == ["id", "transition", "gender"])
    #expect(schema.columns[2].distinctTexts == ["mann", "kvinne"])
    #expect(schema.columns[11].distinctTexts == nil)
    let small = try CSVReader(bytes: Array("a,b\n1,x\n,y\n".utf8), name: "data.csv").readSchema()
    #expect(small.isComplete)
    #expect(small.columns.map(\.kind) == [.integer, .text])
    #expect(small.columns.map(\.hasMissing) == [true, false])
  }

  private func write(_ text: String, to path: String) throws {
    let file = try #require(fopen(path, "w"))
    fputs(text, file)
    fclose(file)
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/kohort-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    let folder = try #require(made)
    defer { remove(folder) }
    try body(folder)
    for name in ["nir.csv", "survey.csv", "empty.csv", "secret.csv"] { unlink(folder + "/" + name) }
  }
}
