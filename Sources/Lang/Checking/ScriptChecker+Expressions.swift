extension ScriptChecker {
  /// Where an expression stands, which decides what its names are and what it may hold.
  enum Role {
    /// A statement of its own, or the value of a `let`.
    case value
    /// An argument of a command, over the columns.
    case columns
    case formula
  }

  mutating func check(_ expression: Expression, role: Role = .value) {
    switch expression.kind {
    case .number, .logical, .missing, .malformed: break
    case .text(let pieces):
      for case .interpolation(let inner) in pieces { check(inner, role: .value) }
    case .name(let text): checkName(Name(text, at: expression.range), role: role)
    case .pattern, .allOthers:
      scopeUse.readsEveryColumn = true
      if role != .formula || expression.kind != .allOthers {
        report(.patternInExpression(at: expression.range))
      }
    case .unary(.tilde, let terms): checkFormula(response: nil, terms: terms)
    case .binary(.tilde, let response, let terms, _): checkFormula(response: response, terms: terms)
    case .unary(_, let inner), .transpose(let inner), .group(let inner):
      check(inner, role: role)
    case .member(let inner, let field):
      check(inner, role: role)
      checkField(field, of: inner)
    case .binary(let sign, let left, let right, _):
      check(left, role: role)
      check(right, role: role)
      checkComparison(sign, left, right)
    case .call(let name, let arguments): checkCall(name, arguments, at: expression.range, role: role)
    case .index(let base, let indices):
      check(base, role: role)
      for index in indices { check(index, role: role) }
    case .matrix(let rows):
      for cell in rows.joined() { check(cell, role: role) }
    case .rule(let from, let to):
      if from.kind != .name(Keyword.else.rawValue) { check(from, role: role) }
      check(to, role: role)
    }
  }

  private mutating func checkName(_ name: Name, role: Role) {
    guard !knows(name.text) else { return }
    if role != .value, scope.lacksData { return reportMissingData(at: name.range) }
    switch role {
    case .value: report(.unknownName(name, in: scope))
    case .columns, .formula:
      report(
        .unknownColumn(name, in: scope.schema, orNames: scope.names)
          .explained(by: scope.data.removed[name.text]))
    }
  }

  // MARK: Calls

  private mutating func checkCall(_ name: Name, _ arguments: [Expression], at range: SourceRange, role: Role)
  {
    let spec = vocabulary.functions[name.text]
    if let count = scope.functions[name.text] {
      if count != arguments.count, !arguments.contains(where: \.isMalformed) {
        report(.wrongArgumentCount(arguments.count, for: name, expected: count, at: range))
      }
    } else if let spec {
      if spec.isFormulaOnly, role != .formula { report(.formulaOnlyFunction(name)) }
      if !spec.arity.contains(arguments.count), !arguments.contains(where: \.isMalformed) {
        report(.wrongArgumentCount(arguments.count, for: spec, at: range))
      }
    } else if !forgives(name.text) {
      report(.unknownFunction(name, in: vocabulary, scope: scope))
    }
    if spec?.takesColumns ?? false { return checkColumnArguments(arguments) }
    if spec?.takesLevel ?? false { checkLevel(arguments) }
    for argument in arguments {
      if case .name(let word) = argument.kind, spec?.words.contains(word) ?? false { continue }
      check(argument, role: role)
    }
  }

  /// A text that is no level of the column before it.
  private mutating func checkLevel(_ arguments: [Expression]) {
    guard arguments.count == 2, case .name(let name) = arguments[0].kind, let text = arguments[1].literalText,
      let levels = scope.schema.column(named: name)?.levels, !levels.contains(text)
    else { return }
    report(.unknownLevel(text, of: name, levels: levels, at: arguments[1].range, severity: .error))
  }

  /// `rowmean(resultat1..resultat4)`: names, ranges and patterns of columns, or expressions over them.
  mutating func checkColumnArguments(_ arguments: [Expression]) {
    for argument in arguments {
      if argument.isColumnItem {
        check([Phrase(.expression(argument), at: argument.range)], as: .columns)
      } else {
        check(argument, role: .columns)
      }
    }
  }

  // MARK: Comparisons

  /// A column compared with a constant that none of its values can equal.
  private mutating func checkComparison(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) {
    if sign == .in, case .name(let name) = left.kind, case .matrix(let rows) = right.kind {
      for element in rows.joined() { checkComparison(.equal, of: name, with: element) }
    }
    guard sign.precedence == .comparison, sign != .in else { return }
    if case .name(let name) = left.kind { checkComparison(sign, of: name, with: right) }
    if case .name(let name) = right.kind { checkComparison(sign, of: name, with: left) }
  }

  private mutating func checkComparison(_ sign: BinaryOperator, of name: String, with constant: Expression) {
    guard scope.values[name] == nil, let column = scope.schema.column(named: name) else { return }
    switch (column.kind, constant.kind) {
    case (_, .text) where column.isNumeric:
      if let labels = column.valueLabels { return checkLabel(constant, of: column, among: labels) }
      report(.numberComparedWithText(column, constant, in: current.source))
    case (.text, .number):
      report(.textComparedWithNumber(column, constant, in: current.source))
    case (.text, .text(let pieces)), (.factor, .text(let pieces)):
      guard sign == .equal || sign == .notEqual, let levels = column.levels, pieces.count == 1,
        case .literal(let text) = pieces[0], !levels.contains(text)
      else { return }
      report(.unknownLevel(text, of: column.name, levels: levels, at: constant.range))
    default: break
    }
  }

  /// A number compared with the label of a value.
  private mutating func checkLabel(_ constant: Expression, of column: Schema.Column, among labels: [String]) {
    guard let text = constant.literalText, !labels.isEmpty, !labels.contains(text) else { return }
    report(.unknownLevel(text, of: column.name, levels: labels, at: constant.range, severity: .error))
  }
}
