import Matrix
import Report
import Statistics

/// A table of groups, kept and told.
package struct TableResult: StoredResult {
  package let presentation: TabulationPresentation
  /// The statement's arguments, on one line.
  package let summary: String

  package var kind: String { "table" }
  package var observations: Int { presentation.tabulation.sampleUse.rowsUsed }

  package func report(_ options: PresentationOptions) -> Report { presentation.report(options) }
  package func json(_ options: PresentationOptions) -> JSONValue { presentation.json(options) }

  package static let fields: [ResultField<TableResult>] = [
    ResultField("cells", "the figures of the table by row and column") { .matrix($0.cells) },
    ResultField("n", "the number of rows in each column") { result in
      .vector(NamedVector(names: result.columnNames, numbers: result.presentation.tabulation.sizes))
    },
    ResultField("p", "the p-values of the tests by variable") { result in
      let tests = result.tests
      return .vector(NamedVector(names: tests.map(\.name), numbers: tests.map(\.test.pValue)))
    },
    ResultField("statistic", "the statistics of the tests by variable") { result in
      let tests = result.tests
      return .vector(NamedVector(names: tests.map(\.name), numbers: tests.map(\.test.statistic)))
    },
  ]

  private var columnNames: [String] { presentation.groupLabels(PresentationOptions()) }

  private var cells: NamedMatrix { NamedMatrix(presentation.lines(PresentationOptions())) }

  private var tests: [(name: String, test: DifferenceTest)] {
    presentation.tabulation.blocks.flatMap { block in
      block.tests.compactMap { test in test.map { (block.name, $0) } }
    }
  }
}

extension NamedMatrix {
  /// The lines of a table as rows named `variable[level]`.
  fileprivate init(_ lines: [TabulationPresentation.Line]) {
    let width = lines.map(\.values.count).max() ?? 0
    var elements: [Double] = []
    for column in 0..<width {
      elements += lines.map { $0.values.indices.contains(column) ? $0.values[column] : .nan }
    }
    let matrix = try? Matrix(rows: lines.count, columns: width, elements: elements)
    self.init(
      matrix ?? Matrix(rows: 0, columns: 0),
      rowNames: lines.map { $0.variable.isEmpty ? $0.label : "\($0.variable)[\($0.label)]" })
  }
}
