/// Fields of any form.
extension CSVBlockParser {
  /// A field's content, without its quotes, and the delimiter or line end after it.
  struct Extent {
    var content: UnsafeBufferPointer<UInt8>
    var terminator: Bytes
  }

  /// Reads a field into the current row and returns the delimiter or line end after it; nil with a fault, or
  /// without one when the field goes on beyond the bytes at hand.
  @inline(never)
  mutating func readAny(_ field: Bytes, into column: UnsafeMutablePointer<CSVColumnScratch>) -> Bytes? {
    guard let extent = extent(of: field) else {
      fault?.column = column - columns
      return nil
    }
    guard extent.terminator < end || isLast else { return nil }
    if let cause = store(extent.content, into: column, field: field) {
      // The rows go on: a fault in the form of a later one is told first, whatever the columns are taken for.
      column.pointee.setAbsent(rowCount, cell: column.pointee.mode == .text ? -1 : 0)
      if valueFault == nil { valueFault = placed(CSVFault(cause: cause, column: column - columns)) }
    }
    return extent.terminator
  }

  /// Finds the end of a field.
  mutating func extent(of field: Bytes) -> Extent? {
    if field.pointee == Self.quote { return quotedExtent(of: field) }
    var terminator = field
    while true {
      let marks = terminators(ByteWord.load(terminator))
      if marks != 0 {
        terminator += marks.trailingZeroBitCount &>> 3
        break
      }
      if isInterrupted(at: terminator) { return interrupted() }
      terminator += 8
    }
    return Extent(
      content: UnsafeBufferPointer(start: field, count: terminator - field), terminator: terminator)
  }

  private mutating func interrupted() -> Extent? {
    fault = CSVFault(cause: .interrupted)
    return nil
  }

  private mutating func quotedExtent(of field: Bytes) -> Extent? {
    var next = field + 1
    var hasDoubledQuotes = false
    while true {
      guard next < end else {
        if isLast { fault = CSVFault(cause: .unclosedQuote) }
        return nil
      }
      if isInterrupted(at: next) { return interrupted() }
      if next.pointee == Self.quote {
        guard next[1] == Self.quote, next + 1 < end else { break }
        hasDoubledQuotes = true
        next += 1
      } else if next.pointee == Self.lineFeed {
        quotedLines &+= 1
      } else if next.pointee == Self.carriageReturn, next[1] != Self.lineFeed {
        quotedLines &+= 1
      }
      next += 1
    }
    guard isTerminator(next[1]) else {
      fault = CSVFault(cause: .textAfterQuote)
      return nil
    }
    let quoted = UnsafeBufferPointer(start: field + 1, count: next - field - 1)
    return Extent(content: hasDoubledQuotes ? undoubled(quoted) : quoted, terminator: next + 1)
  }

  /// The content with each doubled quote made single. It lies in `unquoted` until the next such field.
  private func undoubled(_ quoted: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let target = unquoted.reserve(quoted.count)
    var length = 0
    var isSecond = false
    for byte in quoted {
      isSecond = byte == Self.quote && !isSecond
      guard !isSecond else { continue }
      target[length] = byte
      length += 1
    }
    return UnsafeBufferPointer(start: target, count: length)
  }

  /// Puts a field's content into the current row, as the column's mode has it.
  private mutating func store(
    _ content: UnsafeBufferPointer<UInt8>, into column: UnsafeMutablePointer<CSVColumnScratch>, field: Bytes
  ) -> CSVFault.Cause? {
    if column.pointee.mode == .skipped || column.pointee.mode == .conflicting { return nil }
    if column.pointee.mode == .text { return storeText(content, into: column, field: field) }
    let trimmed = Self.trimmingSpaces(content)
    if meansMissing(trimmed) {
      column.pointee.setAbsent(rowCount, cell: 0)
      return nil
    }
    if putTyped(trimmed, into: column) { return nil }
    if let declared = column.pointee.declared {
      return .misfit(value: String(decoding: content, as: UTF8.self), declared: declared)
    }
    guard column.pointee.mode == .undetermined else {
      column.pointee.mode = .conflicting
      return nil
    }
    column.pointee.mode = .text
    for row in 0..<rowCount { column.pointee.cells[row] = -1 }
    return storeText(content, into: column, field: field)
  }

  /// Puts a value that is no text into the current row; false when it is none, or none that goes with those before.
  private func putTyped(
    _ value: UnsafeBufferPointer<UInt8>, into column: UnsafeMutablePointer<CSVColumnScratch>
  ) -> Bool {
    let mode = column.pointee.mode
    if mode.isNumeric || mode == .undetermined,
      let number = DecimalText(value, point: dialect.decimalPoint)
    {
      if number.looksLikeCode, column.pointee.declared == nil { return false }
      return column.pointee.put(number, field: value, point: dialect.decimalPoint, row: rowCount)
    }
    if mode == .logical || mode == .undetermined, let flag = LogicalText.value(value) {
      column.pointee.mode = .logical
      column.pointee.cells[rowCount] = flag ? 1 : 0
      return true
    }
    if mode == .date || mode == .undetermined, let date = CalendarDate(isoText: value) {
      column.pointee.mode = .date
      column.pointee.cells[rowCount] = Int64(date.daysSince1970)
      return true
    }
    return false
  }

  private mutating func storeText(
    _ content: UnsafeBufferPointer<UInt8>, into column: UnsafeMutablePointer<CSVColumnScratch>, field: Bytes
  ) -> CSVFault.Cause? {
    var code = column.pointee.dictionary.code(of: content)
    if code == TextDictionary.notFound {
      let offset = fileOffset + (field - start)
      if let place = UTF8Check.firstInvalid(content) { return .invalidUTF8(byteOffset: offset + place) }
      if let place = content.firstIndex(of: 0) { return .nulByte(byteOffset: offset + place) }
      let isMissing = meansMissing(Self.trimmingSpaces(content))
      guard let new = column.pointee.dictionary.insert(content, meansMissing: isMissing) else {
        return .tooManyTexts
      }
      code = new
    }
    if code < 0 {
      column.pointee.setAbsent(rowCount, cell: -1)
    } else {
      column.pointee.cells[rowCount] = Int64(code)
    }
    return nil
  }

  private func meansMissing(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    value.isEmpty
      || (!dialect.missingTexts.isEmpty && dialect.missingTexts.contains { $0.elementsEqual(value) })
  }

  static func trimmingSpaces(_ content: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var low = 0
    var high = content.count
    while low < high, content[low] == UInt8(ascii: " ") { low += 1 }
    while high > low, content[high - 1] == UInt8(ascii: " ") { high -= 1 }
    return UnsafeBufferPointer(rebasing: content[low..<high])
  }
}
