import Data
import Lang
import Report

/// `save` — writes the data in memory, or the statements of this session, to a file.
enum Save: Command {
  enum Subject: String, ChoiceValue {
    case script
    var meaning: String { "the statements of this session" }
  }

  static let subject = Parameter<Subject>("what", .optional, help: "The statements in place of the data.")
  static let file = Parameter<ExpressionArgument<FileRole>>(
    "file", .required, help: "The new file, in quotes.")
  static let all = Parameter<Flag>(
    "all", help: "Every statement that succeeded, and not only those on which data and results depend.")
  static let labels = Parameter<Flag>(
    "labels", help: "Write value labels in place of the values, in text files and workbooks.")
  static let replace = Parameter<Flag>("replace", help: "Replace the file if there is one.")

  static let spec = CommandSpec(
    "save",
    summary: "Write the data, or the statements of this session, to a file.",
    discussion: """
      Writes the data in memory in the format that the end of the name tells: .csv, .tsv, .dta (Stata), .sav (SPSS), \
      .xlsx (Excel). Labels, value labels, kinds of missing values and dates are kept where the format has them; what \
      it cannot hold is said. Nothing half-written is left, and 'undo' does not remove a file.

      'save script' keeps the statements on which the data in memory and the named and last results depend, in order, \
      without those that failed, were undone, or whose work something later has replaced. Before the file is written \
      the script is run once, unseen, to see that it gives the same data and results to the last digit; what it cannot \
      give again is said. Relative paths are written as the new script's folder needs them.
      """,
    arguments: [subject.spec, file.spec], options: [all.spec, labels.spec, replace.spec],
    examples: [
      Example("save \"nir.dta\"", "the data, for Stata"),
      Example("save \"nir.csv\" | labels, replace", "as text, with labels for values"),
      Example(
        "save script \"analysis.koh\"", "what the last model needs",
        setup: [
          "use \"nir.csv\" | example", "summarize months", "model transition ~ gender + months | robust",
        ]),
      Example(
        "save script \"session.koh\" | all, replace", "everything",
        setup: ["use \"nir.csv\" | example", "describe"]),
    ],
    familiarNames: ["savescript"], place: .session)

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let argument = call[file]?.expression else { throw .keepsNothing(call) }
    let written = try interpreter.text(argument)
    guard call[subject] == .script else {
      return try saveData(written, call, at: argument.range, in: &interpreter)
    }
    if call.has(labels) { throw .labelsOfScript(at: call.range(of: labels)) }
    let path = interpreter.session.environment.resolve(written)
    if !call.has(replace), FileReplacement.exists(path) {
      throw .fileExists(written, call, at: argument.range)
    }
    let choice = try ScriptChoice(interpreter.session, path: path, takesAll: call.has(all), call)
    do {
      _ = try FileReplacement(path: path).write { stream in
        stream.write(choice.script.text)
        return true
      }
    } catch { throw .notWritten(written, "\(error)", at: argument.range) }
    return Output(
      [
        PreparedReport(
          .note("\(written): \(choice.told)"),
          members: [
            .init("result", "script"), .init("file", .string(written)),
            .init("statements", .integer(choice.script.entries.count)),
            .init("of", .integer(interpreter.session.journal.entries.count)),
            .init("reproduces", .bool(choice.differences.isEmpty)),
          ])
      ],
      warnings: choice.differences.isEmpty ? [] : [.notReproduced(choice.differences, at: call.syntax.range)])
  }
}

/// The smallest script that gives again what the session has.
private struct ScriptChoice {
  let script: SavedScript
  let differences: [String]
  let told: String

  init(_ session: Session, path: String, takesAll: Bool, _ call: BoundCall) throws(Diagnostic) {
    let slice = ScriptSlice(session)
    let everything = session.journal.entries.filter { $0.outcome == .succeeded && $0.place != .session }
    guard !everything.isEmpty else { throw .nothingToSave(at: call.syntax.range) }
    let candidates =
      takesAll ? [everything] : [slice.needed, slice.effective, everything].filter { !$0.isEmpty }
    guard !candidates.isEmpty else { throw .nothingNeeded(at: call.syntax.range) }
    var best: (script: SavedScript, differences: [String])?
    for entries in candidates {
      let script = SavedScript(
        entries, remark: takesAll ? Self.remarkOfAll : Self.remark, folder: Path.folder(of: path),
        workingFolder: session.environment.workingFolder)
      let rerun = try ScriptRerun(
        script.text, folder: Path.folder(of: path), comparedWith: session, at: call.syntax.range)
      if rerun.differences.isEmpty {
        best = (script, [])
        break
      }
      best = best ?? (script, rerun.differences)
    }
    guard let best else { throw .nothingToSave(at: call.syntax.range) }
    script = best.script
    differences = best.differences
    let count = "\(script.entries.count) of \(session.journal.entries.count) statements"
    told = differences.isEmpty ? "\(count); run anew they give the same data and results" : count
  }

  private static let remark =
    "From a session at the prompt: the statements on which its data and results depend."
  private static let remarkOfAll = "From a session at the prompt: every statement that succeeded."
}

extension Diagnostic {
  static func fileExists(_ file: String, _ call: BoundCall, at range: SourceRange) -> Diagnostic {
    let end = SourceRange(call.syntax.range.upperBound, call.syntax.range.upperBound)
    return Diagnostic(
      "file-exists", "there is already a file '\(file)'", at: range,
      fixIts: [
        FixIt(
          "Replace it: add 'replace'", at: end,
          replacement: call.syntax.options.isEmpty ? " | replace" : ", replace")
      ])
  }

  fileprivate static func labelsOfScript(at range: SourceRange) -> Diagnostic {
    Diagnostic("file-options", "'labels' is for data, not for scripts", at: range)
  }

  static func notWritten(
    _ file: String, _ reason: String, advice: String? = nil, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "file-not-written", reason, at: range,
      notes: [Note("nothing was written to '\(file)'")] + (advice.map { [Note($0)] } ?? []))
  }

  fileprivate static func nothingToSave(at range: SourceRange) -> Diagnostic {
    Diagnostic("nothing-to-save", "there is no statement to save yet", at: range)
  }

  fileprivate static func nothingNeeded(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nothing-to-save", "there are neither data nor results that depend on a statement", at: range,
      notes: [Note("'save script … | all' keeps every statement that succeeded")])
  }

  fileprivate static func notReproduced(_ differences: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-reproduced", "the script does not give the same again: \(differences.joined(separator: ", "))",
      at: range, severity: .warning,
      notes: [Note("it was written all the same; a file that it reads may have changed since")])
  }
}
