/// One dictionary made of those of several threads.
struct JoinedDictionary {
  private let parts: [TextDictionary]
  private var joined: TextDictionary
  private let interruption: Interruption

  /// With one thread the texts are different already: the codes that have appeared, in their order.
  private var appeared: [Int32] = []

  /// For each thread and code the place in the joined dictionary; −1 where the text has not appeared yet.
  private var places: [[Int32]]

  init(_ parts: [TextDictionary], _ interruption: Interruption) {
    self.parts = parts
    self.interruption = interruption
    joined = TextDictionary(interruption)
    places = parts.map { [Int32](repeating: -1, count: $0.count) }
  }

  func deallocate() {
    nonisolated(unsafe) let joined = joined
    if interruption.isRequested { Disposal.later { joined.deallocate() } } else { joined.deallocate() }
  }

  /// More texts than this there cannot be.
  var mostTexts: Int { parts.reduce(0) { $0 + $1.count } }

  func texts(_ interruption: Interruption) throws(Interrupted) -> [String] {
    if parts.count == 1 {
      return try appeared.mapped(interruption) { code in
        parts[0].withText(of: Int(code)) { String(decoding: $0, as: UTF8.self) }
      }
    }
    return try Array(0..<joined.count).mapped(interruption) { code in
      joined.withText(of: code) { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Writes the joined codes for a thread's codes; 0 for −1, which stands in missing rows.
  mutating func map<Source: FixedWidthInteger, Target: FixedWidthInteger>(
    _ codes: [Source], of part: Int, into target: UnsafeMutableBufferPointer<Target>
  ) {
    // Taken out for the loop, so that nothing is shared and copied within it.
    var places = places[part]
    self.places[part] = []
    places.withUnsafeMutableBufferPointer { places in
      codes.withUnsafeBufferPointer { codes in
        for index in 0..<min(codes.count, target.count) {
          let code = Int(codes[index])
          guard code >= 0 else {
            target[index] = 0
            continue
          }
          if places[code] < 0 { places[code] = place(of: code, in: part) }
          target[index] = Target(truncatingIfNeeded: places[code])
        }
      }
    }
    self.places[part] = places
  }

  @inline(never)
  private mutating func place(of code: Int, in part: Int) -> Int32 {
    if parts.count == 1 {
      appeared.append(Int32(truncatingIfNeeded: code))
      return Int32(truncatingIfNeeded: appeared.count - 1)
    }
    return parts[part].withText(of: code) { text in
      let known = joined.code(of: text)
      if known != TextDictionary.notFound { return known }
      return joined.insert(text, meansMissing: false) ?? 0
    }
  }
}
