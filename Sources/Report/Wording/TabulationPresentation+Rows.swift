import Data
import Statistics

extension TabulationPresentation {
  func rows(_ options: PresentationOptions) -> [Row] {
    var body: [Row] = []
    for block in tabulation.blocks { body += shaded(self.rows(of: block, options)) }
    let total = totalRow(options)
    switch look.totalPlace {
    case .first: return [total] + body
    case .last: return body + [.rule, total]
    case .none: return body
    }
  }

  /// Percentages and figures coloured within each variable; neither the counts beside them nor p-values.
  private func shaded(_ rows: [Row]) -> [Row] {
    guard let scale = look.shading else { return rows }
    let count = max(1, tabulation.figures.count) * tabulation.columnCount
    let lines = rows.filter { if case .cells("P", _, _) = $0 { false } else { true } }
    let shaded = lines.shaded(
      by: scale, columns: isPaired ? Array(stride(from: 1, to: 2 * count, by: 2)) : Array(0..<count))
    return shaded + rows.dropFirst(lines.count)
  }

  /// The line for all rows: their number, or the figures.
  private func totalRow(_ options: PresentationOptions) -> Row {
    if showsFigures {
      let cells = zip(tabulation.figures, tabulation.totals).flatMap { figure, values in
        values.map { cell($0, figure.statistic, figure.unit, options) }
      }
      return .cells(label: options.language("Total", nb: "Totalt"), cells)
    }
    return .cells(
      label: "N",
      tabulation.sizes.flatMap { size in
        isPaired ? [self.size(size), .empty] : [self.size(size)]
      })
  }

  private func rows(of block: Tabulation.Block, _ options: PresentationOptions) -> [Row] {
    let name = labels.name(of: block.name)
    let test: [Cell] =
      hasTestColumn ? [block.tests.first.flatMap(\.self).map { .number($0.pValue, .pValue) } ?? .empty] : []
    switch block.content {
    case .figure(let values, let statistic, let unit):
      let cells = values.flatMap { value -> [Cell] in
        let cell = cell(value, statistic, unit, options)
        return isPaired ? [cell, .empty] : [cell]
      }
      let what =
        unit == .share ? options.language("percent", nb: "prosent") : statistic.name(in: options.language)
      return [.cells(label: "\(name), \(what)", cells + test)]
    case .counts(let counts):
      let heading: Row =
        test.isEmpty
        ? .section(name)
        : .cells(
          label: name, Array(repeating: .empty, count: tabulation.columnCount * (isPaired ? 2 : 1)) + test)
      return [heading]
        + zip(block.levels, counts).map { level, line in
          .cells(label: label(level, of: block, options), indent: 1, self.cells(line, all: counts))
        }
    case .figures(let figures):
      var rows: [Row] = [.section(name)]
      for (level, line) in zip(block.levels, figures) {
        let cells = zip(tabulation.figures, line).flatMap { figure, values in
          values.map { cell($0, figure.statistic, figure.unit, options) }
        }
        rows.append(.cells(label: label(level, of: block, options), indent: 1, cells))
      }
      if block.tests.contains(where: { $0 != nil }) {
        let empty = Array(repeating: Cell.empty, count: max(0, tabulation.columnCount - 1))
        rows.append(
          .cells(
            label: "P", indent: 1,
            block.tests.flatMap { [$0.map { .number($0.pValue, .pValue) } ?? .empty] + empty }))
      }
      return rows
    }
  }

  func label(_ level: Int, of block: Tabulation.Block, _ options: PresentationOptions) -> String {
    level < 0
      ? options.language("missing", nb: "mangler", nn: "manglar") : labels.level(level, of: block.name) ?? ""
  }

  /// The counts of one category, or their shares.
  private func cells(_ line: [Double], all: [[Double]]) -> [Cell] {
    line.indices.flatMap { column -> [Cell] in
      guard let kind = look.share else { return [size(line[column])] }
      let share = self.share(kind, of: line, at: column, in: all)
      let format = NumberFormat.decimals(look.decimals ?? 1)
      return isPaired
        ? [size(line[column]), .parenthesized(share, format)] : [.number(share, format)]
    }
  }

  /// In percent of its column, of its row, or of all.
  func share(_ kind: Share, of line: [Double], at column: Int, in all: [[Double]]) -> Double {
    let base =
      switch kind {
      case .column: all.reduce(0) { $0 + $1[column] }
      case .row: line.last ?? 0
      case .cell: all.reduce(0) { $0 + ($1.last ?? 0) }
      }
    return base > 0 ? 100 * line[column] / base : .nan
  }

  /// Whole counts whole; weighted ones may have decimals.
  private func size(_ count: Double) -> Cell {
    Int(exactly: count).map { .count($0) } ?? .number(count, .decimals(1))
  }

  private func cell(
    _ value: Double, _ statistic: Statistic, _ unit: FigureUnit, _ options: PresentationOptions
  ) -> Cell {
    if value.isNaN { return .missing }
    if unit == .share { return .number(100 * value, .decimals(look.decimals ?? 1)) }
    if unit == .date, let days = Int32(exactly: value.rounded()) {
      return .text(CalendarDate(daysSince1970: days).description)
    }
    if let decimals = look.decimals { return .number(value, .decimals(decimals)) }
    switch statistic {
    case .count: return size(value)
    case .minimum, .maximum, .quantile, .first, .last:
      return .number(value, value == value.rounded() ? .integer : .significant(max(options.digits, 5)))
    case .sum where value == value.rounded(): return .number(value, .integer)
    default: return .number(value, .significant(max(options.digits, 3)))
    }
  }
}
