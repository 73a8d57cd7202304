import Matrix
import Report
import Statistics

/// Correlations, kept and told.
package struct CorrelationResult: StoredResult {
  package let presentation: CorrelationPresentation
  package let summary: String

  package var kind: String { "correlate" }
  package var observations: Int { presentation.matrix.correlations.first?.first?.count ?? 0 }

  package func report(_ options: PresentationOptions) -> Report { presentation.report(options) }
  package func json(_ options: PresentationOptions) -> JSONValue { presentation.json(options) }

  package static let fields: [ResultField<CorrelationResult>] = [
    ResultField("r", "the correlations, as in c.r[\"a\", \"b\"]") { $0.matrix(\.coefficient) },
    ResultField("p", "their p-values") { $0.matrix(\.pValue) },
    ResultField("n", "the rows that each rests on") { $0.matrix { Double($0.count) } },
  ]

  private func matrix(_ value: (Correlation) -> Double) -> Value {
    let names = presentation.matrix.names
    let elements = presentation.matrix.correlations.flatMap { $0.map(value) }
    let matrix = try? Matrix(rows: names.count, columns: names.count, elements: elements)
    return .matrix(
      NamedMatrix(matrix ?? Matrix(rows: 0, columns: 0), rowNames: names, columnNames: names))
  }
}

/// A reliability, kept and told.
package struct ReliabilityResult: StoredResult {
  package let presentation: ReliabilityPresentation
  package let summary: String

  package var kind: String { "reliability" }
  package var observations: Int { presentation.reliability.count }

  package func report(_ options: PresentationOptions) -> Report { presentation.report(options) }
  package func json(_ options: PresentationOptions) -> JSONValue { presentation.json(options) }

  package static let fields: [ResultField<ReliabilityResult>] = [
    ResultField("alpha", "Cronbach's alpha") { .init(computed: $0.presentation.reliability.alpha) },
    ResultField("standardized", "alpha of standardised items") {
      .init(computed: $0.presentation.reliability.standardizedAlpha)
    },
    ResultField("n", "the rows that it rests on") { .number(Double($0.presentation.reliability.count)) },
    ResultField("without", "alpha without each item") { result in
      let items = result.presentation.reliability.items
      return .vector(NamedVector(names: items.map(\.name), numbers: items.map(\.alphaWithout)))
    },
  ]
}
