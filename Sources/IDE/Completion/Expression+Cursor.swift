import Lang

/// Finding the cursor in a tree: a name stands there that no script holds.
extension Expression {
  static let cursor = "cursor__of__completion"

  /// Whether the word at the cursor is this expression, a text in quotes, or the name after its point.
  var isAtCursor: Bool {
    switch kind {
    case .name(let name): name == Self.cursor
    case .member(_, let field): field.text == Self.cursor
    default: literalText == Self.cursor
    }
  }

  /// The expressions around the cursor, outermost first, with that at the cursor last; `nil` if it is elsewhere.
  var pathToCursor: [Expression]? {
    if isAtCursor { return [self] }
    for child in children {
      if let path = child.pathToCursor { return [self] + path }
    }
    return nil
  }

  /// Every bare name in it but the cursor.
  var names: Set<String> {
    if case .name(let name) = kind { return name == Self.cursor ? [] : [name] }
    return children.reduce(into: []) { $0.formUnion($1.names) }
  }
}

extension Expression {
  /// Where its bare names stand.
  var words: [SourceRange] {
    if case .name = kind { return [range] }
    return children.flatMap(\.words)
  }
}

extension Phrase {
  /// The expressions around the cursor; `nil` if it is elsewhere.
  var pathToCursor: [Expression]? {
    switch kind {
    case .expression(let expression): expression.pathToCursor
    case .assignment(_, let value): value.pathToCursor
    }
  }

  /// Whether the cursor is at its beginning, so that nothing tells yet what it becomes.
  var isAtCursor: Bool {
    switch kind {
    case .expression(let expression): expression.isAtCursor && !expression.isMember
    case .assignment(let name, _): name.text == Expression.cursor
    }
  }

  var holdsCursor: Bool { isAtCursor || pathToCursor != nil }
}

extension Expression {
  fileprivate var isMember: Bool { if case .member = kind { true } else { false } }
}
