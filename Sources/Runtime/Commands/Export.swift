import Lang
import Report

/// `export` — writes a result to a file.
enum Export: Command {
  static let result = Parameter<ExpressionArgument<ResultRole>>(
    "result", default: "the last", help: "A result kept by 'let'.")
  static let file = Parameter<ExpressionArgument<FileRole>>(
    "file", .required, help: "The file, in quotes; its ending says how: .txt .md .html .tex .csv .json.")

  static let spec = CommandSpec(
    "export",
    summary: "Write a result to a file.",
    discussion: """
      As text, Markdown, a page of HTML, LaTeX (for the package booktabs), comma-separated values or JSON. Numbers are \
      rounded as on the screen, but not in .csv and .json, which are for other programs. A file of that name is \
      replaced once the new one is whole. The option save(…) of the commands that give results does the same.
      """,
    arguments: [result.spec, file.spec],
    examples: [
      Example(
        "export \"genders.html\"", "the last table",
        setup: ["use \"nir.csv\" | example", "table gender by network | percent(column)"]),
      Example(
        "export m1 \"model.tex\"", "a result with a name",
        setup: ["use \"nir.csv\" | example", "let m1 = model transition ~ gender + months | robust"]),
    ],
    familiarNames: ["outreg", "esttab", "outfile", "putexcel"])

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let file = call[file]?.expression else { throw .keepsNothing(call) }
    let chosen = try interpreter.result(call[result]) ?? interpreter.session.lastShown
    guard let chosen else { throw .nothingToExport(at: call.syntax.verb.range) }
    return Output([try interpreter.export([chosen], to: file)])
  }
}

extension Diagnostic {
  fileprivate static func nothingToExport(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nothing-to-export", "there is no result to write yet", at: range,
      notes: [Note("run a command that gives one first, such as 'table' or 'model'")])
  }
}
