import Data
import Lang
import Report

/// `include` — runs another script here.
enum Include: Command {
  static let file = Parameter<ExpressionArgument<FileRole>>("file", .required, help: "The script, in quotes.")

  static let spec = CommandSpec(
    "include",
    summary: "Run another script here.",
    discussion: """
      The script runs in the same session, as if its lines stood here. Relative paths inside it start from its own \
      folder. A script that includes itself is an error.
      """,
    arguments: [file.spec],
    examples: [Example("include \"prepare.koh\"", "shared preparation", setup: [])],
    familiarNames: ["do", "source"],
    includes: { call in call[file]?.expression.literalText })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let argument = call[file]?.expression else { throw .keepsNothing(call) }
    let written = try interpreter.text(argument)
    let path = interpreter.session.environment.resolve(written)
    do { return Output(script: SourceText(name: path, utf8: try WholeFile.read(path))) } catch {
      throw .file(error.naming(written), at: argument.range)
    }
  }
}
