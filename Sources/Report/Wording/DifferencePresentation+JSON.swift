import Statistics

extension DifferencePresentation {
  package func json(_ options: PresentationOptions) -> JSONValue {
    let percent = options.level / 100
    var members: [JSONValue.Member] = [
      .init("result", "did"), .init("outcome", .string(estimate.outcome)),
      .init("treatment", .string(estimate.treatment)),
      .init("treated_value", .string(estimate.treatedValue)), .init("time", .string(estimate.time)),
      .init("start", .number(estimate.start)), .init("observations", .integer(estimate.fit.observations)),
      .init("cells", cellsJSON), .init("means_at", .string(levels.rawValue)),
      .init(
        "differences",
        .object([
          .init("before", estimate.differenceBefore.json(level: percent)),
          .init("after", estimate.differenceAfter.json(level: percent)),
          .init("did", estimate.effect.json(level: percent)),
          .init("control_change", estimate.controlChange.json(level: percent)),
          .init("treated_change", estimate.treatedChange.json(level: percent)),
        ])),
    ]
    members.append(
      .init(
        "counterfactual",
        .number(levels == .zero ? estimate.counterfactualAtZero.estimate : estimate.counterfactual.estimate)))
    members.append(.init("inferred", .array(inferences.map { .string($0) })))
    members.append(.init("model", model.json(options)))
    return .object(members)
  }

  private var cellsJSON: JSONValue {
    let names: [(DifferenceInDifferences.Cell, String)] = [
      (.controlBefore, "control_before"), (.treatedBefore, "treated_before"),
      (.controlAfter, "control_after"),
      (.treatedAfter, "treated_after"),
    ]
    return .object(
      names.compactMap { cell, name in
        estimate.cells[cell].map { summary in
          .init(
            name,
            .object([
              .init("n", .integer(summary.observations)), .init("mean", .number(level(cell))),
              .init("raw_mean", .number(summary.rawMean)),
              .init("mean_at_covariate_means", .number(summary.adjustedMean.estimate)),
              .init("mean_at_zero", .number(summary.meanAtZero.estimate)),
            ]))
        }
      })
  }
}

extension LinearCombination {
  package func json(level: Double) -> JSONValue {
    let interval = interval(level: level)
    return .object([
      .init("estimate", .number(estimate)), .init("standard_error", .number(standardError)),
      .init("statistic", .number(statistic)), .init("p_value", .number(pValue)),
      .init("lower", .number(interval.lower)), .init("upper", .number(interval.upper)),
    ])
  }
}
