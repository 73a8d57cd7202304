import Glibc

/// Distinct texts by their bytes, each with a code in the order of its first appearance.
///
/// A hash table with open addressing. A text of up to 16 bytes is its own key, in two words; a longer one is kept in
/// a heap of bytes and found by a hash of 64 bits. The memory belongs to whoever calls `deallocate`.
struct TextDictionary {
  /// A text's key: the text itself, zero-padded, or its hash and its place in the heap.
  struct Entry {
    var first: UInt64
    var second: UInt64
    var length: Int32
    /// Place of the entry, or `missingCode` for a text that means missing.
    var code: Int32
  }

  static let missingCode: Int32 = -1
  static let notFound: Int32 = .min
  static let longestShortText = 16

  private(set) var count = 0
  private var entries: UnsafeMutablePointer<Entry>
  private var entryCapacity = 32
  /// Places of entries plus one; 0 is free.
  private var slots: UnsafeMutablePointer<UInt32>
  private var slotBits: UInt64 = 6
  private var heap: UnsafeMutablePointer<UInt8>
  private var heapCount = 0
  private var heapCapacity = 64
  /// Asked while a large dictionary grows.
  private let interruption: Interruption

  init(_ interruption: Interruption) {
    self.interruption = interruption
    entries = .allocate(capacity: entryCapacity)
    slots = .allocate(capacity: 1 << 6)
    slots.initialize(repeating: 0, count: 1 << 6)
    heap = .allocate(capacity: heapCapacity)
  }

  func deallocate() {
    entries.deallocate()
    slots.deallocate()
    heap.deallocate()
  }

  /// The entry of a code.
  subscript(code: Int) -> Entry { entries[code] }

  /// The code of a text of at most 16 bytes.
  @inline(__always)
  func code(first: UInt64, second: UInt64, length: Int) -> Int32 {
    let mask = (1 &<< slotBits) &- 1
    var slot = Self.slot(first, second, length, bits: slotBits)
    while true {
      let place = slots[Int(truncatingIfNeeded: slot)]
      if place == 0 { return Self.notFound }
      let entry = entries + (Int(truncatingIfNeeded: place) &- 1)
      if entry.pointee.first == first, entry.pointee.second == second,
        Int(entry.pointee.length) == length
      {
        return entry.pointee.code
      }
      slot = (slot &+ 1) & mask
    }
  }

  /// The code of any text.
  func code(of text: UnsafeBufferPointer<UInt8>) -> Int32 {
    if text.count <= Self.longestShortText {
      let (first, second) = Self.words(text)
      return code(first: first, second: second, length: text.count)
    }
    let hash = Self.hash(text)
    let mask = (1 &<< slotBits) &- 1
    var slot = Self.slot(hash, 0, text.count, bits: slotBits)
    while true {
      let place = slots[Int(truncatingIfNeeded: slot)]
      if place == 0 { return Self.notFound }
      let entry = entries[Int(truncatingIfNeeded: place) &- 1]
      if entry.first == hash, Int(entry.length) == text.count, isEqual(entry, text) { return entry.code }
      slot = (slot &+ 1) & mask
    }
  }

  /// Adds a text that is not there yet and returns its code; nil when there are more texts than codes, or when
  /// interrupted.
  mutating func insert(_ text: UnsafeBufferPointer<UInt8>, meansMissing: Bool) -> Int32? {
    guard count < Int(Int32.max) - 1, text.count <= Int(Int32.max) else { return nil }
    let code = meansMissing ? Self.missingCode : Int32(truncatingIfNeeded: count)
    var entry = Entry(first: 0, second: 0, length: Int32(truncatingIfNeeded: text.count), code: code)
    if text.count <= Self.longestShortText {
      (entry.first, entry.second) = Self.words(text)
    } else {
      entry.first = Self.hash(text)
      entry.second = UInt64(heapCount)
      guard appendToHeap(text) else { return nil }
    }
    if count == entryCapacity {
      guard let larger = moved(entries, count: count, to: entryCapacity * 2) else { return nil }
      entries = larger
      entryCapacity *= 2
    }
    (entries + count).initialize(to: entry)
    count += 1
    if count * 2 <= 1 << Int(slotBits) {
      occupySlot(count - 1)
    } else if !growSlots() {
      return nil
    }
    return code
  }

  /// Calls `body` with the bytes of the text of a code.
  func withText<Result>(of code: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let entry = entries[code]
    let length = Int(entry.length)
    if length > Self.longestShortText {
      return body(UnsafeBufferPointer(start: heap + Int(entry.second), count: length))
    }
    var words = (entry.first.littleEndian, entry.second.littleEndian)
    return withUnsafeBytes(of: &words) { bytes in
      body(UnsafeBufferPointer(rebasing: bytes.bindMemory(to: UInt8.self)[..<length]))
    }
  }
}

extension TextDictionary {
  @inline(__always)
  private static func slot(_ first: UInt64, _ second: UInt64, _ length: Int, bits: UInt64) -> UInt64 {
    let mixed = (first ^ (second &* 0xA24B_AED4_963E_E407)) &+ UInt64(truncatingIfNeeded: length)
    return ((mixed ^ (mixed &>> 32)) &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- bits)
  }

  private static func words(_ text: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
    var words: (UInt64, UInt64) = (0, 0)
    guard let base = text.baseAddress else { return words }
    var index = 0
    if text.count >= 8 {
      words.0 = ByteWord.load(base)
      index = 8
    }
    if text.count == 16 { return (words.0, ByteWord.load(base + 8)) }
    while index < text.count {
      let byte = UInt64(base[index]) &<< UInt64(truncatingIfNeeded: 8 &* (index & 7))
      if index < 8 { words.0 |= byte } else { words.1 |= byte }
      index &+= 1
    }
    return words
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let base = text.baseAddress else { return 0 }
    var hash: UInt64 = 0x2545_F491_4F6C_DD1D ^ UInt64(text.count)
    var index = 0
    while index + 8 <= text.count {
      hash = (hash ^ ByteWord.load(base + index)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      index += 8
    }
    while index < text.count {
      hash = (hash ^ UInt64(base[index])) &* 0x9E37_79B9_7F4A_7C15
      index += 1
    }
    return hash ^ (hash >> 32)
  }

  private func isEqual(_ entry: Entry, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = text.baseAddress else { return false }
    return memcmp(heap + Int(entry.second), base, text.count) == 0
  }

  private mutating func occupySlot(_ place: Int) {
    let entry = entries[place]
    let second = Int(entry.length) > Self.longestShortText ? 0 : entry.second
    var slot = Self.slot(entry.first, second, Int(entry.length), bits: slotBits)
    while slots[Int(slot)] != 0 { slot = (slot + 1) & ((1 << slotBits) - 1) }
    slots[Int(slot)] = UInt32(truncatingIfNeeded: place + 1)
  }

  /// Makes a table of more slots; false when interrupted, and then the table lacks entries, which is of no matter as
  /// nothing that was read will be kept.
  private mutating func growSlots() -> Bool {
    slots.deallocate()
    slotBits += 2
    slots = .allocate(capacity: 1 << Int(slotBits))
    for start in stride(from: 0, to: 1 << Int(slotBits), by: Self.piece) {
      (slots + start).initialize(repeating: 0, count: min(Self.piece, 1 << Int(slotBits) - start))
      // Without all of its slots the table must not be asked again.
      if interruption.isRequested { return abandonSlots() }
    }
    for place in 0..<count {
      if place % Self.piece == 0, interruption.isRequested { return false }
      occupySlot(place)
    }
    return true
  }

  /// Leaves a small empty table.
  private mutating func abandonSlots() -> Bool {
    slots.deallocate()
    slotBits = 6
    slots = .allocate(capacity: 1 << 6)
    slots.initialize(repeating: 0, count: 1 << 6)
    return false
  }

  /// Elements that are moved between two looks at the interruption.
  private static let piece = 1 << 16

  /// The elements in larger memory, the old given back; nil when interrupted, and then all is as it was.
  private func moved<Element: BitwiseCopyable>(
    _ elements: UnsafeMutablePointer<Element>, count: Int, to capacity: Int
  ) -> UnsafeMutablePointer<Element>? {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    for start in stride(from: 0, to: count, by: Self.piece) {
      if interruption.isRequested {
        larger.deallocate()
        return nil
      }
      (larger + start).update(from: elements + start, count: min(Self.piece, count - start))
    }
    elements.deallocate()
    return larger
  }

  private mutating func appendToHeap(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = text.baseAddress else { return true }
    if heapCount + text.count > heapCapacity {
      let capacity = max(heapCapacity * 2, heapCount + text.count)
      guard let larger = moved(heap, count: heapCount, to: capacity) else { return false }
      heap = larger
      heapCapacity = capacity
    }
    (heap + heapCount).update(from: base, count: text.count)
    heapCount += text.count
    return true
  }
}
