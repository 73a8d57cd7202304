extension CSVAssembly {
  /// All codes of a column at a common scale; 0 in rows without one.
  func gathered<Target: FixedWidthInteger & BitwiseCopyable>(
    _ column: Int, as _: Target.Type, scale: Int
  ) throws(Interrupted) -> [Target] {
    try written { block, slice in
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
  func doubles(_ column: Int, lossyRow: inout Int?) throws(Interrupted) -> [Double] {
    var firstLoss: Int?
    let numbers: [Double] = try written { block, slice in
      let fragment = pass.fragments.take(block: block, column: column)
      switch fragment.values {
      case .doubles(let values): _ = slice.initialize(from: values)
      case .none: slice.initialize(repeating: 0)
      case .integers(let codes):
        if let base = slice.baseAddress {
          codes.readNumbers(
            0..<slice.count, divisor: fragment.scale == 0 ? nil : PowersOfTen.exact[fragment.scale],
            into: base)
        }
      }
      if firstLoss == nil { firstLoss = Self.firstLoss(fragment).map { $0 + pass.rowsBefore[block] } }
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
