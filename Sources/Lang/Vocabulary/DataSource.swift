/// A file of data that a call names.
package struct DataSource: Hashable, Sendable {
  package var path: String
  /// Whether it is one of those that come with the program, and the path its name.
  package var isExample: Bool
  /// How the file is to be read: the words of options with the texts that stand in them, `sheet` with `Ark2`.
  package var reading: [String: [String]]

  package init(path: String, isExample: Bool = false, reading: [String: [String]] = [:]) {
    self.path = path
    self.isExample = isExample
    self.reading = reading
  }
}

/// The data beside the current ones that a call reads: a file, or data in memory by their name.
package enum OtherData: Hashable, Sendable {
  case file(DataSource)
  case frame(Name)
}
