/// A whole power of a source, `x^3`.
package struct PowerSource: NumericSource {
  package let name: String
  private let base: any NumericSource
  private let power: Int

  /// The given power, at least 1; the name is that of the base with the power behind it.
  package init(_ base: any NumericSource, power: Int) {
    self.base = base
    self.power = max(1, power)
    name = power > 1 ? "\(base.name)^\(power)" : base.name
  }

  package var isNumeric: Bool { base.isNumeric }
  package var columnNames: [String] { base.columnNames }
  package var monomial: Monomial? { Monomial(base: base, power: power) }

  package func read(_ rows: Range<Int>, into numbers: UnsafeMutablePointer<Double>) {
    base.read(rows, into: numbers)
    for i in 0..<rows.count {
      let x = numbers[i]
      var value = x
      for _ in 1..<power { value *= x }
      numbers[i] = value
    }
  }
}
