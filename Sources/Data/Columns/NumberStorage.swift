/// Double-precision numbers: as they are, or as scaled decimals.
///
/// A column read from text with one or two decimals is kept as small whole codes; code / 10^scale is then exactly the
/// double that is nearest to the written decimal, since both are exact in a double (Clinger 1990).
package enum NumberStorage: Hashable, Sendable {
  case doubles([Double])
  case decimals(codes: PackedIntegers, scale: Int)

  /// Packs finite numbers, as decimals of at most four places where all of them are.
  package init(_ numbers: [Double]) {
    for scale in 0...Self.greatestSoughtScale {
      if let codes = Self.codes(of: numbers, scale: scale) {
        self = .decimals(codes: PackedIntegers(codes), scale: scale)
        return
      }
    }
    self = .doubles(numbers)
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

  func gathered(by keep: Bitmap) -> NumberStorage {
    switch self {
    case .doubles(let numbers): .doubles(numbers.gathered(by: keep))
    case .decimals(let codes, let scale): .decimals(codes: codes.gathered(by: keep), scale: scale)
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
  private static func codes(of numbers: [Double], scale: Int) -> [Int64]? {
    let power = PowersOfTen.exact[scale]
    func isCode(_ number: Double) -> Bool {
      let code = (number * power).rounded()
      return abs(code) <= Double(Int32.max) && code / power == number
    }
    guard numbers.allSatisfy(isCode) else { return nil }
    return numbers.map { Int64(($0 * power).rounded()) }
  }
}
