import Lang

/// Every command of the language, in alphabetical order.
package let allCommands: [any Command.Type] = [
  Append.self, Collapse.self, Correlate.self, Describe.self, DifferenceInDifferencesCommand.self, Drop.self,
  Exit.self, Explain.self, Export.self, FactorCommand.self, FrameCommand.self, Generate.self, Head.self,
  Help.self, HistoryCommand.self, Include.self, Keep.self, LabelCommand.self, ListCommand.self, Merge.self,
  ModelCommand.self, Order.self, Print.self, Recode.self, Redo.self, ReliabilityCommand.self, Rename.self,
  Replace.self, Reshape.self, Results.self, Sample.self, Save.self, ScaleCommand.self, SetCommand.self,
  SortCommand.self, Summarize.self, TableCommand.self, Undo.self, Use.self,
]

/// The commands by name.
let commandTable: [String: any Command.Type] =
  Dictionary(allCommands.map { ($0.spec.name, $0) }) { first, _ in first }

/// What the front half of the language is given: every command and function.
package let standardVocabulary = Vocabulary(
  commands: allCommands.map { $0.spec }, functions: allFunctions.map(\.spec),
  topics: HelpTopics.lists + diagnosticTopics)

private let diagnosticTopics = diagnosticCatalogue.ids.map {
  ParameterSpec.Choice($0, diagnosticCatalogue.page(for: $0)?.meaning ?? "")
}
