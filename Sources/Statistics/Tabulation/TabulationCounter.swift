import Data

/// Goes through the rows for each part of a table.
struct TabulationCounter {
  private let request: TabulationRequest
  private let keep: Bitmap
  private let execution: Execution
  /// One a row; nil where each counts once.
  private let weights: [Double]?
  /// The rows by level of the column variable.
  private let columns: Grouping
  private let columnCodes: [Int]

  /// The levels of the column variable that have rows, as codes.
  var columnLevels: [Int] { columnCodes }

  init(_ request: TabulationRequest, keep: Bitmap, _ execution: Execution) throws(Interrupted) {
    self.request = request
    self.keep = keep
    self.execution = execution
    weights = request.weightColumn?.numbers
    columns = try Grouping(
      request.column.map { [$0] } ?? [], rowCount: keep.count, selection: keep, threads: execution.threads,
      interruption: execution.interruption)
    columnCodes = try Self.levelCodes(of: request.column, in: columns, execution)
  }

  /// For each group the code of the level that its rows have.
  private static func levelCodes(
    of column: Column?, in grouping: Grouping, _ execution: Execution
  ) throws(Interrupted) -> [Int] {
    guard let column else { return [] }
    var code: Int32 = -1
    return try grouping.firstRows(execution.interruption).map { row in
      column.readCodes(row..<row + 1, into: &code)
      return Int(code)
    }
  }

  /// How many rows each column has, and all of them.
  func sizes() throws(Interrupted) -> [Double] {
    try withTotal(
      GroupedStatistics(ones, weights: weights, in: columns, interruption: execution.interruption).values(
        .count))
  }

  private var ones: [Double] { [Double](repeating: 1, count: keep.count) }

  private func withTotal(_ counts: [Double]) -> [Double] {
    request.column == nil ? (counts.isEmpty ? [0] : counts) : counts + [counts.reduce(0, +)]
  }

  /// A figure in each column and over all of them.
  func values(of figure: TabulationRequest.Figure) throws(Interrupted) -> [Double] {
    try values(of: figure, in: columns)
  }

  private func values(
    of figure: TabulationRequest.Figure, in grouping: Grouping
  ) throws(Interrupted) -> [Double] {
    func values(_ grouping: Grouping) throws(Interrupted) -> [Double] {
      try GroupedStatistics(
        figure.numbers, weights: weights, in: grouping, interruption: execution.interruption
      ).values(figure.statistic)
    }
    var all = try values(grouping)
    if all.isEmpty { all = [.nan] }
    guard request.column != nil else { return all }
    return all + (try values(grouping.joined(execution.interruption)))
  }

  func block(of row: TabulationRequest.Row) throws(Interrupted) -> Tabulation.Block {
    switch row {
    case .figure(let figure): try block(of: figure)
    case .categories(let column): try block(of: column)
    }
  }

  private func block(of figure: TabulationRequest.Figure) throws(Interrupted) -> Tabulation.Block {
    var missing = 0
    for row in keep.indices where figure.numbers[row].isNaN { missing += 1 }
    return Tabulation.Block(
      name: figure.name, levels: [],
      content: .figure(
        try values(of: figure), statistic: figure.statistic, unit: figure.unit),
      counts: [], missing: missing,
      tests: request.column == nil ? [] : [try test(of: figure.numbers, among: columns)])
  }

  private func block(of column: Column) throws(Interrupted) -> Tabulation.Block {
    let lines = try Grouping(
      [column], rowCount: keep.count, selection: keep, missing: request.showsMissing ? .group : .leftOut,
      threads: execution.threads, interruption: execution.interruption)
    let levels = try Self.levelCodes(of: column, in: lines, execution)
    let counts = try counts(lines)
    let missing = column.missing?.intersection(keep).countOfOnes ?? 0
    let content: Tabulation.Block.Content
    var tests: [DifferenceTest?] = []
    if request.figures.isEmpty {
      content = .counts(counts)
      if request.column != nil, request.tests != nil {
        tests = [DifferenceTest.independence(counts.map { Array($0.dropLast()) })]
      }
    } else {
      content = .figures(try figures(in: lines))
      if request.tests != nil {
        tests = try request.figures.map { figure throws(Interrupted) in
          try test(of: figure.numbers, among: lines)
        }
      }
    }
    return Tabulation.Block(
      name: column.name, levels: levels, content: content, counts: counts, missing: missing, tests: tests)
  }

  /// How many rows each line has in each column.
  private func counts(_ lines: Grouping) throws(Interrupted) -> [[Double]] {
    let width = max(1, columns.count)
    var counts = [Double](repeating: 0, count: max(1, lines.count) * width)
    try RowBlocks.forEach(keep.count, execution.interruption) { rows in
      for row in rows {
        let (line, column) = (lines.codes[row], columns.codes[row])
        guard line >= 0, column >= 0 else { continue }
        counts[Int(line) * width + Int(column)] += weights?[row] ?? 1
      }
    }
    return (0..<lines.count).map { line in withTotal(Array(counts[line * width..<(line + 1) * width])) }
  }

  /// For each line, for each figure, its value in each column.
  private func figures(in lines: Grouping) throws(Interrupted) -> [[[Double]]] {
    let width = max(1, columns.count)
    var result = [[[Double]]](repeating: [], count: lines.count)
    let cells = try lines.crossed(with: columns, execution.interruption)
    for figure in request.figures {
      func values(_ grouping: Grouping) throws(Interrupted) -> [Double] {
        try GroupedStatistics(
          figure.numbers, weights: weights, in: grouping, interruption: execution.interruption
        ).values(figure.statistic)
      }
      let (each, all) = (try values(cells), request.column == nil ? [] : try values(lines))
      for line in 0..<lines.count {
        let own = Array(each[line * width..<(line + 1) * width])
        result[line].append(request.column == nil ? own : own + [all[line]])
      }
    }
    return result
  }

  /// Whether the groups differ in these numbers; nil where nobody asked or it cannot be told.
  private func test(of numbers: [Double], among groups: Grouping) throws(Interrupted) -> DifferenceTest? {
    switch request.tests {
    case nil: return nil
    case .means?:
      let moments = try GroupedStatistics(
        numbers, weights: weights, in: groups, interruption: execution.interruption
      ).moments()
      return DifferenceTest.means(
        counts: moments.map(\.weight), means: moments.map(\.average), variances: moments.map(\.variance))
    case .ranks?:
      var (present, codes): ([Double], [Int32]) = ([], [])
      for row in keep.indices where !numbers[row].isNaN && groups.codes[row] >= 0 {
        present.append(numbers[row])
        codes.append(groups.codes[row])
      }
      return try DifferenceTest.ranks(present, groups: codes, count: groups.count, execution.interruption)
    }
  }
}
