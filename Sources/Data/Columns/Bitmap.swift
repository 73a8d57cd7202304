/// A set of rows: one bit a row, 64 rows a word.
///
/// Bits beyond `count` are always zero, so whole words can be counted and compared.
package struct Bitmap: Hashable, Sendable {
  /// Number of rows, set or not.
  package let count: Int

  /// Row `r` is bit `r % 64` of word `r / 64`.
  package private(set) var words: [UInt64]

  /// A bitmap of `count` rows, all set or none.
  package init(count: Int, repeating isSet: Bool = false) {
    let count = max(0, count)
    self.count = count
    words = [UInt64](repeating: isSet ? .max : 0, count: (count &+ 63) / 64)
    if isSet { clearUnusedBits() }
  }

  /// A bitmap over words already filled; missing words count as zero.
  package init(count: Int, words: [UInt64]) {
    let count = max(0, count)
    let wordCount = (count &+ 63) / 64
    self.count = count
    self.words = Array(words.prefix(wordCount))
    if self.words.count < wordCount {
      self.words += [UInt64](repeating: 0, count: wordCount - self.words.count)
    }
    clearUnusedBits()
  }

  /// A bitmap of the truth values of `flags`.
  package init(_ flags: [Bool]) {
    self.init(count: flags.count)
    for (row, flag) in flags.enumerated() where flag { set(row) }
  }

  /// Whether a row is in the set.
  package subscript(row: Int) -> Bool {
    get { (words[row >> 6] >> UInt64(row & 63)) & 1 == 1 }
    set { if newValue { set(row) } else { clear(row) } }
  }

  package mutating func set(_ row: Int) {
    precondition(row < count, "row outside the bitmap")
    words[row >> 6] |= 1 << UInt64(row & 63)
  }

  package mutating func clear(_ row: Int) {
    words[row >> 6] &= ~(1 << UInt64(row & 63))
  }

  /// Number of rows in the set.
  package var countOfOnes: Int {
    words.reduce(0) { $0 &+ $1.nonzeroBitCount }
  }

  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The bitmap, or nil when no row is in it: the form in which columns keep their missing rows.
  package var nilIfEmpty: Bitmap? { isEmpty ? nil : self }

  /// Lets `body` change words in place; it must leave the bits beyond `count` zero.
  mutating func withUnsafeMutableWords<Result>(
    _ body: (UnsafeMutableBufferPointer<UInt64>) -> Result
  ) -> Result {
    words.withUnsafeMutableBufferPointer { body($0) }
  }

  private mutating func clearUnusedBits() {
    let used = count & 63
    if used != 0, let last = words.indices.last { words[last] &= (1 << UInt64(used)) &- 1 }
  }
}
