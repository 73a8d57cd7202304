/// Matches a call with the declaration of its command. Everything that is wrong with the call is reported.
///
/// A value of the wrong shape is left out of the bound call, so that no reader meets it.
package func bind(_ call: CommandSyntax, to spec: CommandSpec) -> Parsed<BoundCall> {
  var binder = Binder(spec: spec, call: call)
  binder.bindArguments()
  binder.bindClauses()
  binder.bindOptions()
  let diagnostics = binder.diagnostics.sorted { $0.range.lowerBound < $1.range.lowerBound }
  return Parsed(tree: binder.bound, diagnostics: diagnostics)
}

struct Binder {
  let spec: CommandSpec
  let call: CommandSyntax
  private(set) var bound: BoundCall
  private(set) var diagnostics: [Diagnostic] = []

  init(spec: CommandSpec, call: CommandSyntax) {
    self.spec = spec
    self.call = call
    bound = BoundCall(syntax: call)
  }

  // MARK: Arguments

  mutating func bindArguments() {
    let match = ArgumentMatcher(phrases: call.phrases, parameters: spec.arguments).match()
    for (parameter, phrases) in zip(spec.arguments, match.phrases) {
      if let first = phrases.first, let last = phrases.last {
        bind(parameter, phrases, at: first.range.union(last.range))
      } else if parameter.isRequired, !call.isBroken {
        diagnostics.append(.missingArgument(parameter, of: spec, at: call.verb.range))
      }
    }
    if let first = match.unexpected.first {
      diagnostics.append(
        .unexpectedArgument(first, furtherCount: match.unexpected.count - 1, of: spec, in: call))
    }
  }

  // MARK: Clauses

  mutating func bindClauses() {
    var seen: [String: SourceRange] = [:]
    for clause in call.clauses {
      let word = clause.keyword.text
      guard let parameter = spec.clauses.first(where: { $0.name == word }) else {
        diagnostics.append(.unknownClause(clause, of: spec))
        continue
      }
      if let first = seen[word] {
        diagnostics.append(.repeatedClause(clause.keyword, first: first))
      } else if clause.phrases.isEmpty {
        if !call.isBroken { diagnostics.append(.missingValue(parameter, after: clause.keyword)) }
      } else {
        bind(parameter, clause.phrases, at: clause.range)
      }
      seen[word] = clause.keyword.range
    }
    for parameter in spec.clauses where parameter.isRequired && seen[parameter.name] == nil && !call.isBroken
    {
      diagnostics.append(.missingArgument(parameter, of: spec, at: call.verb.range))
    }
  }

  // MARK: Options

  mutating func bindOptions() {
    var seen: [String: SourceRange] = [:]
    for option in call.options {
      let word = option.name.text
      guard let parameter = spec.options.first(where: { $0.name == word }) else {
        diagnostics.append(.unknownOption(option, of: spec, written: call.options.map(\.name.text)))
        continue
      }
      if let first = seen[word] {
        diagnostics.append(.repeatedOption(option.name, first: first))
      } else {
        bind(option, to: parameter)
        reportExclusion(of: option, seen: seen)
      }
      seen[word] = option.name.range
    }
    for parameter in spec.options where parameter.isRequired && seen[parameter.name] == nil && !call.isBroken
    {
      diagnostics.append(.missingOption(parameter, of: spec, at: call.verb.range))
    }
  }

  private mutating func bind(_ option: OptionSyntax, to parameter: ParameterSpec) {
    guard let arguments = option.arguments else {
      if parameter.shape.allowsNoValue {
        bound.values[parameter.name] = []
        bound.ranges[parameter.name] = option.range
      } else {
        diagnostics.append(.missingValue(parameter, after: option.name))
      }
      return
    }
    let phrases = arguments.flatMap(\.self)
    if parameter.shape == .flag {
      diagnostics.append(.flagWithValue(option))
    } else if phrases.isEmpty {
      if !call.isBroken { diagnostics.append(.missingValue(parameter, after: option.name)) }
    } else {
      bind(parameter, phrases, at: option.range)
    }
  }

  private mutating func reportExclusion(of option: OptionSyntax, seen: [String: SourceRange]) {
    for group in spec.exclusiveOptions where group.contains(option.name.text) {
      if let other = group.first(where: { seen[$0] != nil && $0 != option.name.text }),
        let range = seen[other]
      {
        diagnostics.append(.exclusiveOptions(option, other: Name(other, at: range)))
      }
    }
  }

  // MARK: Values

  private mutating func bind(_ parameter: ParameterSpec, _ phrases: [Phrase], at range: SourceRange) {
    let problems = self.problems(with: phrases, for: parameter)
    diagnostics += problems
    guard !problems.contains(where: { $0.severity == .error }) else { return }
    bound.values[parameter.name] = phrases
    bound.ranges[parameter.name] = range
  }

  private func problems(with phrases: [Phrase], for parameter: ParameterSpec) -> [Diagnostic] {
    switch parameter.shape {
    case .sequence(let shapes): return problems(with: phrases, sequence: shapes, for: parameter)
    case .either(let shapes): return problems(with: phrases, either: shapes, for: parameter)
    default: break
    }
    if phrases.count > 1, !parameter.takesMany {
      return [.tooManyValues(phrases[1], for: parameter, in: call)]
    }
    return phrases.flatMap { $0.problems(for: parameter.shape, of: parameter, in: spec) }
  }

  private func problems(
    with phrases: [Phrase], sequence shapes: [ParameterSpec.Shape], for parameter: ParameterSpec
  ) -> [Diagnostic] {
    var found = zip(phrases, shapes).flatMap { phrase, shape in
      phrase.problems(for: shape, of: parameter, in: spec)
    }
    if let last = phrases.last, phrases.count < shapes.count {
      found.append(.unfinishedSequence(after: last, missing: shapes[phrases.count], for: parameter))
    } else if phrases.count > shapes.count {
      found.append(.tooManyValues(phrases[shapes.count], for: parameter, in: call))
    }
    return found
  }

  private func problems(
    with phrases: [Phrase], either shapes: [ParameterSpec.Shape], for parameter: ParameterSpec
  ) -> [Diagnostic] {
    if phrases.count > 1, parameter.takesMany {
      // Each phrase may be of a shape of its own: columns and figures side by side.
      return phrases.flatMap { problems(with: [$0], either: shapes, for: parameter) }
    }
    let attempts = shapes.map { shape in
      var alternative = parameter
      alternative.shape = shape
      return problems(with: phrases, for: alternative)
    }
    if attempts.contains(where: \.isEmpty) { return [] }
    if let phrase = phrases.first(where: { parameter.shape.fit($0) == .wrong }) {
      return [.wrongShape(phrase, shape: parameter.shape, of: parameter, in: spec)]
    }
    return attempts.min { $0.count < $1.count } ?? []
  }
}

extension Phrase {
  /// What is wrong with the phrase as a value of that shape.
  fileprivate func problems(
    for shape: ParameterSpec.Shape, of parameter: ParameterSpec, in spec: CommandSpec
  ) -> [Diagnostic] {
    if shape == .condition {
      let equals = singleEquals
      if !equals.isEmpty { return equals }
    }
    return shape.fit(self) == .wrong ? [.wrongShape(self, shape: shape, of: parameter, in: spec)] : []
  }

  /// `x = 3` where a condition is wanted.
  private var singleEquals: [Diagnostic] {
    switch kind {
    case .assignment(let name, let value):
      [.equalsInCondition(between: name.range.upperBound, and: value.range.lowerBound)]
    case .expression(let expression):
      expression.rules.map { rule in
        .equalsInCondition(between: rule.left.range.upperBound, and: rule.right.range.lowerBound)
      }
    }
  }
}

extension Expression {
  /// The parenthesised `a = b` in a logical expression.
  fileprivate var rules: [(left: Expression, right: Expression)] {
    switch kind {
    case .group(let inner): inner.rules
    case .rule(let left, let right): [(left, right)]
    case .unary(_, let inner): inner.rules
    case .binary(_, let left, let right, _): left.rules + right.rules
    default: []
    }
  }
}
