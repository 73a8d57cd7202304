import Glibc

/// The repository's files, found from where this one stands.
package enum Repository {
  package static let root = String(#filePath.dropLast("/Tests/ProgramTesting/Files.swift".count))

  package static func text(_ path: String) throws -> String { try Files.text("\(root)/\(path)") }

  /// The paths, from the root, of all files below a folder whose names end so, in alphabetical order.
  package static func files(below folder: String, suffix: String) throws -> [String] {
    try Files.names(in: "\(root)/\(folder)").flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      if Files.isFolder("\(root)/\(path)") { return try files(below: path, suffix: suffix) }
      return name.hasSuffix(suffix) ? [path] : []
    }
  }
}

package enum Files {
  package static func text(_ path: String) throws -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FinishedProcess.SystemError(path) }
    defer { close(descriptor) }
    return String(decoding: try readAll(descriptor), as: UTF8.self)
  }

  package static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  package static func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "w") else { throw FinishedProcess.SystemError(path) }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
      throw FinishedProcess.SystemError("writing \(path)")
    }
  }

  package static func isFolder(_ path: String) -> Bool {
    var state = stat()
    return stat(path, &state) == 0 && state.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, sorted, without those that begin with a dot.
  package static func names(in folder: String) throws -> [String] {
    guard let stream = opendir(folder) else { throw FinishedProcess.SystemError(folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}

/// A folder of a test's own, which goes with everything in it when the value does.
package final class TemporaryFolder: Sendable {
  package let path: String

  /// The folder holds links to the repository's `Examples` and `Tests`, so that scripts in it can read them.
  package init() throws {
    var template = Array("/tmp/kohort-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FinishedProcess.SystemError("mkdtemp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for folder in ["Examples", "Tests"] {
      guard symlink("\(Repository.root)/\(folder)", "\(path)/\(folder)") == 0 else {
        throw FinishedProcess.SystemError("symlink")
      }
    }
  }

  package func write(_ text: String, to name: String) throws { try Files.write(text, to: "\(path)/\(name)") }

  /// A file of the repository under a name of its own.
  package func link(_ file: String, as name: String) throws {
    guard symlink("\(Repository.root)/\(file)", "\(path)/\(name)") == 0 else {
      throw FinishedProcess.SystemError("symlink")
    }
  }

  package func text(of name: String) throws -> String { try Files.text("\(path)/\(name)") }

  deinit { _ = try? Program.shell("rm -rf \(path)", folder: "/tmp") }
}
