import Data
import Lang
import Report

/// What a check may know of files: headers and a bounded sample of data, and included scripts.
package struct DataFiles: ScriptFiles {
  /// Files up to this size are looked at whole, so that levels are certain.
  private static let sampleSize = 4 << 20

  private let exampleFolder: @Sendable () -> String?
  private let cache: SchemaCache

  /// - Parameters:
  ///   - exampleFolder: where the example data that come with Kohort are.
  ///   - cache: what was seen of files, for as long as they do not change.
  package init(exampleFolder: @escaping @Sendable () -> String? = { nil }, cache: SchemaCache = SchemaCache())
  {
    self.exampleFolder = exampleFolder
    self.cache = cache
  }

  package func schema(of source: DataSource, from script: String) throws(FileProblem) -> Schema {
    guard let options = DataFileOptions(source.reading) else { throw .unknown }
    var path = resolve(source.path, from: script)
    if source.isExample {
      guard let folder = exampleFolder() else { throw .unknown }
      path = folder + "/" + Path.lastComponent(of: source.path)
    }
    if let known = cache.schema(of: path, source.reading) { return known }
    let schema = try schema(ofFile: path, options)
    cache.keep(schema, of: path, source.reading)
    return schema
  }

  private func schema(ofFile path: String, _ options: DataFileOptions) throws(FileProblem) -> Schema {
    try requireReadable(path)
    do {
      let file = try DataFile(path: path, options: options).readSchema(maximumBytes: Self.sampleSize)
      let columns = file.columns.map { column in
        var known = Schema.Column(
          column.name, kind: column.kind.map { Schema.Kind($0) }, label: column.label, levels: column.levels)
        known.valueLabels = column.valueLabels.isEmpty ? nil : column.valueLabels
        known.facts = column.facts.inWords(isWhole: file.isComplete)
        return known
      }
      return Schema(columns: columns, isComplete: true, hasData: true)
    } catch { throw FileProblem(error) }
  }

  package func script(at path: String, from script: String) throws(FileProblem) -> SourceText {
    let path = resolve(path, from: script)
    try requireReadable(path)
    do { return SourceText(name: path, utf8: try WholeFile.read(path)) } catch { throw FileProblem(error) }
  }

  /// What a pipe holds is for the run alone: it is read once, and whoever writes to it may keep one waiting.
  private func requireReadable(_ path: String) throws(FileProblem) {
    if FileState(path)?.isStream ?? false { throw .unknown }
  }

  package func entries(ofFolder path: String, from script: String) -> [FolderEntry] {
    FolderListing.entries(in: resolve(path, from: script)).map { entry in
      FolderEntry(entry.name, isFolder: entry.isFolder, detail: entry.sizeInWords)
    }
  }

  /// Relative paths start from the folder of the script that names them.
  private func resolve(_ path: String, from script: String) -> String {
    Path.joined(path, to: Path.folder(of: script))
  }
}

extension FolderListing.Entry {
  /// `1.3 MB`; nothing for a folder.
  fileprivate var sizeInWords: String {
    if isFolder { return "" }
    if size < 1000 { return "\(size) bytes" }
    let units = ["kB", "MB", "GB", "TB"]
    var value = Double(size) / 1000
    var unit = 0
    while value >= 999.5, unit + 1 < units.count {
      value /= 1000
      unit += 1
    }
    let tenths = Int((value * 10).rounded())
    return value < 10
      ? "\(tenths / 10).\(tenths % 10) \(units[unit])" : "\(Int(value.rounded())) \(units[unit])"
  }
}

extension FileProblem {
  fileprivate init(_ error: FileError) {
    self =
      switch error {
      case .notFound: .notFound
      case .isDirectory: .isDirectory
      case .noPermission: .notPermitted
      default: .unreadable(error.sentence)
      }
  }
}

extension Schema.Kind {
  fileprivate init(_ kind: ColumnKind) {
    self =
      switch kind {
      case .number: .number
      case .integer: .integer
      case .text: .text
      case .logical: .logical
      case .factor: .factor
      case .date: .date
      }
  }
}

extension ColumnFacts {
  /// `in the file 3 to 60; 706 of 23 032 rows missing (3.1 %)`
  fileprivate func inWords(isWhole: Bool) -> String {
    let style = NumberStyle.plain
    var parts: [String] = []
    if let bounds {
      parts.append(
        bounds.low == bounds.high
          ? bounds.low.description : "\(bounds.low.description) to \(bounds.high.description)")
    }
    let share = rows > 0 ? 100 * Double(missing) / Double(rows) : 0
    parts.append(
      missing == 0
        ? "none of \(style.text(of: rows)) rows missing"
        : "\(style.text(of: missing)) of \(style.text(of: rows)) rows missing (\(style.text(of: share, .decimals(1)).joined) %)"
    )
    return (isWhole ? "in the file: " : "in its first rows: ") + parts.joined(separator: "; ")
  }
}
