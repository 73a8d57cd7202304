import Data
import Glibc
import Lang
import Report
import Runtime

/// Writes what statements show to the terminal: fitted to its width, and no more of it than one can read.
final class PromptOutput: OutputSink {
  private let results = StreamWriter(descriptor: STDOUT_FILENO)
  private let usesColour: Bool
  private let pager: Pager
  private let progress: ProgressLine
  private let interruption: Interruption
  /// Whether long results go through the pager.
  var usesPager = false

  /// A result longer than this, and than the terminal, is cut in the middle.
  private static let longest = 60
  /// The lines of a cut result that are kept at its end.
  private static let foot = 10

  init(usesColour: Bool, pager: Pager, progress: ProgressLine, interruption: Interruption) {
    self.interruption = interruption
    self.usesColour = usesColour
    self.pager = pager
    self.progress = progress
  }

  func show(_ shown: Shown, options: PresentationOptions) {
    let size = TerminalSize(of: STDOUT_FILENO)
    let rendered = ResultFormat.text.text(
      of: shown, options: options, width: size.width, colour: usesColour, interruption: interruption)
    guard let text = rendered else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    progress.hide()
    if usesPager, lines.count >= size.height, pager.show(text) { return }
    let limit = max(Self.longest, size.height - 2)
    if lines.count > limit {
      let head = lines.prefix(limit - Self.foot - 1)
      let left = lines.count - head.count - Self.foot
      let gap = "… \(left) lines not shown; 'set pager on' shows them all …"
      write((head + [faint(gap)[...]] + lines.suffix(Self.foot)).map { $0 + "\n" }.joined())
    } else {
      write(text)
    }
    if lines.count > 1 { write("\n") }
  }

  func warn(_ diagnostic: Diagnostic, in source: SourceText) { report(Failure(diagnostic, in: source)) }

  func report(_ failure: Failure) {
    progress.hide()
    let text = DiagnosticRenderer(failure.source, usesColour: usesColour, showsPlace: failure.isOfScript)
      .render(failure.diagnostic)
    results.flush()
    StreamWriter.writeAll(text + "\n", to: STDERR_FILENO)
  }

  /// A line about the session itself.
  func say(_ line: String) {
    progress.hide()
    write(faint(line) + "\n")
  }

  private func write(_ text: String) {
    results.write(text)
    results.flush()
  }

  private func faint(_ text: String) -> String { usesColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

extension Failure {
  /// Whether the text is that of a file, or of several lines, in which a place must be told.
  fileprivate var isOfScript: Bool {
    source.name != Prompt.sourceName || source.utf8.contains(UInt8(ascii: "\n"))
  }
}
