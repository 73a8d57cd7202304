/// Shows diagnostics of one source as text: place, message, excerpt, notes and repairs.
///
///     study.koh:3:24: error: 'did' has no option 'tmie' [unknown-option]
///      3 | did network 2015 | tmie(cohort)
///        |                    ^^^^
///        = fix: replace with 'time'
package struct DiagnosticRenderer: Sendable {
  private let source: SourceText
  private let lines: LineTable
  private let usesColour: Bool
  private let showsPlace: Bool

  /// - Parameter showsPlace: whether file, line and column come first; of a line just typed they say nothing.
  package init(_ source: SourceText, usesColour: Bool = false, showsPlace: Bool = true) {
    self.source = source
    self.usesColour = usesColour
    self.showsPlace = showsPlace
    lines = LineTable(source)
  }

  /// The diagnostics one after another, each ended by a newline.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { render($0) + "\n" }.joined()
  }

  /// One diagnostic, without a newline at its end.
  package func render(_ diagnostic: Diagnostic) -> String {
    let start = lines.position(of: diagnostic.range.lowerBound)
    let number = String(start.line)
    let margin = String(repeating: " ", count: number.count)
    let excerpt = Excerpt(
      line: lines.range(ofLine: start.line - 1), of: source, marking: diagnostic.range)
    let mark = paint(String(repeating: "^", count: excerpt.underlineWidth), diagnostic.severity.colour)
    var output = [
      heading(of: diagnostic, at: start),
      " \(number) | \(excerpt.text)",
      " \(margin) | \(String(repeating: " ", count: excerpt.underlineStart))\(mark)",
    ]
    output += diagnostic.notes.map { " \(margin) = \(harmless(text(of: $0)))" }
    output += diagnostic.fixIts.map {
      " \(margin) = \(paint("fix:", .green)) \(harmless($0.title.loweringFirst))"
    }
    return output.joined(separator: "\n")
  }

  /// Messages quote what users wrote, and a terminal must not act on it.
  private func harmless(_ text: String) -> String {
    String(text.map { $0.isControl || $0 == "\t" ? "\u{FFFD}" : $0 })
  }

  private func heading(of diagnostic: Diagnostic, at start: LineTable.Position) -> String {
    let place =
      showsPlace ? paint("\(harmless(source.name)):\(start.line):\(start.column):", .bold) + " " : ""
    let severity = paint("\(diagnostic.severity.rawValue):", diagnostic.severity.colour)
    return "\(place)\(severity) \(harmless(diagnostic.message)) [\(diagnostic.id.rawValue)]"
  }

  private func text(of note: Diagnostic.Note) -> String {
    guard let range = note.range else { return note.message }
    let position = lines.position(of: range.lowerBound)
    return "\(note.message) (\(position.line):\(position.column))"
  }

  // MARK: Colour

  fileprivate enum Colour: String {
    case bold = "1"
    case red = "1;31"
    case yellow = "1;33"
    case cyan = "1;36"
    case green = "32"
  }

  private func paint(_ text: String, _ colour: Colour) -> String {
    usesColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}

extension Diagnostic.Severity {
  fileprivate var colour: DiagnosticRenderer.Colour {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .note: .cyan
    }
  }
}

extension String {
  /// The text with its first letter in lower case, as it stands after a colon.
  fileprivate var loweringFirst: String { prefix(1).lowercased() + dropFirst() }
}
