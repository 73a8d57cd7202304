import Lang

/// Functions whose arguments are read before they are evaluated; the evaluator knows what they do.
enum SyntacticFunctions {
  static let all: [Function] = [
    Function(
      "column", "column(x)", "A column of the data as a vector; rows where it is missing are an error.",
      examples: [Example("rows(column(transition))", "as many as the data have")], .syntactic),
    Function(
      "cond", "cond(condition, a, b)",
      "a where the condition holds, b where it does not, missing where it is missing.",
      arity: 3...3, examples: [Example("gen long = cond(months > 24, 1, 0)", "a new 0/1 column")], .syntactic),
    Function(
      "design", "design(formula)",
      "The design matrix of a formula, one column a coefficient, complete rows only.",
      examples: [Example("columns(design(transition ~ gender + months))", "3")], .syntactic),
    Function(
      "factor", "factor(x)", "In a formula: a number used as categories.", isFormulaOnly: true,
      examples: [Example("model transition ~ factor(cohort)", "a coefficient a year")], .syntactic),
    Function(
      "missing", "missing(x)", "true where x is missing.",
      examples: [Example("drop if missing(months)", "the rows without months")], .syntactic),
    Function(
      "missingkind", "missingkind(x)",
      "Of a column, the kind of missing value where a file told kinds apart, as \".a\" or \"9\"; \".\" for a plain one, and missing where x has a value.",
      examples: [Example("gen why = missingkind(months)", "\".\" where months is missing")], .syntactic),
    Function(
      "offset", "offset(x)", "In a formula: a term whose coefficient is 1.", isFormulaOnly: true,
      examples: [Example("model transition ~ gender + offset(0.01 * months)", "months held at 0.01")],
      .syntactic),
    Function(
      "poly", "poly(x, degree), poly(x, degree, raw)",
      "In a formula: orthogonal polynomials of x, or with raw its powers.", arity: 2...3, isFormulaOnly: true,
      words: ["raw"], examples: [Example("model transition ~ poly(months, 2, raw)", "months and its square")],
      .syntactic),
    Function(
      "ref", "ref(column, level)", "In a formula: the column with another reference level.", arity: 2...2,
      isFormulaOnly: true, takesLevel: true,
      examples: [Example("model transition ~ ref(gender, \"mann\")", "against men")],
      .syntactic),
    Function(
      "residuals", "residuals(y, X)", "y less its least squares fit on the columns of X.", arity: 2...2,
      examples: [
        Example("rows(residuals([1; 2; 4], [1, 1; 1, 2; 1, 3]))", "3", setup: [])
      ], .values(MatrixFunctions.residuals)),
  ]
}
