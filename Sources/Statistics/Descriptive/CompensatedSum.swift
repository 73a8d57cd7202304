/// A sum that keeps what rounding loses, so that the order of its terms costs no digits (Neumaier 1974).
@frozen
package struct CompensatedSum: Hashable, Sendable {
  @usableFromInline var sum = 0.0
  @usableFromInline var compensation = 0.0

  @inlinable
  package init() {}

  @inlinable
  package mutating func add(_ term: Double) {
    let next = sum + term
    compensation += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }

  @inlinable
  package var value: Double { sum.isFinite ? sum + compensation : sum }
}
