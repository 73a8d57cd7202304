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
    let lowered = word.lowercased()
    let ranked = candidates.enumerated().compactMap { position, candidate in
      rank(candidate, near: lowered).map { (rank: $0, position: position, name: candidate.name) }
    }
    let sorted = ranked.sorted { ($0.rank, $0.position) < ($1.rank, $1.position) }
    return sorted.prefix(limit).map(\.name)
  }

  private func rank(_ candidate: Candidate, near word: String) -> Int? {
    let name = candidate.name.lowercased()
    if name == word { return 0 }
    let length = word.count
    let distance = editDistance(Array(word), Array(name), atMost: 2)
    if let distance, 2 * distance < max(length, name.count) { return distance }
    if length >= 2, name.hasPrefix(word) || name.count >= 3 && word.hasPrefix(name) { return 3 }
    if length >= 4, candidate.label?.lowercased().containsText(word) ?? false { return 4 }
    return nil
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
func editDistance(_ first: [Character], _ second: [Character], atMost limit: Int) -> Int? {
  guard abs(first.count - second.count) <= limit, first.count <= 64 else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for (row, character) in first.enumerated() {
    var next = [row + 1]
    for (column, other) in second.enumerated() {
      var best = min(last[column + 1] + 1, next[column] + 1, last[column] + (character == other ? 0 : 1))
      if row > 0, column > 0, character == second[column - 1], first[row - 1] == other {
        best = min(best, beforeLast[column - 1] + 1)
      }
      next.append(best)
    }
    (beforeLast, last) = (last, next)
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
