import Foundation
import Testing

@testable import Report

@Suite struct JSONValueTests {
  private func parsed(_ value: JSONValue) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(value.text.utf8), options: .fragmentsAllowed)
  }

  @Test func objectKeepsItsOrder() {
    let value: JSONValue = [
      "result": "model", "observations": 22009, "factor": 1.0012, "clusters": nil, "robust": true,
      "terms": [["name": "(Intercept)"], []],
    ]
    #expect(
      value.text
        == #"{"result":"model","observations":22009,"factor":1.0012,"clusters":null,"robust":true,"#
        + #""terms":[{"name":"(Intercept)"},[]]}"#)
  }

  @Test(arguments: [
    (2011.0, "2011"), (-0.5, "-0.5"), (0.1, "0.1"), (1e16, "1e+16"), (1.5e-9, "1.5e-09"), (-0.0, "-0"),
    (Double.nan, "null"), (.infinity, "null"), (-.infinity, "null"),
  ])
  func numbers(number: Double, expected: String) {
    #expect(JSONValue.number(number).text == expected)
  }

  @Test func numbersReadBackExactly() throws {
    var generator = SplitMix64(state: 2019)
    for _ in 0..<2000 {
      let number = Double(bitPattern: generator.next())
      guard number.isFinite else { continue }
      let text = JSONValue.number(number).text
      #expect(Double(text) == number)
      #expect(try JSONDecoder().decode(Double.self, from: Data(text.utf8)) == number)
    }
  }

  @Test(arguments: [
    ("kjønn", #""kjønn""#), (#"say "a\b""#, #""say \"a\\b\"""#),
    ("a\nb\tc\rd\u{0}\u{1F}", #""a\nb\tc\rd\u0000\u001f""#),
    ("a\u{2028}b\u{2029}", #""a\u2028b\u2029""#), ("\r\n", #""\r\n""#), ("👩‍👧", "\"👩‍👧\""), ("", "\"\""),
  ])
  func strings(string: String, expected: String) throws {
    #expect(JSONValue.string(string).text == expected)
    #expect(try parsed(.string(string)) as? String == string)
    #expect(try (parsed(.object([.init(string, 1)])) as? [String: Int]) == [string: 1])
  }

  @Test func absentValuesAreNull() {
    #expect(JSONValue.number(nil as Double?).text == "null")
    #expect(JSONValue.integer(nil as Int?).text == "null")
    #expect(JSONValue.string(nil as String?).text == "null")
    #expect(JSONValue.integer(.min).text == "-9223372036854775808")
  }

  @Test func tableAsData() {
    let table = Table(
      title: nil, columns: [TableColumn(""), TableColumn("b"), TableColumn("n")],
      rows: [
        .section("s"),
        .cells(label: "x", indent: 1, [.number(0.1234567, .decimals(1), stars: "*"), .count(7)]),
        .rule, .cells(label: "y", [.missing]),
      ])
    #expect(
      JSONValue(table, notes: ["p"]).text
        == #"{"result":"table","title":null,"rows":["x","y"],"columns":["b","n"],"#
        + #""cells":[[0.1234567,7],[null,null]],"notes":["p"]}"#)
  }
}
