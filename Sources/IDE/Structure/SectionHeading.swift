import Lang

/// A comment that opens a section: `# --- Data ---`, `# Data ----`, `## Data`.
struct SectionHeading: Sendable {
  var title: String
  /// How deep the section lies; sections of a lower number hold it.
  var level: Int
  var range: SourceRange

  private static let rules: Set<Character> = ["-", "=", "*", "_", "–", "—", "─", "═"]

  /// `nil` for a comment that is none.
  init?(_ comment: SourceRange, in source: SourceText) {
    let text = source[comment]
    let signs = text.prefix { $0 == "#" }.count
    let body = text.dropFirst(signs).drop { $0.isWhitespace }
    let opening = body.prefix { Self.rules.contains($0) }.count
    let closing = body.reversed().drop { $0.isWhitespace }.prefix { Self.rules.contains($0) || $0 == "#" }
      .count
    guard signs > 1 || opening >= 3 || closing >= 4 else { return nil }
    let edges = Self.rules.union(["#"])
    title = String(body.trimming { $0.isWhitespace || edges.contains($0) })
    guard title.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    level = signs
    range = comment
  }
}

extension Substring {
  /// Without the characters at both ends of which something holds.
  fileprivate func trimming(while condition: (Character) -> Bool) -> Substring {
    var rest = drop(while: condition)
    while let last = rest.last, condition(last) { rest.removeLast() }
    return rest
  }
}
