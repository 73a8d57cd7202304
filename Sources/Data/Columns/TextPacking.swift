/// Packs texts into codes and a dictionary, a block of rows at a time.
package struct TextPacking {
  private var dictionary: [String] = []
  // Keyed by bytes: two spellings of é are equal strings in Swift, but stay two texts here.
  private var places: [[UInt8]: Int32] = [:]
  private var codes: [Int32] = []
  private var absent: Bitmap

  package init(rowCount: Int) {
    absent = Bitmap(count: rowCount)
    codes.reserveCapacity(rowCount)
  }

  /// Adds the next rows; nil is missing.
  package mutating func append(_ texts: [String?]) {
    for text in texts {
      guard let text else {
        absent.set(codes.count)
        codes.append(0)
        continue
      }
      let key = Array(text.utf8)
      if let place = places[key] {
        codes.append(place)
      } else {
        let place = Int32(truncatingIfNeeded: dictionary.count)
        places[key] = place
        dictionary.append(text)
        codes.append(place)
      }
    }
  }

  /// The column of all rows, which must be as many as were announced.
  package func column(named name: String, _ interruption: Interruption?) throws(Interrupted) -> Column {
    let codes = try PackedCodes(codes, below: dictionary.count, interruption)
    return Column(
      name: name, values: .text(TextStorage(codes: codes, dictionary: dictionary)), missing: absent)
  }

  /// The same where nobody interrupts.
  func column(named name: String) -> Column {
    (try? column(named: name, nil))
      ?? Column(name: name, values: .text(TextStorage(codes: .uint32([]), dictionary: [])))
  }
}
