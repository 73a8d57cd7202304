/// What a check may know of files: the columns of data, and the text of scripts that others include.
package protocol ScriptFiles: Sendable {
  /// The columns of a data file, whose path is as written in the script of that name.
  func schema(of source: DataSource, from script: String) throws(FileProblem) -> Schema

  /// The script at `path`, as written in the script of that name.
  func script(at path: String, from script: String) throws(FileProblem) -> SourceText

  /// What is in the folder at `path`, as written in the script of that name; the script's own folder for "".
  func entries(ofFolder path: String, from script: String) -> [FolderEntry]
}

/// A file or folder in a folder.
package struct FolderEntry: Hashable, Sendable {
  package var name: String
  package var isFolder: Bool
  /// Its size in words.
  package var detail: String

  package init(_ name: String, isFolder: Bool = false, detail: String = "") {
    self.name = name
    self.isFolder = isFolder
    self.detail = detail
  }
}

extension ScriptFiles {
  package func entries(ofFolder path: String, from script: String) -> [FolderEntry] { [] }
}

/// Why a file could not be looked at.
package enum FileProblem: Error, Hashable, Sendable {
  case notFound
  case isDirectory
  case notPermitted
  /// It was opened but is not what was expected, for the reason given.
  case unreadable(String)
  /// Nobody can tell here, which is no mistake of the script.
  case unknown
}

/// For those who look at no files: nothing can be told of any.
package struct NoFiles: ScriptFiles {
  package init() {}

  package func schema(of source: DataSource, from script: String) throws(FileProblem) -> Schema {
    throw .unknown
  }

  package func script(at path: String, from script: String) throws(FileProblem) -> SourceText {
    throw .unknown
  }
}
