/// What the language knows of one command: everything but how to run it.
///
/// Parser checks, help, completion, hover, `grammar.md` and the test that runs every example read this value.
package struct CommandSpec: Sendable {
  package var name: String
  /// One line, imperative, with a full stop: `Fit a linear model by least squares.`
  package var summary: String
  /// The rest of the help page: paragraphs set apart by empty lines.
  package var discussion: String
  package var arguments: [ParameterSpec]
  /// `if`, `by`, `using`, `into`, `as`: the parameter's name is the keyword.
  package var clauses: [ParameterSpec]
  package var options: [ParameterSpec]
  /// Options of which at most one may stand: `robust`, `hc2`, `cluster`.
  package var exclusiveOptions: [[String]]
  package var examples: [Example]
  /// What the call does to the columns, told from the call alone.
  package var effect: @Sendable (BoundCall, inout Schema) -> Void
  /// The path of the data that the call reads in place of those in memory, if it reads any: what the
  /// columns are after it, only the file can tell.
  package var source: (@Sendable (BoundCall) -> String?)?
  /// The path of the script that the call runs, if it runs one.
  package var includes: (@Sendable (BoundCall) -> String?)?
  /// Names that other programs have for it: who writes one of them is told this one.
  package var familiarNames: [String]

  package init(
    _ name: String, summary: String, discussion: String = "", arguments: [ParameterSpec] = [],
    clauses: [ParameterSpec] = [], options: [ParameterSpec] = [], exclusiveOptions: [[String]] = [],
    examples: [Example], familiarNames: [String] = [],
    effect: @escaping @Sendable (BoundCall, inout Schema) -> Void = { _, _ in },
    source: (@Sendable (BoundCall) -> String?)? = nil, includes: (@Sendable (BoundCall) -> String?)? = nil
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.arguments = arguments
    self.clauses = clauses
    self.options = options
    self.exclusiveOptions = exclusiveOptions
    self.examples = examples
    self.effect = effect
    self.source = source
    self.includes = includes
    self.familiarNames = familiarNames
  }
}

/// A runnable example: `setup` lines go before `source`; both run on the bundled data.
package struct Example: Hashable, Sendable {
  package var source: String
  package var caption: String
  package var setup: [String]

  package init(_ source: String, _ caption: String, setup: [String] = ["use \"nir.csv\""]) {
    self.source = source
    self.caption = caption
    self.setup = setup
  }
}
