@testable import Report

/// A linear model as its report looks, with the figures of the example data.
let modelReport = Report(
  title: "Linear model of transition",
  aside: "robust standard errors (HC1)",
  lead: ["23 032 rows read, 22 009 used; 1 023 dropped: months missing 706, unemp missing 415 (98 both)"],
  blocks: [
    .table(
      Table(
        columns: [
          TableColumn("", .left, minimumWidth: 27), TableColumn("Coefficient"), TableColumn("Std. err."),
          TableColumn("t", minimumWidth: 6), TableColumn("P", minimumWidth: 6),
          TableColumn("95 % interval", headingSpan: 2, minimumWidth: 7), TableColumn("", minimumWidth: 7),
        ],
        rows: [
          .section("gender (ref. kvinne, n = 9 985)"),
          coefficient(
            "mann", 1, 0.146079289099853, 0.00643736882478712, 22.6923908, 1e-112, 0.133461, 0.158696),
          .section("age (ref. 16-24, n = 5 861)"),
          coefficient("25-34", 1, -0.0916014612, 0.00785103559, -11.6674367, 2.3e-31, -0.10699, -0.0762128),
          .section("country (ref. Eritrea, n = 4 123)"),
          coefficient(
            "Etiopia", 1, 0.00254986315, 0.0166060279, 0.15355045, 0.877965614, -0.0299991, 0.0350988, ""),
          coefficient(
            "months", 0, -0.0050400275, 0.000374928519, -13.4426358, 4.9e-41, -0.0057749, -0.0043051),
          coefficient(
            "log(unemp)", 0, -0.02829774, 0.0104142426, -2.7172162, 0.00658851, -0.04871, -0.00788508),
          coefficient("Constant", 0, 0.47191228, 0.0180573643, 26.134062, 2.7e-148, 0.4365185, 0.5073060),
        ])),
    .facts([
      [
        Fact("N", .count(22_009)), Fact("R²", .number(0.124084365, .significant(3))),
        Fact("adjusted R²", .number(0.123088237, .significant(3))),
        Fact("residual std. error", .number(0.460505077, .significant(3))),
        Fact("F(25, 21983)", .number(174.534038, .significant(4))),
      ]
    ]),
  ],
  notes: [
    "* p<0.1  ** p<0.05  *** p<0.01   t with 21 983 degrees of freedom; HC1 factor N/(N−K) = 1.0012"
  ])

private func coefficient(
  _ label: String, _ indent: Int, _ estimate: Double, _ error: Double, _ statistic: Double,
  _ probability: Double,
  _ lower: Double, _ upper: Double, _ stars: String = "***"
) -> Row {
  .cells(
    label: label, indent: indent,
    [
      .number(estimate, .significant(3), stars: stars), .number(error, .significant(3)),
      .number(statistic, .decimals(2)), .number(probability, .pValue), .number(lower, .significant(3)),
      .number(upper, .significant(3)),
    ])
}

/// The same coefficients in one column, as the evaluation report printed them.
let compactReport = Report(
  title: "Linear model of transition",
  blocks: [
    .table(
      Table(
        columns: [
          TableColumn("", .left), TableColumn("transition", headingSpan: 2), TableColumn(""),
        ],
        rows: [
          .section("gender (ref. kvinne)"),
          compact("mann", 1, 0.146079289, 0.00643736882, "***"),
          .section("age (ref. 16-24)"),
          compact("25-34", 1, -0.0916014612, 0.00785103559, "***"),
          compact("45+", 1, -0.00443017, 0.02217710, ""),
          compact("Constant", 0, 0.47191228, 0.0180573643, "***"),
        ], isCompact: true))
  ])

private func compact(
  _ label: String, _ indent: Int, _ estimate: Double, _ error: Double, _ stars: String
) -> Row {
  .cells(
    label: label, indent: indent,
    [.number(estimate, .significant(3), stars: stars), .parenthesized(error, .significant(3))])
}

/// A difference in differences with the figures of the evaluation report.
let differenceReport = Report(
  title: "",
  blocks: [
    .table(
      Table(
        title: "Observations in the diff-in-diff: 22 009",
        columns: [
          TableColumn("", .left, minimumWidth: 27), TableColumn("Before (2011–2014)", .right),
          TableColumn("After (2015–2016)", .right), TableColumn("Total", .right, minimumWidth: 7),
        ],
        rows: [
          .cells(label: "Control (network = 0)", [.count(11_753), .count(5_921), .count(17_674)]),
          .cells(label: "Treated (network = 1)", [.count(2_680), .count(1_655), .count(4_335)]),
          .cells(label: "Total", [.count(14_433), .count(7_576), .count(22_009)]),
        ])),
    .table(
      Table(
        columns: [
          TableColumn("", .left), TableColumn("Outcome", minimumWidth: 13), TableColumn("Std. err."),
          TableColumn("t", minimumWidth: 6), TableColumn("P", minimumWidth: 6),
        ],
        rows: [
          .section("Before (2011–2014)"),
          .cells(label: "Control", indent: 1, [.number(0.452, .decimals(3))]),
          .cells(label: "Treated", indent: 1, [.number(0.513, .decimals(3))]),
          difference("Difference (treated − control)", 1, 0.061, 0.012, 5.20, 0.0000002, "***"),
          .section("After (2015–2016)"),
          .cells(label: "Control", indent: 1, [.number(0.551, .decimals(3))]),
          .cells(label: "Treated", indent: 1, [.number(0.608, .decimals(3))]),
          difference("Difference (treated − control)", 1, 0.057, 0.014, 4.13, 0.00003, "***"),
          difference("Diff-in-diff", 0, -0.004, 0.018, -0.24, 0.811, ""),
        ])),
  ])

private func difference(
  _ label: String, _ indent: Int, _ estimate: Double, _ error: Double, _ statistic: Double,
  _ probability: Double,
  _ stars: String
) -> Row {
  .cells(
    label: label, indent: indent,
    [
      .number(estimate, .decimals(3)), .number(error, .decimals(3)), .number(statistic, .decimals(2)),
      .number(probability, .pValue, stars: stars),
    ])
}
