import Data
import Glibc
import Lang
import REPL
import Runtime

/// The process's streams, environment and end; only this file asks for them.
enum Console {
  static let output = StreamWriter(descriptor: STDOUT_FILENO)
  static let errors = StreamWriter(descriptor: STDERR_FILENO)

  static func write(_ text: String, toError: Bool) {
    let stream = toError ? errors : output
    stream.write(text.hasSuffix("\n") ? text : text + "\n")
    stream.flush()
  }

  static func exit(_ status: Int32) -> Never {
    output.flush()
    errors.flush()
    Glibc.exit(status)
  }

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  static var isInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Colours only on a terminal, never with `NO_COLOR`.
  static var hasColour: Bool { isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR") == nil }

  /// The terminal's width, or 100 columns where there is none.
  static var width: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40
    else {
      return 100
    }
    return Int(size.ws_col)
  }

  /// `KOHORT_THREADS`, or as many threads as the process may use.
  static var threads: Int {
    if let text = environment("KOHORT_THREADS"), let count = Int(text), (1...256).contains(count) {
      return count
    }
    return max(1, min(256, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  /// The script in a file; `nil` after saying why it cannot be read.
  static func script(_ path: String) -> SourceText? {
    do { return SourceText(name: path, utf8: try WholeFile.read(path)) } catch {
      write("kohort: \(error.sentence)", toError: true)
      return nil
    }
  }

  /// All of standard input.
  static func standardInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &block, block.count)
      if count > 0 {
        bytes += block[..<count]
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }
}
