/// Double-precision numbers: as they are, or as scaled decimals.
///
/// A column read from text with one or two decimals is kept as small whole codes; code / 10^scale is then exactly the
/// double that is nearest to the written decimal, since both are exact in a double (Clinger 1990).
package enum NumberStorage: Hashable, Sendable {
  case doubles([Double])
  case decimals(codes: PackedIntegers, scale: Int)

  /// Packs finite numbers, as decimals of at most four places where all of them are.
  package init(_ numbers: [Double], _ interruption: Interruption? = nil) throws(Interrupted) {
    for scale in 0...Self.greatestSoughtScale {
      if let codes = try Self.codes(of: numbers, scale: scale, interruption) {
        self = .decimals(codes: try PackedIntegers(codes, interruption), scale: scale)
        return
      }
    }
    self = .doubles(numbers)
    interruption?.advance(by: numbers.count)
  }

  package var count: Int {
    switch self {
    case .doubles(let numbers): numbers.count
    case .decimals(let codes, _): codes.count
    }
  }

  package subscript(row: Int) -> Double {
    switch self {
    case .doubles(let numbers): numbers[row]
    case .decimals(let codes, let scale): Self.number(codes[row], scale: scale)
    }
  }

  /// The double nearest to code / 10^scale, for codes below 2⁵³ and scales up to 22.
  static func number(_ code: Int64, scale: Int) -> Double {
    scale == 0 ? Double(code) : Double(code) / PowersOfTen.exact[scale]
  }

  func readNumbers(_ rows: Range<Int>, into target: UnsafeMutablePointer<Double>) {
    switch self {
    case .doubles(let numbers):
      numbers[rows].withUnsafeBufferPointer { source in
        if let base = source.baseAddress { target.update(from: base, count: source.count) }
      }
    case .decimals(let codes, let scale):
      codes.readNumbers(rows, divisor: scale == 0 ? nil : PowersOfTen.exact[scale], into: target)
    }
  }

  func gathered(by keep: Bitmap, _ interruption: Interruption?) throws(Interrupted) -> NumberStorage {
    switch self {
    case .doubles(let numbers): .doubles(try numbers.gathered(by: keep, interruption))
    case .decimals(let codes, let scale):
      .decimals(codes: try codes.gathered(by: keep, interruption), scale: scale)
    }
  }

  func prefix(_ length: Int) -> NumberStorage {
    switch self {
    case .doubles(let numbers): .doubles(Array(numbers.prefix(length)))
    case .decimals(let codes, let scale): .decimals(codes: codes.prefix(length), scale: scale)
    }
  }

  private static let greatestSoughtScale = 4

  /// The codes of numbers that are all decimals of `scale` places and small enough to gain by it.
  private static func codes(
    of numbers: [Double], scale: Int, _ interruption: Interruption?
  ) throws(Interrupted) -> [Int64]? {
    let power = PowersOfTen.exact[scale]
    func isCode(_ number: Double) -> Bool {
      let code = (number * power).rounded()
      return abs(code) <= Double(Int32.max) && code / power == number
    }
    var areCodes = true
    try RowBlocks.forEach(numbers.count, interruption) { rows in
      areCodes = areCodes && numbers[rows].allSatisfy(isCode)
    }
    guard areCodes else { return nil }
    return try [Int64](count: numbers.count, interruption) { rows, target in
      for row in rows { target[row] = Int64((numbers[row] * power).rounded()) }
    }
  }
}
