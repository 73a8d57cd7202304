import Statistics

extension Statistic {
  /// What a line or a column of a table calls the figure.
  package func name(in language: Language) -> String {
    switch self {
    case .count: language("N", nb: "N")
    case .sum: language("sum", nb: "sum")
    case .mean: language("mean", nb: "gjennomsnitt", nn: "gjennomsnitt")
    case .variance: language("variance", nb: "varians")
    case .standardDeviation: language("std. dev.", nb: "standardavvik")
    case .standardError: language("std. err. of the mean", nb: "standardfeil til gjennomsnittet")
    case .minimum: language("minimum", nb: "minimum")
    case .maximum: language("maximum", nb: "maksimum")
    case .first: language("first", nb: "første", nn: "første")
    case .last: language("last", nb: "siste", nn: "siste")
    case .quantile(0.5): language("median", nb: "median")
    case .quantile(let p):
      NumberStyle.plain.text(of: p * 100, .shortest).joined + language(". percentile", nb: ".-prosentil")
    }
  }
}

extension DifferenceTest {
  /// `chi-squared`, `t (Welch)`: what the test is called.
  package func name(in language: Language) -> String {
    switch kind {
    case .chiSquared: language("chi-squared", nb: "kjikvadrat")
    case .welch: language("t (Welch)", nb: "t (Welch)")
    case .analysisOfVariance: language("analysis of variance", nb: "variansanalyse")
    case .rankSum: language("Wilcoxon rank sum", nb: "Wilcoxons rangsum")
    case .kruskalWallis: language("Kruskal-Wallis", nb: "Kruskal-Wallis")
    }
  }

  /// `chi-squared(3) = 12.4, P = 0.006`
  package func sentence(_ options: PresentationOptions) -> String {
    let style = options.style
    let degrees = degreesOfFreedom.map {
      style.text(of: $0, $0 == $0.rounded() ? .integer : .decimals(1)).joined
    }
    let parameters = degrees.isEmpty ? "" : "(\(degrees.joined(separator: "; ")))"
    let value = style.text(of: statistic, .significant(4)).joined
    return
      "\(name(in: options.language))\(parameters) = \(value), P = \(style.text(of: pValue, .pValue).joined)"
  }

  package var json: JSONValue {
    .object([
      .init("test", .string(kind.rawValue)), .init("statistic", .number(statistic)),
      .init("degrees_of_freedom", .array(degreesOfFreedom.map { .number($0) })),
      .init("p_value", .number(pValue)),
    ])
  }
}
