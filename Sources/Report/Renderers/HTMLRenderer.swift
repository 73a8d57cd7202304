import Data

/// A report as a `section` of HTML that stands by itself; `page` makes a whole document of it.
package struct HTMLRenderer: ReportRenderer {
  package var style: NumberStyle
  package var interruption: Interruption?

  package init(style: NumberStyle = .typographic) {
    self.style = style
  }

  package func render(_ report: Report) -> String {
    var lines = ["<section class=\"kohort-report\">"]
    if !report.title.isEmpty { lines.append("<h2>\(escaped(report.title))</h2>") }
    if let aside = report.aside, !aside.isEmpty { lines.append(paragraph(aside, class: "aside")) }
    lines += report.lead.map { paragraph($0, class: "lead") }
    lines += report.blocks.flatMap(lines(of:))
    lines += report.notes.map { paragraph($0, class: "note") }
    lines.append("</section>")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A document that holds sections made by `render`, with the style sheet in it. `language` is a tag of
  /// BCP 47, as `en` or `nb`.
  package static func page(title: String, language: String = "en", sections: [String]) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(escaped(language))">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>
    \(styleSheet)</style>
    </head>
    <body>
    \(sections.joined())</body>
    </html>

    """
  }

  private func lines(of block: Block) -> [String] {
    switch block {
    case .heading(let heading): ["<h3>\(escaped(heading))</h3>"]
    case .paragraph(let text): ["<p>\(escaped(text))</p>"]
    case .list(let items): ["<ul>"] + items.map { "<li>\(escaped($0))</li>" } + ["</ul>"]
    case .lines(let lines): ["<pre>" + lines.map(escaped).joined(separator: "\n") + "</pre>"]
    case .facts(let rows): rows.map { "<p class=\"facts\">\(facts($0))</p>" }
    case .table(let table): lines(of: table)
    }
  }

  private func facts(_ facts: [Fact]) -> String {
    let texts = facts.map { fact in
      escaped("\(fact.name) = \(fact.value.text(in: style).joined)\(fact.value.stars)")
    }
    return texts.map { "<span>\($0)</span>" }.joined(separator: " ")
  }

  private func paragraph(_ text: String, class name: String) -> String {
    "<p class=\"\(name)\">\(escaped(text))</p>"
  }

  func escaped(_ text: String) -> String { Self.escaped(text) }

  /// The text with the signs of markup as entities, without the control characters that HTML forbids.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.visible {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
