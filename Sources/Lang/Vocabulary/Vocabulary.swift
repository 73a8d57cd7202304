/// The commands and functions that a session knows, by name.
package struct Vocabulary: Sendable {
  package let commands: [String: CommandSpec]
  package let functions: [String: FunctionSpec]
  /// In the order given, which is alphabetical.
  package let commandNames: [String]
  package let functionNames: [String]
  /// What there is help on besides: lists, and the ids of diagnostics.
  package var topics: [ParameterSpec.Choice] { makeTopics() }
  /// Made when somebody asks: a script that runs has no use for them.
  private let makeTopics: @Sendable () -> [ParameterSpec.Choice]

  /// Of two of one name the first counts; a test keeps names unique.
  package init(
    commands: [CommandSpec], functions: [FunctionSpec] = [],
    topics: @autoclosure @escaping @Sendable () -> [ParameterSpec.Choice] = []
  ) {
    self.commands = Dictionary(commands.map { ($0.name, $0) }) { first, _ in first }
    self.functions = Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
    commandNames = commands.map(\.name)
    functionNames = functions.map(\.name)
    makeTopics = topics
  }
}
