import Lang
import ProgramTesting

/// A file of marked scripts: each with what is found in it drawn below its lines, and then what repairs make of it.
///
///     === single-equals
///     keep if gender = "mann"
///                   ^^^ single-equals: a single '=' compares nothing; equality is '=='
///     --- repair: Replace with '=='
///     keep if gender == "mann"
///
/// Words after a bar behind the id say how the script is looked at, see `Mode`. `--- file: name` before the script, which
/// `--- script` then begins, gives a file that it reads.
struct MarkerFile {
  var cases: [MarkedCase] = []

  init(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("=== ") {
        cases.append(MarkedCase(heading: String(line.dropFirst(4))))
      } else if !cases.isEmpty {
        cases[cases.count - 1].append(line)
      }
    }
  }

  var text: String { cases.map(\.text).joined(separator: "\n") }
}

/// One marked script.
struct MarkedCase {
  /// How a script is looked at.
  enum Mode: String {
    /// Not only checked but run: what it shows then, and only then.
    case run
    /// Without the example data, which others begin with unless they read data themselves.
    case bare
    /// As a file in Latin-1, so that other letters than those of ASCII are no UTF-8.
    case latin1
  }

  struct Part {
    enum Kind: Hashable {
      case script
      case file(String)
      case repair(String)
    }

    var kind: Kind
    var lines: [String] = []

    /// Without the lines that marks take, and the empty ones that set it apart from what follows.
    var text: String {
      let end = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
      return lines[..<end].joined(separator: "\n")
    }
  }

  let id: String
  let modes: [Mode]
  /// What stands in the heading.
  private let heading: String
  private(set) var parts: [Part] = [Part(kind: .script)]

  init(heading: String) {
    self.heading = heading
    let words = heading.split(separator: "|", maxSplits: 1)
    id = words.first.map { String($0).trimmingSpaces } ?? ""
    modes = words.dropFirst().flatMap { $0.split(separator: ",") }.compactMap {
      Mode(rawValue: String($0).trimmingSpaces)
    }
  }

  mutating func append(_ line: String) {
    if line == "--- script" {
      parts.append(Part(kind: .script))
    } else if line.hasPrefix("--- file: ") {
      parts.append(Part(kind: .file(String(line.dropFirst("--- file: ".count)))))
    } else if line.hasPrefix("--- repair: ") {
      parts.append(Part(kind: .repair(String(line.dropFirst("--- repair: ".count)))))
    } else {
      parts[parts.count - 1].lines.append(line)
    }
  }

  private var marked: [String] { parts.filter { $0.kind == .script }.flatMap(\.lines) }

  /// The script without marks.
  var script: String { Part(kind: .script, lines: marked.filter { !$0.isMark }).text }

  var files: [(name: String, text: String)] {
    parts.compactMap { part in
      guard case .file(let name) = part.kind else { return nil }
      return (name, part.text.isEmpty ? "" : part.text + "\n")
    }
  }

  /// The marks and repairs as they would be drawn for what was found, in place of those that stand there.
  func drawn(_ findings: [Diagnostic]) -> MarkedCase {
    var drawn = self
    drawn.parts = parts.filter { if case .file = $0.kind { true } else { false } }
    let marks = MarkDrawing(script: script, findings: findings)
    drawn.parts.append(Part(kind: .script, lines: marks.lines))
    let fixes = findings.first { $0.id.rawValue == id }?.fixIts ?? []
    for fix in fixes {
      let repaired = fix.applied(to: SourceText(script))
      drawn.parts.append(
        Part(kind: .repair(fix.title), lines: repaired.split(separator: "\n").map(String.init)))
    }
    return drawn
  }

  /// As it stands in its file.
  var text: String {
    var text = "=== \(heading)\n"
    let hasFiles = !files.isEmpty
    for part in parts where part.kind != .script || !part.text.isEmpty {
      switch part.kind {
      case .script: if hasFiles { text += "--- script\n" }
      case .file(let name): text += "--- file: \(name)\n"
      case .repair(let title): text += "--- repair: \(title)\n"
      }
      text += part.text + "\n"
    }
    return text
  }
}

/// The lines of a script with what was found in each below it.
private struct MarkDrawing {
  private(set) var lines: [String] = []

  init(script: String, findings: [Diagnostic]) {
    let table = LineTable(SourceText(script))
    let places = findings.map { (table.position(of: $0.range.lowerBound), $0) }
    for (index, line) in script.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      lines.append(String(line))
      for (start, finding) in places where start.line == index + 1 {
        let end = table.position(of: finding.range.upperBound)
        let last = end.line == start.line ? end.column : line.count + 1
        let severity = finding.severity == .error ? "" : "\(finding.severity.rawValue) "
        lines.append(
          String(repeating: " ", count: start.column - 1)
            + String(repeating: "^", count: max(1, last - start.column))
            + " \(severity)\(finding.id.rawValue): \(finding.message)")
      }
    }
    // What was found nowhere in the script must not go unseen.
    for (start, finding) in places where start.line > lines.count { lines.append("^ \(finding)") }
  }
}

extension String {
  /// Whether it is a line of marks: its first visible character is `^`.
  fileprivate var isMark: Bool { first { $0 != " " } == "^" }

  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
