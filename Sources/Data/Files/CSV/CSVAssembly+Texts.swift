extension CSVAssembly {
  /// A text column: the codes of each thread's dictionary become places in one dictionary, whose texts stand in the
  /// order in which they first appear in the file.
  func texts(_ column: Int) -> TextStorage {
    var joined = JoinedDictionary(pass.scratches.map { $0.columns[column].dictionary })
    defer { joined.deallocate() }
    let codes: PackedCodes =
      switch joined.mostTexts {
      case ...(1 << 8): .uint8(codes(column, through: &joined))
      case ...(1 << 16): .uint16(codes(column, through: &joined))
      default: .uint32(codes(column, through: &joined))
      }
    let texts = joined.texts
    return TextStorage(codes: codes.narrowed(below: texts.count), dictionary: texts)
  }

  private func codes<Code: FixedWidthInteger & BitwiseCopyable>(
    _ column: Int, through joined: inout JoinedDictionary
  ) -> [Code] {
    if pass.rowCount == 0 { return [] }
    return [Code](unsafeUninitializedCapacity: pass.rowCount) { target, initializedCount in
      for block in pass.blocks.indices {
        let rows = pass.rowsBefore[block]..<pass.rowsBefore[block + 1]
        let slice = UnsafeMutableBufferPointer(rebasing: target[rows])
        let fragment = pass.fragments.take(block: block, column: column)
        switch fragment.values {
        case .integers(.int8(let codes)): joined.map(codes, of: fragment.worker, into: slice)
        case .integers(.int16(let codes)): joined.map(codes, of: fragment.worker, into: slice)
        case .integers(.int32(let codes)): joined.map(codes, of: fragment.worker, into: slice)
        case .integers(.int64(let codes)): joined.map(codes, of: fragment.worker, into: slice)
        case .none, .doubles: slice.initialize(repeating: 0)
        }
      }
      initializedCount = pass.rowCount
    }
  }
}
