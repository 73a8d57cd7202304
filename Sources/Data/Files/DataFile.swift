/// A file of data in whatever format: what it holds decides how it is read, and its name only where that does not
/// tell.
package struct DataFile: Sendable {
  /// The file as it is opened.
  package let path: String
  package let options: DataFileOptions
  package let threads: Int
  package let interruption: Interruption
  private let bytes: [UInt8]?

  package init(
    path: String, options: DataFileOptions = DataFileOptions(), threads: Int = 1,
    interruption: Interruption = Interruption()
  ) {
    self.init(path: path, bytes: nil, options: options, threads: threads, interruption: interruption)
  }

  /// Reads bytes that are in memory already; `name` stands for the file.
  package init(
    bytes: [UInt8], name: String, options: DataFileOptions = DataFileOptions(),
    interruption: Interruption = Interruption()
  ) {
    self.init(path: name, bytes: bytes, options: options, threads: 1, interruption: interruption)
  }

  private init(
    path: String, bytes: [UInt8]?, options: DataFileOptions, threads: Int, interruption: Interruption
  ) {
    self.path = path
    self.bytes = bytes
    self.options = options
    self.threads = threads
    self.interruption = interruption
  }

  private enum Kind {
    case text
    case statistical(StatisticalFormat)
    case workbook
  }

  /// Reads the whole file.
  package func read() throws(FileError) -> DataFileContents {
    let source = try openSource()
    let kind = try kind(of: source)
    try checkOptions(kind)
    switch kind {
    case .text:
      let result = try csvReader(source).read()
      return DataFileContents(frame: result.frame, warnings: result.warnings)
    case .statistical(let format):
      return try StatisticalReader(file: path, format: format, source: source, interruption: interruption)
        .read()
    case .workbook:
      return try WorkbookReader(
        file: path, source: source, options: options.workbook, interruption: interruption
      ).read()
    }
  }

  /// Reads the columns and a bounded number of rows.
  /// - Parameter maximumBytes: how much of a text file is looked at; other files are looked at up to a number of rows.
  package func readSchema(maximumBytes: Int = 256 << 10) throws(FileError) -> DataFileSchema {
    let source = try openSource()
    let kind = try kind(of: source)
    try checkOptions(kind)
    switch kind {
    case .text: return DataFileSchema(try csvReader(source).readSchema(maximumBytes: maximumBytes))
    case .statistical(let format):
      return DataFileSchema(
        try StatisticalReader(file: path, format: format, source: source, interruption: interruption)
          .read(rowLimit: Self.sampledRows))
    case .workbook:
      return DataFileSchema(
        try WorkbookReader(
          file: path, source: source, options: options.workbook, interruption: interruption
        ).read(rowLimit: Self.sampledRows))
    }
  }

  private static let sampledRows = 5000

  private func openSource() throws(FileError) -> ByteSource {
    if let bytes { return .memory(bytes) }
    return try .opening(path, interruption)
  }

  private func csvReader(_ source: ByteSource) -> CSVReader {
    CSVReader(
      source: source, name: path, options: options.csv, threads: threads, interruption: interruption)
  }

  private func kind(of source: ByteSource) throws(FileError) -> Kind {
    let head: [UInt8]
    do { head = try source.prefix(512, interruption) } catch {
      throw FileError(opening: path, failure: error)
    }
    if let format = FileFormat(startingWith: head) {
      if let format = StatisticalFormat(format) { return .statistical(format) }
      if format == .excel { return .workbook }
    }
    // Text is text whatever its name; what is none is taken for what its name says, which then finds the damage.
    if head.contains(0), FileFormat(startingWith: head) == nil, let format = StatisticalFormat(path: path) {
      return .statistical(format)
    }
    return .text
  }

  private func checkOptions(_ kind: Kind) throws(FileError) {
    let (words, format) =
      switch kind {
      case .text: (options.workbookWords, "text")
      case .statistical(let format): (options.textWords + options.workbookWords, format.rawValue)
      case .workbook: (options.textWords, "an Excel workbook")
      }
    if !words.isEmpty { throw .optionsOfOtherFormat(file: path, options: words, format: format) }
  }
}

extension StatisticalFormat {
  init?(_ format: FileFormat) {
    switch format {
    case .stata: self = .stata
    case .spss: self = .spss
    case .spssPortable: self = .spssPortable
    case .sas: self = .sas
    case .sasTransport: self = .sasTransport
    default: return nil
    }
  }

  /// The format that a file's name speaks of.
  init?(path: String) {
    switch FileExtension.of(path) {
    case "dta": self = .stata
    case "sav", "zsav": self = .spss
    case "por": self = .spssPortable
    case "sas7bdat": self = .sas
    case "xpt", "xport": self = .sasTransport
    default: return nil
    }
  }
}
