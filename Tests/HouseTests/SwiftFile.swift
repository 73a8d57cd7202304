import ProgramTesting
import Testing

/// A source file of the package, with what the rules of the house ask of it.
struct SwiftFile: Sendable, CustomTestStringConvertible {
  let path: String
  let lines: [String]

  var testDescription: String { path }

  static let all: [SwiftFile] = {
    let paths = (try? Repository.files(below: "Sources", suffix: ".swift")) ?? []
    return paths.compactMap { path in
      (try? Repository.text(path)).map { text in
        SwiftFile(
          path: path,
          lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
      }
    }
  }()

  /// The folder below `Sources` that is its module.
  var module: String { String(path.split(separator: "/")[1]) }

  /// The modules that it imports.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place < 2, words.count > place + 1,
        !line.hasPrefix("//")
      else { return nil }
      return String(words[place + 1])
    }
  }

  /// Its lines without comments and the insides of texts on one line.
  var code: [String] {
    lines.map { line in
      var code = ""
      var isText = false
      var before: Character = " "
      for character in line {
        if character == "\"", before != "\\" { isText.toggle() }
        if !isText, before == "/", character == "/" { return String(code.dropLast()) }
        if !isText || character == "\"" { code.append(character) }
        before = character
      }
      return code
    }
  }

  struct Function: Sendable {
    let name: String
    let line: Int
    let length: Int
  }

  /// Every `func`, `init` and computed member with a body, by counting braces.
  var functions: [Function] {
    var found: [Function] = []
    var open: [(name: String, line: Int, depth: Int)] = []
    var pending: (name: String, line: Int)?
    var depth = 0
    for (index, line) in code.enumerated() {
      if let name = Self.functionName(line) { pending = (name, index) }
      for character in line {
        if character == "{" {
          if let start = pending { open.append((start.name, start.line, depth)) }
          pending = nil
          depth += 1
        } else if character == "}" {
          depth -= 1
          if let last = open.last, last.depth == depth {
            found.append(Function(name: last.name, line: last.line + 1, length: index - last.line + 1))
            open.removeLast()
          }
        }
      }
    }
    return found
  }

  private static func functionName(_ line: String) -> String? {
    let words = line.split { " (<?:".contains($0) }.map(String.init)
    for (index, word) in words.enumerated() {
      if word == "func", index + 1 < words.count { return words[index + 1] }
      if word == "init" || word == "deinit", !line.contains(".\(word)(") { return word }
      if !["package", "private", "fileprivate", "static", "mutating", "override", "@inline", "final"].contains(word)
      {
        return nil
      }
    }
    return nil
  }
}
