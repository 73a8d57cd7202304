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
  /// What the call does to the columns and the data in memory, told from the call and, where it reads other data, from
  /// their columns.
  package var effect: @Sendable (BoundCall, inout DataScope, _ other: Schema?) -> Void
  /// How much of the data `effect` may change, and rest on.
  package var reach: Reach
  /// The data that the call reads in place of those in memory, if it reads any: what the columns are after it, only
  /// the file can tell.
  package var source: (@Sendable (BoundCall) -> DataSource?)?
  /// The data that the call reads beside the current ones, if it reads any.
  package var other: (@Sendable (BoundCall) -> OtherData?)?
  /// What else a check can tell of a call that is well formed, from what is known where it stands.
  package var examine: (@Sendable (BoundCall, Scope, _ other: Schema?) -> [Diagnostic])?
  /// The path of the script that the call runs, if it runs one.
  package var includes: (@Sendable (BoundCall) -> String?)?
  /// Names that other programs have for it: who writes one of them is told this one.
  package var familiarNames: [String]
  /// What the result that it gives can be asked for: `m1.r2`.
  package var resultFields: [FieldSpec]
  /// What it reads without a word in the call.
  package var reliances: Set<Reliance>
  /// What it has to do with the session that it is used in.
  package var place: Place

  /// The part of the data that a call has to do with.
  package enum Reach: Hashable, Sendable {
    case nothing
    /// It gives columns another meaning or adds some behind the others, and needs only those that it names.
    case namedColumns
    case wholeData
  }

  /// Something that a command reads though the call does not name it.
  package enum Reliance: Hashable, Sendable {
    case lastModel, lastResult, everyColumn
  }

  /// Whether a command is part of an analysis, and so of the script that tells it.
  package enum Place: Hashable, Sendable {
    case analysis
    /// About the session, as `help` and `history`: no script has need of it.
    case session
    /// Goes back to earlier states of the data (`undo`), which are kept where it is used.
    case time
  }

  package init(
    _ name: String, summary: String, discussion: String = "", arguments: [ParameterSpec] = [],
    clauses: [ParameterSpec] = [], options: [ParameterSpec] = [], exclusiveOptions: [[String]] = [],
    examples: [Example], familiarNames: [String] = [],
    reach: Reach? = nil, effect: (@Sendable (BoundCall, inout Schema) -> Void)? = nil,
    dataEffect: (@Sendable (BoundCall, inout DataScope, _ other: Schema?) -> Void)? = nil,
    source: (@Sendable (BoundCall) -> DataSource?)? = nil,
    other: (@Sendable (BoundCall) -> OtherData?)? = nil,
    examine: (@Sendable (BoundCall, Scope, _ other: Schema?) -> [Diagnostic])? = nil,
    includes: (@Sendable (BoundCall) -> String?)? = nil,
    resultFields: [FieldSpec] = [], reliances: Set<Reliance> = [], place: Place = .analysis
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.arguments = arguments
    self.clauses = clauses
    self.options = options
    self.exclusiveOptions = exclusiveOptions
    self.examples = examples
    let reads = source != nil
    self.effect =
      dataEffect
      ?? { call, data, read in
        if reads { data.schema = read ?? .unknown }
        effect?(call, &data.schema)
      }
    self.reach = reach ?? (reads || effect != nil || dataEffect != nil ? .wholeData : .nothing)
    self.source = source
    self.other = other
    self.examine = examine
    self.includes = includes
    self.familiarNames = familiarNames
    self.resultFields = resultFields
    self.reliances = reliances
    self.place = place
  }
}

/// A runnable example: `setup` lines go before `source`; both run on the example data, wherever one stands.
package struct Example: Hashable, Sendable {
  package var source: String
  package var caption: String
  package var setup: [String]

  package init(_ source: String, _ caption: String, setup: [String] = ["use \"nir.csv\" | example"]) {
    self.source = source
    self.caption = caption
    self.setup = setup
  }
}
