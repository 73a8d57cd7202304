import CReadStat
import Glibc

/// A column while it is being read: values in the form that the file has them, packed when all are there.
struct StatisticalColumn {
  let name: String
  let label: String
  let format: String
  /// Name of the set of value labels that it uses; empty for none.
  let labelSet: String
  let isText: Bool
  /// Whether the file holds whole numbers only, of at most 32 bits.
  private let isWhole: Bool
  let missingValues: DeclaredMissingValues

  /// One of the three is filled.
  private(set) var integers: [Int32] = []
  private(set) var numbers: [Double] = []
  private(set) var codes: [Int32] = []
  private(set) var dictionary: TextDictionary
  private(set) var kinds = MissingKinds()

  /// Stands for a missing value among `integers`; no package has it as a number.
  static let absentInteger = Int32.min

  init(_ variable: UnsafeMutablePointer<readstat_variable_t>, labelSet: String, _ interruption: Interruption)
  {
    name = String(cText: readstat_variable_get_name(variable))
    label = String(cText: readstat_variable_get_label(variable))
    format = String(cText: readstat_variable_get_format(variable))
    self.labelSet = labelSet
    let type = readstat_variable_get_type(variable)
    isText = type == READSTAT_TYPE_STRING || type == READSTAT_TYPE_STRING_REF
    isWhole = type == READSTAT_TYPE_INT8 || type == READSTAT_TYPE_INT16 || type == READSTAT_TYPE_INT32
    missingValues = DeclaredMissingValues(variable, isText: isText)
    dictionary = TextDictionary(interruption)
    for value in missingValues.single { kinds.declare(value) }
  }

  var count: Int { isText ? codes.count : isWhole ? integers.count : numbers.count }

  /// Takes the next row's value.
  /// - Returns: false when memory for its text was refused, or when interrupted.
  mutating func append(_ value: readstat_value_t) -> Bool {
    if isText { return appendText(value) }
    if value.is_tagged_missing != 0 {
      kinds.append(row: count, tag: UInt8(bitPattern: value.tag))
      appendAbsent()
    } else if value.is_system_missing != 0 {
      appendAbsent()
    } else if isWhole {
      integers.append(readstat_int32_value(value))
    } else {
      let number = readstat_double_value(value)
      if missingValues.isEmpty || !missingValues.contains(number) {
        numbers.append(number)
      } else {
        kinds.append(row: count, value: .number(number))
        appendAbsent()
      }
    }
    return true
  }

  /// Takes rows without a value until there are `length` of them.
  mutating func pad(to length: Int) {
    while count < length { appendAbsent() }
  }

  /// Lets go of the values, which have been packed elsewhere.
  mutating func release() {
    integers = []
    numbers = []
    codes = []
  }

  private mutating func appendAbsent() {
    if isText {
      codes.append(TextDictionary.missingCode)
    } else if isWhole {
      integers.append(Self.absentInteger)
    } else {
      numbers.append(.nan)
    }
  }

  private mutating func appendText(_ value: readstat_value_t) -> Bool {
    guard value.type == READSTAT_TYPE_STRING, let bytes = value.v.string_value else {
      appendAbsent()
      return true
    }
    var length = strlen(bytes)
    while length > 0, bytes[length - 1] == CChar(bitPattern: UInt8(ascii: " ")) { length -= 1 }
    if length == 0 {
      appendAbsent()
      return true
    }
    if !missingValues.isEmpty {
      let text = String(
        decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
      if missingValues.contains(text) {
        kinds.append(row: count, value: .text(text))
        appendAbsent()
        return true
      }
    }
    return bytes.withMemoryRebound(to: UInt8.self, capacity: length) { start in
      let text = UnsafeBufferPointer(start: start, count: length)
      var code = dictionary.code(of: text)
      if code == TextDictionary.notFound {
        guard let new = dictionary.insert(text, meansMissing: false) else { return false }
        code = new
      }
      codes.append(code)
      return true
    }
  }
}

/// The values that SPSS was told to take for missing.
struct DeclaredMissingValues: Sendable {
  private(set) var ranges: [ClosedRange<Double>] = []
  private(set) var texts: [ClosedRange<String>] = []

  init(_ variable: UnsafeMutablePointer<readstat_variable_t>, isText: Bool) {
    for place in 0..<readstat_variable_get_missing_ranges_count(variable) {
      let low = readstat_variable_get_missing_range_lo(variable, place)
      let high = readstat_variable_get_missing_range_hi(variable, place)
      if isText {
        let low = String(cText: readstat_string_value(low)).trimmingTrailingSpaces
        let high = String(cText: readstat_string_value(high)).trimmingTrailingSpaces
        if !low.isEmpty, low <= high { texts.append(low...high) }
      } else {
        let low = readstat_double_value(low)
        let high = readstat_double_value(high)
        if low <= high { ranges.append(low...high) }
      }
    }
  }

  var isEmpty: Bool { ranges.isEmpty && texts.isEmpty }

  /// Those that are single values, in their order.
  var single: [Scalar] {
    ranges.filter { $0.lowerBound == $0.upperBound }.map { .number($0.lowerBound) }
      + texts.filter { $0.lowerBound == $0.upperBound }.map { .text($0.lowerBound) }
  }

  func contains(_ number: Double) -> Bool { ranges.contains { $0.contains(number) } }
  func contains(_ text: String) -> Bool { texts.contains { $0.contains(text) } }
}

extension String {
  /// A text of the C library; bytes that are not UTF-8 are replaced.
  init(cText text: UnsafePointer<CChar>?) {
    self = text.map { String(cString: $0) } ?? ""
  }

  var trimmingTrailingSpaces: String {
    var trimmed = Substring(self)
    while trimmed.last == " " { trimmed.removeLast() }
    return String(trimmed)
  }
}
