import Lang

/// Collects what may be written at a place, each thing once: first what begins with the word as it is written, then in
/// another case, then what has it as its label or as a later part of its name.
struct CompletionBuilder {
  let context: CompletionContext
  let scope: Scope
  let vocabulary: Vocabulary
  private var ranked: [(rank: Int, completion: Completion)] = []
  private var labels: Set<String> = []

  init(context: CompletionContext, scope: Scope, vocabulary: Vocabulary) {
    self.context = context
    self.scope = scope
    self.vocabulary = vocabulary
  }

  /// The best first; what is equally good in the order in which it was added.
  var finished: [Completion] {
    ranked.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element.completion)
  }

  /// - Parameters:
  ///   - prefix: the part of the word that it must match, and that it replaces; the whole when it is not given.
  ///   - penalty: makes it stand after others that match as well.
  mutating func add(
    _ label: String, _ kind: Completion.Kind, _ detail: String, replacement: String? = nil,
    alias: String? = nil, prefix: String? = nil, isFinal: Bool = true, penalty: Int = 0
  ) {
    let prefix = prefix ?? context.word
    guard let rank = rank(of: label, alias: alias, for: prefix), labels.insert(label).inserted else { return }
    let end = context.range.upperBound
    ranked.append(
      (
        rank + penalty,
        Completion(
          label: label, kind: kind, detail: detail, replacement: replacement ?? label,
          range: SourceRange(end - prefix.utf8.count, end), isFinal: isFinal)
      ))
  }

  private func rank(of label: String, alias: String?, for prefix: String) -> Int? {
    if label.hasPrefix(prefix) { return 0 }
    let wanted = prefix.lowercased()
    let lowered = label.lowercased()
    if lowered.hasPrefix(wanted) { return 1 }
    if let alias = alias?.lowercased() {
      if alias.hasPrefix(wanted) { return 2 }
      if wanted.count >= 3, alias.split(separator: " ").contains(where: { $0.hasPrefix(wanted) }) { return 3 }
    }
    return lowered.split(separator: "_").dropFirst().contains { $0.hasPrefix(wanted) } ? 3 : nil
  }
}
