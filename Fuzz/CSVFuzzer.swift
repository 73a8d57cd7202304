/// Feeds arbitrary bytes to the CSV reader, whole and cut into small blocks for several threads, and holds the results
/// against each other.
///
/// `Fuzz/run` compiles this file together with the sources of `Data`, so nothing is imported. The first byte chooses
/// options and the length of the blocks; the others are the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: bytes, count: count)
  guard let choice = input.first else { return 0 }
  let file = Array(input.dropFirst())
  let options = fuzzOptions(choice)
  let whole = outcome(CSVReader(bytes: file, name: "fuzz.csv", options: options))
  let blockLength = 1 + Int(choice >> 4) * 3
  let pieces = outcome(
    CSVReader(bytes: file, name: "fuzz.csv", options: options, threads: 2, blockLength: blockLength))
  precondition(whole == pieces, "blocks of \(blockLength) bytes give another result")
  if case .read(let frame, _) = whole { exercise(frame) }
  _ = try? CSVReader(bytes: file, name: "fuzz.csv", options: options).readSchema(maximumBytes: blockLength)
  return 0
}

private enum Outcome: Equatable {
  case read(Frame, [FileWarning])
  case failed(FileError)
}

private func outcome(_ reader: CSVReader) -> Outcome {
  do throws(FileError) {
    let result = try reader.read()
    return .read(result.frame, result.warnings)
  } catch {
    return .failed(error)
  }
}

private func fuzzOptions(_ choice: UInt8) -> CSVOptions {
  var options = CSVOptions()
  if choice & 1 != 0 { options.missingTexts = ["NA", "-9"] }
  if choice & 2 != 0 { options.usesDecimalComma = true }
  switch choice & 12 {
  case 4: options.kinds = ["a": .number, "b": .date]
  case 8: options.kinds = ["a": .factor]
  default: break
  }
  return options
}

/// Whatever was read must be consistent.
private func exercise(_ frame: Frame) {
  do {
    let (keep, use) = try CompleteCases.count(columns: frame.columns, rowCount: frame.rowCount)
    precondition(use.rowsUsed == keep.countOfOnes, "the ledger does not add up")
    let complete = try frame.filtered(by: keep)
    precondition(complete.columns.allSatisfy { $0.missingCount == 0 }, "a missing value was kept")
  } catch { preconditionFailure("interrupted by nobody") }
  for column in frame.columns {
    precondition(column.count == frame.rowCount, "a column of another length")
    guard let factor = try? column.asFactor() else { continue }
    for row in 0..<column.count {
      let isSame = factor.value(at: row).description == column.value(at: row).description
      precondition(isSame, "a category of another name")
    }
  }
}
