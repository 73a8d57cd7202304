/// The commands and functions that a session knows, by name.
package struct Vocabulary: Sendable {
  package let commands: [String: CommandSpec]
  package let functions: [String: FunctionSpec]
  /// In the order given, which is alphabetical.
  package let commandNames: [String]
  package let functionNames: [String]
  /// What there is help on besides commands and functions.
  package let topics: [Topic]

  /// A page of help by its name.
  package struct Topic: Hashable, Sendable {
    package var name: String
    package var summary: String

    package init(_ name: String, _ summary: String) {
      self.name = name
      self.summary = summary
    }
  }

  /// Of two of one name the first counts; a test keeps names unique.
  package init(commands: [CommandSpec], functions: [FunctionSpec] = [], topics: [Topic] = []) {
    self.commands = Dictionary(commands.map { ($0.name, $0) }) { first, _ in first }
    self.functions = Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
    commandNames = commands.map(\.name)
    functionNames = functions.map(\.name)
    self.topics = topics
  }
}
