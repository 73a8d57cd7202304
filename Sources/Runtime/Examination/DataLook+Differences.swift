import Data
import Lang
import Statistics

extension DataLook {
  /// What the data have against a difference in differences.
  func problems(ofDifference call: BoundCall, after model: BoundCall?) -> [Diagnostic] {
    typealias Declaration = DifferenceInDifferencesCommand
    guard let treatment = call[Declaration.treatment]?.name, let column = frame[treatment.text],
      let grouping = grouping([treatment.text])
    else { return [] }
    if grouping.count < 2 {
      return grouping.count == 1 ? [.constantTreatment(treatment, value(of: column, grouping))] : []
    }
    var found = controls(call, model).filter { areTheSame($0.text, treatment.text) }.map {
      Diagnostic.controlIsTreatment(
        $0, treatment, at: call[Declaration.controls] == nil ? treatment.range : $0.range)
    }
    if let time = time(call, model) {
      found += periodProblem(treatment, time)
      found += switchProblem(
        treatment, time,
        unit: call[CovarianceOptions.cluster]?.name ?? model?[CovarianceOptions.cluster]?.name)
    }
    found += clusterProblem(call)
    return found
  }

  private func value(of column: Column, _ grouping: Grouping) -> String {
    (try? grouping.firstRows(interruption))?.first.map { column.value(at: $0).description } ?? ""
  }

  /// The controls that are columns as they are: those of the call, else those of the model.
  private func controls(_ call: BoundCall, _ model: BoundCall?) -> [Name] {
    if let written = call[DifferenceInDifferencesCommand.controls]?.expressions {
      return written.compactMap { expression in
        if case .name(let name) = expression.kind { Name(name, at: expression.range) } else { nil }
      }
    }
    return terms(of: model)
  }

  private func terms(of model: BoundCall?) -> [Name] {
    model?[ModelCommand.formula].map { FormulaSyntax($0.expression).terms } ?? []
  }

  /// The time column: that of the call, else the only term of the model that has the start among its values.
  private func time(_ call: BoundCall, _ model: BoundCall?) -> String? {
    typealias Declaration = DifferenceInDifferencesCommand
    if let name = call[Declaration.time]?.name { return name.text }
    guard case .number(let start, _) = call[Declaration.start]?.expression.kind else { return nil }
    let candidates = terms(of: model).map(\.text).filter { name in
      name != call[Declaration.treatment]?.name.text
        && ((try? usedColumn(name)?.distinctNumbers(interruption)) ?? nil)?.contains(start) ?? false
    }
    return candidates.count == 1 ? candidates[0] : nil
  }

  /// A column in the rows that are used.
  private func usedColumn(_ name: String) -> Column? {
    guard let rows else { return frame[name] }
    return try? frame[name]?.filtered(by: rows, interruption)
  }

  /// Periods in which all rows are treated, or none.
  private func periodProblem(_ treatment: Name, _ time: String) -> [Diagnostic] {
    guard let periods = grouping([time]), let cells = grouping([time, treatment.text]),
      let groups = grouping([treatment.text]), cells.count < periods.count * groups.count,
      let rows = try? cells.firstRows(interruption), let column = frame[time]
    else { return [] }
    var count: [Int32: Int] = [:]
    for row in rows { count[periods.codes[row], default: 0] += 1 }
    let lacking = ((try? periods.firstRows(interruption)) ?? []).filter {
      count[periods.codes[$0]] ?? 0 < groups.count
    }
    if lacking.isEmpty { return [] }
    return [.periodWithoutGroup(treatment, time, lacking.map { column.value(at: $0).description })]
  }

  /// Units that are treated in one period and not in a later one.
  private func switchProblem(_ treatment: Name, _ time: String, unit: Name?) -> [Diagnostic] {
    guard let unit, unit.text != treatment.text, let units = grouping([unit.text]),
      let treated = frame[treatment.text], let times = frame[time], treated.isNumeric, times.isNumeric
    else { return [] }
    let (status, when) = (treated.numbers, times.numbers)
    var first = [Double](repeating: .infinity, count: units.count)
    for row in status.indices where status[row] == 1 && units.codes[row] >= 0 {
      let group = Int(units.codes[row])
      if when[row] < first[group] { first[group] = when[row] }
    }
    var switching: Set<Int32> = []
    for row in status.indices where status[row] == 0 && units.codes[row] >= 0 {
      if when[row] > first[Int(units.codes[row])] { switching.insert(units.codes[row]) }
    }
    return switching.isEmpty ? [] : [.treatmentSwitchesOff(treatment, unit.text, switching.count)]
  }
}
