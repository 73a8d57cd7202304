import Data

/// The numbers that stand in given places of the ascending order, found without sorting all of them.
///
/// By radix selection: numbers are counted by the first sixteen bits that decide their order, those that share these
/// with a wanted one by the next sixteen, and so on. Equal numbers keep their order, so that 0 and −0 come out as of a
/// stable sort.
package struct OrderStatistics {
  private var found: [Int: Double] = [:]
  private let interruption: Interruption?

  private typealias Numbers = UnsafeBufferPointer<Double>

  /// Up to so many numbers are sorted at once.
  private static let sortedAtOnce = 1 << 14
  private static let digitCount = 1 << 16

  /// - Parameters:
  ///   - places: from 0; each below the count of the numbers.
  ///   - numbers: in any order, none of them NaN.
  package init(
    places: some Sequence<Int>, of numbers: [Double], _ interruption: Interruption? = nil
  ) throws(Interrupted) {
    self.interruption = interruption
    let wanted = Set(places).sorted()
    try numbers.withUnsafeBufferPointer { numbers throws(Interrupted) in
      try select(wanted, from: numbers, smaller: 0, shift: 48)
    }
  }

  /// The number in one of the places.
  package subscript(place: Int) -> Double { found[place] ?? .nan }

  /// - Parameters:
  ///   - smaller: how many numbers stand before all of these.
  ///   - shift: where the digit lies that they have not been told apart by.
  private mutating func select(
    _ places: [Int], from numbers: Numbers, smaller: Int, shift: Int
  ) throws(Interrupted) {
    if shift < 0 {
      // Those that no digit tells apart are equal.
      for place in places where numbers.indices.contains(place - smaller) {
        found[place] = numbers[place - smaller]
      }
      return
    }
    if numbers.count <= Self.sortedAtOnce {
      let sorted = numbers.sorted()
      for place in places where sorted.indices.contains(place - smaller) {
        found[place] = sorted[place - smaller]
      }
      return
    }
    let groups = Self.groups(try counts(numbers, shift: shift), places: places, smaller: smaller)
    if groups.count == 1, groups[0].count == numbers.count {
      return try select(places, from: numbers, smaller: smaller, shift: shift - 16)
    }
    let size = groups.reduce(0) { $0 + $1.count }
    let gathered = UnsafeMutablePointer<Double>.allocate(capacity: max(1, size))
    defer { gathered.deallocate() }
    try gather(groups, from: numbers, shift: shift, into: gathered)
    var start = 0
    for group in groups {
      try select(
        group.places, from: Numbers(start: gathered + start, count: group.count), smaller: group.smaller,
        shift: shift - 16)
      start += group.count
    }
  }

  /// The numbers of one digit, among which there are wanted ones.
  private struct Group {
    var digit: Int
    var count: Int
    var smaller: Int
    var places: [Int]
  }

  private static func groups(_ counts: [Int], places: [Int], smaller: Int) -> [Group] {
    var groups: [Group] = []
    var smaller = smaller
    for (digit, count) in counts.enumerated() where count > 0 {
      let within = places.filter { $0 >= smaller && $0 < smaller + count }
      if !within.isEmpty {
        groups.append(Group(digit: digit, count: count, smaller: smaller, places: within))
      }
      smaller += count
    }
    return groups
  }

  private func counts(_ numbers: Numbers, shift: Int) throws(Interrupted) -> [Int] {
    var counts = [Int](repeating: 0, count: Self.digitCount)
    try RowBlocks.forEach(numbers.count, interruption) { rows in
      counts.withUnsafeMutableBufferPointer { counts in
        for row in rows { counts[Self.digit(numbers[row], shift)] &+= 1 }
      }
    }
    return counts
  }

  /// Writes the numbers of each group, one group after the other.
  private func gather(
    _ groups: [Group], from numbers: Numbers, shift: Int, into target: UnsafeMutablePointer<Double>
  ) throws(Interrupted) {
    var slots = [Int8](repeating: -1, count: Self.digitCount)
    var next: [Int] = []
    for (slot, group) in groups.enumerated() {
      slots[group.digit] = Int8(truncatingIfNeeded: slot)
      next.append((next.last ?? 0) + (slot > 0 ? groups[slot - 1].count : 0))
    }
    try RowBlocks.forEach(numbers.count, interruption) { rows in
      slots.withUnsafeBufferPointer { slots in
        next.withUnsafeMutableBufferPointer { next in
          for row in rows {
            let slot = Int(slots[Self.digit(numbers[row], shift)])
            guard slot >= 0 else { continue }
            target[next[slot]] = numbers[row]
            next[slot] &+= 1
          }
        }
      }
    }
  }

  /// Sixteen bits of a whole number that is in the order of the doubles.
  @inline(__always)
  private static func digit(_ number: Double, _ shift: Int) -> Int {
    // Adding 0 makes −0 a 0. Negative numbers are turned round.
    let bits = Int64(bitPattern: (number + 0).bitPattern)
    let ordered = UInt64(bitPattern: bits ^ ((bits >> 63) | .min))
    return Int(truncatingIfNeeded: (ordered >> UInt64(shift)) & 0xFFFF)
  }
}
