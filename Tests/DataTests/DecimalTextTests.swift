import Testing

@testable import Data

@Suite struct DecimalTextTests {
  private func double(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { field in
      DecimalText(field, point: UInt8(ascii: ".")).flatMap { $0.double(field, point: UInt8(ascii: ".")) }
    }
  }

  @Test(arguments: [
    "0.1", "2.8", "1e22", "1e23", "5e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
    "1.7976931348623157e308", "2.2250738585072014e-308", "9007199254740993", "9007199254740992.5",
    "9007199254740993.0000000000000000000001", "0.5000000000000000277555756156289135",
    "123456789012345678901234567890", "0.000000000000000000000000000001",
    "1.00000000000000011102230246251565",
    "3.141592653589793", "0.30000000000000004", "18446744073709551615", "18446744073709551616",
    "1844674407370955161.5", "0.1844674407370955161", "9.999999999999999999", "0.9999999999999999999",
    "6929495644600919.5", "8.5000000000000003", "4503599627370497.5", "1e-400", "-0.1", "1E5", "1.e2", ".5e1",
  ])
  func halvesAndExtremesRoundAsTheStandardLibrary(text: String) throws {
    let expected = try #require(Double(text))
    #expect(double(text)?.bitPattern == expected.bitPattern)
  }

  @Test func randomDoublesComeBack() {
    var generator = SeededGenerator(seed: 7)
    let numbers = (0..<10_000).flatMap { _ in
      [
        Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator)),
        Double.random(in: -1000...1000, using: &generator),
      ]
    }
    #expect(numbers.filter { $0.isFinite && double($0.description) != $0 } == [])
  }

  @Test func randomDigitsRoundAsTheStandardLibrary() {
    var generator = SeededGenerator(seed: 8)
    let texts = (0..<20_000).map { _ in
      let bits = UInt64.random(in: 0..<64, using: &generator)
      var text = String(UInt64.random(in: 1...UInt64.max, using: &generator) >> bits)
      let places = Int.random(in: 0...text.count, using: &generator)
      text.insert(".", at: text.index(text.endIndex, offsetBy: -places))
      return text.hasPrefix(".") ? "0" + text : text
    }
    #expect(texts.filter { double($0) != Double($0) } == [])
  }

  @Test(arguments: [
    "", "-", ".", "-.", "e5", "1e", "1e+", "1.2.3", "1,2", "0x1", "inf", "nan", "1 2", "--1", "1-",
  ])
  func otherTextsAreNoNumbers(text: String) {
    #expect(double(text) == nil)
  }

  @Test func numbersBeyondADoubleAreNone() {
    #expect(double("1e309") == nil)
    #expect(double("-1e99999999999999999999") == nil)
    #expect(double("1e-99999999999999999999") == 0)
  }

  @Test(arguments: [
    ("2.8", 28, 1), ("-0.05", -5, 2), ("100", 100, 0), ("1e5", 100_000, 0), ("1.5e1", 15, 0),
    ("12e-3", 12, 3),
  ])
  func shortDecimalsAreCodes(text: String, code: Int64, scale: Int) throws {
    var text = text
    let decimal = try #require(text.withUTF8 { DecimalText($0, point: UInt8(ascii: "."))?.scaledDecimal })
    #expect(decimal == (code, scale))
  }

  @Test(arguments: [
    ("007", true), ("0.7", false), ("00.7", true), ("0", false), ("+5", true), ("-05", true), ("-5", false),
  ])
  func identifiersAreTold(text: String, isCode: Bool) throws {
    var text = text
    #expect(try #require(text.withUTF8 { DecimalText($0, point: UInt8(ascii: ".")) }).looksLikeCode == isCode)
  }

  @Test func eightBytesAtOnce() {
    for text in ["1,345678", "12345678", "a2345678", "123:5678", "1/345678", "12\u{7f}45678", "\u{ff}234567"]
    {
      let bytes = Array(text.utf8.prefix(8)) + [UInt8](repeating: 0, count: 8)
      let word = bytes.withUnsafeBufferPointer { ByteWord.load($0.baseAddress!) }
      let digits = bytes.prefix(8).prefix { (48...57).contains($0) }
      #expect(ByteWord.digitCount(word) == digits.count)
      if !digits.isEmpty {
        let number = Int64(String(decoding: digits, as: UTF8.self))
        #expect(ByteWord.number(word, digits: digits.count) == number)
      }
    }
  }
}
