import Lang

/// The words and signs of the language in the groups that editors colour, each sorted and without doubles.
struct EditorWords {
  let commands: [String]
  /// Those that are no keywords besides.
  let clauses: [String]
  let options: [String]
  let functions: [String]
  /// `let`, `if`
  let statementWords: [String]
  /// `and`, `in`
  let operatorWords: [String]
  /// `true`, `missing`
  let constants: [String]
  /// Longer ones first, so that a rule that tries one after the other finds `==` before `=`.
  let operators: [String]

  init(_ vocabulary: Vocabulary) {
    let specs = vocabulary.commandNames.compactMap { vocabulary.commands[$0] }
    let keywords = Set(Keyword.allCases.map(\.rawValue))
    func sorted(_ words: some Sequence<String>) -> [String] { Set(words).sorted() }
    func words(_ group: KeywordGroup) -> [String] {
      sorted(Keyword.allCases.filter { $0.group == group }.map(\.rawValue))
    }
    commands = sorted(specs.map(\.name))
    clauses = sorted(ClauseSyntax.openingWords.union(specs.flatMap(\.clauses).map(\.name)))
      .filter { !keywords.contains($0) }
    options = sorted(specs.flatMap(\.options).map(\.name))
    functions = sorted(vocabulary.functionNames)
    statementWords = words(.statement)
    operatorWords = words(.operator)
    constants = words(.constant)
    operators = Symbol.allCases.filter(\.isOperator).map(\.rawValue)
      .sorted { ($1.count, $0) < ($0.count, $1) }
  }
}

private enum KeywordGroup { case statement, `operator`, constant }

extension Keyword {
  fileprivate var group: KeywordGroup {
    switch self {
    case .let, .if, .else, .for, .fn, .return: .statement
    case .in, .and, .or, .not: .operator
    case .true, .false, .missing: .constant
    }
  }
}

extension Symbol {
  /// Whether it stands between or at operands: not a bracket, not what sets parts of a statement apart, and not what
  /// is written as another one.
  fileprivate var isOperator: Bool {
    switch self {
    case .comma, .semicolon, .bar, .anyEnding: false
    case .openParenthesis, .closeParenthesis, .openBracket, .closeBracket, .openBrace, .closeBrace: false
    default: true
    }
  }
}
