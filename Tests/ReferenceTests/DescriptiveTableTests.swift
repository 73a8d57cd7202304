import Foundation
import ProgramTesting
import Testing

/// The report's descriptive tables, cell by cell as they are printed, against the figures that the data give to other
/// programs.
@Suite struct DescriptiveTableTests {
  static let figures = "Tests/Reference/nibr"

  /// The lines of the only table of an example: label and cells as printed, sections and the heading among them.
  private func printed(_ example: String) throws -> [[String]] {
    let process = try Program.run(
      ["run", "\(Repository.root)/Examples/nibr/\(example).koh", "--format", "markdown"])
    #expect(process.errors == "")
    #expect(process.status == 0)
    return process.output.split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
      line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
        $0.replacing("&emsp;", with: "").replacing("\\", with: "").trimmingCharacters(in: .whitespaces)
      }
    }.filter { !$0.allSatisfy { $0.hasPrefix(":") || $0.hasPrefix("-") } }
  }

  /// A number as the report prints it: so many decimals, halves away from zero, a comma.
  private func text(_ number: Double, _ decimals: Int) -> String {
    let scale = pow(10, Double(decimals))
    let rounded = (abs(number) * scale * (1 + 1e-12)).rounded(.toNearestOrAwayFromZero) / scale
    let sign = number < 0 && rounded > 0 ? "−" : ""
    return sign + String(format: "%.\(decimals)f", rounded).replacing(".", with: ",")
  }

  private func number(_ row: [String: String], _ column: String) throws -> Double {
    try #require(row[column].flatMap { Double($0) }, "\(column)")
  }

  /// Rows with figures, without headings of sections.
  private func figures(_ lines: [[String]]) -> [[String]] {
    lines.dropFirst().filter { $0.dropFirst().contains { !$0.isEmpty } }
  }

  static let labels = [
    "18-35": "18–35 år", "36-54": "36–54 år", "55+": "55 år eller mer", "kvinne": "Kvinner", "mann": "Menn",
    "none": "Ingen", "1-3": "1–3", "4+": "4 eller flere", "enslig": "Enslig", "gift": "Gift eller samboer",
    "net1": "Nettverk 1", "net2": "Nettverk 2", "net3": "Nettverk 3", "total": "Totalt", "16-24": "16–24 år",
    "25-34": "25–34 år", "35-44": "35–44 år", "45+": "45 år eller mer", "spor1": "Spor 1", "spor2": "Spor 2",
    "spor3": "Spor 3", "ukjent": "Ukjent", "median": "Måneder i programmet, median", "n": "N",
  ]

  @Test func tabell21() throws {
    let lines = try printed("tabell_2_1")
    #expect(lines.first == ["", "Nettverk 1", "Nettverk 2", "Nettverk 3", "Totalt"])
    let rows = try table("\(Self.figures)/attained_vs_2_1.csv")
    #expect(rows.count == 10)
    let shown = figures(lines)
    #expect(shown.count == rows.count + 1)
    for (row, line) in zip(rows, shown) {
      #expect(line[0] == Self.labels[row["category"] ?? ""])
      for (column, cell) in zip(["net1", "net2", "net3", "total"], line.dropFirst()) {
        #expect(cell == text(try number(row, column + "_attained"), 0), "\(line[0]), \(column)")
        #expect(cell == row[column + "_published"], "\(line[0]), \(column), published")
      }
    }
    #expect(shown.last == ["N", "440", "401", "263", "1 104"])
  }

  @Test(arguments: [
    ("tabell_4_1", ["resultat", "norsk", "medvirkning", "plan"]),
    ("tabell_4_2", ["respekt", "info", "tilgang", "palitelig"]),
  ])
  func tabell41And42(_ example: String, _ indicators: [String]) throws {
    let shown = figures(try printed(example))
    let rows = try table("\(Self.figures)/attained_vs_4_1_4_2.csv")
    var compared = 0
    for (index, line) in shown.enumerated() {
      for (indicator, cell) in zip(indicators, line.dropFirst()) {
        let own = rows.filter { $0["indicator"] == indicator }
        let row = try #require(own.indices.contains(index) ? own[index] : nil)
        #expect(line[0] == Self.labels[row["category"] ?? ""])
        #expect(cell == text(try number(row, "attained_percent"), 0), "\(line[0]), \(indicator)")
        compared += 1
      }
    }
    #expect(compared == 56)
  }

  @Test func tabell43() throws {
    let lines = figures(try printed("tabell_4_3"))
    let names = ["resultat", "norsk", "medvirkning", "plan", "respekt", "info", "tilgang", "palitelig"]
    let rows = try table("\(Self.figures)/attained_vs_4_3.csv")
    #expect(rows.count == 28)
    for row in rows {
      let places = ["indicator_a", "indicator_b"].compactMap { names.firstIndex(of: row[$0] ?? "") }
      let (low, high) = (try #require(places.min()), try #require(places.max()))
      let stars = row["stars_published"] ?? ""
      let cell = text(try number(row, "rho_attained"), 3) + stars
      #expect(lines[high][low + 1] == cell, "\(names[low]), \(names[high])")
    }
    #expect(lines.last == ["N"] + Array(repeating: "1 104", count: 8))
  }

  @Test func tabell51() throws {
    let lines = try printed("tabell_5_1")
    #expect(lines.first == ["", "Nettverk", "Andre kommuner", "Totalt"])
    let shown = figures(lines)
    let rows = try table("\(Self.figures)/attained_vs_5_1.csv")
    #expect(rows.count == shown.count && rows.count == 27)
    for (row, line) in zip(rows, shown) {
      let category = row["category"] ?? ""
      #expect(line[0] == Self.labels[category] ?? category)
      for (column, cell) in zip(["network", "others", "total"], line.dropFirst()) {
        let plain = cell.filter { $0.isNumber || $0 == "," }
        #expect(plain == text(try number(row, column + "_attained"), 0), "\(line[0]), \(column)")
        #expect(plain == row[column + "_published"], "\(line[0]), \(column), published")
      }
    }
  }

  @Test func vedlegg3() throws {
    let lines = figures(try printed("vedlegg_3"))
    let rows = try table("\(Self.figures)/attained_vedlegg_3.csv")
    #expect(rows.count == lines.count && rows.count == 9)
    // The constant stands last.
    for (row, line) in zip(rows.dropFirst() + rows.prefix(1), lines) {
      let term = row["term"] ?? ""
      let level = term.split(separator: "[").last.map { String($0.dropLast()) } ?? ""
      #expect(line[0] == Self.labels[level] ?? "Konstant")
      let cells = line.dropFirst().map {
        $0.replacing("−", with: "-").replacing(",", with: ".").filter { $0 != "*" }
      }
      for (cell, column) in zip(cells, ["coefficient", "se"]) {
        let (shown, expected) = (try #require(Double(cell)), try number(row, column))
        #expect(
          abs(shown - expected) <= 0.5000001 * pow(10, floor(log10(abs(expected))) - 5), "\(term), \(column)")
      }
      #expect(line[3] == text(try number(row, "p"), 3), "p of \(term)")
    }
  }

  @Test func tabell45() throws {
    let shown = figures(try printed("tabell_4_5"))
    let rows = try table("\(Self.figures)/attained_vs_4_5.csv")
    let byName = Dictionary(rows.map { ($0["municipality"] ?? "", $0) }) { first, _ in first }
    #expect(shown.count == 33 && rows.count == 33)
    let indicators = ["resultat", "norsk", "medvirkning", "plan", "respekt", "info", "tilgang", "palitelig"]
    for line in shown {
      let row = try #require(byName[line[0]])
      for (indicator, cell) in zip(indicators, line.dropFirst()) {
        #expect(cell == row["score_" + indicator], "\(line[0]), \(indicator)")
      }
      #expect(line.last == text(try number(row, "total_attained"), 1), "\(line[0])")
    }
    let totals = try shown.map { try number(try #require(byName[$0[0]]), "total_attained") }
    #expect(totals == totals.sorted(by: >))
  }

  /// Each figure has its colour: the greatest of its column green, the smallest red.
  @Test func tabell45IsShaded() throws {
    let process = try Program.run(
      ["run", "\(Repository.root)/Examples/nibr/tabell_4_5.koh", "--format", "html"])
    let cells = process.output.split(separator: "<td").dropFirst()
    let coloured = cells.filter { $0.contains("background-color") }
    #expect(coloured.count == 33 * 9)
    for cell in coloured where cell.contains(">4</td>") { #expect(cell.contains("#63be7b")) }
    for cell in coloured where cell.contains(">1</td>") { #expect(cell.contains("#f8696b")) }
    #expect(process.output.contains("<html lang=\"nb\">"))
  }
}
