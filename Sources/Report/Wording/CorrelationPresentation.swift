import Statistics

/// The correlations of columns as a triangle.
package struct CorrelationPresentation: Sendable {
  package let matrix: CorrelationMatrix
  package let labels: TableLabels
  package let showsStars: Bool
  package let title: String?
  package let decimals: Int
  package let sampleUse: SampleUseNote

  /// What is said of the rows.
  package struct SampleUseNote: Sendable {
    package let rows: Int
    package let used: Int

    package init(rows: Int, used: Int) {
      self.rows = rows
      self.used = used
    }
  }

  package init(
    _ matrix: CorrelationMatrix, labels: TableLabels, showsStars: Bool, title: String?, decimals: Int,
    sampleUse: SampleUseNote
  ) {
    self.matrix = matrix
    self.labels = labels
    self.showsStars = showsStars
    self.title = title
    self.decimals = decimals
    self.sampleUse = sampleUse
  }
}

extension CorrelationPresentation: Presentable {
  package func report(_ options: PresentationOptions) -> Report {
    let count = matrix.names.count
    let columns =
      [TableColumn("", .left)] + matrix.names.map { TableColumn(labels.name(of: $0)) }
    var rows: [Row] = []
    for i in 0..<count {
      let name = labels.name(of: matrix.names[i])
      rows.append(
        .cells(label: name, (0...i).map { cell(matrix.correlations[i][$0], isOwn: $0 == i, options) }))
      guard !isSameCount else { continue }
      rows.append(.cells(label: "N", indent: 1, (0...i).map { .count(matrix.correlations[i][$0].count) }))
    }
    if isSameCount {
      rows += [
        .rule, .cells(label: "N", matrix.names.indices.map { .count(matrix.correlations[$0][$0].count) }),
      ]
    }
    return Report(
      title: title ?? matrix.method.title(in: options.language),
      blocks: [.table(Table(columns: columns, rows: rows))], notes: notes(options))
  }

  private var isSameCount: Bool { Set(matrix.correlations.flatMap { $0.map(\.count) }).count <= 1 }

  private func cell(_ correlation: Correlation, isOwn: Bool, _ options: PresentationOptions) -> Cell {
    if correlation.coefficient.isNaN { return .missing }
    if isOwn { return .number(1, .decimals(decimals)) }
    let stars = showsStars ? options.stars.stars(for: correlation.pValue) : ""
    return .number(correlation.coefficient, .decimals(decimals), stars: stars)
  }

  private func notes(_ options: PresentationOptions) -> [String] {
    let (say, style) = (options.language, options.style)
    var notes: [String] = []
    if showsStars, let note = options.stars.note(style) { notes.append(note) }
    switch matrix.method {
    case .pearson, .spearman:
      notes.append(
        say(
          "P two-sided, from t with N − 2 degrees of freedom", nb: "P tosidig, fra t med N − 2 frihetsgrader",
          nn: "P tosidig, frå t med N − 2 fridomsgrader"))
    case .kendall:
      notes.append(
        say(
          "P two-sided, from the normal approximation corrected for ties",
          nb: "P tosidig, fra normaltilnærmingen korrigert for like verdier",
          nn: "P tosidig, frå normaltilnærminga korrigert for like verdiar"))
    }
    if matrix.rows == .listwise, sampleUse.used < sampleUse.rows {
      let (used, all) = (style.text(of: sampleUse.used), style.text(of: sampleUse.rows))
      notes.append(
        say(
          "\(used) of \(all) rows, those in which no column is missing",
          nb: "\(used) av \(all) rader, de der ingen kolonne mangler",
          nn: "\(used) av \(all) rader, dei der inga kolonne manglar"))
    }
    let constant = matrix.names.indices.filter { matrix.correlations[$0][$0].coefficient.isNaN }
    if !constant.isEmpty {
      notes.append(
        say("does not vary: ", nb: "varierer ikke: ", nn: "varierer ikkje: ")
          + constant.map { labels.name(of: matrix.names[$0]) }.joined(separator: ", "))
    }
    return notes
  }

  package func json(_ options: PresentationOptions) -> JSONValue {
    func table(_ value: (Correlation) -> JSONValue) -> JSONValue {
      .array(matrix.correlations.map { .array($0.map(value)) })
    }
    return .object([
      .init("result", "correlation"), .init("method", .string(matrix.method.rawValue)),
      .init("rows", .string(matrix.rows.rawValue)), .init("names", .array(matrix.names.map { .string($0) })),
      .init("n", table { .integer($0.count) }), .init("coefficients", table { .number($0.coefficient) }),
      .init("p_values", table { .number($0.pValue) }),
    ])
  }
}

extension CorrelationMethod {
  fileprivate func title(in language: Language) -> String {
    switch self {
    case .pearson:
      language("Pearson's correlations", nb: "Pearsons korrelasjoner", nn: "Pearsons korrelasjonar")
    case .spearman:
      language(
        "Spearman's rank correlations", nb: "Spearmans rangkorrelasjoner", nn: "Spearmans rangkorrelasjonar")
    case .kendall: language("Kendall's τ-b", nb: "Kendalls τ-b")
    }
  }
}
