import Lang

/// What their declarations do not say of commands: the only place of this module that names some.
enum KnownCommands {
  /// Makes columns categories: whole numbers, or texts that are to have an order.
  static let declareFactor = "factor"
  /// Its option that says which level the others are compared with.
  static let referenceOption = "ref"
  /// The option of estimators that are told their terms without a formula.
  static let controlsOption = "controls"
  /// Of several kinds of standard errors the one that evaluations almost always want.
  static let robustOption = "robust"
  /// Leave rows out where a condition says so.
  static let rowFilters: Set<String> = ["keep", "drop"]
  /// Goes to other data in memory, by their name.
  static let frame = "frame"
  /// Show something though they give no result that can be kept.
  static let shows: Set<String> = ["explain", "head", "list", "print", "results"]
}

extension CommandSpec {
  /// The options of which one says what the standard errors are.
  var covarianceOptions: [String] {
    exclusiveOptions.first { $0.contains(KnownCommands.robustOption) } ?? []
  }

  /// Whether a formula is among its arguments, so that it fits a model.
  var takesFormula: Bool { arguments.contains { $0.shape == .formula } }

  /// Whether it shows a result: one that can be kept or written to a file.
  var showsResult: Bool {
    !resultFields.isEmpty || KnownCommands.shows.contains(name)
      || place == .analysis && options.contains { $0.shape == .file }
  }
}
