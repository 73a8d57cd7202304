extension CSVAssembly {
  /// All codes of a column at a common scale; 0 in rows without one.
  func gathered<Target: FixedWidthInteger & BitwiseCopyable>(
    _ column: Int, as _: Target.Type, scale: Int
  ) -> [Target] {
    if pass.rowCount == 0 { return [] }
    return [Target](unsafeUninitializedCapacity: pass.rowCount) { target, initializedCount in
      for block in pass.blocks.indices {
        let rows = pass.rowsBefore[block]..<pass.rowsBefore[block + 1]
        let slice = UnsafeMutableBufferPointer(rebasing: target[rows])
        let fragment = pass.fragments.take(block: block, column: column)
        let places = min(max(0, scale - fragment.scale), PowersOfTen.integers.count - 1)
        let factor = PowersOfTen.integers[places]
        switch fragment.values {
        case .integers(.int8(let codes)): Self.copy(codes, into: slice, factor: factor)
        case .integers(.int16(let codes)): Self.copy(codes, into: slice, factor: factor)
        case .integers(.int32(let codes)): Self.copy(codes, into: slice, factor: factor)
        case .integers(.int64(let codes)): Self.copy(codes, into: slice, factor: factor)
        case .none, .doubles: slice.initialize(repeating: 0)
        }
      }
      initializedCount = pass.rowCount
    }
  }

  private static func copy<Source: FixedWidthInteger, Target: FixedWidthInteger>(
    _ source: [Source], into target: UnsafeMutableBufferPointer<Target>, factor: Int64
  ) {
    source.withUnsafeBufferPointer { source in
      let count = min(source.count, target.count)
      if factor == 1 {
        for index in 0..<count { target[index] = Target(truncatingIfNeeded: source[index]) }
      } else {
        for index in 0..<count { target[index] = Target(truncatingIfNeeded: Int64(source[index]) &* factor) }
      }
    }
  }

  /// All numbers of a column as doubles; 0 in rows without one.
  func doubles(_ column: Int, lossyRow: inout Int?) -> [Double] {
    if pass.rowCount == 0 { return [] }
    var firstLoss: Int?
    let numbers = [Double](unsafeUninitializedCapacity: pass.rowCount) { target, initializedCount in
      for block in pass.blocks.indices {
        let rows = pass.rowsBefore[block]..<pass.rowsBefore[block + 1]
        let slice = UnsafeMutableBufferPointer(rebasing: target[rows])
        let fragment = pass.fragments.take(block: block, column: column)
        switch fragment.values {
        case .doubles(let values): _ = slice.initialize(from: values)
        case .none: slice.initialize(repeating: 0)
        case .integers(let codes):
          if let base = slice.baseAddress {
            codes.readNumbers(
              0..<rows.count, divisor: fragment.scale == 0 ? nil : PowersOfTen.exact[fragment.scale],
              into: base)
          }
        }
        if firstLoss == nil { firstLoss = Self.firstLoss(fragment).map { $0 + rows.lowerBound } }
      }
      initializedCount = pass.rowCount
    }
    lossyRow = firstLoss
    return numbers
  }

  private static func firstLoss(_ fragment: CSVFragment) -> Int? {
    if fragment.lossyRow >= 0 { return fragment.lossyRow }
    guard case .integers(.int64(let codes)) = fragment.values else { return nil }
    return codes.firstIndex { !CSVColumnScratch.isExact($0) }
  }
}
