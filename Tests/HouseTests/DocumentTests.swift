import Lang
import ProgramTesting
import REPL
import Runtime
import Testing

/// What the documents say is so.
@Suite struct DocumentTests {
  static let documents: [String] = {
    let docs = (try? Repository.files(below: "docs", suffix: ".md")) ?? []
    return ["README.md", "grammar.md"] + docs
  }()

  @Test func theGrammarIsCurrent() throws {
    let page = try Repository.text("grammar.md")
    let current = try #require(
      GrammarPage(standardVocabulary).replacing(in: page), "no place for the commands")
    #expect(page == current, "`make docs` writes it anew")
  }

  /// What editors know of the language's words is what the program writes.
  @Test func theFilesOfTheEditorsAreCurrent() throws {
    let folder = try TemporaryFolder()
    let made = try Program.shell(
      "mkdir -p vscode/syntaxes nvim/syntax emacs kate && kohort write-editor-files .", folder: folder.path)
    #expect(made.status == 0, "\(made.errors)")
    let files = made.output.split(separator: "\n").map(String.init)
    #expect(files.count == 4)
    for file in files {
      let current = try folder.text(of: file)
      #expect(try Repository.text("editors/" + file) == current, "`make docs` writes it anew")
    }
  }

  /// Every block marked `koh` is a script without mistakes, on whatever data there are.
  @Test(arguments: documents)
  func theScriptsInADocumentAreCorrect(_ document: String) throws {
    for (line, script) in Self.blocks(try Repository.text(document), language: "koh") {
      let name = Repository.root + "/Examples/data/document.koh"
      let scope = script.contains("use ") ? Scope() : Scope(schema: Schema(isComplete: false, hasData: true))
      let checked = check(
        SourceText(name: name, utf8: Array(script.utf8)), vocabulary: standardVocabulary, scope: scope,
        files: DataFiles())
      let errors = checked.flatMap(\.diagnostics).filter { $0.severity == .error }
      #expect(errors.map(\.message) == [], "line \(line)")
    }
  }

  static let examples = (try? Repository.files(below: "Examples", suffix: ".koh")) ?? []

  /// The examples, and every block marked `koh`, stand in the layout that `kohort fmt` gives them.
  @Test(arguments: documents + examples)
  func scriptsAreLaidOut(_ file: String) throws {
    let text = try Repository.text(file)
    let scripts =
      file.hasSuffix(".koh") ? [(line: 1, text: text)] : Self.blocks(text, language: "koh")
    for (line, script) in scripts {
      let formatting = format(SourceText(script))
      #expect(formatting.text == script, "line \(line): `kohort fmt` writes it anew")
      #expect(!formatting.isRefused)
    }
  }

  @Test(arguments: examples)
  func anExampleFindsBackToItsLayout(_ file: String) throws {
    let text = try Repository.text(file)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let disturbed = lines.map { $0.isEmpty ? "\n\n" : "   \($0) \t\n" }.joined()
    let formatting = format(SourceText(disturbed))
    #expect(formatting.text == text)
    #expect(saysTheSame(SourceText(text), as: SourceText(disturbed)))
  }

  @Test func theFilesOfTheReadmeExist() throws {
    let readme = try Repository.text("README.md")
    var count = 0
    for line in readme.split(separator: "\n")
    where line.contains("kohort run ") || line.contains("kohort check ") {
      for word in line.split(whereSeparator: { " `".contains($0) }) where word.hasSuffix(".koh") {
        _ = try Repository.text(String(word))
        count += 1
      }
    }
    #expect(count >= 2)
    for target in ["demo", "test", "build", "bench", "install"] {
      #expect(readme.contains("make \(target)"), "make \(target)")
      #expect(try Repository.text("Makefile").contains("\n\(target):"), "\(target)")
    }
  }

  @Test func theChangelogKnowsTheVersion() throws {
    let process = try Program.run(["--version"])
    #expect(process.status == 0)
    let words = process.output.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(words.count == 2 && words.first == "kohort")
    #expect(try Repository.text("CHANGELOG.md").contains(words.last ?? "?"))
  }

  /// Every id that is written in the sources has its page for `help`.
  @Test func everyDiagnosticHasAPage() {
    let ids = Set(diagnosticCatalogue.ids)
    var used: Set<String> = []
    for file in SwiftFile.all where file.path.contains("Diagnostic") || file.module != "Lang" {
      var isOpen = false
      for line in file.lines {
        if isOpen || line.contains("Diagnostic("), let id = Self.firstText(line) { used.insert(id) }
        isOpen = line.hasSuffix("Diagnostic(")
      }
    }
    let told = used.filter { $0.contains { $0.isLowercase } && $0.allSatisfy { $0.isLowercase || $0 == "-" } }
    #expect(told.count > 60)
    #expect(told.subtracting(ids).sorted() == [])
  }

  /// The text of the line's first pair of quotes.
  private static func firstText(_ line: String) -> String? {
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.count >= 3 ? String(parts[1]) : nil
  }

  /// The fenced blocks of a language, with the line where each begins.
  private static func blocks(_ text: String, language: String) -> [(line: Int, text: String)] {
    var blocks: [(line: Int, text: String)] = []
    var open: Int?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line == "```\(language)" {
        open = index + 1
        blocks.append((index + 2, ""))
      } else if line.hasPrefix("```") {
        open = nil
      } else if open != nil {
        blocks[blocks.count - 1].text += line + "\n"
      }
    }
    return blocks
  }
}
