import Data
import Glibc
import IDE
import Lang
import Report
import Runtime

/// An interactive session at a terminal: reads statements, runs them, and keeps what they made.
package final class Prompt {
  /// What the prompt is given from outside.
  package struct Configuration {
    package var environment: RunEnvironment
    package var version: String
    /// The file of the statements of earlier sessions.
    package var historyPath: String?
    /// The script that is run at the start, if it exists.
    package var initialScript: String?
    package var usesColour: Bool
    /// Whether the terminal knows no escape sequences.
    package var isDumb: Bool
    package var pager: Pager

    package init(
      environment: RunEnvironment, version: String, historyPath: String?, initialScript: String?,
      usesColour: Bool, isDumb: Bool, pager: Pager
    ) {
      self.environment = environment
      self.version = version
      self.historyPath = historyPath
      self.initialScript = initialScript
      self.usesColour = usesColour
      self.isDumb = isDumb
      self.pager = pager
    }
  }

  static let sourceName = "<prompt>"

  private let configuration: Configuration
  private let editor: LineEditor
  private let history: StatementHistory?
  private let progress: ProgressLine
  private let output: PromptOutput
  private var interpreter: Interpreter
  /// The lines of the statement that is being written, before the one in the editor.
  private var linesBefore: [String] = []
  /// The statement that failed last, with the repair that its diagnostic offers.
  private var mended: String?

  /// `nil` where there is no terminal that lines could be edited on.
  package init?(_ configuration: Configuration) {
    guard let editor = LineEditor(program: "kohort", isDumb: configuration.isDumb) else { return nil }
    self.configuration = configuration
    self.editor = editor
    history = configuration.historyPath.map { StatementHistory(path: $0, limit: LineEditor.historySize) }
    progress = ProgressLine(of: configuration.environment.interruption)
    output = PromptOutput(
      usesColour: configuration.usesColour, pager: configuration.pager, progress: progress,
      interruption: configuration.environment.interruption)
    var session = Session(environment: configuration.environment)
    session.timeline.isKept = true
    interpreter = Interpreter(session: session, sink: output)
  }

  /// Reads and runs statements until Ctrl-D or `exit`.
  package func run() {
    signal(SIGPIPE, SIG_IGN)
    TerminalSignals.watch(asking: configuration.environment.interruption)
    editor.complete = { [unowned self] line in completion(after: line) }
    for entry in history?.load() ?? [] { editor.remember(entry) }
    output.say("Kohort \(configuration.version). 'help' lists the commands, Tab completes, Ctrl-D leaves.")
    runInitialScript()
    while !interpreter.session.hasLeft {
      switch readStatements() {
      case .text(let text): perform(text)
      case .interrupted, .rejoined: continue
      case .ended:
        StreamWriter.writeAll("\n", to: STDOUT_FILENO)
        return
      }
    }
  }

  // MARK: Reading

  /// Reads lines until a statement is whole.
  private func readStatements() -> LineEditor.Line {
    linesBefore = []
    var beginning = ""
    while true {
      let isContinuation = !linesBefore.isEmpty
      let line = editor.readLine(
        prompt: isContinuation ? marked(PastedText.continuation, "2") : marked(PastedText.prompt, "1"),
        isContinuation: isContinuation, beginningWith: beginning)
      beginning = ""
      switch line {
      case .text(let text):
        linesBefore.append(text)
        let whole = linesBefore.joined(separator: "\n")
        if !isIncomplete(SourceText(whole)) { return .text(whole) }
      case .rejoined(let text):
        beginning = (linesBefore + [text]).joined(separator: "\n")
        eraseRows(above: linesBefore)
        linesBefore = []
      case .interrupted:
        StreamWriter.writeAll("^C\n", to: STDOUT_FILENO)
        return .interrupted
      case .ended: return .ended
      }
    }
  }

  /// Takes the lines that are to be edited anew off the screen, with the one below them.
  private func eraseRows(above lines: [String]) {
    guard !configuration.isDumb else { return }
    let width = max(1, TerminalSize(of: STDOUT_FILENO).width)
    let rows = lines.reduce(0) { $0 + 1 + (PastedText.prompt.count + $1.displayWidth) / width }
    StreamWriter.writeAll("\r\u{1B}[\(rows)A\u{1B}[J", to: STDOUT_FILENO)
  }

  /// The prompt with a face around it, between marks that tell the editor that the escape sequences take no room. The
  /// last one stands before the space: libedit draws a sequence only together with the character after it.
  private func marked(_ prompt: String, _ face: String) -> String {
    guard configuration.usesColour else { return prompt }
    return "\u{1}\u{1B}[\(face)m\u{1}\(prompt.dropLast())\u{1}\u{1B}[0m\u{1} "
  }

  private func completion(after line: String) -> CompletionStep {
    if line.isEmpty, linesBefore.isEmpty, let mended { return .replace(bytes: 0, with: mended) }
    let head = (linesBefore + [line]).joined(separator: "\n")
    let analysis = Analysis(
      source: SourceText(head, name: Self.sourceName), vocabulary: configuration.environment.vocabulary,
      scope: interpreter.session.scope,
      files: DataFiles(exampleFolder: configuration.environment.exampleFolder))
    let size = TerminalSize(of: STDOUT_FILENO)
    return CompletionListing(
      completions: analysis.completions(at: head.utf8.count), width: size.width, height: size.height
    ).step(after: head)
  }

  // MARK: Running

  private func runInitialScript() {
    guard let path = configuration.initialScript, let bytes = try? WholeFile.read(path) else { return }
    let folder = interpreter.session.environment.folder
    interpreter.session.environment.folder = Path.folder(of: path)
    run(SourceText(name: path, utf8: bytes))
    interpreter.session.environment.folder = folder
  }

  private func perform(_ text: String) {
    let source = SourceText(text, name: Self.sourceName)
    let entries = entries(of: source)
    guard !entries.isEmpty else { return }
    for entry in entries { editor.remember(entry) }
    keep(entries)
    mended = nil
    run(source)
  }

  private func run(_ source: SourceText) {
    let interruption = configuration.environment.interruption
    interruption.clear()
    _ = TerminalSignals.takeInterrupt()
    output.usesPager = interpreter.session.settings.usesPager
    progress.start()
    defer { progress.stop() }
    do { try interpreter.run(source) } catch {
      if interruption.isRequested {
        output.say("interrupted; data and results are as they were before the command")
      } else {
        for failure in error.failures { output.report(failure) }
        offerRepair(error)
      }
      if error.statementsLeft > 0 {
        output.say(
          "\(error.statementsLeft) statement\(error.statementsLeft == 1 ? "" : "s") after it not run")
      }
    }
    _ = TerminalSignals.takeInterrupt()
  }

  /// Where one repair is offered, Tab on the next, empty line writes the statement mended.
  private func offerRepair(_ error: RunFailure) {
    guard error.failures.count == 1, let failure = error.failures.first,
      failure.source.name == Self.sourceName, failure.diagnostic.fixIts.count == 1
    else { return }
    let text = failure.diagnostic.fixIts[0].applied(to: failure.source)
    mended = text
    output.say("Tab writes: \(text)")
  }

  /// What history keeps of a text: each statement, or the whole where it cannot be read.
  private func entries(of source: SourceText) -> [String] {
    let parsed = parse(source)
    let isBroken = parsed.diagnostics.contains { $0.severity == .error }
    let texts = isBroken ? [source[SourceRange(0, source.utf8.count)]] : parsed.tree.map { source[$0.range] }
    return texts.filter { !$0.allSatisfy(\.isWhitespace) }
  }

  private func keep(_ entries: [String]) {
    guard let history, history.failure == nil else { return }
    history.append(entries)
    if let failure = history.failure {
      output.say(
        "statements are not kept for the next session: \(configuration.historyPath ?? ""): \(failure)")
    }
  }
}
