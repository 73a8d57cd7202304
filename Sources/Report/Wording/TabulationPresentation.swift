import Data
import Statistics

/// A table of groups as it is told.
package struct TabulationPresentation: Sendable {
  package enum Share: String, CaseIterable, Hashable, Sendable { case column, row, cell }

  /// Where the line for all rows stands.
  package enum TotalPlace: String, CaseIterable, Hashable, Sendable { case first, last, none }

  /// How a table is to look.
  package struct Style: Sendable {
    package var title: String?
    /// Counts where there is none.
    package var share: Share?
    /// Counts beside the percentages.
    package var showsCounts = false
    package var decimals: Int?
    package var totalPlace = TotalPlace.last
    package var shading: ColourScale?

    package init() {}
  }

  package let tabulation: Tabulation
  package let labels: TableLabels
  package let look: Style

  package init(_ tabulation: Tabulation, labels: TableLabels, look: Style) {
    self.tabulation = tabulation
    self.labels = labels
    self.look = look
  }

  var showsFigures: Bool { !tabulation.figures.isEmpty }
  private var hasTests: Bool { tabulation.blocks.contains { $0.tests.contains { $0 != nil } } }
  /// Tests of the columns stand in a column of their own, tests of the categories in a line.
  var hasTestColumn: Bool { hasTests && !showsFigures }
  var isPaired: Bool { look.share != nil && look.showsCounts && !showsFigures }
}

extension TabulationPresentation: Presentable {
  package func report(_ options: PresentationOptions) -> Report {
    Report(
      title: look.title ?? "", blocks: [.table(Table(columns: columns(options), rows: rows(options)))],
      notes: notes(options))
  }

  private func columns(_ options: PresentationOptions) -> [TableColumn] {
    var columns = [TableColumn("", .left)]
    let groups = groupLabels(options)
    if showsFigures {
      let isSame =
        Set(tabulation.figures.map { [$0.statistic, $0.unit == .share ? .count : .mean] }).count == 1
      for figure in tabulation.figures {
        let name = labels.name(of: figure.name)
        let what =
          figure.unit == .share
          ? options.language("percent", nb: "prosent") : figure.statistic.name(in: options.language)
        let heading = isSame ? name : "\(name), \(what)"
        for group in groups {
          columns.append(
            TableColumn(
              group.isEmpty
                ? heading
                : groups.count == 1
                  ? heading
                  : tabulation.figures.count == 1 ? group : "\(heading): \(group)"))
        }
      }
    } else {
      for group in groups {
        let heading =
          group.isEmpty ? (look.share == nil ? "N" : options.language("Percent", nb: "Prosent")) : group
        columns.append(TableColumn(heading, headingSpan: isPaired ? 2 : 1))
        if isPaired { columns.append(TableColumn("")) }
      }
      if hasTestColumn { columns.append(TableColumn("P")) }
    }
    return columns
  }

  /// The headings over the columns; one empty text where there is a single one.
  package func groupLabels(_ options: PresentationOptions) -> [String] {
    guard let name = tabulation.columnName else { return [""] }
    return tabulation.columnLevels.map { labels.level($0, of: name) ?? "" }
      + [options.language("Total", nb: "Totalt")]
  }

  private func notes(_ options: PresentationOptions) -> [String] {
    let say = options.language
    var notes: [String] = []
    switch look.share {
    case .column? where !showsFigures: notes.append(say("Percent of each column", nb: "Prosent av kolonnen"))
    case .row? where !showsFigures:
      notes.append(say("Percent of each row", nb: "Prosent av raden", nn: "Prosent av rada"))
    case .cell? where !showsFigures: notes.append(say("Percent of all", nb: "Prosent av alle"))
    default: break
    }
    if let name = tabulation.columnName {
      notes.append(say("Columns: ", nb: "Kolonner: ", nn: "Kolonnar: ") + labels.name(of: name))
    }
    if showsFigures { notes.append(figuresNote(options)) }
    if let weights = tabulation.weights {
      notes.append(
        "\(say("weights", nb: "vekter", nn: "vekter")): \(weights.column) (\(weights.kind.rawValue))")
    }
    notes += missingNotes(options)
    return notes + testNotes(options)
  }

  /// `Mean` or `Percent` where the headings do not say what the figures are.
  private func figuresNote(_ options: PresentationOptions) -> String {
    let statistics = Set(tabulation.figures.map(\.statistic))
    if tabulation.figures.allSatisfy({ $0.unit == .share }) {
      return options.language("Percent", nb: "Prosent")
    }
    guard statistics.count == 1, let only = statistics.first else {
      return options.language("Figures of the groups", nb: "Tall for gruppene", nn: "Tal for gruppene")
    }
    let name = only.name(in: options.language)
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  private func missingNotes(_ options: PresentationOptions) -> [String] {
    let (say, style, use) = (options.language, options.style, tabulation.sampleUse)
    var notes: [String] = []
    if use.rowsOutsideCondition > 0 || use.rowsMissing > 0 {
      notes.append(use.sentence(options, rowsRead: nil))
    }
    let gaps = tabulation.blocks.filter { $0.missing > 0 && !$0.levels.contains(-1) }
    if !gaps.isEmpty {
      let list = gaps.map { "\(labels.name(of: $0.name)) \(style.text(of: $0.missing))" }
      notes.append(
        say("Without a value: ", nb: "Uten verdi: ", nn: "Utan verdi: ") + list.joined(separator: ", "))
    }
    return notes
  }

  private func testNotes(_ options: PresentationOptions) -> [String] {
    tabulation.blocks.flatMap { block in
      block.tests.enumerated().compactMap { index, test -> String? in
        guard let test else { return nil }
        var name = labels.name(of: block.name)
        if showsFigures, tabulation.figures.indices.contains(index) {
          name = "\(labels.name(of: tabulation.figures[index].name)), \(name)"
        }
        var note = "\(name): \(test.sentence(options))"
        if let sparse = test.sparseShare, sparse > 0.2 {
          let share = options.style.text(of: sparse, .percent(decimals: 0)).joined
          note += options.language(
            "; \(share) of the cells expect fewer than 5, so P is rough",
            nb: "; \(share) av cellene har forventet antall under 5, så P er grov",
            nn: "; \(share) av cellene har venta tal under 5, så P er grov")
        }
        return note
      }
    }
  }
}

extension [Row] {
  /// The figures of each of these columns coloured from its lowest to its highest.
  package func shaded(by scale: ColourScale, columns: some Sequence<Int>) -> [Row] {
    var rows = self
    for column in columns {
      let numbers = compactMap { $0.number(at: column) }
      guard let low = numbers.min(), let high = numbers.max() else { continue }
      for index in indices {
        guard case .cells(let label, let indent, var cells) = rows[index],
          let number = self[index].number(at: column)
        else { continue }
        cells[column].shade = scale.colour(at: high > low ? (number - low) / (high - low) : 0.5)
        rows[index] = .cells(label: label, indent: indent, cells)
      }
    }
    return rows
  }
}

extension Row {
  /// The number of a cell, if it has one that is finite.
  fileprivate func number(at column: Int) -> Double? {
    guard case .cells(_, _, let cells) = self, cells.indices.contains(column) else { return nil }
    switch cells[column].value {
    case .number(let number, _), .parenthesized(let number, _): return number.isFinite ? number : nil
    case .count(let count): return Double(count)
    case .text, .empty, .missing: return nil
    }
  }
}
