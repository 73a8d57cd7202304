import Lang

/// Collects what suits the word at the cursor, in the order in which the place asks for it.
struct CompletionBuilder {
  var word: WrittenWord
  let scope: Scope
  let vocabulary: Vocabulary
  let source: SourceText
  let files: any ScriptFiles
  private var found: [(group: Int, completion: Completion)] = []
  private var seen: Set<Seen> = []
  private var group = 0
  /// Whether a bracket or a text around the cursor is still open, so that nothing that is written ends the statement.
  private let isEnclosed: Bool

  private struct Seen: Hashable {
    let label: String
    let isFunction: Bool
  }

  init(
    _ word: WrittenWord, scope: Scope, vocabulary: Vocabulary, source: SourceText, files: any ScriptFiles
  ) {
    self.word = word
    self.scope = scope
    self.vocabulary = vocabulary
    self.source = source
    self.files = files
    isEnclosed = word.interpolationStart != nil || !word.before[...].closingBrackets.isEmpty
  }

  /// Those that begin with the word come before those that only hold it; within both the place's order counts, and
  /// then how well the word suits.
  var completions: [Completion] {
    found.enumerated().sorted { left, right in
      rank(left.element) == rank(right.element)
        ? left.offset < right.offset : rank(left.element) < rank(right.element)
    }.map(\.element.completion)
  }

  private func rank(_ entry: (group: Int, completion: Completion)) -> (Int, Int, Int) {
    (entry.completion.match == .innerWord ? 1 : 0, entry.group, entry.completion.match.rawValue)
  }

  /// What is added from here on stands behind what was added before.
  mutating func beginGroup() { group += 1 }

  /// Adds what suits the word that is written.
  mutating func add(
    _ label: String, _ kind: Completion.Kind, _ detail: String, replacement: String? = nil,
    alias: String? = nil, isFinal: Bool = true
  ) {
    guard let match = Completion.Match(of: word.text, with: label, alias: alias) else { return }
    insert(label, kind, detail, replacement: replacement ?? label, match, isFinal: isFinal)
  }

  private mutating func insert(
    _ label: String, _ kind: Completion.Kind, _ detail: String, replacement: String,
    _ match: Completion.Match, isFinal: Bool
  ) {
    guard seen.insert(Seen(label: label, isFunction: kind == .function)).inserted else { return }
    found.append(
      (
        group,
        Completion(
          label: label, kind: kind, detail: detail, replacement: replacement, range: word.range,
          match: match, isFinal: isFinal && !isEnclosed)
      ))
  }

  /// A name that an opening parenthesis follows, unless it stands there already.
  mutating func addCall(_ name: String, _ kind: Completion.Kind, _ detail: String) {
    let replacement = nextByte == UInt8(ascii: "(") ? name : name + "("
    add(name, kind, detail, replacement: replacement, isFinal: false)
  }

  /// A name, in backticks where it needs them or has them already.
  mutating func addName(
    _ name: String, _ kind: Completion.Kind, _ detail: String, alias: String? = nil, isFinal: Bool = true
  ) {
    // Most of a thousand names do not suit what is written, and how they are written need not be found out.
    guard let match = Completion.Match(of: word.text, with: name, alias: alias) else { return }
    insert(name, kind, detail, replacement: written(name), match, isFinal: isFinal)
  }

  private func written(_ name: String) -> String {
    let written = name.asSourceName
    guard word.form == .backticked, nextByte == UInt8(ascii: "`") else { return written }
    return written == name ? "`" + name : String(written.dropLast())
  }

  /// A text: as it stands between quotes, or with them.
  mutating func addText(
    _ text: String, _ kind: Completion.Kind, _ detail: String, label: String? = nil, isWhole: Bool = true
  ) {
    let escaped = text.escapedForText
    switch word.form {
    case .quoted(_, let closes):
      add(
        label ?? text, kind, detail, replacement: closes && isWhole ? escaped + "\"" : escaped,
        isFinal: closes && isWhole)
    default:
      add(
        label ?? text, kind, detail, replacement: "\"" + escaped + (isWhole ? "\"" : ""), isFinal: isWhole)
    }
  }

  private var nextByte: UInt8? {
    source.utf8.indices.contains(word.range.upperBound) ? source.utf8[word.range.upperBound] : nil
  }
}

extension Completion.Match {
  /// How a label, or the alias of one, suits a word; `nil` if it does not.
  init?(of word: String, with label: String, alias: String?) {
    let wanted = word.lowercased()
    if label.hasPrefix(word) {
      self = .exact
    } else if label.lowercased().hasPrefix(wanted) {
      self = .ignoringCase
    } else if let alias, alias.lowercased().hasPrefix(wanted) {
      self = .label
    } else if [label, alias ?? ""].contains(where: { $0.lowercased().hasInnerWord(wanted) }) {
      self = .innerWord
    } else {
      return nil
    }
  }
}

extension String {
  /// Whether one of its words, set apart by anything but letters and digits, begins so.
  fileprivate func hasInnerWord(_ beginning: String) -> Bool {
    var isInWord = false
    for index in indices {
      let wasInWord = isInWord
      isInWord = self[index].isPartOfWord
      if isInWord, !wasInWord, self[index...].hasPrefix(beginning) { return true }
    }
    return false
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool {
    // What Unicode says of a character takes long to look up.
    guard let ascii = asciiValue else { return isLetter || isNumber }
    return (0x30...0x39).contains(ascii) || (0x41...0x5A).contains(ascii & 0xDF)
  }
}
