/// Categories as codes into an ordered list of levels.
package struct FactorStorage: Hashable, Sendable {
  package var codes: PackedCodes
  package var levels: [Level]

  /// Place of the level that the others are compared with.
  package var referenceIndex: Int

  package init(codes: PackedCodes, levels: [Level], referenceIndex: Int = 0) {
    self.codes = codes
    self.levels = levels
    self.referenceIndex = referenceIndex
  }

  func replacing(codes: PackedCodes) -> FactorStorage {
    FactorStorage(codes: codes, levels: levels, referenceIndex: referenceIndex)
  }
}

/// One category of a factor.
package struct Level: Hashable, Sendable {
  /// What identifies the level in a script and in a table: `mann`, `2015`.
  package var name: String

  /// The number that the level stands for, kept when numbers are made categories.
  package var number: Double?

  /// A longer text for tables.
  package var label: String?

  package init(name: String, number: Double? = nil, label: String? = nil) {
    self.name = name
    self.number = number
    self.label = label
  }
}
