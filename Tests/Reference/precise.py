"""Least squares and the distributions of its tests in arithmetic of 60 digits (mpmath).

Used by the scripts that make reference values. Rows of the design are sparse: lists of (column, value).
"""

from mpmath import mp, mpf

mp.dps = 60


def cholesky_inverse(matrix):
    """The inverse of a symmetric positive definite matrix, given as a list of rows."""
    size = len(matrix)
    lower = [[mpf(0)] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            value = matrix[i][j] - sum(lower[i][k] * lower[j][k] for k in range(j))
            if i == j:
                if value <= mpf(10) ** -45 * matrix[i][i]:
                    raise ArithmeticError(f"column {i} depends on those before it")
                lower[i][i] = mp.sqrt(value)
            else:
                lower[i][j] = value / lower[j][j]
    inverse = [[mpf(0)] * size for _ in range(size)]  # of the lower triangle
    for j in range(size):
        inverse[j][j] = 1 / lower[j][j]
        for i in range(j + 1, size):
            inverse[i][j] = -sum(lower[i][k] * inverse[k][j] for k in range(j, i)) / lower[i][i]
    return [
        [sum(inverse[k][i] * inverse[k][j] for k in range(max(i, j), size)) for j in range(size)]
        for i in range(size)
    ]


def product(left, right):
    columns = list(zip(*right))
    return [[sum(a * b for a, b in zip(row, column)) for column in columns] for row in left]


def t_upper(t, df):
    t, df = mpf(t), mpf(df)
    if t < 0:
        return 1 - t_upper(-t, df)
    return mp.betainc(df / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2


def t_two_sided(t, df):
    return 2 * t_upper(abs(t), df)


def f_upper(f, df1, df2):
    f, df1, df2 = mpf(f), mpf(df1), mpf(df2)
    return mp.betainc(df2 / 2, df1 / 2, 0, df2 / (df2 + df1 * f), regularized=True)


def t_quantile_upper(probability, df):
    """The t whose upper tail is the probability, below a half."""
    probability = mpf(probability)

    def distance(log_t):
        return mp.log(t_upper(mp.e**log_t, df)) - mp.log(probability)

    low, high = mpf(-40), mpf(1)
    while distance(high) > 0:
        high *= 2
    return mp.e ** mp.findroot(distance, (low, high), solver="anderson", tol=mpf(10) ** -45, maxsteps=500)


class Fit:
    """Least squares with whole-number weights: a row of weight 3 counts as three rows.

    `covariance` is classical, HC0, HC1, HC2, HC3 or cluster; the conventions are those of Stata:
    HC1 N/(N-K); cluster G/(G-1) (N-1)/(N-K), with t(G-1); otherwise t(N-K).
    """

    def __init__(
        self,
        names,
        rows,
        response,
        weights=None,
        covariance="classical",
        clusters=None,
        has_intercept=True,
        level=95,
    ):
        self.names, self.has_intercept = names, has_intercept
        size = len(names)
        weights = [1] * len(rows) if weights is None else weights
        self.n = sum(weights)
        cross = [[mpf(0)] * size for _ in range(size)]
        moment = [mpf(0)] * size
        for row, y, w in zip(rows, response, weights):
            for i, a in row:
                moment[i] += w * a * y
                for j, b in row:
                    if j <= i:
                        cross[i][j] += w * a * b
        for i in range(size):
            for j in range(i):
                cross[j][i] = cross[i][j]
        inverse = cholesky_inverse(cross)
        self.coefficients = [sum(a * b for a, b in zip(line, moment)) for line in inverse]
        residuals = [y - sum(self.coefficients[i] * a for i, a in row) for row, y in zip(rows, response)]
        self.rss = sum(w * e * e for w, e in zip(weights, residuals))
        mean = sum(w * y for w, y in zip(weights, response)) / self.n if has_intercept else mpf(0)
        self.tss = sum(w * (y - mean) ** 2 for w, y in zip(weights, response))
        self.residual_df = self.n - size
        self.factor, self.df = None, self.residual_df
        self.level = level
        self.vcov = self._covariance(covariance, inverse, rows, residuals, weights, clusters)

    def _covariance(self, kind, inverse, rows, residuals, weights, clusters):
        size = len(inverse)
        if kind == "classical":
            scale = self.rss / self.residual_df
            return [[scale * a for a in line] for line in inverse]
        meat = [[mpf(0)] * size for _ in range(size)]
        if kind == "cluster":
            scores = {}
            for row, e, w, g in zip(rows, residuals, weights, clusters):
                score = scores.setdefault(g, [mpf(0)] * size)
                for i, a in row:
                    score[i] += w * e * a
            for score in scores.values():
                for i in range(size):
                    for j in range(size):
                        meat[i][j] += score[i] * score[j]
            groups = len(scores)
            self.factor = mpf(groups) / (groups - 1) * (self.n - 1) / self.residual_df
            self.df = groups - 1
        else:
            self.factor = mpf(self.n) / self.residual_df if kind == "HC1" else mpf(1)
            for row, e, w in zip(rows, residuals, weights):
                square = e * e
                if kind in ("HC2", "HC3"):
                    leverage = sum(a * b * inverse[i][j] for i, a in row for j, b in row)
                    square /= (1 - leverage) if kind == "HC2" else (1 - leverage) ** 2
                for i, a in row:
                    for j, b in row:
                        meat[i][j] += w * square * a * b
        vcov = product(product(inverse, meat), inverse)
        return [[self.factor * a for a in line] for line in vcov]

    def linear(self, contrast):
        """Estimate and standard error of a combination of the coefficients."""
        estimate = sum(c * b for c, b in zip(contrast, self.coefficients))
        variance = sum(
            a * b * self.vcov[i][j] for i, a in enumerate(contrast) for j, b in enumerate(contrast)
        )
        return estimate, mp.sqrt(variance)

    def wald(self):
        """The test that all slopes are zero (all coefficients without a constant), and its p-value."""
        slopes = [i for i, name in enumerate(self.names) if name != "(Intercept)"]
        if not slopes or len(slopes) > self.df:
            return None
        inverse = cholesky_inverse([[self.vcov[i][j] for j in slopes] for i in slopes])
        statistic = sum(
            self.coefficients[i] * self.coefficients[j] * inverse[a][b]
            for a, i in enumerate(slopes)
            for b, j in enumerate(slopes)
        ) / len(slopes)
        return statistic, f_upper(statistic, len(slopes), self.df)

    def values(self):
        """All that a case file records, by the keys of its format."""
        result = {}
        critical = t_quantile_upper((1 - mpf(self.level) / 100) / 2, self.df)
        for i, name in enumerate(self.names):
            estimate, error = self.coefficients[i], mp.sqrt(self.vcov[i][i])
            result[f"coef({name})"] = estimate
            result[f"se({name})"] = error
            result[f"t({name})"] = estimate / error
            result[f"p({name})"] = t_two_sided(estimate / error, self.df)
            result[f"lower({name})"] = estimate - critical * error
            result[f"upper({name})"] = estimate + critical * error
        result["n"], result["df"] = self.n, self.df
        if self.factor is not None:
            result["factor"] = self.factor
        result.update(self.statistics())
        return result

    def statistics(self):
        size, n = len(self.names), self.n
        constant = 1 if self.has_intercept else 0
        r_squared = 1 - self.rss / self.tss
        log_likelihood = -mpf(n) / 2 * (mp.log(2 * mp.pi * self.rss / n) + 1)
        result = {
            "r_squared": r_squared,
            "adjusted_r_squared": 1 - (1 - r_squared) * (n - constant) / self.residual_df,
            "residual_standard_error": mp.sqrt(self.rss / self.residual_df),
            "log_likelihood": log_likelihood,
            "aic": 2 * size - 2 * log_likelihood,
            "bic": size * mp.log(n) - 2 * log_likelihood,
        }
        wald = self.wald()
        if wald:
            result["f"], result["f_p_value"] = wald
        return result
