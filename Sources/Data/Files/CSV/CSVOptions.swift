/// What separates the fields of a line.
package enum CSVDelimiter: Hashable, Sendable, CaseIterable {
  case comma
  case semicolon
  case tab

  package var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    }
  }
}

/// How a CSV file is to be understood.
///
/// Without options: fields separated as the header shows, decimal point, a field that is empty or only spaces is
/// missing (quoted or not), and kinds are found from all rows: integer, number, logical (true, false), date
/// (yyyy-mm-dd), else text. Numbers with leading zeros (`0301`, `007`) or a plus sign are identifiers and stay text; so
/// do `inf` and `nan`. A negative zero is zero. Lines without a byte are no rows.
package struct CSVOptions: Hashable, Sendable {
  /// What separates fields; nil to let the header decide.
  package var delimiter: CSVDelimiter?

  /// Whether decimals are written 2,8. The comma then separates no fields.
  package var usesDecimalComma: Bool

  /// Texts that mean missing, besides the empty field: `NA`, `-99`.
  package var missingTexts: [String]

  /// Kinds declared by column name. Numbers may then have leading zeros and a plus sign.
  package var kinds: [String: ColumnKind]

  package init(
    delimiter: CSVDelimiter? = nil, usesDecimalComma: Bool = false, missingTexts: [String] = [],
    kinds: [String: ColumnKind] = [:]
  ) {
    self.delimiter = delimiter
    self.usesDecimalComma = usesDecimalComma
    self.missingTexts = missingTexts
    self.kinds = kinds
  }
}
