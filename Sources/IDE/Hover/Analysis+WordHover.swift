import Lang

/// Hover of words whose meaning does not depend on a place of a command.
extension Analysis {
  func hover(of words: [Token], at index: Int, scope: Scope) -> Hover? {
    let range = words[index].range
    guard let name = words[index].nameText else { return keywordHover(words, at: index) }
    let next = words.indices.contains(index + 1) && !words[index].hasSpaceAfter ? words[index + 1] : nil
    if next?.isSymbol(.anyEnding) ?? false { return patternHover(name, range, scope.schema) }
    let occurrence = nameTable().occurrence(at: range.lowerBound)
    let entity = occurrence.map { nameTable().entities[$0.entity] }
    if entity?.kind == .function || next?.isSymbol(.openParenthesis) ?? false {
      return functionHover(name, range, scope)
    }
    if index >= 2, words[index - 1].isSymbol(.dot), !words[index - 1].hasSpaceBefore {
      let field = words[index - 2].nameText.flatMap { scope.value(named: $0)?.result }?.first {
        $0.name == name
      }
      return field.map { Hover(range, .field, "\($0.name)\n\($0.summary)") }
    }
    switch entity?.kind {
    case .parameter:
      let owner = statements.declaration(of: occurrence?.definitions.first?.range)?.owner
      return Hover(range, .parameter, "\(name)\n\(owner.map { "A parameter of '\($0)'." } ?? "A parameter.")")
    case .variable:
      if let sequence = statements.declaration(of: occurrence?.definitions.first?.range)?.sequence {
        return Hover(range, .loopVariable, "\(name)\nGoes through \(source[sequence]).")
      }
    case .frame:
      return (scope.data.schema(named: name)).map { Hover(range, .frame, "\(name)\n\($0.asFrame)") }
    case .column, .function, nil: break
    }
    if entity?.kind != .variable, let column = scope.schema.column(named: name) {
      return Hover(range, .column, column.card)
    }
    guard let value = scope.value(named: name) else { return nil }
    return Hover(range, .value, "\(name)\n\(value.detail ?? "A value named by this script.")")
  }

  private func functionHover(_ name: String, _ range: SourceRange, _ scope: Scope) -> Hover? {
    if let own = ownFunction(named: name) {
      return Hover(range, .ownFunction, "\(own.signature)\n\(own.summary)")
    }
    if let count = scope.functions[name] {
      let told = "A function of \(count) \(count == 1 ? "parameter" : "parameters")."
      return Hover(range, .ownFunction, "\(name)(\(count == 0 ? "" : "…"))\n\(told)")
    }
    return vocabulary.functions[name].map { Hover(range, .function, "\($0.synopsis)\n\($0.summary)") }
  }

  private func patternHover(_ beginning: String, _ range: SourceRange, _ schema: Schema) -> Hover? {
    let names = schema.names.filter { $0.hasPrefix(beginning) }
    if names.isEmpty { return nil }
    let told = "\(names.count) \(names.count == 1 ? "column" : "columns"): \(names.joined(separator: ", "))"
    return Hover(SourceRange(range.lowerBound, range.upperBound + 1), .pattern, "\(beginning)*\n\(told)")
  }

  private func keywordHover(_ words: [Token], at index: Int) -> Hover? {
    guard case .keyword(let keyword) = words[index].kind else { return nil }
    let next = words.indices.contains(index + 1) && !words[index].hasSpaceAfter ? words[index + 1] : nil
    if keyword == .missing, next?.isSymbol(.openParenthesis) ?? false,
      let spec = vocabulary.functions[keyword.rawValue]
    {
      return Hover(words[index].range, .function, "\(spec.synopsis)\n\(spec.summary)")
    }
    return Hover(words[index].range, .keyword, keyword.explanation)
  }
}

extension Keyword {
  /// Its form, and what it is for.
  fileprivate var explanation: String {
    switch self {
    case .let: "let name = value\nName a value."
    case .if: "if condition { … }\nRun a block if a condition holds."
    case .else: "if condition { … } else { … }\nRun another block if it does not hold."
    case .for: "for name in values { … }\nRepeat a block for each value."
    case .in: "value in values\nHolds if the value is among those that follow."
    case .fn: "fn name(parameters) { … }\nDefine a function."
    case .return: "return value\nGive the value of a function."
    case .and: "condition and condition\nHolds if both hold."
    case .or: "condition or condition\nHolds if one of them does."
    case .not: "not condition\nHolds if the condition does not."
    case .true: "true\nHolds."
    case .false: "false\nDoes not hold."
    case .missing: "missing\nNo value."
    }
  }
}

extension Token {
  var isWord: Bool { if case .keyword = kind { true } else { nameText != nil } }
}

extension [Token] {
  /// These, or those of the computed part of a text in which an offset lies.
  func around(_ offset: Int) -> [Token] {
    for token in self where token.range.contains(offset) {
      guard case .text(let segments) = token.kind else { continue }
      for case .interpolation(let inner, let place) in segments where place.contains(offset) {
        return inner.around(offset)
      }
    }
    return self
  }
}

extension [Statement] {
  /// What the statement says in which a name gets its meaning: the function whose parameter it is, or what a loop goes
  /// through.
  fileprivate func declaration(of range: SourceRange?) -> (owner: String?, sequence: SourceRange?)? {
    for statement in self {
      switch statement {
      case .function(let name, let parameters, let body, _):
        if parameters.contains(where: { $0.range == range }) { return (name.text, nil) }
        if let found = body.declaration(of: range) { return found }
      case .loop(let variable, let sequence, let body, _):
        if variable.range == range { return (nil, sequence.range) }
        if let found = body.declaration(of: range) { return found }
      case .conditional(_, let then, let otherwise, _):
        if let found = (then + otherwise).declaration(of: range) { return found }
      default: break
      }
    }
    return nil
  }
}

extension Schema.Column {
  /// Name, label, kind and values, a line each.
  fileprivate var card: String {
    [
      name, label, kind.map { "\($0.rawValue) column" }, levels.map { "values: " + shortened($0) },
      valueLabels.flatMap { $0.isEmpty ? nil : "labels of values: " + shortened($0) }, facts,
    ]
    .compactMap(\.self).joined(separator: "\n")
  }

  private func shortened(_ texts: [String]) -> String {
    texts.prefix(12).joined(separator: ", ") + (texts.count > 12 ? ", …" : "")
  }
}
