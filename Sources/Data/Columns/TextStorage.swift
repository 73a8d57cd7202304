/// Texts as codes into a dictionary of the distinct ones, in the order in which they first appear.
package struct TextStorage: Hashable, Sendable {
  package var codes: PackedCodes

  /// The distinct texts by their bytes. It may hold texts that no row has any more.
  package var dictionary: [String]

  package init(codes: PackedCodes, dictionary: [String]) {
    self.codes = codes
    self.dictionary = dictionary
  }

  /// The text of a row; an empty one where the code has no entry, as in a missing row of an empty dictionary.
  package subscript(row: Int) -> String {
    let code = codes[row]
    return code < dictionary.count ? dictionary[code] : ""
  }

  func replacing(codes: PackedCodes) -> TextStorage {
    TextStorage(codes: codes, dictionary: dictionary)
  }
}
