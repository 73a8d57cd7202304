/// One statement of a script.
package indirect enum Statement: Hashable, Sendable {
  /// `verb phrases [clauses] [| options]`; a lone name is one too until the vocabulary is asked.
  case command(CommandSyntax)
  /// `let name = expression-or-command`
  case binding(name: Name, value: Statement, range: SourceRange)
  /// `for name in expression { … }`
  case loop(variable: Name, sequence: Expression, body: [Statement], range: SourceRange)
  /// `if condition { … } else { … }`
  case conditional(condition: Expression, then: [Statement], otherwise: [Statement], range: SourceRange)
  /// `fn name(a, b) { … }`
  case function(name: Name, parameters: [Name], body: [Statement], range: SourceRange)
  /// `return expression`
  case result(Expression?, range: SourceRange)
  /// A bare expression prints its value.
  case expression(Expression)
  /// A line that could not be read; a diagnostic says why. It never hides the next line.
  case malformed(SourceRange)
}

/// A command as written: `keep months if age == "25-34" | option(value)`.
package struct CommandSyntax: Hashable, Sendable {
  package var verb: Name
  package var phrases: [Phrase]
  package var clauses: [ClauseSyntax]
  package var options: [OptionSyntax]
  package var range: SourceRange
  /// Part of it could not be read and is left out, so that what seems to be missing may not be.
  package var isBroken: Bool

  package init(
    verb: Name, phrases: [Phrase] = [], clauses: [ClauseSyntax] = [], options: [OptionSyntax] = [],
    range: SourceRange, isBroken: Bool = false
  ) {
    self.verb = verb
    self.phrases = phrases
    self.clauses = clauses
    self.options = options
    self.range = range
    self.isBroken = isBroken
  }

  /// A word alone, which is a command or, if there is none of that name, a value.
  package var isLoneWord: Bool { !isBroken && phrases.isEmpty && clauses.isEmpty && options.isEmpty }
}

/// One argument of a command: an operand, or `x = expression`.
package struct Phrase: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    case expression(Expression)
    case assignment(Name, Expression)
  }

  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// `if condition`, `by columns`, `using file`, `into name`, `as name`.
package struct ClauseSyntax: Hashable, Sendable {
  package var keyword: Name
  package var phrases: [Phrase]
  package var range: SourceRange

  package init(keyword: Name, phrases: [Phrase], range: SourceRange) {
    self.keyword = keyword
    self.phrases = phrases
    self.range = range
  }
}

/// `robust`, `cluster(a, b)`, `weights(frequency n)`: arguments are set apart by commas, and each is one or
/// more phrases.
package struct OptionSyntax: Hashable, Sendable {
  package var name: Name
  /// `nil` when written without parentheses.
  package var arguments: [[Phrase]]?
  package var range: SourceRange

  package init(name: Name, arguments: [[Phrase]]?, range: SourceRange) {
    self.name = name
    self.arguments = arguments
    self.range = range
  }
}

/// The result of parsing never fails: a tree, and what was wrong with the text.
package struct Parsed<Tree: Sendable>: Sendable {
  package var tree: Tree
  package var diagnostics: [Diagnostic]

  package init(tree: Tree, diagnostics: [Diagnostic]) {
    self.tree = tree
    self.diagnostics = diagnostics
  }
}
