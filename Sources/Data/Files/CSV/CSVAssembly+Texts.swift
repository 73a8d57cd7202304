extension CSVAssembly {
  /// A text column: the codes of each thread's dictionary become places in one dictionary, whose texts stand in the
  /// order in which they first appear in the file.
  func texts(_ column: Int) -> TextStorage {
    var joined = JoinedDictionary(pass.scratches.map { $0.columns[column].dictionary })
    defer { joined.deallocate() }
    let codes: PackedCodes =
      switch joined.mostTexts {
      case ...(1 << 8): .uint8(codes(column, through: &joined))
      case ...(1 << 16): .uint16(codes(column, through: &joined))
      default: .uint32(codes(column, through: &joined))
      }
    let texts = joined.texts
    return TextStorage(codes: codes.narrowed(below: texts.count), dictionary: texts)
  }

  private func codes<Code: FixedWidthInteger & BitwiseCopyable>(
    _ column: Int, through joined: inout JoinedDictionary
  ) -> [Code] {
    [Code](unsafeUninitializedCapacity: pass.rowCount) { target, initializedCount in
      for block in pass.blocks.indices {
        let rows = pass.rowsBefore[block]..<pass.rowsBefore[block + 1]
        let slice = UnsafeMutableBufferPointer(rebasing: target[rows])
        let fragment = pass.fragments.take(block: block, column: column)
        switch fragment.values {
        case .integers(.int8(let codes)): joined.map(codes, of: fragment.worker, into: slice)
        case .integers(.int16(let codes)): joined.map(codes, of: fragment.worker, into: slice)
        case .integers(.int32(let codes)): joined.map(codes, of: fragment.worker, into: slice)
        case .integers(.int64(let codes)): joined.map(codes, of: fragment.worker, into: slice)
        case .none, .doubles: slice.initialize(repeating: 0)
        }
      }
      initializedCount = pass.rowCount
    }
  }
}

/// One dictionary made of those of several threads.
struct JoinedDictionary {
  private let parts: [TextDictionary]
  private var joined = TextDictionary()
  /// For each thread and code the place in the joined dictionary; −1 where the text has not appeared yet.
  private var places: [[Int32]]

  init(_ parts: [TextDictionary]) {
    self.parts = parts
    places = parts.map { [Int32](repeating: -1, count: $0.count) }
  }

  func deallocate() { joined.deallocate() }

  /// More texts than this there cannot be.
  var mostTexts: Int { parts.reduce(0) { $0 + $1.count } }

  var texts: [String] {
    (0..<joined.count).map { code in
      joined.withText(of: code) { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Writes the joined codes for a thread's codes; 0 for −1, which stands in missing rows.
  mutating func map<Source: FixedWidthInteger, Target: FixedWidthInteger>(
    _ codes: [Source], of part: Int, into target: UnsafeMutableBufferPointer<Target>
  ) {
    let dictionary = parts[part]
    var joined = joined
    places[part].withUnsafeMutableBufferPointer { places in
      codes.withUnsafeBufferPointer { codes in
        for index in 0..<min(codes.count, target.count) {
          let code = Int(codes[index])
          guard code >= 0 else {
            target[index] = 0
            continue
          }
          if places[code] < 0 { places[code] = Self.place(of: code, in: dictionary, joining: &joined) }
          target[index] = Target(truncatingIfNeeded: places[code])
        }
      }
    }
    self.joined = joined
  }

  @inline(never)
  private static func place(
    of code: Int, in dictionary: TextDictionary, joining joined: inout TextDictionary
  ) -> Int32 {
    dictionary.withText(of: code) { text in
      let known = joined.code(of: text)
      if known != TextDictionary.notFound { return known }
      return joined.insert(text, meansMissing: false) ?? 0
    }
  }
}
