/// The inner loops over columns in double-double arithmetic, a few rows at a time.
///
/// Products are split after Veltkamp and Dekker (1971) rather than taken by fused multiply-add, which the
/// baseline instruction set has not: a call per element would cost more. Operands beyond 2⁹⁹⁶ overflow
/// in the split; callers scale columns to about one.
enum DoubleDoubleKernel {
  typealias Lanes = SIMD4<Double>

  /// A column of numbers in memory that outlives the call.
  struct Column {
    let high: UnsafePointer<Double>
    /// Absent where all low parts are zero.
    let low: UnsafePointer<Double>?
  }

  /// The rows summed between two normalisations of the running sum, so that its low part, a plain double,
  /// does not grow errors of its own.
  private static let panel = 512

  /// Σ a·b over `count` rows (Ogita, Rump and Oishi 2005, Dot2, in lanes). The order of summation depends on
  /// `count` alone.
  static func dot(_ a: Column, _ b: Column, count: Int) -> DoubleDouble {
    var total = DoubleDouble.zero
    var start = 0
    while start < count {
      let end = min(start + panel, count)
      total += panelDot(a, b, start, end)
      start = end
    }
    guard total.isFinite else { return DoubleDouble(plainDot(a, b, count)) }
    return total
  }

  private static func panelDot(_ a: Column, _ b: Column, _ start: Int, _ end: Int) -> DoubleDouble {
    var sum = Lanes.zero
    var error = Lanes.zero
    var row = start
    while row + Lanes.scalarCount <= end {
      let x = load(a.high, row)
      let y = load(b.high, row)
      let (product, rest) = twoProduct(x, split(x), y, split(y))
      var small = rest
      if let low = a.low { small += load(low, row) * y }
      if let low = b.low { small += load(low, row) * x }
      let next = sum + product
      let virtual = next - sum
      error += ((sum - (next - virtual)) + (product - virtual)) + small
      sum = next
      row += Lanes.scalarCount
    }
    var total = DoubleDouble.zero
    for lane in 0..<Lanes.scalarCount {
      total += DoubleDouble(sumOf: sum[lane], error[lane])
    }
    while row < end {
      total += element(a, row) * element(b, row)
      row += 1
    }
    return total
  }

  /// What double arithmetic makes of a sum that leaves its range.
  private static func plainDot(_ a: Column, _ b: Column, _ count: Int) -> Double {
    var sum = 0.0
    for row in 0..<count { sum += a.high[row] * b.high[row] }
    return sum
  }

  /// v ← v − c·x over `count` rows.
  static func subtract(
    _ c: DoubleDouble, times x: Column, from high: UnsafeMutablePointer<Double>,
    _ low: UnsafeMutablePointer<Double>, count: Int
  ) {
    let factor = Lanes(repeating: c.high)
    let factorLow = Lanes(repeating: c.low)
    let factorSplit = split(factor)
    var row = 0
    while row + Lanes.scalarCount <= count {
      let y = load(x.high, row)
      let (product, rest) = twoProduct(factor, factorSplit, y, split(y))
      var small = rest + factorLow * y
      if let xLow = x.low { small += factor * load(xLow, row) }
      let vHigh = load(high, row)
      let sum = vHigh - product
      let virtual = sum - vHigh
      let error = (vHigh - (sum - virtual)) - (product + virtual)
      let tail = load(low, row)
      let (tailSum, tailError) = twoSum(tail, -small)
      let (middle, middleError) = fastTwoSum(sum, error + tailSum)
      let (newHigh, newLow) = fastTwoSum(middle, middleError + tailError)
      store(newHigh, high, row)
      store(newLow, low, row)
      row += Lanes.scalarCount
    }
    while row < count {
      let product = c * element(x, row)
      let value = DoubleDouble(uncheckedHigh: high[row], low: low[row]) - product
      high[row] = value.high
      low[row] = value.low
      row += 1
    }
  }

  static func element(_ column: Column, _ row: Int) -> DoubleDouble {
    DoubleDouble(uncheckedHigh: column.high[row], low: column.low?[row] ?? 0)
  }

  @inline(__always)
  private static func load(_ pointer: UnsafePointer<Double>, _ row: Int) -> Lanes {
    UnsafeRawPointer(pointer + row).loadUnaligned(as: Lanes.self)
  }

  @inline(__always)
  private static func load(_ pointer: UnsafeMutablePointer<Double>, _ row: Int) -> Lanes {
    UnsafeRawPointer(pointer + row).loadUnaligned(as: Lanes.self)
  }

  @inline(__always)
  private static func store(_ lanes: Lanes, _ pointer: UnsafeMutablePointer<Double>, _ row: Int) {
    UnsafeMutableRawPointer(pointer + row).storeBytes(of: lanes, as: Lanes.self)
  }

  @inline(__always)
  private static func split(_ a: Lanes) -> (high: Lanes, low: Lanes) {
    let shifted = a * 0x1.0000002p27
    let high = shifted - (shifted - a)
    return (high, a - high)
  }

  @inline(__always)
  private static func twoProduct(
    _ a: Lanes, _ aParts: (high: Lanes, low: Lanes), _ b: Lanes, _ bParts: (high: Lanes, low: Lanes)
  ) -> (product: Lanes, error: Lanes) {
    let product = a * b
    let error =
      ((aParts.high * bParts.high - product) + aParts.high * bParts.low + aParts.low * bParts.high)
      + aParts.low * bParts.low
    return (product, error)
  }

  @inline(__always)
  private static func twoSum(_ a: Lanes, _ b: Lanes) -> (sum: Lanes, error: Lanes) {
    let sum = a + b
    let virtual = sum - a
    return (sum, (a - (sum - virtual)) + (b - virtual))
  }

  @inline(__always)
  private static func fastTwoSum(_ a: Lanes, _ b: Lanes) -> (sum: Lanes, error: Lanes) {
    let sum = a + b
    return (sum, b - (sum - a))
  }
}
