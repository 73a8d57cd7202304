import Data
import Testing

@Suite struct ColumnTests {
  @Test func numbersBecomeDecimalsOfTheFewestPlaces() throws {
    let rates = Column(name: "unemp", numbers: [2.8, 1.2, 5.0, .nan])
    #expect(rates.values == .number(.decimals(codes: .int8([28, 12, 50, 0]), scale: 1)))
    #expect(rates.missing == Bitmap([false, false, false, true]))
    #expect(
      Column(name: "x", numbers: [1, 300]).values == .number(.decimals(codes: .int16([1, 300]), scale: 0)))
    #expect(Column(name: "x", numbers: [.pi]).values == .number(.doubles([.pi])))
    #expect(Column(name: "x", numbers: [-.infinity, 1e300]).missingCount == 1)
  }

  @Test(arguments: [
    ([0, 127, -128], 1), ([128], 2), ([-32_768, 32_767], 2), ([32_768], 4), ([Int64(Int32.min)], 4),
    ([Int64(Int32.max) + 1], 8), ([.min, .max], 8),
  ])
  func integersTakeTheNarrowestWidth(values: [Int64], bytes: Int) {
    let column = Column(name: "n", integers: values)
    #expect(bytesPerRow(of: column) == bytes)
    #expect(values.indices.map { column.value(at: $0) } == values.map { .integer($0) })
  }

  @Test func blocksOfNumbersAgreeWithSingleValues() throws {
    let missing = Bitmap([false, true, false, false])
    let columns = [
      Column(name: "a", numbers: [0.1, 5, -2.5, 1e-300], missing: missing),
      Column(name: "b", integers: [1, 2, 3, -4], missing: missing),
      Column(name: "c", logicals: [true, nil, false, true]),
      Column(name: "d", dates: [0, nil, -1, 17_000]),
    ]
    for column in columns {
      #expect(column.isNumeric)
      let numbers = column.numbers
      for row in 0..<4 { #expect(column.value(at: row).number == (numbers[row].isNaN ? nil : numbers[row])) }
      let part = withUnsafeTemporaryAllocation(of: Double.self, capacity: 2) { buffer in
        buffer.initialize(repeating: 0)
        column.readNumbers(2..<4, into: buffer.baseAddress!)
        return Array(buffer)
      }
      #expect(part == Array(numbers[2...]))
    }
  }

  @Test func codesOfMissingRowsAreMinusOne() throws {
    let text = Column(name: "t", texts: ["b", nil, "a", "b"])
    #expect(codes(of: text) == [0, -1, 1, 0])
    #expect(text.levels.map(\.name) == ["b", "a"])
    #expect(codes(of: Column(name: "l", logicals: [true, nil, false])) == [1, -1, 0])
    #expect(codes(of: Column(name: "i", integers: [5])) == [-1])
    #expect(text.value(at: 1) == .missing)
    #expect(text.value(at: 99) == .missing)
  }

  @Test func textsAreTheirBytes() throws {
    let composed = "\u{e9}"
    let decomposed = "e\u{301}"
    #expect(Column(name: "t", texts: [composed, decomposed, composed]).levels.count == 2)
  }

  @Test(arguments: [
    (Scalar.number(2), "2"), (.number(2.8), "2.8"), (.number(1e22), "1e+22"), (.number(-0.5), "-0.5"),
    (.integer(-7), "-7"), (.text("mann"), "mann"), (.logical(true), "true"), (.missing, "missing"),
    (.date(0), "1970-01-01"), (.date(-1), "1969-12-31"), (.date(17_987), "2019-04-01"),
  ])
  func scalarsPrintAsTheyAreWritten(scalar: Scalar, text: String) {
    #expect(scalar.description == text)
  }

  @Test func everyDayComesBack() throws {
    for day in stride(from: Int32(-719_162), through: 2_932_896, by: 13) {
      let date = CalendarDate(daysSince1970: day)
      #expect(CalendarDate(year: date.year, month: date.month, day: date.day)?.daysSince1970 == day)
    }
    #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 2000, month: 4, day: 31) == nil)
  }
}

/// Bytes that the values of one row take.
func bytesPerRow(of column: Column) -> Int {
  func width(_ codes: PackedCodes) -> Int {
    switch codes {
    case .uint8: 1
    case .uint16: 2
    case .uint32: 4
    }
  }
  func width(_ integers: PackedIntegers) -> Int {
    switch integers {
    case .int8: 1
    case .int16: 2
    case .int32: 4
    case .int64: 8
    }
  }
  switch column.values {
  case .number(.doubles): return 8
  case .number(.decimals(let codes, _)): return width(codes)
  case .integer(let integers): return width(integers)
  case .text(let storage): return width(storage.codes)
  case .factor(let storage): return width(storage.codes)
  case .date: return 4
  case .logical: return 1
  }
}

func codes(of column: Column) -> [Int32] {
  var codes = [Int32](repeating: -9, count: column.count)
  codes.withUnsafeMutableBufferPointer { buffer in
    if let base = buffer.baseAddress { column.readCodes(0..<column.count, into: base) }
  }
  return codes
}
