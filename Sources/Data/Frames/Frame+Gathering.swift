extension Frame {
  /// The rows named, in that order; −1 gives a row in which every column is missing.
  package func gathered(
    at rows: [Int32], threads: Int = 1, interruption: Interruption? = nil
  ) throws(Interrupted) -> Frame {
    try mapped(rowCount: rows.count, threads: threads) { column throws(Interrupted) in
      try column.gathered(at: rows, interruption)
    }
  }
}

extension Column {
  /// The values of the rows named, in that order; −1 gives a missing one.
  package func gathered(at rows: [Int32], _ interruption: Interruption? = nil) throws(Interrupted) -> Column {
    var absent = Bitmap(count: rows.count)
    let gap = missing
    try rows.withUnsafeBufferPointer { rows throws(Interrupted) in
      try RowBlocks.forEach(rows.count, interruption) { block in
        if let gap {
          for place in block where rows[place] < 0 || gap[Int(rows[place])] { absent.set(place) }
        } else {
          for place in block where rows[place] < 0 { absent.set(place) }
        }
      }
    }
    let codes = try missingCodes.map { codes throws(Interrupted) in
      MissingCodes(kinds: codes.kinds, codes: try codes.codes.gathered(at: rows, interruption))
    }
    return Column(
      name: name, values: try values.gathered(at: rows, interruption), missing: absent, missingCodes: codes,
      description: description)
  }
}

extension ColumnValues {
  fileprivate func gathered(at rows: [Int32], _ interruption: Interruption?) throws(Interrupted)
    -> ColumnValues
  {
    switch self {
    case .number(.doubles(let numbers)):
      return .number(.doubles(try numbers.gathered(at: rows, interruption)))
    case .number(.decimals(let codes, let scale)):
      return .number(.decimals(codes: try codes.gathered(at: rows, interruption), scale: scale))
    case .integer(let integers): return .integer(try integers.gathered(at: rows, interruption))
    case .text(let storage):
      return .text(storage.replacing(codes: try storage.codes.gathered(at: rows, interruption)))
    case .factor(let storage):
      return .factor(storage.replacing(codes: try storage.codes.gathered(at: rows, interruption)))
    case .date(let days): return .date(try days.gathered(at: rows, interruption))
    case .logical(let flags):
      var result = Bitmap(count: rows.count)
      try RowBlocks.forEach(rows.count, interruption) { block in
        for place in block where rows[place] >= 0 && flags[Int(rows[place])] { result.set(place) }
      }
      return .logical(result)
    }
  }
}

extension PackedIntegers {
  fileprivate func gathered(at rows: [Int32], _ interruption: Interruption?) throws(Interrupted)
    -> PackedIntegers
  {
    switch self {
    case .int8(let values): .int8(try values.gathered(at: rows, interruption))
    case .int16(let values): .int16(try values.gathered(at: rows, interruption))
    case .int32(let values): .int32(try values.gathered(at: rows, interruption))
    case .int64(let values): .int64(try values.gathered(at: rows, interruption))
    }
  }
}

extension PackedCodes {
  fileprivate func gathered(at rows: [Int32], _ interruption: Interruption?) throws(Interrupted)
    -> PackedCodes
  {
    switch self {
    case .uint8(let codes): .uint8(try codes.gathered(at: rows, interruption))
    case .uint16(let codes): .uint16(try codes.gathered(at: rows, interruption))
    case .uint32(let codes): .uint32(try codes.gathered(at: rows, interruption))
    }
  }
}

extension Array where Element: BitwiseCopyable & Numeric {
  fileprivate func gathered(at rows: [Int32], _ interruption: Interruption?) throws(Interrupted) -> [Element]
  {
    try withUnsafeBufferPointer { source throws(Interrupted) in
      try rows.withUnsafeBufferPointer { rows throws(Interrupted) in
        try [Element](count: rows.count, interruption) { block, target in
          for place in block {
            let row = Int(rows[place])
            target[place] = row >= 0 && row < source.count ? source[row] : 0
          }
          interruption?.advance(by: block.count)
        }
      }
    }
  }
}
