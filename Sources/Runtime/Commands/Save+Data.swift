import Data
import Lang
import Report

/// `save "file"` — writes the data in memory to a file.
extension Save {
  static func saveData(
    _ written: String, _ call: BoundCall, at range: SourceRange, in interpreter: inout Interpreter
  ) throws(Diagnostic) -> Output {
    let environment = interpreter.session.environment
    let ending = FileExtension.of(written)
    guard let format = DataFileWriter.Format(rawValue: ending) else { throw .noFormat(written, at: range) }
    guard let frame = interpreter.session.frame, !frame.columns.isEmpty else {
      throw .nothingInMemory(at: call.syntax.range)
    }
    if call.has(labels), format == .dta || format == .sav { throw .labelsAlways(at: call.range(of: labels)) }
    if call.has(all) { throw .onlyForScripts(at: call.range(of: all)) }
    let path = environment.resolve(written)
    if !call.has(replace), FileReplacement.exists(path) { throw .fileExists(written, call, at: range) }
    let writer = DataFileWriter(
      frame, as: format, writesLabels: call.has(labels), interruption: environment.interruption)
    let notes: [WritingNote]
    do { notes = try writer.write(to: path) } catch {
      throw .writing(error, file: written, format: format, at: range)
    }
    let wording = interpreter.wording
    let say = wording.say
    let told =
      "\(Path.lastComponent(of: written)): \(wording.size(frame.rowCount, frame.columns.count)) "
      + say("written", nb: "skrevet", nn: "skrivne")
    return Output(
      [
        PreparedReport(
          .note(told),
          members: [
            .init("result", "file"), .init("file", .string(written)),
            .init("format", .string(format.rawValue)),
            .init("rows", .integer(frame.rowCount)), .init("columns", .integer(frame.columns.count)),
          ])
      ],
      warnings: notes.map { .writing($0, format: format, at: range) })
  }
}

extension Diagnostic {
  fileprivate static func noFormat(_ file: String, at range: SourceRange) -> Diagnostic {
    let known = DataFileWriter.Format.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
    let ending = FileExtension.of(file)
    return Diagnostic(
      "file-format",
      ending.isEmpty ? "'\(file)' does not say in what format" : "data cannot be saved as .\(ending)",
      at: range,
      notes: [Note("the end of the name decides: \(known)")])
  }

  fileprivate static func nothingInMemory(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-data", "there are no data to save yet", at: range, notes: [Note("read some: use \"file\"")])
  }

  fileprivate static func labelsAlways(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "file-options", "'labels' means nothing here: the format keeps both values and labels", at: range,
      notes: [Note("it writes labels in place of values in text files and workbooks")])
  }

  fileprivate static func onlyForScripts(at range: SourceRange) -> Diagnostic {
    Diagnostic("file-options", "'all' is for 'save script'", at: range)
  }
}
