/// Whether two trees are equal but for the places where things stand.
func isSame(_ first: [Statement], _ second: [Statement]) -> Bool {
  first.count == second.count && zip(first, second).allSatisfy(isSame)
}

private func isSame(_ first: Statement, _ second: Statement) -> Bool {
  switch (first, second) {
  case (.command(let one), .command(let other)): isSame(one, other)
  case (.binding(let name, let one, _), .binding(let otherName, let other, _)):
    name.text == otherName.text && isSame(one, other)
  case (.loop(let name, let one, let body, _), .loop(let otherName, let other, let otherBody, _)):
    name.text == otherName.text && isSame(one, other) && isSame(body, otherBody)
  case (
    .conditional(let one, let then, let otherwise, _), .conditional(let other, let then2, let otherwise2, _)
  ):
    isSame(one, other) && isSame(then, then2) && isSame(otherwise, otherwise2)
  case (.function(let name, let one, let body, _), .function(let otherName, let other, let otherBody, _)):
    name.text == otherName.text && one.map(\.text) == other.map(\.text) && isSame(body, otherBody)
  case (.result(let one?, _), .result(let other?, _)): isSame(one, other)
  case (.result(nil, _), .result(nil, _)), (.malformed, .malformed): true
  case (.expression(let one), .expression(let other)): isSame(one, other)
  default: false
  }
}

private func isSame(_ first: CommandSyntax, _ second: CommandSyntax) -> Bool {
  first.verb.text == second.verb.text && first.isBroken == second.isBroken
    && isSame(first.phrases, second.phrases)
    && first.clauses.count == second.clauses.count && first.options.count == second.options.count
    && zip(first.clauses, second.clauses).allSatisfy {
      $0.keyword.text == $1.keyword.text && isSame($0.phrases, $1.phrases)
    }
    && zip(first.options, second.options).allSatisfy(isSame)
}

private func isSame(_ first: OptionSyntax, _ second: OptionSyntax) -> Bool {
  guard first.name.text == second.name.text else { return false }
  guard let one = first.arguments, let other = second.arguments else {
    return first.arguments == nil && second.arguments == nil
  }
  return one.count == other.count && zip(one, other).allSatisfy { isSame($0, $1) }
}

private func isSame(_ first: [Phrase], _ second: [Phrase]) -> Bool {
  first.count == second.count
    && zip(first, second).allSatisfy { one, other in
      switch (one.kind, other.kind) {
      case (.expression(let one), .expression(let other)): isSame(one, other)
      case (.assignment(let name, let one), .assignment(let otherName, let other)):
        name.text == otherName.text && isSame(one, other)
      default: false
      }
    }
}

private func isSame(_ first: [Expression], _ second: [Expression]) -> Bool {
  first.count == second.count && zip(first, second).allSatisfy(isSame)
}

private func isSame(_ first: Expression, _ second: Expression) -> Bool {
  switch (first.kind, second.kind) {
  case (.text(let one), .text(let other)):
    one.count == other.count && zip(one, other).allSatisfy(isSame)
  case (.unary(let sign, let one), .unary(let otherSign, let other)): sign == otherSign && isSame(one, other)
  case (.binary(let sign, let left, let right, _), .binary(let otherSign, let left2, let right2, _)):
    sign == otherSign && isSame(left, left2) && isSame(right, right2)
  case (.transpose(let one), .transpose(let other)), (.group(let one), .group(let other)): isSame(one, other)
  case (.call(let name, let one), .call(let otherName, let other)):
    name.text == otherName.text && isSame(one, other)
  case (.index(let base, let one), .index(let otherBase, let other)):
    isSame(base, otherBase) && isSame(one, other)
  case (.member(let base, let name), .member(let otherBase, let otherName)):
    name.text == otherName.text && isSame(base, otherBase)
  case (.matrix(let one), .matrix(let other)):
    one.count == other.count && zip(one, other).allSatisfy { isSame($0, $1) }
  case (.rule(let left, let right), .rule(let left2, let right2)):
    isSame(left, left2) && isSame(right, right2)
  // What has no parts has no places in it.
  default: first.kind == second.kind
  }
}

private func isSame(_ first: Expression.TextPiece, _ second: Expression.TextPiece) -> Bool {
  switch (first, second) {
  case (.literal(let one), .literal(let other)): one == other
  case (.interpolation(let one), .interpolation(let other)): isSame(one, other)
  default: false
  }
}
