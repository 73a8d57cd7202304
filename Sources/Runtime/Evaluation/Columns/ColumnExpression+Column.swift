import Data

extension ColumnExpression {
  /// The values of all rows as a new column; rows outside `keeping` are missing.
  func column(
    named name: String, rowCount: Int, keeping: Bitmap?, environment: RunEnvironment
  ) throws(Interrupted) -> Column {
    let (threads, interruption) = (environment.threads, environment.interruption)
    // Once to work them out, once to pack them.
    interruption.begin(.computing, total: 2 * rowCount, rows: rowCount)
    switch self {
    case .number(let node):
      let numbers = try node.numbers(
        rowCount: rowCount, keeping: keeping, threads: threads, interruption: interruption)
      let missing = try Self.missing(in: numbers, interruption)
      guard node.isIntegral else {
        return try Column(name: name, numbers: numbers, missing: missing, interruption: interruption)
      }
      let integers = try numbers.mapped(interruption) { Int64(exactly: $0) ?? 0 }
      return try Column(name: name, integers: integers, missing: missing, interruption: interruption)
    case .date(let node):
      let numbers = try node.numbers(
        rowCount: rowCount, keeping: keeping, threads: threads, interruption: interruption)
      var missing = Bitmap(count: rowCount)
      try RowBlocks.forEach(rowCount, interruption) { rows in
        for row in rows where Int32(exactly: numbers[row]) == nil { missing.set(row) }
      }
      let days = try numbers.mapped(interruption) { Int32(exactly: $0) ?? 0 }
      return Column(name: name, days: days, missing: missing)
    case .truth(let node):
      return try node.column(named: name, rowCount: rowCount, keeping: keeping, interruption)
    case .text(let node):
      return try node.column(named: name, rowCount: rowCount, keeping: keeping, interruption)
    }
  }

  private static func missing(
    in numbers: [Double], _ interruption: Interruption
  ) throws(Interrupted) -> Bitmap? {
    var missing = Bitmap(count: numbers.count)
    try RowBlocks.forEach(numbers.count, interruption) { rows in
      for row in rows where numbers[row].isNaN { missing.set(row) }
    }
    return missing.nilIfEmpty
  }
}

extension TruthNode {
  fileprivate func column(
    named name: String, rowCount: Int, keeping: Bitmap?, _ interruption: Interruption
  ) throws(Interrupted) -> Column {
    var values = Bitmap(count: rowCount)
    var missing = Bitmap(count: rowCount)
    withTruths(rowsPerBlock) { truths in
      for rows in rowBlocks(of: rowCount) where !interruption.isRequested {
        evaluate(rows, into: truths)
        for row in rows {
          let truth = truths[row - rows.lowerBound]
          if truth == Truth.missing || keeping?[row] == false {
            missing.set(row)
          } else if truth == Truth.yes {
            values.set(row)
          }
        }
        interruption.advance(by: 2 * rows.count)
      }
    }
    try interruption.check()
    return Column(name: name, logicals: values, missing: missing)
  }
}

extension TextNode {
  fileprivate func column(
    named name: String, rowCount: Int, keeping: Bitmap?, _ interruption: Interruption
  ) throws(Interrupted) -> Column {
    var packing = TextPacking(rowCount: rowCount)
    for rows in rowBlocks(of: rowCount) {
      try interruption.check()
      var texts = evaluate(rows)
      if let keeping {
        for row in rows where !keeping[row] { texts[row - rows.lowerBound] = nil }
      }
      packing.append(texts)
      interruption.advance(by: 2 * rows.count)
    }
    return try packing.column(named: name, interruption)
  }
}

extension NumberNode {
  /// The values of all rows, worked out in blocks on several threads; NaN where missing or outside `keeping`.
  func numbers(
    rowCount: Int, keeping: Bitmap?, threads: Int, interruption: Interruption? = nil
  ) throws(Interrupted) -> [Double] {
    let blocks = (rowCount + rowsPerBlock - 1) / rowsPerBlock
    if blocks == 0 { return [] }
    let numbers = [Double](unsafeUninitializedCapacity: rowCount) { buffer, initialized in
      guard let base = buffer.baseAddress else { return }
      nonisolated(unsafe) let target = base
      Parallel.forEach(count: blocks, threads: threads) { block in
        if interruption?.isRequested == true { return }
        let start = block * rowsPerBlock
        let rows = start..<min(rowCount, start + rowsPerBlock)
        evaluate(rows, into: target + start)
        if let keeping {
          for row in rows where !keeping[row] { target[row] = .nan }
        }
        interruption?.advance(by: rows.count, rows: rows.count)
      }
      // Some blocks in the midst may be missing.
      initialized = interruption?.isRequested == true ? 0 : rowCount
    }
    guard numbers.count == rowCount else { throw Interrupted() }
    return numbers
  }
}
