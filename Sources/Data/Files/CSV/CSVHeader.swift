/// The first line of a CSV file, and what it tells of the others.
struct CSVHeader: Sendable {
  var names: [String]
  var dialect: CSVDialect
  /// The delimiter that the header showed; nil when it was given.
  var foundDelimiter: CSVDelimiter?
  /// Where the rows begin.
  var end: Int
  /// Lines before the rows.
  var lineCount: Int
  /// Bytes of the header, about what a row of names takes.
  var length: Int

  static let columnLimit = 1 << 16

  /// Reads the header of a file.
  init(
    _ source: ByteSource, file: String, options: CSVOptions, _ interruption: Interruption
  ) throws(FileError) {
    var sampleLength = 1 << 16
    while true {
      let bytes = try Self.beginning(of: source, length: sampleLength, file: file, interruption)
      let isWhole = bytes.count == source.count
      let found = CSVHeaderRecord(bytes, isWhole: isWhole, options: options, interruption)
      if interruption.isRequested { throw .interrupted }
      guard let record = found else {
        guard !isWhole else { throw .unclosedQuote(FilePlace(file: file, row: nil, line: 1)) }
        sampleLength *= 16
        continue
      }
      self = try CSVHeader(record, file: file, options: options)
      return
    }
  }

  private static func beginning(
    of source: ByteSource, length: Int, file: String, _ interruption: Interruption
  ) throws(FileError) -> [UInt8] {
    let bytes: [UInt8]
    do throws(SystemFailure) {
      bytes = try source.prefix(length, interruption)
    } catch {
      throw FileError(opening: file, failure: error)
    }
    if interruption.isRequested { throw .interrupted }
    if bytes.isEmpty { throw .empty(file: file) }
    if let format = FileFormat(startingWith: bytes) {
      throw .notText(file: file, format: format, byteOffset: 0)
    }
    return bytes
  }

  private init(_ record: CSVHeaderRecord, file: String, options: CSVOptions) throws(FileError) {
    if record.delimiter == .comma, options.usesDecimalComma { throw .ambiguousComma(file: file) }
    guard record.fields.contains(where: { !$0.bytes.isEmpty }) else { throw .empty(file: file) }
    guard record.fields.count <= Self.columnLimit else {
      throw .tooManyColumns(file: file, found: record.fields.count, limit: Self.columnLimit)
    }
    names = try Self.names(record, file: file)
    dialect = CSVDialect(
      delimiter: record.delimiter.byte, decimalPoint: UInt8(ascii: options.usesDecimalComma ? "," : "."),
      missingTexts: options.missingTexts.map { Array($0.utf8) })
    foundDelimiter = options.delimiter == nil ? record.delimiter : nil
    end = record.end
    lineCount = record.lineCount
    length = record.end - record.start
  }

  private static func names(_ record: CSVHeaderRecord, file: String) throws(FileError) -> [String] {
    var names: [String] = []
    var places: [String: Int] = [:]
    let place = FilePlace(file: file, row: nil, line: record.firstLine)
    for (index, field) in record.fields.enumerated() {
      if let bad = field.bytes.withUnsafeBufferPointer({ UTF8Check.firstInvalid($0) }) {
        throw .invalidUTF8(place, byteOffset: field.offset + bad)
      }
      if let zero = field.bytes.firstIndex(of: 0) {
        throw .notText(file: file, format: nil, byteOffset: field.offset + zero)
      }
      let name = String(decoding: field.bytes, as: UTF8.self)
      guard !name.isEmpty else { throw .emptyName(file: file, column: index + 1) }
      if let first = places.updateValue(index, forKey: name) {
        throw .repeatedName(file: file, name: name, first: first + 1, second: index + 1)
      }
      names.append(name)
    }
    return names
  }
}
