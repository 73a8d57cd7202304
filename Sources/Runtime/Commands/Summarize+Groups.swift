import Data
import Lang
import Report
import Statistics

extension Interpreter {
  /// `summarize … by …`
  mutating func summarize(
    _ names: [String], by groups: ColumnSelection, selection: Bitmap?, _ call: BoundCall
  ) throws(Diagnostic) -> Output {
    let frame = try requireFrame(at: call.syntax.verb.range)
    let range = call.range(of: Summarize.groups)
    let keys = try columns(groups, at: range).compactMap { frame[$0] }
    let keyNames = Set(keys.map(\.name))
    let chosen = names.filter { !keyNames.contains($0) }.compactMap { frame[$0] }
    let numeric = chosen.filter { $0.isNumeric && $0.kind != .factor && $0.kind != .date }
    guard !numeric.isEmpty else {
      throw Diagnostic(
        "no-numbers", "none of the columns holds numbers to describe", at: call.range(of: Summarize.columns),
        notes: [Diagnostic.Note("'table' counts categories by groups")])
    }
    let (threads, interruption) = (session.environment.threads, self.interruption)
    interruption.begin(.describing, total: numeric.count * frame.rowCount, rows: frame.rowCount)
    let (grouping, summaries, first) = try uninterrupted(at: range) { () throws(Interrupted) in
      let grouping = try Grouping(
        keys, rowCount: frame.rowCount, selection: selection, missing: .group, threads: threads,
        interruption: interruption)
      let summaries = try numeric.map { column throws(Interrupted) in
        try GroupedSummary(column, in: grouping, interruption: interruption)
      }
      return (grouping, summaries, try grouping.firstRows(interruption))
    }
    guard grouping.count <= 10_000 else {
      throw Diagnostic("too-many-categories", "\(grouping.count) groups are too many to show", at: range)
    }
    let options = session.settings.presentation
    let names = first.map { row in
      keys.map { $0.groupLabel(at: row, options) }.joined(separator: ", ")
    }
    let used = selection?.countOfOnes ?? frame.rowCount
    let result = SummaryResult(
      content: GroupedSummaryPresentation(
        summaries, groups: names, labels: frame.labels(in: language),
        leftOut: call.has(Summarize.columns) ? chosen.filter { !numeric.contains($0) }.map(\.name) : [],
        sampleUse: options.style.text(of: used) + options.language(" rows", nb: " rader")),
      summary: source[call.syntax.range].oneSpaced, observations: used)
    return Output([result], value: .result(result))
  }
}

extension Column {
  /// What a group is called by this key.
  fileprivate func groupLabel(at row: Int, _ options: PresentationOptions) -> String {
    let value = value(at: row)
    if case .missing = value { return options.language("missing", nb: "mangler", nn: "manglar") }
    if let label = valueLabel(of: value, in: options.language.rawValue) { return label }
    return value.description
  }
}
