import CReadStat

/// A column on its way into a file of Stata or SPSS.
struct StatisticalVariable {
  /// How the values are written.
  enum Values {
    case integers(PackedIntegers)
    case numbers(NumberStorage)
    /// A number for each code.
    case coded(PackedCodes, [Double])
    case logical(Bitmap)
    /// Days since 1970.
    case days([Int32])
    case texts(TextStorage)
  }

  /// What a kind of missing value is written as.
  enum MissingForm {
    case plain
    case tag(CChar)
    case number(Double)
    case text(String)
  }

  let column: Column
  let values: Values
  let type: readstat_type_t
  let width: Int
  let format: String?
  /// By the place of the kind.
  private(set) var missingForms: [MissingForm] = []
  private(set) var labels: [(value: Double, text: String)] = []
  private(set) var textLabels: [(value: String, text: String)] = []
  private(set) var notes: [WritingNote] = []

  init(_ column: Column, isStata: Bool, _ interruption: Interruption) throws(Interrupted) {
    self.column = column
    var type = READSTAT_TYPE_DOUBLE
    var width = 0
    var format: String?
    switch column.values {
    case .integer(let integers):
      values = .integers(integers)
      if isStata { type = Self.type(of: integers) }
    case .number(let storage): values = .numbers(storage)
    case .logical(let flags):
      values = .logical(flags)
      if isStata { type = READSTAT_TYPE_INT8 }
    case .date(let days):
      values = .days(days)
      format = isStata ? "%td" : "DATE11"
      if isStata { type = READSTAT_TYPE_INT32 }
    case .factor(let storage):
      values = .coded(storage.codes, Self.numbers(of: storage.levels))
      let areWhole = Self.numbers(of: storage.levels).allSatisfy(Self.isStataLong)
      if isStata, areWhole { type = READSTAT_TYPE_INT32 }
    case .text(let storage):
      values = .texts(storage)
      width = max(1, storage.dictionary.reduce(0) { max($0, $1.utf8.count) })
      type = isStata && width > Self.longestStataText ? READSTAT_TYPE_STRING_REF : READSTAT_TYPE_STRING
      if !isStata, width > Self.longestSPSSText {
        notes.append(.textsCut(column: column.name, limit: Self.longestSPSSText))
        width = Self.longestSPSSText
      }
    }
    self.type = type
    self.width = width
    self.format = format
    setLabels(isStata: isStata)
    let kinds = try formsOfKinds(isStata: isStata, interruption)
    missingForms = kinds.forms
    notes += kinds.notes
    notes += try roundedIntegers(interruption)
  }

  static let longestStataText = 2045
  static let longestSPSSText = 32_767

  /// Whether a number is a value of Stata's type `long`, which value labels are for.
  static func isStataLong(_ number: Double) -> Bool {
    Int32(exactly: number).map { stataLongs.contains($0) } ?? false
  }

  private static let stataLongs: ClosedRange<Int32> = -2_147_483_647...2_147_483_620

  /// Stata keeps the largest numbers of each type for missing values.
  private static func type(of integers: PackedIntegers) -> readstat_type_t {
    guard let bounds = try? integers.bounds() else { return READSTAT_TYPE_INT8 }
    if bounds.lowerBound >= -127, bounds.upperBound <= 100 { return READSTAT_TYPE_INT8 }
    if bounds.lowerBound >= -32_767, bounds.upperBound <= 32_740 { return READSTAT_TYPE_INT16 }
    if bounds.lowerBound >= -2_147_483_647, bounds.upperBound <= 2_147_483_620 { return READSTAT_TYPE_INT32 }
    return READSTAT_TYPE_DOUBLE
  }

  /// The levels' own numbers where each has one, else 1, 2, …
  private static func numbers(of levels: [Level]) -> [Double] {
    let numbers = levels.compactMap(\.number)
    return numbers.count == levels.count && Set(numbers).count == numbers.count
      ? numbers : levels.indices.map { Double($0 + 1) }
  }

  private mutating func setLabels(isStata: Bool) {
    switch column.values {
    case .factor(let storage):
      for (code, number) in Self.numbers(of: storage.levels).enumerated() {
        labels.append((number, column.levelLabel(code) ?? storage.levels[code].name))
      }
    case .logical:
      labels = [(0, column.levelLabel(0) ?? "false"), (1, column.levelLabel(1) ?? "true")]
    case .text:
      for label in column.valueLabels {
        guard let text = label.text.text() else { continue }
        if case .text(let value) = label.value, !isStata, value.utf8.count <= 8, width <= 8 {
          textLabels.append((value, text))
        } else {
          notes.append(.valueLabelsLost(column: column.name))
          return
        }
      }
    case .integer, .number:
      for label in column.valueLabels {
        guard let text = label.text.text(), let value = label.value.number else { continue }
        if isStata, !Self.isStataLong(value) {
          if notes.last != .valueLabelsLost(column: column.name) {
            notes.append(.valueLabelsLost(column: column.name))
          }
        } else {
          labels.append((value, text))
        }
      }
    case .date: break
    }
  }

  /// The label of each kind that is written.
  var missingLabels: [(form: MissingForm, text: String)] {
    zip(missingForms, column.missingCodes?.kinds ?? []).compactMap { form, kind in
      kind.text.text().map { (form, $0) }
    }
  }
}
