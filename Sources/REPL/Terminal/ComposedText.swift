@_spi(_Unicode) import Swift

extension String {
  /// The text with letters and their marks composed (normalisation form C): libedit gives each scalar a cell of its own,
  /// so `a` and a ring would put the cursor one cell too far.
  var composed: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in _nfc { scalars.append(scalar) }
    return String(scalars)
  }
}

extension Unicode.Scalar {
  /// The letter that this one and a mark after it make; `nil` when there is no such letter.
  func composed(with mark: Unicode.Scalar) -> Unicode.Scalar? {
    var pair = String(self)
    pair.unicodeScalars.append(mark)
    let scalars = pair.composed.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }

  var isCombiningMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}
