import Data
import Lang
import Report

/// The option by which a command that gives a result also writes it to a file.
enum ExportOption {
  static let parameter = Parameter<ExpressionArgument<FileRole>>(
    "save", help: "Write the result to a file too; its ending says how: .txt .md .html .tex .csv .json.")
}

extension Interpreter {
  /// Writes what a command shows to the file that its option names.
  /// - Returns: what is to be said of it.
  mutating func export(_ output: Output, as call: BoundCall) throws(Diagnostic) -> [any Presentable] {
    guard let file = call[ExportOption.parameter]?.expression else { return [] }
    return [try export(output.shown, to: file)]
  }

  /// Writes results to a file, whole or not at all.
  mutating func export(_ shown: [any Presentable], to file: Expression) throws(Diagnostic) -> PreparedReport {
    let name = try text(file)
    let options = session.settings.presentation
    guard let format = ExportFormat(path: name) else { throw .unknownEnding(name, at: file.range) }
    let page = format.text(of: shown, options, title: Path.lastComponent(of: name), interruption)
    try checkInterruption(at: file.range)
    let path = session.environment.resolve(name)
    let isNew = !FileReplacement.exists(path)
    do {
      _ = try FileReplacement(path: path).write { stream in
        stream.write(page)
        return true
      }
    } catch { throw .notWritten(name, "\(error)", at: file.range) }
    let told =
      isNew
      ? options.language("written to \(name)", nb: "skrevet til \(name)", nn: "skrive til \(name)")
      : options.language("\(name) replaced", nb: "\(name) erstattet", nn: "\(name) erstatta")
    return PreparedReport(
      .note(told),
      members: [.init("result", "file"), .init("file", .string(name)), .init("replaced", .bool(!isNew))])
  }
}

/// The forms in which results can be written to files, by the ending of the name.
enum ExportFormat: String, CaseIterable {
  case text = "txt"
  case markdown = "md"
  case html
  case latex = "tex"
  case csv
  case json

  init?(path: String) {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    let ending = path[path.index(after: dot)...].lowercased()
    self.init(rawValue: ending == "htm" ? "html" : ending == "markdown" ? "md" : ending)
  }

  func text(
    of shown: [any Presentable], _ options: PresentationOptions, title: String, _ interruption: Interruption
  ) -> String {
    if self == .json {
      return shown.map { $0.json(options).text(interruption) + "\n" }.joined()
    }
    var renderer: any ReportRenderer =
      switch self {
      case .text, .json: TextRenderer(width: 120, style: options.style)
      case .markdown: MarkdownRenderer(style: options.style.typeset)
      case .html: HTMLRenderer(style: options.style.typeset)
      case .latex: LaTeXRenderer(style: options.style.typeset)
      case .csv: CSVRenderer()
      }
    renderer.interruption = interruption
    let parts = shown.map { renderer.render($0.report(options)) }
    guard self == .html else { return parts.joined(separator: "\n") }
    return HTMLRenderer.page(title: title, language: options.language.rawValue, sections: parts)
  }
}

extension Diagnostic {
  fileprivate static func unknownEnding(_ name: String, at range: SourceRange) -> Diagnostic {
    let endings = ExportFormat.allCases.map { "." + $0.rawValue }
    return Diagnostic(
      "unknown-ending", "a result cannot be written as '\(name)'", at: range,
      notes: [Note("the ending says how it is written: \(endings.joined(separator: " "))")])
  }
}
