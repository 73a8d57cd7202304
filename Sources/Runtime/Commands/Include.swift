import Data
import Lang
import Report

/// `include` — runs another script here.
enum Include: Command {
  static let file = Parameter<ExpressionArgument<FileRole>>("file", .required, help: "The script, in quotes.")

  static let quiet = Parameter<Flag>("quiet", help: "Show only its warnings, not its results.")

  static let spec = CommandSpec(
    "include",
    summary: "Run another script here.",
    discussion: """
      The script runs in the same session, as if its lines stood here. Relative paths inside it start from its own \
      folder. A script that includes itself is an error.
      """,
    arguments: [file.spec], options: [quiet.spec],
    examples: [
      Example("include \"prepare.koh\"", "shared preparation", setup: []),
      Example("include \"prepare.koh\" | quiet", "without what it says of itself", setup: []),
    ],
    familiarNames: ["do", "source"],
    includes: { call in call[file]?.expression.literalText })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let argument = call[file]?.expression else { throw .keepsNothing(call) }
    let written = try interpreter.text(argument)
    let path = interpreter.session.environment.resolve(written)
    do {
      var output = Output(script: SourceText(name: path, utf8: try WholeFile.read(path)))
      output.isQuiet = call.has(quiet)
      return output
    } catch {
      throw .file(error.naming(written), at: argument.range)
    }
  }
}
