import IDE
import Lang
import Runtime
import Testing

/// A script with the cursor drawn in it as `$0` and ranges as `«…»`, read with all commands.
struct MarkedScript {
  let text: String
  let offset: Int
  /// In the order in which they begin.
  let ranges: [SourceRange]
  let analysis: Analysis

  init(_ marked: String, scripts: [String: String] = [:], files: (any ScriptFiles)? = nil) {
    var text = ""
    var offset = 0
    var open: [(place: Int, start: Int)] = []
    var ranges: [SourceRange] = []
    var rest = marked[...]
    while let character = rest.first {
      rest.removeFirst()
      switch character {
      case "«":
        open.append((ranges.count, text.utf8.count))
        ranges.append(SourceRange(0, 0))
      case "»":
        if let last = open.popLast() { ranges[last.place] = SourceRange(last.start, text.utf8.count) }
      case "$" where rest.first == "0":
        rest.removeFirst()
        offset = text.utf8.count
      default: text.append(character)
      }
    }
    self.text = text
    self.offset = offset
    self.ranges = ranges
    analysis = Analysis(
      source: SourceText(text, name: "home/script.koh"), vocabulary: standardVocabulary,
      files: files ?? KnownFiles(scripts: scripts))
  }

  /// What stands at places of the script.
  func texts(_ ranges: [SourceRange]) -> [String] { ranges.map { analysis.source[$0] } }
}

/// A register, another whose columns nobody knows, and some scripts.
struct KnownFiles: ScriptFiles {
  let scripts: [String: String]

  static let register = Schema(
    columns: [
      .init("gender", kind: .text, levels: ["mann", "kvinne"]),
      .init("age", kind: .text, levels: ["16-24", "25-34", "35-44"]), .init("months", kind: .integer),
      .init("unemp", kind: .number), .init("network", kind: .integer), .init("cohort", kind: .integer),
      .init("transition", kind: .logical), .init("fødeår", kind: .integer),
      .init("Hvor mange", kind: .integer),
    ], hasData: true)

  func schema(of source: DataSource, from script: String) throws(FileProblem) -> Schema {
    guard source.path == "nir.csv" else { throw .unknown }
    return Self.register
  }

  func script(at path: String, from script: String) throws(FileProblem) -> SourceText {
    guard let text = scripts[path] else { throw .notFound }
    return SourceText(text, name: "home/\(path)")
  }
}
