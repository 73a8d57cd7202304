import Lang
import Report
import Runtime

/// The forms in which results can be told.
package enum ResultFormat: String, CaseIterable, Sendable {
  case text, markdown, html, json
}

extension ResultFormat {
  /// One result with the line end that follows it.
  func text(of shown: Shown, options: PresentationOptions, width: Int, colour: Bool) -> String {
    var options = options
    options.width = width
    return switch self {
    case .text:
      TextRenderer(width: width, style: options.style, colour: colour).render(shown.content.report(options))
    case .markdown: MarkdownRenderer(style: options.style).render(shown.content.report(options))
    case .html: HTMLRenderer(style: .typographic).render(shown.content.report(options))
    case .json: json(of: shown, options: options) + "\n"
    }
  }

  /// The result's object with its name and place after the first key.
  private func json(of shown: Shown, options: PresentationOptions) -> String {
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
    return JSONValue.object(members).text
  }
}
