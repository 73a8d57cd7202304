import Foundation
import ProgramTesting
import Testing

/// The report's tables: the register's numbers at full precision, and the published ones as they are printed.
@Suite struct PublishedTableTests {
  static let register = "Tests/Reference/nibr"

  struct Errors: Sendable, CustomTestStringConvertible {
    let option: String
    let column: String
    var testDescription: String { column }
  }

  static let kinds = [
    Errors(option: "classical", column: "se_classical"), Errors(option: "hc0", column: "se_hc0"),
    Errors(option: "robust", column: "se_hc1"), Errors(option: "hc2", column: "se_hc2"),
    Errors(option: "hc3", column: "se_hc3"),
    Errors(option: "cluster(municipality)", column: "se_cluster_municipality"),
  ]

  private func expectAgreement(
    _ actual: Double?, _ expected: String?, _ name: String, location: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try #require(expected.flatMap { Double($0) }, "no reference for \(name)")
    let actual = try #require(actual, "no value for \(name)")
    #expect(abs(actual - expected) <= 1e-9 * abs(expected), "\(name)", sourceLocation: location)
  }

  /// The script of an example with its last options replaced by another kind of standard errors.
  private func example(_ name: String, with option: String) throws -> [String] {
    let text = try Repository.text("Examples/nibr/\(name).koh")
    let lines = text.replacing("../data", with: "\(Repository.root)/Examples/data")
    return lines.replacing("robust", with: option).split(separator: "\n").map(String.init)
  }

  @Test(arguments: kinds)
  func tabell52HasEveryKindOfStandardError(_ errors: Errors) throws {
    let results = try Script.results(of: try example("tabell_5_2", with: errors.option))
    let computed = try #require(results.last).quantities
    let rows = try table("\(Self.register)/attained_5_2_ols.csv")
    #expect(rows.count == 26)
    for row in rows {
      let term = row["term"] == "log_unemp" ? "log(unemp)" : row["term"] ?? ""
      try expectAgreement(computed["coef(\(term))"], row["coefficient"], term)
      try expectAgreement(computed["se(\(term))"], row[errors.column], "\(errors.column) of \(term)")
      if errors.option == "robust" {
        try expectAgreement(computed["t(\(term))"], row["t_hc1"], "t of \(term)")
        try expectAgreement(computed["p(\(term))"], row["p_hc1"], "p of \(term)")
        try expectAgreement(computed["lower(\(term))"], row["ci_low_hc1"], "lower end of \(term)")
        try expectAgreement(computed["upper(\(term))"], row["ci_high_hc1"], "upper end of \(term)")
      }
      if errors.column == "se_cluster_municipality" {
        try expectAgreement(computed["p(\(term))"], row["p_cluster_municipality"], "p of \(term)")
      }
    }
  }

  @Test func tabell52HasTheStatisticsOfTheFit() throws {
    let robust = try #require(
      try Script.results(file: "\(Repository.root)/Examples/nibr/tabell_5_2.koh").last
    ).quantities
    let classical = try #require(
      try Script.results(of: try example("tabell_5_2", with: "classical")).last
    ).quantities
    let clustered = try #require(
      try Script.results(of: try example("tabell_5_2", with: "cluster(municipality)")).last
    ).quantities
    let names = [
      "n": "n", "r2": "r_squared", "r2_adj": "adjusted_r_squared", "rss": "residual_sum_of_squares",
      "sigma": "residual_standard_error", "loglik": "log_likelihood", "aic": "aic", "bic": "bic",
      "df_resid": "df", "mean_y": "response_mean", "fitted_below_0": "fitted_below_0",
      "fitted_above_1": "fitted_above_1", "f_hc1": "f",
    ]
    var compared = 0
    for row in try table("\(Self.register)/attained_5_2_fit.csv") {
      let statistic = row["statistic"] ?? ""
      if let name = names[statistic] {
        try expectAgreement(robust[name], row["value"], name)
        compared += 1
      }
      if statistic == "f_classical" { try expectAgreement(classical["f"], row["value"], statistic) }
      if statistic == "clusters" { try expectAgreement(clustered["clusters"], row["value"], statistic) }
    }
    #expect(compared == names.count)
  }

  @Test(arguments: kinds)
  func tabell54HasEveryKindOfStandardError(_ errors: Errors) throws {
    let results = try Script.results(of: try example("tabell_5_4", with: errors.option))
    let computed = try #require(results.last).quantities
    let rows = try table("\(Self.register)/attained_5_4_did.csv")
    let names = ["post": "after", "network": "treated", "post:network": "after:treated", "log_unemp": "log(unemp)"]
    #expect(rows.count == 21)
    for row in rows {
      let written = row["term"] ?? ""
      let term = names[written] ?? written
      try expectAgreement(computed["coef(\(term))"], row["coefficient"], term)
      try expectAgreement(computed["se(\(term))"], row[errors.column], "\(errors.column) of \(term)")
    }
  }

  @Test func tabell54HasTheExactCounts() throws {
    let results = try Script.results(file: "\(Repository.root)/Examples/nibr/tabell_5_4.koh")
    let cells = try #require(results.last?.did).cells.mapValues(\.n)
    #expect(
      cells == [
        "control_before": 11753, "treated_before": 2680, "control_after": 5921, "treated_after": 1655,
      ])
  }

  @Test(arguments: [("classical", "se_classical"), ("robust", "se_hc1"), ("hc0", "se_hc0")])
  func eightWeightedRowsGiveTheDifference(_ option: String, _ column: String) throws {
    let lines = try example("did_2x2", with: option).filter { $0 != "explain" }
    let computed = try #require(try Script.results(of: lines).last).quantities
    let names = ["post": "after", "network": "treated", "post:network": "after:treated"]
    for row in try table("\(Self.register)/attained_did_2x2.csv") {
      let term = names[row["term"] ?? ""] ?? row["term"] ?? ""
      try expectAgreement(computed["coef(\(term))"], row["coefficient"], term)
      try expectAgreement(computed["se(\(term))"], row[column], "\(column) of \(term)")
    }
  }

  @Test func theTextOfTabell52IsThePublishedTable() throws {
    let process = try Program.run(["run", "\(Repository.root)/Examples/nibr/tabell_5_2.koh"])
    #expect(process.status == 0)
    let printed = PrintedTable(process.output)
    let published = try table("\(Self.register)/tabell_5_2.csv")
    #expect(published.count == 26 && printed.rows.count == 26)
    for row in published {
      let name = row["term"] ?? ""
      let line = try #require(printed.rows[name == "log_unemp" ? "log(unemp)" : name], "no row \(name)")
      #expect(line.coefficient == row["coefficient"], "\(name)")
      #expect(line.stars == row["stars"], "\(name)")
    }
    for row in try table("\(Self.register)/attained_vs_5_2.csv") {
      let name = row["term"] == "log_unemp" ? "log(unemp)" : row["term"] ?? ""
      let error = try #require(row["se_hc1_attained"].flatMap { Double($0) })
      let printedError = try #require(printed.rows[name].flatMap { Double($0.standardError) })
      #expect(abs(printedError / error - 1) < 0.005, "standard error of \(name)")
    }
    for fact in [
      "N = 22 009", "R² = 0.124", "HC1 factor N/(N−K) = 1.0012", "23 032 rows read, 22 009 used; 1 023 dropped",
      "months missing 706, unemp missing 415 (98 both)", "gender (ref. kvinne,", "net (ref. none,",
    ] {
      #expect(process.output.contains(fact), "\(fact)")
    }
  }
}

/// The coefficient rows of a printed model, by the terms' names.
private struct PrintedTable {
  struct Row {
    var coefficient: String
    var stars: String
    var standardError: String
  }

  var rows: [String: Row] = [:]

  init(_ text: String) {
    var factor = ""
    for line in text.split(separator: "\n") {
      if let heading = line.range(of: " (ref. ") {
        factor = String(line[..<heading.lowerBound])
        continue
      }
      let words = line.split(separator: " ").map(String.init)
      guard words.count >= 7, words[1].contains("."), Double(words[1]) != nil else { continue }
      let hasStars = words[2].allSatisfy { $0 == "*" }
      let name =
        line.hasPrefix("  ") ? "\(factor)[\(words[0])]" : words[0] == "Constant" ? "(Intercept)" : words[0]
      rows[name] = Row(
        coefficient: words[1], stars: hasStars ? words[2] : "", standardError: words[hasStars ? 3 : 2])
    }
  }
}
