import Data

extension ColumnExpression {
  /// The values of all rows as a new column; rows outside `keeping` are missing.
  ///
  /// Interrupted, it ends early with values that mean nothing.
  func column(named name: String, rowCount: Int, keeping: Bitmap?, environment: RunEnvironment) -> Column {
    let (threads, interruption) = (environment.threads, environment.interruption)
    switch self {
    case .number(let node):
      let numbers = node.numbers(
        rowCount: rowCount, keeping: keeping, threads: threads, interruption: interruption)
      let missing = Self.missing(in: numbers)
      guard node.isIntegral else { return Column(name: name, numbers: numbers, missing: missing) }
      return Column(
        name: name, integers: numbers.map { Int64(exactly: $0) ?? 0 }, missing: missing)
    case .date(let node):
      let numbers = node.numbers(
        rowCount: rowCount, keeping: keeping, threads: threads, interruption: interruption)
      return Column(name: name, dates: numbers.map { Int32(exactly: $0) })
    case .truth(let node):
      var truths = [Bool?](repeating: nil, count: rowCount)
      withTruths(rowsPerBlock) { block in
        for start in stride(from: 0, to: rowCount, by: rowsPerBlock) {
          if interruption.isRequested { return }
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
      for rows in rowBlocks(of: rowCount) {
        texts += interruption.isRequested ? rows.map { _ in nil } : node.evaluate(rows)
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
  ///
  /// Interrupted, it leaves the rest missing.
  func numbers(
    rowCount: Int, keeping: Bitmap?, threads: Int, interruption: Interruption? = nil
  ) -> [Double] {
    let blocks = (rowCount + rowsPerBlock - 1) / rowsPerBlock
    return [Double](unsafeUninitializedCapacity: rowCount) { buffer, initialized in
      if let base = buffer.baseAddress {
        nonisolated(unsafe) let target = base
        Parallel.forEach(count: blocks, threads: threads) { block in
          let start = block * rowsPerBlock
          let rows = start..<min(rowCount, start + rowsPerBlock)
          if interruption?.isRequested == true {
            (target + start).initialize(repeating: .nan, count: rows.count)
            return
          }
          evaluate(rows, into: target + start)
          guard let keeping else { return }
          for row in rows where !keeping[row] { target[row] = .nan }
        }
      }
      initialized = rowCount
    }
  }
}
