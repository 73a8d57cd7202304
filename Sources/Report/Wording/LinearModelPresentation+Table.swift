import Statistics

extension LinearModelPresentation {
  /// The coefficients, those of one category under a heading that names its reference level; the constant last.
  func table(_ options: PresentationOptions) -> Table {
    let percent = level ?? options.level
    let intervals = fit.intervals(level: percent / 100)
    let errors = fit.standardErrors
    let (statistics, pValues) = (fit.statistics, fit.pValues)
    var rows: [Row] = []
    var heading: String?
    for i in fit.terms.indices.filter({ !fit.terms[$0].isIntercept })
      + fit.terms.indices.filter({ fit.terms[$0].isIntercept })
    {
      let term = fit.terms[i]
      let section = sectionHeading(of: term, options)
      if let section, section != heading { rows.append(.section(section)) }
      heading = section
      let stars = options.stars.stars(for: pValues[i])
      let format = NumberFormat.significant(options.digits)
      let estimate = Cell.number(fit.coefficients[i], format, stars: stars)
      let cells: [Cell] =
        isCompact
        ? [estimate, .parenthesized(errors[i], format)]
        : parts.flatMap { part -> [Cell] in
          switch part {
          case .coefficient: [estimate]
          case .se: [.number(errors[i], format)]
          case .t: [.number(statistics[i], .decimals(2))]
          case .p: [.number(pValues[i], .pValue)]
          case .interval: [.number(intervals[i].lower, format), .number(intervals[i].upper, format)]
          }
        }
      rows.append(.cells(label: rowLabel(of: term, options.language), indent: section == nil ? 0 : 1, cells))
    }
    return Table(columns: columns(percent, options), rows: rows, isCompact: isCompact)
  }

  private func columns(_ percent: Double, _ options: PresentationOptions) -> [TableColumn] {
    let say = options.language
    if isCompact {
      return [
        TableColumn("", .left), TableColumn(label(of: fit.responseName), headingSpan: 2), TableColumn(""),
      ]
    }
    let share = options.style.text(of: percent, .shortest).joined
    let interval = say("\(share) % interval", nb: "\(share) %-intervall")
    return [TableColumn("", .left, minimumWidth: 27)]
      + parts.flatMap { part -> [TableColumn] in
        switch part {
        case .coefficient: [TableColumn(say("Coefficient", nb: "Koeffisient"))]
        case .se: [TableColumn(say("Std. err.", nb: "Standardfeil"))]
        case .t: [TableColumn("t", minimumWidth: 6)]
        case .p: [TableColumn("P", minimumWidth: 6)]
        case .interval:
          [TableColumn(interval, headingSpan: 2, minimumWidth: 7), TableColumn("", minimumWidth: 7)]
        }
      }
  }

  /// `gender (ref. kvinne, n = 9 985)`, `age × gender`; `nil` for a term without levels.
  private func sectionHeading(of term: Coefficient, _ options: PresentationOptions) -> String? {
    guard term.parts.contains(where: { $0.level != nil }) else { return nil }
    let names = term.parts.map { label(of: $0.variable) }.joined(separator: " × ")
    guard term.parts.count == 1,
      let category = fit.categories.first(where: { $0.name == term.parts[0].variable }),
      let reference = category.referenceLevel
    else { return names }
    let count = category.levels.first { $0.name == reference }?.count ?? 0
    let shown = label(ofLevel: reference, of: term.parts[0].variable)
    return isCompact
      ? "\(names) (ref. \(shown))" : "\(names) (ref. \(shown), n = \(options.style.text(of: count)))"
  }

  /// `mann`, `25-34 × mann`, `months`, `Constant`.
  private func rowLabel(of term: Coefficient, _ language: Language) -> String {
    if term.isIntercept { return language("Constant", nb: "Konstant") }
    return term.parts.map { part in
      part.level.map { label(ofLevel: $0, of: part.variable) } ?? label(of: part.variable)
    }.joined(separator: " × ")
  }
}
