import Glibc

/// The built program, run as a user runs it: as a process of its own.
package enum Program {
  /// The folder that holds the test bundle, which is where the build puts the program.
  package static let folder: String = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = max(0, readlink("/proc/self/exe", &buffer, buffer.count))
    let path = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }()

  /// Runs `kohort` with these arguments.
  package static func run(
    _ arguments: [String], input: String = "", folder: String? = nil, environment: [String: String] = [:]
  ) throws -> FinishedProcess {
    try FinishedProcess(
      executable: Program.folder + "/kohort", arguments: arguments, input: input, folder: folder,
      environment: environment)
  }

  /// Runs a line of shell, in which `kohort` is the built program.
  package static func shell(
    _ line: String, input: String = "", folder: String, environment: [String: String] = [:]
  ) throws -> FinishedProcess {
    try FinishedProcess(
      executable: "/bin/sh", arguments: ["-c", line], input: input, folder: folder,
      environment: environment.merging(["PATH": "\(Program.folder):/usr/local/bin:/usr/bin:/bin"]) { own, _ in
        own
      })
  }
}
