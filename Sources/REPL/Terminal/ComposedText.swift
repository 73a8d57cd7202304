@_spi(_Unicode) import Swift

extension String {
  /// The text with letters and their marks composed, where they can be (normalisation form C).
  var composed: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in _nfc { scalars.append(scalar) }
    return String(scalars)
  }
}
