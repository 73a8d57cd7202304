/// Finds the names that a misspelt word may have meant.
package struct NearestNames: Sendable {
  package struct Candidate: Sendable {
    package var name: String
    /// What the name stands for, which may be what the writer wrote.
    package var label: String?

    package init(_ name: String, label: String? = nil) {
      self.name = name
      self.label = label
    }
  }

  private let candidates: [Candidate]

  package init(_ candidates: [Candidate]) { self.candidates = candidates }

  package init(_ names: some Sequence<String>) { candidates = names.map { Candidate($0) } }

  package init(_ schema: Schema) { candidates = schema.columns.map { Candidate($0.name, label: $0.label) } }

  /// The nearest names, best first: the word in other case, a few typing errors away (at most two, and
  /// less than half of the word), one that begins with it, or one whose label holds it.
  package func names(near word: String, limit: Int = 3) -> [String] {
    let lowered = Spelling(word)
    let ranked = candidates.enumerated().compactMap { position, candidate in
      rank(candidate, near: lowered).map { (rank: $0, position: position, name: candidate.name) }
    }
    let sorted = ranked.sorted { ($0.rank, $0.position) < ($1.rank, $1.position) }
    return sorted.prefix(limit).map(\.name)
  }

  private func rank(_ candidate: Candidate, near word: Spelling) -> Int? {
    let name = Spelling(candidate.name)
    if name.text == word.text { return 0 }
    let distance = name.distance(to: word, atMost: 2)
    if let distance, 2 * distance < max(word.length, name.length) { return distance }
    if word.length >= 2, name.text.hasPrefix(word.text) || name.length >= 3 && word.text.hasPrefix(name.text)
    {
      return 3
    }
    if word.length >= 4, candidate.label?.lowercased().containsText(word.text) ?? false { return 4 }
    return nil
  }
}

/// A word in small letters. There may be thousands to compare, and bytes are compared faster than characters.
private struct Spelling {
  let text: String
  private let isASCII: Bool
  /// A bit for each byte that is in it, though some share one.
  private let bytes: UInt64

  init(_ word: String) {
    text = word.lowercased()
    var (isASCII, bytes) = (true, UInt64(0))
    for byte in text.utf8 {
      if byte >= 0x80 { isASCII = false }
      bytes |= 1 << UInt64(byte & 63)
    }
    (self.isASCII, self.bytes) = (isASCII, bytes)
  }

  var length: Int { isASCII ? text.utf8.count : text.count }

  func distance(to other: Spelling, atMost limit: Int) -> Int? {
    if abs(length - other.length) > limit { return nil }
    guard isASCII, other.isASCII else { return editDistance(Array(text), Array(other.text), atMost: limit) }
    // An error brings at most one byte in that the other does not have, and one out.
    guard (bytes & ~other.bytes).nonzeroBitCount <= limit, (other.bytes & ~bytes).nonzeroBitCount <= limit
    else { return nil }
    return editDistance(Array(text.utf8), Array(other.text.utf8), atMost: limit)
  }
}

extension [Diagnostic.FixIt] {
  /// One repair for the nearest of `known`, if one is near.
  package static func replacing(
    _ range: SourceRange, byNearestTo name: String, among known: [String]
  ) -> [Diagnostic.FixIt] {
    NearestNames(known).names(near: name).prefix(1).map {
      Diagnostic.FixIt("Replace with '\($0)'", at: range, replacement: $0)
    }
  }
}

/// How many insertions, deletions, replacements and swaps of neighbours lead from one word to the other
/// (Damerau 1964, the restricted form); `nil` when there are more than `limit`.
func editDistance<Unit: Equatable>(_ first: [Unit], _ second: [Unit], atMost limit: Int) -> Int? {
  guard abs(first.count - second.count) <= limit, first.count <= 64 else { return nil }
  var (beforeLast, last) = ([Int](repeating: 0, count: second.count + 1), Array(0...second.count))
  var next = beforeLast
  var least = (beforeLast: 0, last: 0)
  for (row, unit) in first.enumerated() {
    next[0] = row + 1
    var leastOfRow = row + 1
    for (column, other) in second.enumerated() {
      var best = min(last[column + 1] + 1, next[column] + 1, last[column] + (unit == other ? 0 : 1))
      if row > 0, column > 0, unit == second[column - 1], first[row - 1] == other {
        best = min(best, beforeLast[column - 1] + 1)
      }
      next[column + 1] = best
      leastOfRow = min(leastOfRow, best)
    }
    // Later rows come from the last two, and are no less.
    least = (least.last, leastOfRow)
    if least.beforeLast >= limit, least.last > limit { return nil }
    (beforeLast, last, next) = (last, next, beforeLast)
  }
  return last.last.flatMap { $0 <= limit ? $0 : nil }
}

extension String {
  func containsText(_ part: String) -> Bool {
    let characters = Array(self)
    let wanted = Array(part)
    guard !wanted.isEmpty, wanted.count <= characters.count else { return false }
    return (0...(characters.count - wanted.count)).contains {
      characters[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}
