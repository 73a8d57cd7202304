import Lang

/// An immutable snapshot of one document, to be asked anything that an editor or a prompt asks.
///
/// Answers are plain values in offsets of the source (UTF-8, 0-based) and strings. What is known of data
/// comes in as a scope and through `files`.
package struct Analysis: Sendable {
  package let source: SourceText
  package let vocabulary: Vocabulary
  let files: any ScriptFiles
  let statements: [Statement]
  /// The document and the scripts that it includes, as they were checked.
  let scripts: [CheckedScript]
  let checked: CheckedScript
  /// The names in the source, where they were collected.
  let words: Set<String>?
  let nameTables = NameTableStore()
  /// Functions of the script that are declared outside of the source: a snapshot of a part of it does not hold them.
  package var functionsElsewhere: [String: OwnFunction] = [:]
  /// Scripts that are included before the source.
  var includedElsewhere: [SourceText] = []

  package init(
    source: SourceText, vocabulary: Vocabulary, scope: Scope = Scope(), files: any ScriptFiles = NoFiles()
  ) {
    self.source = source
    self.vocabulary = vocabulary
    self.files = files
    words = nil
    statements = parse(source).tree
    scripts = check(source, vocabulary: vocabulary, scope: scope, files: files)
    checked = scripts.first ?? CheckedScript(source: source)
  }

  /// A snapshot of a text that was checked already, and after it the scripts that it includes.
  init(
    source: SourceText, vocabulary: Vocabulary, files: any ScriptFiles, scripts: [CheckedScript],
    words: Set<String>? = nil
  ) {
    self.source = source
    self.vocabulary = vocabulary
    self.files = files
    statements = parse(source).tree
    self.scripts = scripts
    self.words = words
    checked = scripts.first ?? CheckedScript(source: source)
  }

  /// What is wrong with the document, in the order of its text.
  package func diagnostics() -> [Diagnostic] { checked.diagnostics }
}
