import Data
import Testing

@Suite struct CSVReadingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var kinds: [ColumnKind]
    /// Rows as they print.
    var rows: [[String]]
    var options = CSVOptions()

    init(
      _ testDescription: String, _ text: String, _ kinds: [ColumnKind], _ rows: [[String]],
      options: CSVOptions = CSVOptions()
    ) {
      self.testDescription = testDescription
      self.text = text
      self.kinds = kinds
      self.rows = rows
      self.options = options
    }
  }

  @Test(arguments: cases)
  func valuesAndKinds(of example: Case) throws {
    let frame = try read(csv: example.text, options: example.options).frame
    #expect(frame.columns.map(\.kind) == example.kinds)
    #expect(printed(frame) == example.rows)
  }

  static let cases: [Case] = [
    Case("one column", "a\n1\n2\n", [.integer], [["1"], ["2"]]),
    Case("no newline at the end", "a,b\n1,x", [.integer, .text], [["1", "x"]]),
    Case(
      "carriage returns and line feeds", "a,b\r\n1,x\r\n2,y\r\n", [.integer, .text],
      [["1", "x"], ["2", "y"]]),
    Case("carriage returns alone", "a,b\r1,x\r2,y", [.integer, .text], [["1", "x"], ["2", "y"]]),
    Case("byte order mark", "\u{FEFF}a,b\n1,x\n", [.integer, .text], [["1", "x"]]),
    Case("empty lines at the end", "a,b\n1,x\n\n\n", [.integer, .text], [["1", "x"]]),
    Case("empty lines before the header", "\n\r\na,b\n1,x\n", [.integer, .text], [["1", "x"]]),
    Case(
      "quotes", "\"a\",\"b,c\"\n\"1\",\"x\"\"y\"\n2,\"p,q\"\n", [.integer, .text],
      [["1", "x\"y"], ["2", "p,q"]]),
    Case(
      "quoted newlines", "a,b\n1,\"x\ny\"\n2,\"\r\n\"\n", [.integer, .text], [["1", "x\ny"], ["2", "\r\n"]]),
    Case("only quotes", "a\n\"\"\"\"\n\"\"\"x\"\"\"\n", [.text], [["\""], ["\"x\""]]),
    Case("quotes within a text", "a\nx\"y\"\n", [.text], [["x\"y\""]]),
    Case(
      "empty fields", "a,b,c\n,,\n1,x,2.5\n\"\",\"\", \n", [.integer, .text, .number],
      [["missing", "missing", "missing"], ["1", "x", "2.5"], ["missing", "missing", "missing"]]),
    Case("an empty column", "a,b\n1,\n2,\n", [.integer, .number], [["1", "missing"], ["2", "missing"]]),
    Case("integers then decimals", "a\n1\n2.75\n-0.5\n", [.number], [["1"], ["2.75"], ["-0.5"]]),
    Case(
      "decimals of growing length", "a\n0.5\n0.25\n0.125\n3\n", [.number],
      [["0.5"], ["0.25"], ["0.125"], ["3"]]),
    Case("point without digits beside it", "a\n.5\n5.\n-.25\n", [.number], [["0.5"], ["5"], ["-0.25"]]),
    Case(
      "exponents", "a\n1e5\n2E-3\n1e+22\n5e-324\n", [.number], [["100000"], ["0.002"], ["1e+22"], ["5e-324"]]),
    Case("negative zero", "a\n-0\n-0.0\n-0e0\n", [.number], [["0"], ["0"], ["0"]]),
    Case(
      "64-bit integers", "a\n9223372036854775807\n-9223372036854775808\n", [.integer],
      [["9223372036854775807"], ["-9223372036854775808"]]),
    Case("longer integers", "a\n9223372036854775808\n1\n", [.number], [["9.223372036854776e+18"], ["1"]]),
    Case("leading zeros", "a,b\n0301,007\n1101,1\n", [.text, .text], [["0301", "007"], ["1101", "1"]]),
    Case("leading zeros found late", "a\n1101\n0301\n", [.text], [["1101"], ["0301"]]),
    Case("plus signs", "a\n+47\n", [.text], [["+47"]]),
    Case(
      "spaces around numbers", "a,b\n 1 , 2.5\n2,3\n", [.integer, .number], [["1", "2.5"], ["2", "3"]]),
    Case("spaces around texts", "a\n x \n", [.text], [[" x "]]),
    Case(
      "logicals", "a,b\ntrue,TRUE\nfalse,\n", [.logical, .logical],
      [["true", "true"], ["false", "missing"]]),
    Case("logicals among texts", "a\ntrue\nmaybe\n", [.text], [["true"], ["maybe"]]),
    Case("dates", "a\n2019-04-01\n\n1969-12-31\n", [.date], [["2019-04-01"], ["1969-12-31"]]),
    Case(
      "days that there are not", "a\n2019-02-28\n2019-02-29\n", [.text], [["2019-02-28"], ["2019-02-29"]]),
    Case("nan and inf", "a,b\nnan,1\ninf,2\n", [.text, .integer], [["nan", "1"], ["inf", "2"]]),
    Case("numbers too large for a double", "a\n1\n1e999\n", [.text], [["1"], ["1e999"]]),
    Case("hexadecimal", "a\n0x1F\n", [.text], [["0x1F"]]),
    Case("minus alone", "a\n-\n1\n", [.text], [["-"], ["1"]]),
    Case("other letters", "navn\nB\u{e6}rum\n\u{1F600}\n", [.text], [["B\u{e6}rum"], ["\u{1F600}"]]),
    Case(
      "texts of all lengths", "a\nabcdefg\nabcdefgh\nabcdefghijklmno\nabcdefghijklmnop\nabcdefghijklmnopq\n",
      [.text],
      [["abcdefg"], ["abcdefgh"], ["abcdefghijklmno"], ["abcdefghijklmnop"], ["abcdefghijklmnopq"]]),
    Case("semicolons", "a;b\n1;2,5\n", [.integer, .text], [["1", "2,5"]]),
    Case("tabs", "a\tb\n1\tx,y\n", [.integer, .text], [["1", "x,y"]]),
    Case(
      "decimal comma", "a;b\n1;2,5\n3;-0,25\n", [.integer, .number], [["1", "2.5"], ["3", "-0.25"]],
      options: CSVOptions(usesDecimalComma: true)),
    Case(
      "long decimals with a comma", "a\n0,12345678901234567\n", [.number], [["0.12345678901234566"]],
      options: CSVOptions(usesDecimalComma: true)),
    Case(
      "declared delimiter", "a;b,c\n1;2,3\n", [.text, .integer], [["1;2", "3"]],
      options: CSVOptions(delimiter: .comma)),
    Case(
      "missing texts", "a,b,c\nNA,x,-99\n1,NA,5\n NA ,\"NA\",-99\n", [.integer, .text, .integer],
      [["missing", "x", "missing"], ["1", "missing", "5"], ["missing", "missing", "missing"]],
      options: CSVOptions(missingTexts: ["NA", "-99"])),
    Case(
      "declared kinds", "a,b,c,d,e\n007,1,2,true,2019-04-01\n1,,2,,\n",
      [.number, .text, .factor, .logical, .date],
      [["7", "1", "2", "true", "2019-04-01"], ["1", "missing", "2", "missing", "missing"]],
      options: CSVOptions(kinds: ["a": .number, "b": .text, "c": .factor, "d": .logical, "e": .date])),
    Case(
      "declared integers", "a\n+5\n007\n", [.integer], [["5"], ["7"]],
      options: CSVOptions(kinds: ["a": .integer])),
    Case("header alone", "a,b\n", [.number, .number], []),
    Case("header without newline", "a,b", [.number, .number], []),
    Case("spaces in names", " a ,b c \n1,2\n", [.integer, .integer], [["1", "2"]]),
  ]

  @Test func namesAreTrimmed() throws {
    #expect(try read(csv: " a ,\"b c \",\u{e5}r\n1,2,3\n").frame.columnNames == ["a", "b c", "\u{e5}r"])
  }

  @Test func factorsOfNumbersKeepTheirNumbers() throws {
    let options = CSVOptions(kinds: ["cohort": .factor])
    let frame = try read(csv: "cohort\n2016\n2011\n", options: options).frame
    #expect(frame["cohort"]?.levels.map(\.number) == [2011, 2016])
  }

  @Test func textsStandInTheOrderOfTheirAppearance() throws {
    let frame = try read(csv: "a\nz\n\nb\nz\na\n").frame
    #expect(frame["a"]?.levels.map(\.name) == ["z", "b", "a"])
  }
}

func read(
  csv text: String, options: CSVOptions = CSVOptions(), threads: Int = 1, blockLength: Int? = nil
) throws(FileError) -> CSVResult {
  try CSVReader(
    bytes: Array(text.utf8), name: "data.csv", options: options, threads: threads, blockLength: blockLength
  ).read()
}

/// The values of a frame by rows, as they print.
func printed(_ frame: Frame) -> [[String]] {
  (0..<frame.rowCount).map { row in frame.columns.map { $0.value(at: row).description } }
}
