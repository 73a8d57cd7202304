import Lang
import Report

/// `help` — explains a command, a function or a diagnostic.
enum Help: Command {
  static let topic = Parameter<ExpressionArgument<TopicRole>>(
    "topic",
    help: "A command, a function, the id of a diagnostic; topics, functions or diagnostics for lists.")

  static let spec = CommandSpec(
    "help",
    summary: "Explain a command, a function or a diagnostic.",
    discussion: """
      Without a topic it lists the commands; 'help topics' names all that there is help on. The examples on a page can be \
      run as they stand: they read the example data that come with Kohort.
      """,
    arguments: [topic.spec],
    examples: [
      Example("help did", "a command", setup: []), Example("help log", "a function", setup: []),
      Example("help unknown-option", "a diagnostic", setup: []),
    ], place: .session)

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let vocabulary = interpreter.session.environment.vocabulary
    guard let phrase = call[topic]?.expression else {
      return Output([HelpPage { HelpTopics.overview(of: vocabulary, width: $0) }])
    }
    let name = interpreter.source[phrase.range].trimmingQuotes
    guard HelpTopics.page(on: name, vocabulary: vocabulary, width: 80) != nil else {
      throw .unknownTopic(name, known: HelpTopics.names(in: vocabulary), at: phrase.range)
    }
    return Output([HelpPage { HelpTopics.page(on: name, vocabulary: vocabulary, width: $0) ?? "" }])
  }
}

/// A page of help, wrapped to the width at hand.
private struct HelpPage: Presentable {
  let text: @Sendable (_ width: Int) -> String

  func report(_ options: PresentationOptions) -> Report {
    let lines = text(min(options.width, HelpTopics.greatestWidth)).split(
      separator: "\n", omittingEmptySubsequences: false)
    return Report(title: "", blocks: [.lines(lines.map(String.init))])
  }

  func json(_ options: PresentationOptions) -> JSONValue {
    .object([.init("result", "text"), .init("text", .string(text(HelpTopics.greatestWidth)))])
  }
}

/// What can be asked of `help`, in a script, at the prompt and on the command line.
package enum HelpTopics {
  /// Longer lines are hard to read.
  package static let greatestWidth = 90

  /// The topics that are lists of others.
  static let lists = [
    ParameterSpec.Choice("topics", "all that there is help on"),
    ParameterSpec.Choice("functions", "the functions"),
    ParameterSpec.Choice("diagnostics", "the diagnostics"),
  ]

  package static func names(in vocabulary: Vocabulary) -> [String] {
    vocabulary.commandNames + vocabulary.functionNames + vocabulary.topics.map(\.word)
  }

  /// The page of a topic in lines of at most `width` characters; `nil` if there is none of that name.
  package static func page(on name: String, vocabulary: Vocabulary, width: Int) -> String? {
    switch name {
    case "functions": return functions(of: vocabulary, width: width)
    case "diagnostics": return diagnostics(width: width)
    case "topics": return topics(of: vocabulary, width: width)
    default: break
    }
    let pages = [
      vocabulary.commands[name].map { $0.helpPage(width: width) },
      vocabulary.functions[name].map { $0.helpPage(width: width) },
      diagnosticCatalogue.page(for: name).map { $0.lines(width: width) },
    ].compactMap(\.self)
    return pages.isEmpty ? nil : pages.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// The topics that a misspelt one may have meant, the nearest first.
  package static func nearest(to name: String, in vocabulary: Vocabulary) -> [String] {
    NearestNames(names(in: vocabulary)).names(near: name)
  }

  package static func overview(of vocabulary: Vocabulary, width: Int) -> String {
    let ending =
      "help NAME explains a command, a function or the id of a diagnostic; help topics lists all there is."
    return
      (["Commands"] + commands(of: vocabulary, width: width) + [""] + wrap(ending, width: width))
      .joined(separator: "\n")
  }

  private static func commands(of vocabulary: Vocabulary, width: Int) -> [String] {
    rows(
      vocabulary.commandNames.compactMap { name in vocabulary.commands[name].map { (name, $0.summary) } },
      width: width)
  }

  private static func functions(of vocabulary: Vocabulary, width: Int) -> String {
    let specs = vocabulary.functionNames.compactMap { vocabulary.functions[$0] }
    return (["Functions"] + rows(specs.map { ($0.synopsis, $0.summary) }, width: width))
      .joined(separator: "\n")
  }

  private static func diagnostics(width: Int) -> String {
    let rows = rows(
      diagnosticCatalogue.ids.map { ($0, diagnosticCatalogue.page(for: $0)?.meaning ?? "") }, width: width)
    return (["Diagnostics"] + rows).joined(separator: "\n")
  }

  /// Everything that help can be asked for; of functions and diagnostics the names alone.
  private static func topics(of vocabulary: Vocabulary, width: Int) -> String {
    let names = [("Functions", vocabulary.functionNames), ("Diagnostics", diagnosticCatalogue.ids)]
    let lists = names.flatMap { title, names in
      ["", title] + wrap(names.joined(separator: "  "), width: width, indent: "  ")
    }
    return
      (["Commands"] + commands(of: vocabulary, width: width) + lists + [""]
      + wrap("help NAME explains one; help functions and help diagnostics say what each is.", width: width))
      .joined(separator: "\n")
  }

  /// Names with what they mean beside them, wrapped in their column.
  private static func rows(_ entries: [(name: String, meaning: String)], width: Int) -> [String] {
    let column = min(entries.map(\.name.count).max() ?? 0, max(12, width / 3))
    return entries.flatMap { name, meaning -> [String] in
      let texts = wrap(meaning, width: max(20, width - column - 4))
      let isWide = name.count > column
      let lines = texts.enumerated().map { index, text in
        let head = index == 0 && !isWide ? name : ""
        return "  " + head + String(repeating: " ", count: column - head.count) + "  " + text
      }
      return isWide ? ["  " + name] + lines : lines
    }
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
      notes: [Note("'help' alone lists the commands, 'help topics' all there is")],
      fixIts: .replacing(range, byNearestTo: name, among: known))
  }
}
