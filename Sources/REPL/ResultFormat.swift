import Data
import Lang
import Report
import Runtime

/// The forms in which results can be told.
package enum ResultFormat: String, CaseIterable, Sendable {
  case text, markdown, html, json
}

extension ResultFormat {
  /// One result with the line end that follows it; `nil` when interrupted.
  func text(
    of shown: Shown, options: PresentationOptions, width: Int, colour: Bool, interruption: Interruption
  ) -> String? {
    var options = options
    options.width = width
    let text =
      if self == .json {
        json(of: shown, options: options, interruption) + "\n"
      } else {
        renderer(options: options, width: width, colour: colour, interruption)
          .render(shown.content.report(options))
      }
    return interruption.isRequested ? nil : text
  }

  private func renderer(
    options: PresentationOptions, width: Int, colour: Bool, _ interruption: Interruption
  ) -> any ReportRenderer {
    var renderer: any ReportRenderer =
      switch self {
      case .markdown: MarkdownRenderer(style: options.style)
      case .html: HTMLRenderer(style: options.style.typeset)
      case .text, .json: TextRenderer(width: width, style: options.style, colour: colour)
      }
    renderer.interruption = interruption
    return renderer
  }

  /// The result's object with its name and place after the first key.
  private func json(
    of shown: Shown, options: PresentationOptions, _ interruption: Interruption
  ) -> String {
    guard case .object(var members) = shown.content.json(options), !members.isEmpty else { return "{}" }
    var place: [JSONValue.Member] = []
    if let name = shown.name { place.append(.init("name", .string(name))) }
    place.append(
      .init(
        "source",
        .object([
          .init("file", .string(shown.source.name)),
          .init("line", .integer(LineTable(shown.source).position(of: shown.range.lowerBound).line)),
        ])))
    members.insert(contentsOf: place, at: 1)
    return JSONValue.object(members).text(interruption)
  }
}
