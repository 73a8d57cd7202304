import Statistics

extension TabulationPresentation {
  package func json(_ options: PresentationOptions) -> JSONValue {
    let groups = tabulation.hasColumns ? groupLabels(options) : []
    return .object([
      .init("result", "table"), .init("title", .string(look.title)),
      .init("columns", columnNames(groups)),
      .init("rows", .array(lines(options).map { .string($0.label) })),
      .init("variables", .array(lines(options).map { .string($0.variable) })),
      .init("cells", .array(lines(options).map { line in .array(line.values.map { .number($0) }) })),
      .init("n", .array(tabulation.sizes.map { .number($0) })),
      .init(
        "unit",
        .string(look.share.map { "percent of \($0.rawValue)" } ?? (showsFigures ? "figures" : "counts"))),
      .init("column_variable", .string(tabulation.columnName)), .init("tests", tests),
      .init("sample", tabulation.sampleUse.json),
    ])
  }

  private func columnNames(_ groups: [String]) -> JSONValue {
    guard showsFigures else { return .array(groups.map { .string($0) }) }
    return .array(
      tabulation.figures.flatMap { figure in
        groups.isEmpty ? [.string(figure.name)] : groups.map { .string("\(figure.name): \($0)") }
      })
  }

  package struct Line {
    package let variable: String
    package let label: String
    package let values: [Double]
  }

  /// The lines of the table with what they show, unrounded; figures of shares as shares of one.
  package func lines(_ options: PresentationOptions) -> [Line] {
    var lines: [Line] = []
    if showsFigures {
      lines.append(
        Line(
          variable: "", label: options.language("Total", nb: "Totalt"),
          values: tabulation.totals.flatMap(\.self)))
    }
    for block in tabulation.blocks {
      switch block.content {
      case .figure(let values, let statistic, _):
        lines.append(Line(variable: block.name, label: statistic.name(in: options.language), values: values))
      case .counts(let counts):
        for (level, line) in zip(block.levels, counts) {
          let values = line.indices.map { column in
            look.share.map { share($0, of: line, at: column, in: counts) } ?? line[column]
          }
          lines.append(Line(variable: block.name, label: label(level, of: block, options), values: values))
        }
      case .figures(let figures):
        for (level, line) in zip(block.levels, figures) {
          lines.append(
            Line(variable: block.name, label: label(level, of: block, options), values: line.flatMap(\.self)))
        }
      }
    }
    return lines
  }

  private var tests: JSONValue {
    .array(
      tabulation.blocks.flatMap { block in
        block.tests.enumerated().compactMap { index, test -> JSONValue? in
          guard let test, case .object(let members) = test.json else { return nil }
          let figure = tabulation.figures.indices.contains(index) ? tabulation.figures[index].name : nil
          return .object(
            [.init("variable", .string(block.name))] + (figure.map { [.init("figure", .string($0))] } ?? [])
              + members)
        }
      })
  }
}
