/// Reads blocks of a file, one at a time, with the working space of one thread.
struct CSVBlockReader {
  let source: ByteSource
  let header: CSVHeader
  let scratch: CSVScratch
  let worker: Int

  /// Bytes read beyond a block to finish its last record.
  private static let firstTail = 4096

  /// Reads the records that begin in `range` of the file.
  /// - Parameters:
  ///   - start: where the first of them begins; nil to take the first line end for one of a record, which is wrong
  ///     when it stands within quotes, as the end of the block before tells later.
  ///   - keep: receives each column once its cells are full.
  func read(
    _ range: Range<Int>, from start: Int?, plan: [CSVColumnPlan], rowLimit: Int = .max,
    keep: (_ column: Int, _ fragment: CSVFragment) -> Void
  ) -> CSVBlock {
    var tail = max(Self.firstTail, 4 * header.length)
    while true {
      if scratch.interruption.isRequested {
        return CSVBlock(start: start, fault: CSVFault(cause: .interrupted))
      }
      // A block whose beginning is only guessed must not swallow the file when it is wrong.
      let isBeyondGuess = start == nil && tail > 16 * max(Self.firstTail, range.count)
      if isBeyondGuess { return CSVBlock() }
      if let block = attempt(range, from: start, tail: tail, plan: plan, rowLimit: rowLimit, keep: keep) {
        return block
      }
      let (longer, overflow) = tail.multipliedReportingOverflow(by: 8)
      tail = overflow ? source.count : longer
    }
  }

  /// Reads with `tail` bytes beyond the range; nil when they do not suffice.
  private func attempt(
    _ range: Range<Int>, from start: Int?, tail: Int, plan: [CSVColumnPlan], rowLimit: Int,
    keep: (_ column: Int, _ fragment: CSVFragment) -> Void
  ) -> CSVBlock? {
    // The byte before the range tells whether a line begins with it.
    let first = start ?? range.lowerBound - 1
    let wanted = min(source.count - first, max(0, range.upperBound - first) + tail)
    guard wanted > 0 else { return CSVBlock(start: start, end: first) }
    let bytes = scratch.bytes.reserve(wanted + ByteWord.overrun + 8)
    do throws(SystemFailure) {
      let found = try source.read(at: first, length: wanted, into: bytes, scratch.interruption)
      guard found == wanted else {
        let isInterrupted = scratch.interruption.isRequested
        return CSVBlock(start: start, fault: CSVFault(cause: isInterrupted ? .interrupted : .changed))
      }
    } catch {
      return CSVBlock(start: start, fault: CSVFault(cause: .unreadable(error)))
    }
    (bytes + wanted).update(repeating: 0, count: ByteWord.overrun + 8)
    bytes[wanted] = CSVBlockParser.lineFeed
    guard let line = start == nil ? Self.firstLine(bytes, count: range.upperBound - first) : 0 else {
      return CSVBlock()
    }
    let skipped = min(line, wanted)
    return parse(
      bytes + skipped, count: wanted - skipped, at: first + skipped, until: range.upperBound, plan: plan,
      rowLimit: rowLimit, keep: keep)
  }

  private func parse(
    _ bytes: UnsafePointer<UInt8>, count: Int, at offset: Int, until upperBound: Int,
    plan: [CSVColumnPlan], rowLimit: Int, keep: (_ column: Int, _ fragment: CSVFragment) -> Void
  ) -> CSVBlock? {
    scratch.prepare(plan)
    var parser = CSVBlockParser(
      start: bytes, count: count, fileOffset: offset, isLast: offset + count == source.count,
      dialect: header.dialect, scratch: scratch)
    let outcome = parser.parse(until: bytes + max(0, min(count, upperBound - offset)), rowLimit: rowLimit)
    scratch.rowCapacity = parser.rowCapacity
    var block = CSVBlock(
      start: offset, end: offset + (parser.position - bytes), rowCount: parser.rowCount,
      lineCount: parser.lineCount, blankLines: parser.blankLines,
      trailingBlankLines: parser.trailingBlankLines, valueFault: parser.valueFault)
    switch outcome {
    case .incomplete: return nil
    case .failed(let fault): block.fault = fault
    case .complete:
      for column in 0..<scratch.columnCount where plan[column].mode != .skipped {
        keep(column, CSVFragment(scratch.columns[column], rowCount: parser.rowCount, worker: worker))
      }
    }
    return block
  }

  /// Where the first line begins of which the line end before it is among the bytes; nil when there is none.
  private static func firstLine(_ bytes: UnsafeMutablePointer<UInt8>, count: Int) -> Int? {
    for place in 0..<max(0, count) {
      if bytes[place] == CSVBlockParser.lineFeed { return place + 1 }
      if bytes[place] == CSVBlockParser.carriageReturn {
        return bytes[place + 1] == CSVBlockParser.lineFeed ? place + 2 : place + 1
      }
    }
    return nil
  }
}
