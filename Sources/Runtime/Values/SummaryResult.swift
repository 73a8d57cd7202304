import Report

/// Columns described, kept and told.
package struct SummaryResult: StoredResult {
  package let content: any Presentable
  package let summary: String
  package let observations: Int

  package var kind: String { "summarize" }
  package static let fields: [ResultField<SummaryResult>] = [
    ResultField("n", "the number of rows") { .number(Double($0.observations)) }
  ]

  package func report(_ options: PresentationOptions) -> Report { content.report(options) }
  package func json(_ options: PresentationOptions) -> JSONValue { content.json(options) }
}
