/// What the language knows of one argument, clause or option of a command.
package struct ParameterSpec: Hashable, Sendable {
  /// The form that an argument's text must take, which is also what completion offers.
  package indirect enum Shape: Hashable, Sendable {
    /// A name of a column that exists.
    case column
    /// Names, ranges `a..b`, patterns `a*`, `all`; each phrase or comma adds more.
    case columns
    /// A name that a column is to get.
    case newColumn
    /// `name = expression`
    case assignment
    /// An expression over columns and values.
    case expression
    /// A logical expression over columns; a single `=` is an error whose fix is `==`.
    case condition
    /// `y ~ a + b`
    case formula
    /// What stands in a formula: an expression, or a call that has a meaning only there.
    case term
    /// A number, or an expression that gives one.
    case number
    /// A text in quotes, or an expression that gives one.
    case text
    /// A path in quotes.
    case file
    /// A free word or quoted text: a name to store under.
    case word
    /// A word or quoted text that there is help on.
    case topic
    /// A constant: number, text, logical or a level's name.
    case constant
    /// A level of the columns that the call names, written as a constant.
    case level
    /// A function of columns, whose arguments may be ranges and patterns: `mean(a..c)`.
    case figure
    /// `(old = new)`, where old may be a value, a range, a list in brackets, `missing` or `else`.
    case rule
    /// A name bound by `let`, or the last result when it is left out.
    case result
    /// One of some words.
    case choice([Choice])
    /// One of some ratios: `1:1`, `m:1`.
    case ratio([String])
    /// An option without argument.
    case flag
    /// Phrases one after another, as in `weights(frequency n)`.
    case sequence([Shape])
    /// One of several shapes: `ref(first)` or `ref("kvinne")`.
    case either([Shape])
  }

  /// A word that may be chosen, with what it means.
  package struct Choice: Hashable, Sendable {
    package var word: String
    package var meaning: String
    /// The words from which the argument after it is chosen: `on` and `off` after `set pager`.
    package var values: [Choice]

    package init(_ word: String, _ meaning: String, values: [Choice] = []) {
      self.word = word
      self.meaning = meaning
      self.values = values
    }
  }

  package enum Arity: Hashable, Sendable { case required, optional, oneOrMore, anyNumber }

  package var name: String
  package var shape: Shape
  package var arity: Arity
  package var help: String
  /// The default in words, as help prints it; `nil` when there is none.
  package var defaultText: String?

  package init(name: String, shape: Shape, arity: Arity, help: String, defaultText: String? = nil) {
    self.name = name
    self.shape = shape
    self.arity = arity
    self.help = help
    self.defaultText = defaultText
  }
}

extension ParameterSpec.Shape {
  /// Whether the path of a file may stand there.
  var takesFile: Bool {
    switch self {
    case .file: true
    case .either(let shapes), .sequence(let shapes): shapes.contains(where: \.takesFile)
    default: false
    }
  }

  /// Whether it is of a shape, or that is one of several.
  package func includes(_ shape: Self) -> Bool {
    switch self {
    case .either(let shapes), .sequence(let shapes): shapes.contains { $0.includes(shape) }
    default: self == shape
    }
  }

  /// Whether a level of a column may stand there.
  package var takesLevel: Bool {
    switch self {
    case .level: true
    case .either(let shapes), .sequence(let shapes): shapes.contains(where: \.takesLevel)
    default: false
    }
  }
}
