import ProgramTesting

/// A script run through the program, with its results as objects.
enum Script {
  struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  static func results(
    of lines: [String], environment: [String: String] = [:]
  ) throws -> [ResultObject] {
    let folder = try TemporaryFolder()
    try folder.write(lines.joined(separator: "\n") + "\n", to: "case.koh")
    return try results(file: folder.path + "/case.koh", environment: environment)
  }

  static func results(file: String, environment: [String: String] = [:]) throws -> [ResultObject] {
    let process = try Program.run(["run", file, "--format", "json"], environment: environment)
    guard process.status == 0 else { throw Failed(description: process.errors) }
    return try ResultObject.all(in: process.output)
  }
}

/// A comma-separated table without quotes, a row as its fields by column name.
func table(_ path: String) throws -> [[String: String]] {
  let lines = try Repository.text(path).split(whereSeparator: \.isNewline).map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
  guard let header = lines.first else { return [] }
  return lines.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
}
