import Lang
import Report

/// `help` — explains a command, a function or a diagnostic.
enum Help: Command {
  static let topic = Parameter<ExpressionArgument<WordRole>>(
    "topic", help: "A command, a function, the id of a diagnostic, functions or topics.")

  static let spec = CommandSpec(
    "help",
    summary: "Explain a command, a function or a diagnostic.",
    discussion: "Without a topic it lists the commands; 'help functions' lists the functions.",
    arguments: [topic.spec],
    examples: [
      Example("help did", "a command", setup: []), Example("help log", "a function", setup: []),
      Example("help unknown-option", "a diagnostic", setup: []),
    ], place: .session)

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let vocabulary = interpreter.session.environment.vocabulary
    guard let phrase = call[topic]?.expression else {
      return Output([PreparedReport(page(HelpTopics.overview(of: vocabulary)))])
    }
    let name = interpreter.source[phrase.range].trimmingQuotes
    guard let text = HelpTopics.page(on: name, vocabulary: vocabulary) else {
      throw .unknownTopic(name, known: HelpTopics.names(in: vocabulary), at: phrase.range)
    }
    return Output([PreparedReport(page(text))])
  }

  private static func page(_ text: String) -> Report {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return Report(title: "", blocks: [.lines(lines)])
  }
}

/// What can be asked of `help`, in a script, at the prompt and on the command line.
package enum HelpTopics {
  private static let width = 90

  package static func names(in vocabulary: Vocabulary) -> [String] {
    ["functions", "topics"] + vocabulary.commandNames + vocabulary.functionNames
      + diagnosticCatalogue.ids
  }

  /// The page of a topic; `nil` if there is none of that name.
  package static func page(on name: String, vocabulary: Vocabulary) -> String? {
    switch name {
    case "functions": return functions(of: vocabulary)
    case "topics": return overview(of: vocabulary)
    default: break
    }
    let pages = [
      vocabulary.commands[name].map { $0.helpPage(width: width) },
      vocabulary.functions[name].map { $0.helpPage(width: width) },
      diagnosticCatalogue.page(for: name).map { $0.lines(width: width) },
    ].compactMap(\.self)
    return pages.isEmpty ? nil : pages.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// The topic that a misspelt one may have meant.
  package static func nearest(to name: String, in vocabulary: Vocabulary) -> String? {
    NearestNames(names(in: vocabulary)).names(near: name).first
  }

  package static func overview(of vocabulary: Vocabulary) -> String {
    let width = (vocabulary.commandNames.map(\.count).max() ?? 0) + 2
    let lines = vocabulary.commandNames.compactMap { name in
      vocabulary.commands[name].map { spec in
        "  " + name + String(repeating: " ", count: width - name.count) + spec.summary
      }
    }
    return
      (["Commands:"] + lines + [
        "",
        "help NAME explains a command, a function or the id of a diagnostic; help functions lists the functions.",
      ]).joined(separator: "\n")
  }

  private static func functions(of vocabulary: Vocabulary) -> String {
    let specs = vocabulary.functionNames.compactMap { vocabulary.functions[$0] }
    let width = (specs.map(\.synopsis.count).max() ?? 0) + 2
    let lines = specs.map { spec in
      "  " + spec.synopsis + String(repeating: " ", count: width - spec.synopsis.count) + spec.summary
    }
    return (["Functions:"] + lines).joined(separator: "\n")
  }
}

extension String {
  fileprivate var trimmingQuotes: String {
    count >= 2 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
  }
}

extension Diagnostic {
  fileprivate static func unknownTopic(_ name: String, known: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-topic", "there is no help on '\(name)'", at: range,
      notes: [Note("'help' alone lists the commands, 'help functions' the functions")],
      fixIts: .replacing(range, byNearestTo: name, among: known))
  }
}
