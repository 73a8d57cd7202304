extension CSVAssembly {
  /// A text column: the codes of each thread's dictionary become places in one dictionary, whose texts stand in the
  /// order in which they first appear in the file.
  func texts(_ column: Int) throws(Interrupted) -> TextStorage {
    let interruption = pass.reader.interruption
    var joined = JoinedDictionary(pass.scratches.map { $0.columns[column].dictionary }, interruption)
    defer { joined.deallocate() }
    let codes: PackedCodes =
      switch joined.mostTexts {
      case ...(1 << 8): .uint8(try codes(column, through: &joined))
      case ...(1 << 16): .uint16(try codes(column, through: &joined))
      default: .uint32(try codes(column, through: &joined))
      }
    let texts = try joined.texts(interruption)
    return TextStorage(codes: try codes.narrowed(below: texts.count, interruption), dictionary: texts)
  }

  private func codes<Code: FixedWidthInteger & BitwiseCopyable>(
    _ column: Int, through joined: inout JoinedDictionary
  ) throws(Interrupted) -> [Code] {
    try written { block, slice in
      let fragment = pass.fragments.take(block: block, column: column)
      switch fragment.values {
      case .integers(.int8(let codes)): joined.map(codes, of: fragment.worker, into: slice)
      case .integers(.int16(let codes)): joined.map(codes, of: fragment.worker, into: slice)
      case .integers(.int32(let codes)): joined.map(codes, of: fragment.worker, into: slice)
      case .integers(.int64(let codes)): joined.map(codes, of: fragment.worker, into: slice)
      case .none, .doubles: slice.initialize(repeating: 0)
      }
    }
  }
}
