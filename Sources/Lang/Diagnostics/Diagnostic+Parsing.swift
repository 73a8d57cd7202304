extension Diagnostic {
  // MARK: Something else stood there

  static func expected(_ what: String, instead token: Token, in source: SourceText) -> Diagnostic {
    Diagnostic("expected", "expected \(what), found \(token.description(in: source))", at: token.range)
  }

  static func expectedOperand(instead token: Token, after previous: Token?, in source: SourceText)
    -> Diagnostic
  {
    unfinished(at: token, after: previous, in: source)
      ?? expected("a name, a number, a text or '('", instead: token, in: source)
  }

  /// A statement that ends with an operator, a comma or a bar.
  private static func unfinished(at token: Token, after previous: Token?, in source: SourceText)
    -> Diagnostic?
  {
    guard token.endsLine, let previous, previous.continuesLine else { return nil }
    return Diagnostic(
      "unfinished", "nothing follows '\(source[previous.range])'", at: previous.range,
      notes: [Note("a line that ends with it goes on in the next line, but not across an empty one")])
  }

  static func expectedOption(instead token: Token, after previous: Token?, in source: SourceText)
    -> Diagnostic
  {
    unfinished(at: token, after: previous, in: source)
      ?? Diagnostic(
        "expected", "expected an option, found \(token.description(in: source))", at: token.range,
        notes: [Note("after '|' come options set apart by commas: | robust, level(90)")])
  }

  static func unexpected(_ token: Token, in source: SourceText, after statement: Statement?) -> Diagnostic {
    var notes: [Note] = []
    if case .expression(let expression) = statement, case .call(let name, _) = expression.kind {
      notes.append(
        Note(
          "a parenthesis that touches '\(name.text)' makes it a function; the words of a command stand apart")
      )
    }
    return Diagnostic(
      "unexpected", "\(token.description(in: source)) cannot stand here", at: token.range, notes: notes)
  }

  static func reservedWord(_ keyword: Keyword, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "reserved-word", "'\(keyword.rawValue)' is a word of the language and can be no bare name", at: range,
      fixIts: [FixIt("Put it in backticks", at: range, replacement: "`\(keyword.rawValue)`")])
  }

  // MARK: Brackets and braces

  static func unexpectedBrace(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unexpected-brace", "this '}' closes no block", at: range,
      fixIts: [FixIt("Delete it", at: range, replacement: "")])
  }

  static func unclosedBlock(openedAt range: SourceRange) -> Diagnostic {
    Diagnostic("unclosed-block", "this '{' has no '}'", at: range)
  }

  static func unclosedBracket(openedAt range: SourceRange, closing: Symbol, insertAt end: Int) -> Diagnostic {
    let opening = closing == .closeBracket ? "[" : "("
    return Diagnostic(
      "unclosed-bracket", "this '\(opening)' has no '\(closing.rawValue)'", at: range,
      fixIts: [
        FixIt("Insert '\(closing.rawValue)'", at: SourceRange(end, end), replacement: closing.rawValue)
      ])
  }

  static func mismatchedBracket(at range: SourceRange, expected: Symbol) -> Diagnostic {
    Diagnostic(
      "mismatched-bracket", "expected '\(expected.rawValue)' to close this bracket", at: range,
      fixIts: [FixIt("Replace with '\(expected.rawValue)'", at: range, replacement: expected.rawValue)])
  }

  static func unexpectedInBrackets(_ token: Token, closing: Symbol, in source: SourceText) -> Diagnostic {
    Diagnostic(
      "expected", "expected ',' or '\(closing.rawValue)', found \(token.description(in: source))",
      at: token.range)
  }

  static func calleeIsNoName(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "callee-is-no-name", "only a function's name can be followed by '('", at: range,
      notes: [
        Note("an element is taken with brackets: m1.coef[\"age\"], x[1]; a product is written with '*'")
      ])
  }

  // MARK: Assignment and equality

  static func bareAssignment(to name: Name, sign: SourceRange, in source: SourceText) -> Diagnostic {
    let written = source[name.range]
    let head = name.range.union(sign)
    return Diagnostic(
      "bare-assignment", "'\(written) =' does not say what '\(name.text)' is to be", at: head,
      notes: [Note("'let' names a value; 'gen' makes a column of the data")],
      fixIts: [
        FixIt("Name a value: 'let \(written) ='", at: head, replacement: "let \(written) ="),
        FixIt("Make a column: 'gen \(written) ='", at: head, replacement: "gen \(written) ="),
      ])
  }

  static func bindingWithEquality(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "binding-with-equality", "'let' gives a value with a single '='", at: range,
      fixIts: [FixIt("Replace with '='", at: range, replacement: "=")])
  }

  static func loopWithAssignment(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "loop-with-assignment", "'for' is followed by a name, 'in' and the values", at: range,
      fixIts: [FixIt("Replace with 'in'", at: range, replacement: "in")])
  }

  static func singleEquals(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "single-equals", "a single '=' compares nothing; equality is '=='", at: range,
      fixIts: [FixIt("Replace with '=='", at: range, replacement: "==")])
  }

  // MARK: Operators

  static func ambiguousSign(
    _ symbol: Symbol, sign: SourceRange, after end: Int, isPhrase: Bool
  ) -> Diagnostic {
    let operation = FixIt(
      symbol == .minus ? "Subtract: spaces on both sides" : "Add: spaces on both sides", at: sign,
      replacement: "\(symbol.rawValue) ")
    let separate = FixIt("Set two arguments apart with a comma", at: SourceRange(end, end), replacement: ",")
    return Diagnostic(
      "ambiguous-sign", "'\(symbol.rawValue)' with a space on one side only can be read in two ways",
      at: sign,
      notes: [Note("a binary operator has spaces on both sides or on neither")],
      fixIts: isPhrase ? [operation, separate] : [operation])
  }

  static func unevenSpacing(_ symbol: Symbol, at range: SourceRange, missingAfter: Bool) -> Diagnostic {
    let place = missingAfter ? range.upperBound : range.lowerBound
    return Diagnostic(
      "uneven-spacing", "'\(symbol.rawValue)' has a space on one side only", at: range, severity: .warning,
      fixIts: [
        FixIt(
          "Insert a space \(missingAfter ? "after" : "before") it", at: SourceRange(place, place),
          replacement: " ")
      ])
  }

  static func chainedComparison(at range: SourceRange, middle: String, insertAt: SourceRange) -> Diagnostic {
    Diagnostic(
      "chained-comparison", "comparisons cannot be chained", at: range,
      notes: [Note("the second would compare true or false with a value")],
      fixIts: [FixIt("Compare twice", at: insertAt, replacement: " and \(middle)")])
  }

  static func emptyInterpolation(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "empty-interpolation", "there is no expression between these braces", at: range,
      notes: [Note("a brace itself is written '{{' or '}}'")])
  }

  // MARK: Commas, bars and options

  static func trailingComma(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "trailing-comma", "nothing follows this comma", at: range,
      fixIts: [FixIt("Delete it", at: range, replacement: "")])
  }

  static func missingComma(after end: Int) -> Diagnostic {
    let place = SourceRange(end, end)
    return Diagnostic(
      "missing-comma", "a comma is missing here", at: place,
      fixIts: [FixIt("Insert ','", at: place, replacement: ",")])
  }

  /// - Parameter end: where the option before it ends, which a comma touches.
  static func secondBar(at range: SourceRange, after end: Int) -> Diagnostic {
    Diagnostic(
      "second-bar", "options are set apart by commas after one '|'", at: range,
      fixIts: [FixIt("Replace with ','", at: SourceRange(end, range.upperBound), replacement: ",")])
  }

  static func clauseAfterOptions(_ keyword: Name) -> Diagnostic {
    Diagnostic(
      "clause-after-options", "'\(keyword.text)' stands before the '|', options after it", at: keyword.range)
  }

  static func spaceBeforeArguments(of option: Name, at gap: SourceRange) -> Diagnostic {
    Diagnostic(
      "space-before-arguments", "the parenthesis of '\(option.text)' touches its name", at: gap,
      fixIts: [FixIt("Delete the space", at: gap, replacement: "")])
  }

  static func valueWithoutParentheses(of option: Name, value: String, valueRange: SourceRange) -> Diagnostic {
    let gap = SourceRange(option.range.upperBound, valueRange.upperBound)
    return Diagnostic(
      "value-without-parentheses", "the value of '\(option.text)' stands in parentheses", at: valueRange,
      fixIts: [FixIt("Write '\(option.text)(\(value))'", at: gap, replacement: "(\(value))")])
  }

  static func barAtLineStart(_ bar: SourceRange, gap: SourceRange, between: String) -> Diagnostic {
    let hasComment = between.utf8.contains(UInt8(ascii: "#"))
    let fix =
      hasComment
      ? FixIt("Move '|' to the line before", at: gap.union(bar), replacement: " |" + between)
      : FixIt("Join it with the line before", at: gap, replacement: " ")
    return Diagnostic(
      "bar-at-line-start", "the line before is complete, so this '|' begins nothing", at: bar,
      notes: [Note("a line that ends with '|' goes on in the next one")], fixIts: [fix])
  }
}

extension Token {
  /// What the token is, in the reader's words.
  func description(in source: SourceText) -> String {
    switch kind {
    case .newline: "the end of the line"
    case .end: "the end of the script"
    case .keyword(let keyword): "'\(keyword.rawValue)'"
    case .symbol(.anyEnding): "'*'"
    case .text: "a text"
    default: "'\(Diagnostic.printable(source[range]))'"
    }
  }
}
