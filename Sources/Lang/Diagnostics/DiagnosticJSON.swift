/// Writes diagnostics of one source as JSON, one object a line.
package struct DiagnosticJSON: Sendable {
  private let source: SourceText
  private let lines: LineTable

  package init(_ source: SourceText) {
    self.source = source
    lines = LineTable(source)
  }

  /// One object on one line. Lines and columns count from 1, columns in characters; ends are exclusive.
  package func line(for diagnostic: Diagnostic) -> String {
    let start = lines.position(of: diagnostic.range.lowerBound)
    let end = lines.position(of: diagnostic.range.upperBound)
    return object([
      ("diagnostic", jsonText(diagnostic.id.rawValue)),
      ("severity", jsonText(diagnostic.severity.rawValue)),
      ("message", jsonText(diagnostic.message)),
      ("file", jsonText(source.name)),
      ("line", "\(start.line)"), ("column", "\(start.column)"),
      ("end_line", "\(end.line)"), ("end_column", "\(end.column)"),
      ("notes", array(diagnostic.notes.map(note))),
      ("fixes", array(diagnostic.fixIts.map(fix))),
    ])
  }

  private func note(_ note: Diagnostic.Note) -> String {
    object([("message", jsonText(note.message))] + (note.range.map { [("range", place($0))] } ?? []))
  }

  private func fix(_ fix: Diagnostic.FixIt) -> String {
    object([
      ("title", jsonText(fix.title)), ("range", place(fix.range)), ("replacement", jsonText(fix.replacement)),
    ])
  }

  /// Line, column, end line, end column.
  private func place(_ range: SourceRange) -> String {
    let start = lines.position(of: range.lowerBound)
    let end = lines.position(of: range.upperBound)
    return array(["\(start.line)", "\(start.column)", "\(end.line)", "\(end.column)"])
  }

  private func object(_ members: [(key: String, value: String)]) -> String {
    "{" + members.map { "\(jsonText($0.key)):\($0.value)" }.joined(separator: ",") + "}"
  }

  private func array(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }
}

/// The text in quotes with JSON's escapes (RFC 8259, section 7).
private func jsonText(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
