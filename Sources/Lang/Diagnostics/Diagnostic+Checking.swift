extension Diagnostic {
  // MARK: Columns

  static func noData(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-data", "no data have been read at this place", at: range,
      notes: [Note("'use \"file.csv\"' reads data; it stands before the commands that need them")])
  }

  /// A column that does not exist; `names` are values that may have been meant as well.
  package static func unknownColumn(
    _ name: Name, in schema: Schema, orNames names: [String] = []
  ) -> Diagnostic {
    let near =
      NearestNames(schema).names(near: name.text) + NearestNames(names).names(near: name.text)
    return Diagnostic(
      "unknown-column", "there is no column '\(name.text)'", at: name.range,
      notes: near.isEmpty ? [columns(of: schema)] : labels(of: near, in: schema),
      fixIts: replacements(near, at: name.range))
  }

  private static func columns(of schema: Schema) -> Note {
    if schema.columns.isEmpty { return Note("the data have no columns") }
    let shown = schema.names.prefix(12).joined(separator: ", ")
    return Note(
      "the columns are \(shown)\(schema.columns.count > 12 ? " and \(schema.columns.count - 12) more" : "")")
  }

  private static func labels(of names: [String], in schema: Schema) -> [Note] {
    names.compactMap { name in
      schema.column(named: name)?.label.map { Note("'\(name)' is labelled '\($0)'") }
    }
  }

  static func noColumnItem(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wrong-shape", "this names no column", at: range,
      notes: [Note("columns are given by name, as a range 'a..b', by a pattern 'a*' or as 'all'")])
  }

  static func unmatchedPattern(_ pattern: String, at range: SourceRange, in schema: Schema) -> Diagnostic {
    let near = NearestNames(schema).names(near: String(pattern.dropLast()))
    let note =
      near.isEmpty ? columns(of: schema) : Note("the nearest is \(listed(near.map { "'\($0)'" }, "or"))")
    return Diagnostic("unmatched-pattern", "no column matches '\(pattern)'", at: range, notes: [note])
  }

  static func reversedRange(first: String, last: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "reversed-range", "'\(last)' stands before '\(first)' in the data", at: range,
      notes: [Note("a range of columns follows the order of the data; 'describe' shows it")],
      fixIts: [
        FixIt("Swap the ends", at: range, replacement: "\(last.asSourceName)..\(first.asSourceName)")
      ])
  }

  // MARK: Names and functions

  /// The first word of a statement is no command; a lone word may have meant a value or a column too.
  static func unknownCommand(
    _ verb: Name, in vocabulary: Vocabulary, orNames names: [String], isName: Bool
  ) -> Diagnostic {
    var diagnostic = unknownCommand(verb, in: vocabulary)
    if isName {
      diagnostic.notes = [
        Note("'\(verb.text)' is a value; in a calculation an operator with spaces on both sides follows it")
      ]
    }
    diagnostic.fixIts += replacements(NearestNames(names).names(near: verb.text), at: verb.range)
    return diagnostic
  }

  static func functionAsCommand(_ verb: Name) -> Diagnostic {
    Diagnostic(
      "function-as-command", "'\(verb.text)' is a function of this script, not a command", at: verb.range,
      notes: [Note("a function is called with its arguments in parentheses: \(verb.text)(…)")])
  }

  static func unknownName(_ name: Name, in scope: Scope) -> Diagnostic {
    let near = NearestNames(scope.names + scope.schema.names).names(near: name.text)
    return Diagnostic(
      "unknown-name", "there is no value or column '\(name.text)'", at: name.range,
      notes: near.isEmpty ? [Note("'let \(name.text) = …' would name a value")] : [],
      fixIts: replacements(near, at: name.range))
  }

  static func unknownResult(_ name: Name, known: [String]) -> Diagnostic {
    let near = NearestNames(known).names(near: name.text)
    return Diagnostic(
      "unknown-result", "there is no result '\(name.text)'", at: name.range,
      notes: [Note("'let \(name.text) = model …' would keep one under that name")],
      fixIts: replacements(near, at: name.range))
  }

  /// - Parameter result: the result's name, or the command that made it.
  package static func unknownField(_ field: Name, of result: String, known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-field", "the result '\(result)' has no '\(field.text)'", at: field.range,
      notes: [Note("it has \(known.joined(separator: ", "))")],
      fixIts: .replacing(field.range, byNearestTo: field.text, among: known))
  }

  static func unknownFunction(_ name: Name, in vocabulary: Vocabulary, scope: Scope) -> Diagnostic {
    let near = NearestNames(vocabulary.functionNames + scope.functions.keys.sorted()).names(near: name.text)
    var notes: [Note] = []
    if vocabulary.commands[name.text] != nil {
      notes = [Note("'\(name.text)' is a command: its arguments follow it without parentheses")]
    } else if scope.values[name.text] != nil || scope.schema.column(named: name.text) != nil {
      notes = [Note("'\(name.text)' is a value: its elements are taken with brackets, \(name.text)[1]")]
    }
    return Diagnostic(
      "unknown-function", "there is no function '\(name.text)'", at: name.range, notes: notes,
      fixIts: replacements(near, at: name.range))
  }

  static func wrongArgumentCount(_ count: Int, for spec: FunctionSpec, at range: SourceRange) -> Diagnostic {
    let arity = spec.arity
    let expected = arity.lowerBound == arity.upperBound ? "\(arity.lowerBound)" : spec.arityInWords
    return Diagnostic(
      "wrong-argument-count", "'\(spec.name)' takes \(counted(expected, "argument")), not \(count)",
      at: range,
      notes: [Note("it is written \(spec.synopsis)")])
  }

  static func wrongArgumentCount(
    _ count: Int, for name: Name, expected: Int, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "wrong-argument-count", "'\(name.text)' takes \(counted("\(expected)", "argument")), not \(count)",
      at: range)
  }

  static func formulaOnlyFunction(_ name: Name) -> Diagnostic {
    Diagnostic(
      "formula-only-function", "'\(name.text)' has a meaning only inside a formula", at: name.range,
      notes: [Note("a formula has a '~': y ~ \(name.text)(…)")])
  }

  static func patternInExpression(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "pattern-in-expression", "a choice of columns cannot stand in a calculation", at: range,
      notes: [
        Note("'a*' stands where a command takes columns, '.' in a formula; a product has spaces around '*'")
      ])
  }

  // MARK: Formulas and comparisons

  static func responseAmongTerms(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("response-among-terms", "'\(name)' is the response and cannot be a term too", at: range)
  }

  static func numberComparedWithText(
    _ column: Schema.Column, _ constant: Expression, in source: SourceText
  ) -> Diagnostic {
    let inner = source[constant.range].filter { $0 != "\"" }
    let fix = FixIt("Compare with the number", at: constant.range, replacement: inner)
    return Diagnostic(
      "kind-mismatch", "'\(column.name)' is a numeric column and equals no text", at: constant.range,
      fixIts: Double(inner) == nil ? [] : [fix])
  }

  static func textComparedWithNumber(
    _ column: Schema.Column, _ constant: Expression, in source: SourceText
  ) -> Diagnostic {
    let values = column.levels.map { $0.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ") }
    return Diagnostic(
      "kind-mismatch", "'\(column.name)' is a text column and equals no number", at: constant.range,
      notes: values.map { [Note("its values are such as \($0)")] } ?? [],
      fixIts: [
        FixIt("Compare with a text", at: constant.range, replacement: "\"\(source[constant.range])\"")
      ])
  }

  /// A text that is no value of the column: a warning in a condition, which may still be meant, else an error.
  package static func unknownLevel(
    _ text: String, of column: String, levels: [String], at range: SourceRange, severity: Severity = .warning
  ) -> Diagnostic {
    let shown = levels.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ") + (levels.count > 8 ? ", …" : "")
    return Diagnostic(
      "unknown-level", "'\(column)' has no value '\(text)'", at: range, severity: severity,
      notes: [Note("its values are \(shown)")],
      fixIts: replacing(text, by: levels, at: range))
  }

  /// Repairs of a text that is no level: the nearest, or all where these are few.
  package static func replacing(_ text: String, by levels: [String], at range: SourceRange) -> [FixIt] {
    var near = NearestNames(levels).names(near: text)
    if near.isEmpty, levels.count <= 3 { near = levels }
    return near.map {
      FixIt("Replace with '\($0)'", at: range, replacement: "\"\($0.escapedForText)\"")
    }
  }

  // MARK: Files

  /// `nil` when nothing is wrong as far as can be told.
  package static func fileProblem(_ problem: FileProblem, path: String, at range: SourceRange) -> Diagnostic?
  {
    switch problem {
    case .notFound:
      Diagnostic(
        "file-not-found", "there is no file '\(path)'", at: range,
        notes: [Note("a relative path is relative to the script")])
    case .isDirectory: Diagnostic("file-is-directory", "'\(path)' is a folder", at: range)
    case .notPermitted: Diagnostic("file-not-permitted", "'\(path)' may not be read", at: range)
    case .unreadable(let reason):
      Diagnostic("file-unreadable", "'\(path)' cannot be read", at: range, notes: [Note(reason)])
    case .unknown: nil
    }
  }

  static func includeCycle(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("include-cycle", "'\(path)' would include itself", at: range)
  }

  /// `1 argument`, `2 or 3 arguments`
  private static func counted(_ count: String, _ noun: String) -> String {
    count == "1" ? "1 \(noun)" : count == "0" ? "no \(noun)s" : "\(count) \(noun)s"
  }
}

extension FunctionSpec {
  fileprivate var arityInWords: String {
    if arity.upperBound >= 255 { return "\(arity.lowerBound) or more" }
    return "\(arity.lowerBound) \(arity.upperBound == arity.lowerBound + 1 ? "or" : "to") \(arity.upperBound)"
  }
}
