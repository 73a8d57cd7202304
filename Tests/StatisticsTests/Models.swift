import Data
import Glibc

@testable import Statistics

/// The natural logarithm of a column, as the language's expressions will give it.
struct LogarithmSource: NumericSource {
  let column: Column

  var name: String { "log(\(column.name))" }
  var columnNames: [String] { [column.name] }

  func read(_ rows: Range<Int>, into numbers: UnsafeMutablePointer<Double>) {
    column.readNumbers(rows, into: numbers)
    for i in 0..<rows.count { numbers[i] = log(numbers[i]) }
  }
}

extension Frame {
  func source(_ name: String) -> ColumnSource { ColumnSource(self[name] ?? Column(name: name, numbers: [])) }

  func number(_ name: String) -> FormulaNode { .variable(.numeric(source(name))) }

  func logarithm(_ name: String) -> FormulaNode {
    .variable(.numeric(LogarithmSource(column: self[name] ?? Column(name: name, numbers: []))))
  }

  /// The column with this order of levels.
  mutating func order(_ name: String, _ levels: [String]) throws {
    try set(column(name).asFactor(levels: levels))
  }
}

func category(_ name: String, reference: String? = nil) -> FormulaNode {
  .variable(.category(CategoryVariable(column: name, referenceLevel: reference)))
}

func + (left: FormulaNode, right: FormulaNode) -> FormulaNode { .sum(left, right) }
func - (left: FormulaNode, right: FormulaNode) -> FormulaNode { .difference(left, right) }
func * (left: FormulaNode, right: FormulaNode) -> FormulaNode { .cross(left, right) }

/// The register with its levels in the report's order.
enum Register {
  static func frame() throws -> Frame {
    var frame = try ReferenceFiles.frame("Examples/data/nir.csv")
    try frame.order(
      "country",
      [
        "Eritrea", "Somalia", "Afghanistan", "Iran", "Irak", "Syria", "Sudan", "Etiopia", "Andre",
      ])
    try frame.order("net", ["none", "net1", "net2", "net3"])
    return frame
  }

  static func controls(_ frame: Frame) -> FormulaNode {
    category("gender") + category("age") + category("track") + category("country")
      + frame.number("months") + frame.logarithm("unemp")
  }

  /// Tabell 5.2 of the report.
  static func mainModel(_ frame: Frame) throws -> Formula {
    try Formula(
      response: frame.source("transition"),
      controls(frame) + category("cohort") + category("net"))
  }

  /// The reference tables write the logarithm of the unemployment rate in their own way.
  static func referenceName(_ term: String) -> String {
    term == "log(unemp)" ? "log_unemp" : term
  }
}

/// |a − b| / |b|.
func relativeDifference(_ value: Double, _ expected: Double) -> Double {
  (value - expected).magnitude / expected.magnitude
}

/// The user survey with its satisfaction score: the mean of eight indicators, each the mean of its items
/// answered with 4 or 5 (with `ja` for the plan).
enum Survey {
  private static let indicators = [
    ["norsk1"], ["resultat1", "resultat2", "resultat3", "resultat4"],
    ["medvirkning1", "medvirkning2", "medvirkning3"], ["respekt1", "respekt2", "respekt3"],
    ["info1", "info2", "info3"], ["tilgang1", "tilgang2"], ["palitelig1", "palitelig2"],
  ]

  static func frame() throws -> Frame {
    var frame = try ReferenceFiles.frame("Examples/data/survey.csv")
    var scores = (0..<frame.rowCount).map { row in
      frame["plan"]?.value(at: row) == .text("ja") ? 1.0 : 0
    }
    for items in indicators {
      for item in items {
        for (row, answer) in try frame.column(item).numbers.enumerated() where answer >= 4 {
          scores[row] += 1 / Double(items.count)
        }
      }
    }
    try frame.set(Column(name: "satisfaction", numbers: scores.map { $0 / 8 }))
    try frame.order("children", ["none", "1-3", "4+"])
    return frame
  }

  /// Vedlegg 3 of the report.
  static func model(_ frame: Frame) throws -> Formula {
    try Formula(
      response: frame.source("satisfaction"),
      category("gender") + category("age") + category("children") + category("marital")
        + category("network"))
  }
}
