/// The right side of a formula as it was written, before its algebra is carried out.
package indirect enum FormulaNode: Sendable {
  /// `1`, the constant.
  case intercept
  /// `0`, no constant.
  case zero
  case variable(Variable)
  /// `offset(x)`: a regressor whose coefficient is 1.
  case offset(any NumericSource)
  /// `a + b`
  case sum(FormulaNode, FormulaNode)
  /// `a - b`
  case difference(FormulaNode, FormulaNode)
  /// `a * b`, which is `a + b + a:b`
  case cross(FormulaNode, FormulaNode)
  /// `a:b`
  case interaction(FormulaNode, FormulaNode)
  /// `(a + b)^2`: the terms and their products up to this degree.
  case power(FormulaNode, Int)
}
