/// Reads a CSV file (RFC 4180) into a frame; `CSVOptions` says what is taken for what.
///
/// The file is read in blocks, several at a time, each parsed into packed columns. A block guesses that the first
/// line end in it ends a record; where the block before ends tells whether that was right, and a block that guessed
/// wrong (its line end stood within quotes) is read again. Kinds are settled when all blocks are read; a column that
/// turned out to be text is read a second time where it had been taken for numbers. The result does not depend on the
/// number of threads nor on the blocks.
package struct CSVReader: Sendable {
  /// The file as the user named it.
  package let file: String
  package let options: CSVOptions
  package let threads: Int
  package let interruption: Interruption

  /// Bytes of a block; nil to fit it to the file.
  var blockLength: Int?
  private let bytes: [UInt8]?
  /// The file where somebody has opened it already.
  private var source: ByteSource?

  package static let rowLimit = Int(Int32.max)

  package init(
    path: String, options: CSVOptions = CSVOptions(), threads: Int = 1,
    interruption: Interruption = Interruption()
  ) {
    self.init(file: path, bytes: nil, options: options, threads: threads, interruption: interruption)
  }

  /// Reads bytes that are in memory already; `name` stands for the file in messages.
  package init(
    bytes: [UInt8], name: String, options: CSVOptions = CSVOptions(), threads: Int = 1,
    interruption: Interruption = Interruption(), blockLength: Int? = nil
  ) {
    self.init(file: name, bytes: bytes, options: options, threads: threads, interruption: interruption)
    self.blockLength = blockLength
  }

  /// Reads a source that is open already; `name` stands for the file in messages.
  init(source: ByteSource, name: String, options: CSVOptions, threads: Int, interruption: Interruption) {
    self.init(file: name, bytes: nil, options: options, threads: threads, interruption: interruption)
    self.source = source
  }

  private init(file: String, bytes: [UInt8]?, options: CSVOptions, threads: Int, interruption: Interruption) {
    self.file = file
    self.bytes = bytes
    self.options = options
    self.threads = max(1, threads)
    self.interruption = interruption
  }

  /// Reads the whole file.
  package func read() throws(FileError) -> CSVResult {
    let source = try openSource()
    let header = try CSVHeader(source, file: file, options: options, interruption)
    let length = blockLength ?? Self.suitableBlockLength(columns: header.names.count)
    var pass = CSVPass(reader: self, source: source, header: header, blockLength: length, blockLimit: .max)
    return try pass.result()
  }

  func openSource() throws(FileError) -> ByteSource {
    if let source { return source }
    if let bytes { return .memory(bytes) }
    return try .opening(file, interruption)
  }

  /// Blocks whose cells stay in the cache of a core, but not so short that their bookkeeping outweighs them.
  private static func suitableBlockLength(columns: Int) -> Int { max(1 << 17, columns << 12) }
}

/// A file that was read.
package struct CSVResult: Sendable {
  package var frame: Frame
  package var warnings: [FileWarning]
}
