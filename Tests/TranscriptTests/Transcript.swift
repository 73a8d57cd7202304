import ProgramTesting

/// A golden file: files of the user, then commands with everything that they show.
///
///     --- script.koh
///     print 2 * 3
///     ---
///     $ kohort run script.koh
///     6
///
/// What goes to standard error has the mark `! ` before it; a status other than 0 is told by `exit 1`.
struct Transcript {
  struct Exchange {
    var command: String
    var shown: String
  }

  /// Lines about the file itself, each with `#` before it.
  var remarks: [String] = []
  var files: [(name: String, text: String)] = []
  var exchanges: [Exchange] = []

  init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    if lines.last == "" { lines.removeLast() }
    while let line = lines.popFirst() {
      if line.hasPrefix("$ ") {
        exchanges.append(Exchange(command: String(line.dropFirst(2)), shown: ""))
      } else if !exchanges.isEmpty {
        exchanges[exchanges.count - 1].shown += line + "\n"
      } else if line.hasPrefix("--- ") {
        let body = lines.prefix { $0 != "---" }
        lines = lines.dropFirst(body.count + 1)
        files.append((String(line.dropFirst(4)), body.map { $0 + "\n" }.joined()))
      } else {
        remarks.append(line)
      }
    }
  }

  var text: String {
    remarks.map { $0 + "\n" }.joined()
      + files.map { "--- \($0.name)\n\($0.text)---\n" }.joined()
      + exchanges.map { "$ \($0.command)\n\($0.shown)" }.joined()
  }

  /// The same commands run anew, with what they show now.
  func played() throws -> Transcript {
    let folder = try TemporaryFolder()
    for file in files { try folder.write(file.text, to: file.name) }
    var played = self
    for index in exchanges.indices {
      let process = try Program.shell(exchanges[index].command, folder: folder.path)
      played.exchanges[index].shown = process.transcript
    }
    return played
  }
}

extension FinishedProcess {
  fileprivate var transcript: String {
    var text = output
    if !output.isEmpty, !output.hasSuffix("\n") { text += "\n(no line end)\n" }
    for line in errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      text += line.isEmpty ? "!\n" : "! \(line)\n"
    }
    if !errors.isEmpty, !errors.hasSuffix("\n") { text += "(no line end)\n" }
    return status == 0 ? text : text + "exit \(status)\n"
  }
}
