extension Bitmap {
  /// Adds all rows of a range.
  mutating func set(_ rows: Range<Int>) {
    for row in rows.clamped(to: 0..<count) { set(row) }
  }

  /// Adds the rows whose bits are set among the first `length` bits of `bits`, moved up by `offset`.
  mutating func set(_ bits: [UInt64], count length: Int, at offset: Int) {
    guard offset >= 0 else { return }
    let shift = UInt64(offset & 63)
    let limit = count
    withUnsafeMutableWords { words in
      for (index, bit) in bits.prefix((max(0, length) + 63) / 64).enumerated() {
        let place = (offset >> 6) + index
        let valid = min(length, limit - offset) - index * 64
        guard valid > 0, place < words.count else { return }
        let piece = valid >= 64 ? bit : bit & ((1 << UInt64(valid)) &- 1)
        words[place] |= piece << shift
        if shift > 0, place + 1 < words.count { words[place + 1] |= piece >> (64 - shift) }
      }
    }
  }
}
