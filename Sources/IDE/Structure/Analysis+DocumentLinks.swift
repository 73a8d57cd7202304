import Lang

/// A file that the document reads.
package struct DocumentLink: Hashable, Sendable {
  package var range: SourceRange
  /// As it is written.
  package var path: String
  /// Whether it is one of the data files that come with the program.
  package var isExample: Bool
}

extension Analysis {
  /// The data files and scripts that are named in plain texts.
  package func documentLinks() -> [DocumentLink] {
    statements.flatMap(\.commands).compactMap { command in
      guard let spec = vocabulary.commands[command.verb.text], spec.readsFile else { return nil }
      let call = bind(command, to: spec).tree
      let text = call.placedPhrases(of: spec).first { $0.shape == .file }?.phrase
      guard let text, let path = text.expression?.literalText, !path.isEmpty else { return nil }
      return DocumentLink(
        range: text.range, path: path, isExample: spec.source?(call)?.isExample ?? false)
    }
  }
}

extension CommandSpec {
  /// Whether it reads a file of data or a script.
  var readsFile: Bool { source != nil || other != nil || includes != nil }
}
