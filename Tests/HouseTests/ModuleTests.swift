import ProgramTesting
import Testing

/// The arrows between the modules: what ARCHITECTURE.md allows, what Package.swift says, what files import.
@Suite struct ModuleTests {
  /// What each module may import of the package and of packages outside.
  static let allowed: [String: Set<String>] = [
    "Lang": ["HashTreeCollections"],
    "Matrix": ["COpenBLAS"],
    "Data": ["CReadStat", "CExpat", "CMinizip", "CXlsxWriter"],
    "Statistics": ["Data", "Matrix", "CDistributions"],
    "Report": ["Statistics", "Data"],
    "Runtime": ["Lang", "Matrix", "Data", "Statistics", "Report"],
    "IDE": ["Lang"],
    "REPL": ["CEdit", "Runtime", "IDE", "Report", "Lang", "Data"],
    "LanguageServer": ["IDE", "Runtime", "Report", "Lang", "Data"],
    "kohort": ["REPL", "LanguageServer", "Runtime", "IDE", "Report", "Lang", "Data", "ArgumentParser"],
  ]

  static let system: Set<String> = ["Glibc", "Swift", "Synchronization"]

  @Test(arguments: SwiftFile.all)
  func aFileImportsWhatItsModuleMay(_ file: SwiftFile) throws {
    let allowed = try #require(Self.allowed[file.module], "an unknown module \(file.module)")
    #expect(Set(file.imports).subtracting(Self.system).subtracting(allowed).isEmpty, "\(file.imports)")
  }

  @Test(arguments: allowed.keys.sorted())
  func thePackageDeclaresNoOtherArrows(_ module: String) throws {
    let declared = try dependencies(of: module)
    let allowed = Self.allowed[module] ?? []
    #expect(declared.subtracting(allowed).isEmpty, "\(declared.sorted())")
  }

  @Test func thePageListsTheSameArrows() throws {
    let rows = try Repository.text("ARCHITECTURE.md").split(separator: "\n").filter { $0.hasPrefix("| `") }
    #expect(rows.count == Self.allowed.count)
    for row in rows {
      let cells = row.split(separator: "|").map(String.init)
      let module = try #require(names(cells[0]).first)
      let arrows = try #require(Self.allowed[module])
      let told = Set(names(cells[cells.count - 1]))
      // "all above" and "what it hands on" are told in words.
      if !told.isEmpty { #expect(told.isSubset(of: arrows), "\(module)") }
    }
  }

  /// The names between backticks.
  private func names(_ text: String) -> [String] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// The names in the `dependencies:` of a target of Package.swift.
  private func dependencies(of module: String) throws -> Set<String> {
    let text = try Repository.text("Package.swift")
    let start = try #require(text.ranges(of: "arget(name: \"\(module)\"").first ?? headless(text, module))
    let rest = text[start.upperBound...]
    let ends = ["arget(", "linkerSettings:"].compactMap { rest.ranges(of: $0).first?.lowerBound }
    let end = ends.min() ?? rest.endIndex
    let declaration = rest[..<end]
    guard let list = declaration.ranges(of: "dependencies: [").first else { return [] }
    let words = declaration[list.upperBound...].split(separator: "\"", omittingEmptySubsequences: false)
    var found: Set<String> = []
    for (index, word) in words.enumerated() where index % 2 == 1 {
      let label = words[index - 1]
      if !label.hasSuffix("package: ") { found.insert(String(word)) }
    }
    return found
  }

  private func headless(_ text: String, _ module: String) -> Range<String.Index>? {
    text.ranges(of: "name: \"\(module)\",\n      dep").first.map { $0.lowerBound..<$0.lowerBound }
  }
}
