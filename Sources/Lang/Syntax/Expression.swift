/// A piece of an expression or of a formula, with its place in the source.
///
/// Formulas share this tree: `~`, `:` and `.` are operators and operands of it, and what `*`, `+` and
/// `^` mean is decided by who reads it (arithmetic in an expression, crossing in a formula).
package struct Expression: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    /// `12`, `0.5`, `1e-3`, `1_000`; `isInteger` when written without point and exponent.
    case number(Double, isInteger: Bool)
    /// `"…"`, cut at its interpolations.
    case text([TextPiece])
    case logical(Bool)
    case missing
    case name(String)
    /// `norsk*`: the columns whose names match.
    case pattern(String)
    /// `.` in a formula: all other columns.
    case allOthers
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression, operatorRange: SourceRange)
    /// `x'`
    case transpose(Expression)
    /// `log(x)`: the parenthesis touches the name.
    case call(Name, [Expression])
    /// `m1.coef["x"]`, `a[1, 2]`
    case index(Expression, [Expression])
    /// `m1.coef`
    case member(Expression, Name)
    /// `[1, 2; 3, 4]`: the rows.
    case matrix([[Expression]])
    /// `( … )`
    case group(Expression)
    /// `1..3 = 0` inside parentheses.
    case rule(Expression, Expression)
    /// What could not be read; a diagnostic says why.
    case malformed
  }

  package enum TextPiece: Hashable, Sendable {
    case literal(String)
    case interpolation(Expression)
  }

  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

package enum UnaryOperator: String, Hashable, Sendable, CaseIterable {
  case minus = "-"
  case plus = "+"
  case not
  /// A formula without response: `~ a + b`.
  case tilde = "~"
}

package enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
  case tilde = "~"
  case or, and
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  /// `x in 1..3`
  case `in`
  /// `2011..2016`, both ends included; also `norsk1..overall`.
  case range = ".."
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  /// `a:b`, the interaction of a formula.
  case interaction = ":"
  case power = "^"
}
