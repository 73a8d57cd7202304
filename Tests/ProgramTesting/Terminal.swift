import Glibc

/// The built program in a real terminal of a fixed size, which a test types into and looks at. tmux is the terminal; each
/// has a server, a home and a state folder of its own.
package final class Terminal {
  package let folder: TemporaryFolder
  private let name: String

  /// What a test waited for in vain, with what the terminal showed instead.
  package struct Impatience: Error, CustomStringConvertible {
    package let description: String
  }

  private static let tmux = "/usr/bin/tmux"
  /// Longer than any step should take on a busy machine, in seconds.
  private static let patience = 60.0

  /// - Parameters:
  ///   - command: a line of shell in which `kohort` is the built program.
  ///   - folder: where it runs; a new one with links to the example data when it is not given.
  package init(
    _ command: String = "kohort", width: Int = 100, height: Int = 40, folder given: TemporaryFolder? = nil,
    environment: [String: String] = [:]
  ) throws {
    folder = try given ?? TemporaryFolder(withExampleData: ())
    name = "kohort-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    let variables = [
      "HOME": folder.path, "XDG_STATE_HOME": folder.path + "/state",
      "XDG_CONFIG_HOME": folder.path + "/config", "NO_COLOR": "1",
      "PATH": "\(Program.folder):/usr/local/bin:/usr/bin:/bin",
    ].merging(environment) { _, own in own }
    let settings = variables.filter { !$0.value.isEmpty }.map { "\($0.key)='\($0.value)'" }.sorted()
    let unset = variables.filter { $0.value.isEmpty }.map { "-u \($0.key)" }.sorted()
    let line =
      "env \((unset + settings).joined(separator: " ")) sh -c 'exec \(command)'; echo \"[status $?]\"; sleep 600"
    // Ctrl-C reaches the shell too, which is to outlive it.
    try Files.write("trap : INT\n\(line)\n", to: folder.path + "/start-\(name)")
    _ = try tmux([
      "new-session", "-d", "-x", "\(width)", "-y", "\(height)", "-s", "kohort", "-c", folder.path,
      "/bin/sh \(folder.path)/start-\(name)",
    ])
  }

  deinit { _ = try? tmux(["kill-server"]) }

  // MARK: Typing

  /// Types a text as it is.
  package func type(_ text: String) throws { _ = try tmux(["send-keys", "-t", "kohort", "-l", "--", text]) }

  /// Presses keys by tmux's names: `Enter`, `Tab`, `C-c`, `Up`.
  package func press(_ keys: String...) throws { _ = try tmux(["send-keys", "-t", "kohort"] + keys) }

  /// Types a statement and runs it.
  package func run(_ statement: String) throws {
    try type(statement)
    try press("Enter")
  }

  /// Runs a statement and waits until the prompt is there again.
  /// - Returns: the screen.
  @discardableResult
  package func runWhole(_ statement: String) throws -> String {
    let before = Self.promptCount(in: try scrollback())
    try run(statement)
    return try wait("the prompt after \(statement)") { _ in
      // One look decides: of two, the first could be from before the statement.
      let shown = try self.scrollback()
      return Self.promptCount(in: shown) > before && shown.hasSuffix("\nkohort>") ? try self.screen() : nil
    }
  }

  /// Pastes a text as a terminal does, in brackets where the program asks for them.
  package func paste(_ text: String) throws {
    try Files.write(text, to: folder.path + "/pasted")
    _ = try tmux(["load-buffer", folder.path + "/pasted"])
    _ = try tmux(["paste-buffer", "-p", "-t", "kohort"])
  }

  package func resize(width: Int, height: Int) throws {
    _ = try tmux(["resize-window", "-t", "kohort", "-x", "\(width)", "-y", "\(height)"])
  }

  // MARK: Looking

  /// What the terminal shows, without blanks at the ends of lines and of the screen.
  package func screen() throws -> String { try capture([]) }

  /// The same with what has gone off at the top.
  package func scrollback() throws -> String { try capture(["-S", "-"]) }

  /// The screen with its escape sequences for colours and faces.
  package func colouredScreen() throws -> String { try capture(["-e"]) }

  package func cursor() throws -> (column: Int, row: Int) {
    let text = try tmux(["display-message", "-p", "-t", "kohort", "#{cursor_x} #{cursor_y}"])
    let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard numbers.count == 2 else { throw Impatience(description: "no cursor: \(text)") }
    return (numbers[0], numbers[1])
  }

  /// Waits until the screen shows a text.
  @discardableResult
  package func wait(for text: String) throws -> String {
    try wait("'\(text)'") { $0.contains(text) ? $0 : nil }
  }

  /// Waits until the screen's last line, where the cursor is, ends so.
  @discardableResult
  package func wait(forLastLine end: String) throws -> String {
    try wait("a last line '\(end)'") { $0.hasSuffix(end) ? $0 : nil }
  }

  /// Waits until the cursor stands in a column.
  package func wait(forColumn column: Int) throws {
    _ = try wait("the cursor in column \(column)") { try self.cursor().column == column ? $0 : nil }
  }

  /// Looks again and again until `found` has an answer.
  @discardableResult
  package func wait<Answer>(_ what: String, until found: (_ screen: String) throws -> Answer?) throws
    -> Answer
  {
    let end = Self.now + Self.patience
    while true {
      let screen = try screen()
      if let answer = try found(screen) { return answer }
      guard Self.now < end else {
        throw Impatience(description: "waited for \(what); the screen:\n\(screen)")
      }
      usleep(10_000)
    }
  }

  private static func promptCount(in text: String) -> Int {
    text.split(separator: "\n").count { $0.hasPrefix("kohort>") }
  }

  private func capture(_ options: [String]) throws -> String {
    let text = try tmux(["capture-pane", "-p", "-t", "kohort"] + options)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func tmux(_ arguments: [String]) throws -> String {
    guard access(Self.tmux, X_OK) == 0 else {
      throw Impatience(description: "\(Self.tmux) is needed for tests of the prompt; 'make test' installs it")
    }
    let process = try FinishedProcess(
      executable: Self.tmux, arguments: ["-u", "-L", name, "-f", "/dev/null"] + arguments, input: "",
      folder: nil, environment: ["TMUX_TMPDIR": folder.path, "LC_ALL": "C.UTF-8"])
    guard process.status == 0 else {
      throw Impatience(description: "tmux \(arguments.first ?? ""): \(process.errors)")
    }
    return process.output
  }
}

extension TemporaryFolder {
  /// A folder with links to the example data.
  package convenience init(withExampleData: Void) throws {
    try self.init()
    for file in try Repository.files(below: "Examples/data", suffix: ".csv") {
      try link(file, as: String(file.split(separator: "/").last ?? ""))
    }
  }
}
