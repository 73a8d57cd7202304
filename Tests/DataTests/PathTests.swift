import ProgramTesting
import Testing

@testable import Data

/// What no path can be names no file, though the system would take the part of it before a byte 0 for one.
@Suite struct PathTests {
  private let folder = DataFileFixtures.folder
  private var path: String { folder + "\0/x.csv" }

  @Test func nothingIsReadByHalfAPath() {
    #expect(throws: FileError.notFound(file: path, similar: [])) { try WholeFile.read(path) }
    #expect(throws: FileError.notFound(file: path, similar: [])) { try DataFile(path: path).read() }
    #expect(FileState(path) == nil)
    #expect(!FileReplacement.exists(path))
    #expect(FolderListing.entries(in: folder + "\0").isEmpty)
  }

  @Test func nothingIsWrittenByHalfAPath() throws {
    let temporary = try TemporaryFolder()
    let path = temporary.path + "/a\0b"
    #expect(throws: FileReplacement.Failure.self) { try FileReplacement(path: path).write { _ in true } }
    #expect(FolderListing.entries(in: temporary.path).map(\.name) == ["Examples", "Tests"])
  }
}
