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

  /// The process's folder, from the root.
  static var workingFolder: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard getcwd(&buffer, buffer.count) != nil else { return "/" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

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

  /// The folder of the example data: `share/kohort` beside the program's `bin`, or the source's when it runs there.
  static let exampleFolder: @Sendable () -> String? = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = max(0, readlink("/proc/self/exe", &buffer, buffer.count))
    let program = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var folder = Path.folder(of: program)
    let installed = Path.folder(of: folder) + "/share/kohort"
    if FileReplacement.exists(installed + "/nir.csv") { return installed }
    while !folder.isEmpty, folder != "/" {
      if FileReplacement.exists(folder + "/Examples/data/nir.csv") { return folder + "/Examples/data" }
      folder = Path.folder(of: folder)
    }
    return nil
  }

  static var temporaryFolder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  /// What a script is run with.
  static func environment(folder: String, _ interruption: Interruption) -> RunEnvironment {
    var environment = RunEnvironment(
      threads: threads, interruption: interruption, folder: folder, vocabulary: standardVocabulary)
    environment.workingFolder = workingFolder
    environment.exampleFolder = { exampleFolder() }
    return environment
  }

  /// The script in a file; `nil` after saying why it cannot be read.
  static func script(_ path: String) -> SourceText? {
    do { return SourceText(name: path, utf8: try WholeFile.read(path)) } catch {
      write("kohort: \(error.sentence)", toError: true)
      return nil
    }
  }

  static var standardInputScript: SourceText {
    SourceText(name: "<standard input>", utf8: standardInput())
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
