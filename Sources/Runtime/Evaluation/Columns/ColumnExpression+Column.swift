import Data

extension ColumnExpression {
  /// The values of all rows as a new column; rows outside `keeping` are missing.
  func column(named name: String, rowCount: Int, keeping: Bitmap?, threads: Int) -> Column {
    switch self {
    case .number(let node):
      let numbers = node.numbers(rowCount: rowCount, keeping: keeping, threads: threads)
      let missing = Self.missing(in: numbers)
      guard node.isIntegral else { return Column(name: name, numbers: numbers, missing: missing) }
      return Column(
        name: name, integers: numbers.map { Int64(exactly: $0) ?? 0 }, missing: missing)
    case .date(let node):
      let numbers = node.numbers(rowCount: rowCount, keeping: keeping, threads: threads)
      return Column(name: name, dates: numbers.map { Int32(exactly: $0) })
    case .truth(let node):
      var truths = [Bool?](repeating: nil, count: rowCount)
      withTruths(rowsPerBlock) { block in
        for start in stride(from: 0, to: rowCount, by: rowsPerBlock) {
          let rows = start..<min(rowCount, start + rowsPerBlock)
          node.evaluate(rows, into: block)
          for i in 0..<rows.count where block[i] != Truth.missing && keeping?[start + i] != false {
            truths[start + i] = block[i] == Truth.yes
          }
        }
      }
      return Column(name: name, logicals: truths)
    case .text(let node):
      var texts: [String?] = []
      texts.reserveCapacity(rowCount)
      for start in stride(from: 0, to: rowCount, by: rowsPerBlock) {
        texts += node.evaluate(start..<min(rowCount, start + rowsPerBlock))
      }
      if let keeping {
        for row in texts.indices where !keeping[row] { texts[row] = nil }
      }
      return Column(name: name, texts: texts)
    }
  }

  private static func missing(in numbers: [Double]) -> Bitmap? {
    var missing = Bitmap(count: numbers.count)
    for row in numbers.indices where numbers[row].isNaN { missing.set(row) }
    return missing.nilIfEmpty
  }
}

extension NumberNode {
  /// The values of all rows, worked out in blocks on several threads; NaN where missing or outside `keeping`.
  func numbers(rowCount: Int, keeping: Bitmap?, threads: Int) -> [Double] {
    let blocks = (rowCount + rowsPerBlock - 1) / rowsPerBlock
    return [Double](unsafeUninitializedCapacity: rowCount) { buffer, initialized in
      if let base = buffer.baseAddress {
        nonisolated(unsafe) let target = base
        Parallel.forEach(count: blocks, threads: threads) { block in
          let start = block * rowsPerBlock
          let rows = start..<min(rowCount, start + rowsPerBlock)
          evaluate(rows, into: target + start)
          guard let keeping else { return }
          for row in rows where !keeping[row] { target[row] = .nan }
        }
      }
      initialized = rowCount
    }
  }
}
