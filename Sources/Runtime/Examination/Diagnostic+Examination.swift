import Data
import Lang

extension Diagnostic {
  static func codesAsNumber(_ term: Name, _ column: Column) -> Diagnostic {
    let labels = column.valueLabels.prefix(3).compactMap { label in
      label.text.text().map { "\(label.value.description) \($0)" }
    }
    return Diagnostic(
      "codes-as-number",
      "'\(term.text)' is a number whose values stand for categories: \(labels.joined(separator: ", "))",
      at: term.range, severity: .warning,
      notes: [Note("as it is, one coefficient is fitted, for a step from each code to the next")],
      fixIts: [
        FixIt("Use the categories", at: term.range, replacement: "factor(\(term.text.asSourceName))")
      ])
  }

  static func oneLevel(_ term: Name, _ level: String) -> Diagnostic {
    Diagnostic(
      "one-level", "all rows have the same '\(term.text)', so it has no coefficient: \(level)",
      at: term.range, severity: .warning)
  }

  static func fewClusters(_ column: Name, _ count: Int) -> Diagnostic {
    Diagnostic(
      "few-clusters", "'\(column.text)' makes \(count) \(count == 1 ? "cluster" : "clusters") only",
      at: column.range, severity: .warning,
      notes: [Note("with fewer than about 30 the standard errors are too small and tests reject too often")])
  }

  static func constantTreatment(_ treatment: Name, _ value: String) -> Diagnostic {
    Diagnostic(
      "bad-treatment", "'\(treatment.text)' is \(value) in all rows, so nothing can be compared",
      at: treatment.range, severity: .warning)
  }

  static func controlIsTreatment(_ control: Name, _ treatment: Name, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "control-is-treatment",
      "the control '\(control.text)' is '\(treatment.text)' by another name: each value of one goes with one of the other",
      at: range, severity: .warning, notes: [Note("the two cannot be told apart; leave the control out")])
  }

  static func periodWithoutGroup(_ treatment: Name, _ time: String, _ periods: [String]) -> Diagnostic {
    Diagnostic(
      "period-without-group",
      "\(periods.count == 1 ? "a period has" : "\(periods.count) periods have") one value only of '\(treatment.text)', in '\(time)'\(periods.listed)",
      at: treatment.range, severity: .warning,
      notes: [Note("such periods compare nobody; 'keep if' leaves them out")])
  }

  static func treatmentSwitchesOff(_ treatment: Name, _ unit: String, _ count: Int) -> Diagnostic {
    Diagnostic(
      "treatment-switches-off",
      "\(count) of '\(unit)' \(count == 1 ? "has" : "have") '\(treatment.text)' 1 in a period and 0 in a later one",
      at: treatment.range, severity: .warning,
      notes: [Note("a difference in differences takes a group that stays the same")])
  }
}
