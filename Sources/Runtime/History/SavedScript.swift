import Lang

/// A script made of statements of a journal, for a file in some folder.
struct SavedScript: Sendable {
  let entries: [JournalEntry]
  let text: String

  /// - Parameters:
  ///   - folder: the folder of the file, from which its relative paths will start.
  ///   - workingFolder: the folder in which relative folders lie.
  init(_ entries: [JournalEntry], remark: String, folder: String, workingFolder: String) {
    self.entries = entries
    let statements = entries.map { entry in
      entry.text(forFolder: Path.absolute(folder, in: workingFolder), workingFolder: workingFolder)
    }
    text = "# \(remark)\n" + statements.map { $0 + "\n" }.joined()
  }
}

extension JournalEntry {
  /// The statement as a script in another folder says it: the relative paths in it lead to the same files.
  fileprivate func text(forFolder folder: String, workingFolder: String) -> String {
    let own = Path.absolute(self.folder, in: workingFolder)
    guard own != folder else { return text }
    var bytes = Array(source.utf8[textRange.lowerBound..<textRange.upperBound])
    for file in files.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      guard let path = file.literalText, !path.hasPrefix("/") else { continue }
      let written = Path.relative(Path.absolute(path, in: own), from: folder).escapedForText
      let lower = file.range.lowerBound - textRange.lowerBound
      let upper = file.range.upperBound - textRange.lowerBound
      guard lower >= 0, lower <= upper, upper <= bytes.count else { continue }
      bytes.replaceSubrange(lower..<upper, with: Array("\"\(written)\"".utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The expressions that name files.
  private var files: [Expression] {
    statement.commands.flatMap { command -> [Expression] in
      guard let spec = vocabulary.commands[command.verb.text] else { return [] }
      let bound = bind(command, to: spec).tree
      // An example is found wherever the script stands.
      if spec.options.contains(where: { $0.name == Use.example.spec.name && bound.values[$0.name] != nil }) {
        return []
      }
      return (spec.arguments + spec.clauses + spec.options).filter { $0.shape == .file }
        .flatMap { bound.values[$0.name] ?? [] }.compactMap(\.expression)
    }
  }
}
