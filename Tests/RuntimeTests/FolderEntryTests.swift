import Lang
import ProgramTesting
import Runtime
import Testing

/// What completion is told of a folder.
@Suite struct FolderEntryTests {
  @Test func entriesStandInTheOrderOfTheirNames() throws {
    let folder = try TemporaryFolder()
    for name in ["b.csv", "A.csv", "æ.csv", "å.csv", ".hidden", "odd\u{1B}[2J.csv"] {
      try folder.write("1234", to: name)
    }
    let entries = DataFiles().entries(ofFolder: "", from: folder.path + "/script.koh")
    #expect(
      entries.map(\.name) == [".hidden", "A.csv", "b.csv", "Examples", "Tests", "å.csv", "æ.csv"])
    #expect(entries.filter(\.isFolder).map(\.name) == ["Examples", "Tests"])
    #expect(entries.first { $0.name == "A.csv" }?.detail == "4 bytes")
    #expect(DataFiles().entries(ofFolder: folder.path, from: "<prompt>") == entries)
    #expect(
      DataFiles().entries(ofFolder: "Examples/", from: folder.path + "/script.koh").contains {
        $0.name == "data"
      })
  }

  @Test(arguments: ["nowhere/", "/dev/null", "a\0b", String(repeating: "x/", count: 5000)])
  func whatCannotBeListedIsEmpty(_ path: String) {
    #expect(DataFiles().entries(ofFolder: path, from: "<prompt>") == [])
  }
}
