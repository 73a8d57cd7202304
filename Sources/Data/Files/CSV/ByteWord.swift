/// Eight bytes examined at once, the first byte lowest (Mycroft's zero-byte test; Lemire, "Quickly parsing eight
/// digits", 2018).
enum ByteWord {
  /// Bytes that must be readable beyond the last one of interest.
  static let overrun = 16

  @inline(__always)
  static func load(_ start: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
  }

  /// A byte in all eight places.
  @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Marks bytes that are zero; the lowest mark is exact, those above it may not be.
  @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  /// How many of the first bytes are digits.
  @inline(__always)
  static func digitCount(_ word: UInt64) -> Int {
    let values = word ^ 0x3030_3030_3030_3030
    let others = ((values &+ 0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080
    return others.trailingZeroBitCount &>> 3
  }

  /// The number written by the first `count` bytes, all digits; `count` is 1 to 8.
  @inline(__always)
  static func number(_ word: UInt64, digits count: Int) -> Int64 {
    let aligned = (word ^ 0x3030_3030_3030_3030) &<< UInt64(64 &- 8 &* count)
    let pairs = ((aligned & 0x0F0F_0F0F_0F0F_0F0F) &* 2561) &>> 8
    let quads = ((pairs & 0x00FF_00FF_00FF_00FF) &* 6_553_601) &>> 16
    return Int64(bitPattern: ((quads & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) &>> 32)
  }

  /// The first `count` bytes, the others zero; `count` is 0 to 7.
  @inline(__always)
  static func prefix(_ word: UInt64, bytes count: Int) -> UInt64 {
    word & ((1 &<< UInt64(8 &* count)) &- 1)
  }
}
