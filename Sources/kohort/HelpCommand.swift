import ArgumentParser
import Runtime

/// `kohort help [TOPIC]`
struct HelpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Explain a command of the language, a function or a diagnostic.")

  @Argument(help: "A command, a function, or the id of a diagnostic.")
  var topic: String?

  func run() throws {
    let width = min(Console.width, HelpTopics.greatestWidth)
    guard let topic else {
      Console.write(
        KohortCommand.helpMessage() + "\n\n" + HelpTopics.overview(of: standardVocabulary, width: width),
        toError: false)
      return
    }
    guard let page = HelpTopics.page(on: topic, vocabulary: standardVocabulary, width: width) else {
      let near = HelpTopics.nearest(to: topic, in: standardVocabulary).map { "'\($0)'" }
      let nearest = near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"
      Console.write("kohort: there is no help on '\(topic)'\(nearest)", toError: true)
      Console.exit(1)
    }
    Console.write(page, toError: false)
  }
}
