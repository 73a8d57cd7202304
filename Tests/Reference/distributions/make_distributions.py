"""Makes t.json, normal.json, f.json and chi_squared.json in this folder with mpmath, 80 digits.

    python make_distributions.py

Each file is a list of {"function", "arguments", "value"}; the value is the double nearest to the exact
one at the doubles nearest to the arguments. The functions:

    t_lower(t, df)  t_upper(t, df)  t_two_sided(t, df)  t_quantile(p, df)
    normal_lower(z)  normal_upper(z)  normal_two_sided(z)  normal_quantile(p)
    f_lower(f, df1, df2)  f_upper(f, df1, df2)  f_quantile(p, df1, df2)
    chi_squared_lower(x, df)  chi_squared_upper(x, df)  chi_squared_quantile(p, df)

`lower` is the distribution function, `upper` one minus it computed without cancellation, and a quantile
has the probability p below it. Every quantile is verified by putting it back into its function.
"""

import json
import os

from mpmath import mp, mpf

mp.dps = 80
HERE = os.path.dirname(os.path.abspath(__file__))


def continued_fraction(term):
    """The value of a continued fraction 1 + a1/(1 + a2/(1 + ...)) by Lentz's rule; term(k) gives a_k, b_k."""
    tiny = mpf(10) ** -300
    value, c, d = mpf(1), mpf(1), mpf(0)
    for k in range(1, 10**6):
        a, b = term(k)
        d = b + a * d
        d = 1 / (d if d != 0 else tiny)
        c = b + a / c
        c = c if c != 0 else tiny
        value *= c * d
        if abs(c * d - 1) < mpf(10) ** -78:
            return value
    raise ArithmeticError("the continued fraction does not converge")


def beta_tail(a, b, x, y):
    """The regularized incomplete beta function I_x(a, b), with y = 1 - x given too (DLMF 8.17.22)."""
    if x == 0:
        return mpf(0)
    if y == 0:
        return mpf(1)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_tail(b, a, y, x)

    def term(k):
        m = k // 2
        if k % 2 == 0:
            return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), mpf(1)
        return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), mpf(1)

    log_scale = a * mp.log(x) + b * mp.log(y) + mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)
    return mp.e**log_scale / a / continued_fraction(term)


def gamma_lower(a, x):
    """The regularized incomplete gamma function P(a, x): its series (DLMF 8.7.1)."""
    if x == 0:
        return mpf(0)
    if x > a + 1:
        return 1 - gamma_upper(a, x)
    term = total = 1 / a
    k = 0
    while term > total * mpf(10) ** -78:
        k += 1
        term *= x / (a + k)
        total += term
    return total * mp.e ** (a * mp.log(x) - x - mp.loggamma(a))


def gamma_upper(a, x):
    """Q(a, x): its continued fraction (DLMF 8.9.2)."""
    if x <= a + 1:
        return 1 - gamma_lower(a, x)

    tail = c = x + 1 - a
    d, k = mpf(0), 0
    while True:
        k += 1
        numerator, denominator = -k * (k - a), x + 2 * k + 1 - a
        d = 1 / (denominator + numerator * d)
        c = denominator + numerator / c
        tail *= c * d
        if abs(c * d - 1) < mpf(10) ** -78:
            break
    return mp.e ** (a * mp.log(x) - x - mp.loggamma(a)) / tail


def t_upper(t, df):
    if t < 0:
        return t_lower(-t, df)
    return beta_tail(df / 2, mpf(1) / 2, df / (df + t * t), t * t / (df + t * t)) / 2


def t_lower(t, df):
    if t < 0:
        return t_upper(-t, df)
    return mpf(1) / 2 + beta_tail(mpf(1) / 2, df / 2, t * t / (df + t * t), df / (df + t * t)) / 2


def t_two_sided(t, df):
    return 2 * t_upper(abs(t), df)


def normal_upper(z):
    return mp.erfc(z / mp.sqrt(2)) / 2


def normal_lower(z):
    return normal_upper(-z)


def normal_two_sided(z):
    return mp.erfc(abs(z) / mp.sqrt(2))


def f_upper(f, df1, df2):
    return beta_tail(df2 / 2, df1 / 2, df2 / (df2 + df1 * f), df1 * f / (df2 + df1 * f))


def f_lower(f, df1, df2):
    return beta_tail(df1 / 2, df2 / 2, df1 * f / (df2 + df1 * f), df2 / (df2 + df1 * f))


def chi_squared_upper(x, df):
    return gamma_upper(df / 2, x / 2)


def chi_squared_lower(x, df):
    return gamma_lower(df / 2, x / 2)


def quantile(lower, upper, probability, positive):
    """Finds x with lower(x) = probability by bisection on the logarithm, then the secant rule."""
    small = probability < mpf(1) / 2

    def distance(x):
        return mp.log(lower(x) / probability) if small else -mp.log(upper(x) / (1 - probability))

    if positive:
        low, high = mpf(-1000), mpf(40)

        def at(u):
            return distance(mp.e**u)

    else:
        low, high = mpf(-400), mpf(400)  # x = sinh(u) reaches both tails

        def at(u):
            return distance(mp.sinh(u))

    def below(u):
        try:
            return at(u) < 0
        except (ValueError, ZeroDivisionError):  # log of a probability that is zero at this precision
            return u < 0 if not positive else small

    for _ in range(60):
        middle = (low + high) / 2
        if below(middle):
            low = middle
        else:
            high = middle
    root = mp.findroot(at, (low, high), tol=mpf(10) ** -130, maxsteps=200, verify=False)
    x = mp.e ** root if positive else mp.sinh(root)
    check = lower(x) / probability - 1 if small else upper(x) / (1 - probability) - 1
    assert abs(check) < mpf(10) ** -40, (probability, x, check)
    return x


def t_quantile(p, df):
    if p == mpf(1) / 2:
        return mpf(0)
    if p > mpf(1) / 2:
        return quantile(lambda t: t_lower(t, df), lambda t: t_upper(t, df), p, positive=True)
    magnitude = quantile_of_upper(lambda t: t_upper(t, df), p)
    return -magnitude


def normal_quantile(p):
    if p == mpf(1) / 2:
        return mpf(0)
    if p > mpf(1) / 2:
        return quantile_of_upper(normal_upper, 1 - p)
    return -quantile_of_upper(normal_upper, p)


def quantile_of_upper(upper, p):
    """The positive x whose upper tail is p < 1/2."""
    low, high = mpf(-1000), mpf(1)
    while upper(mp.e**high) > p:
        low, high = high, high * 2

    def at(u):
        return mp.log(upper(mp.e**u) / p)

    for _ in range(60):
        middle = (low + high) / 2
        if at(middle) > 0:
            low = middle
        else:
            high = middle
    x = mp.e ** mp.findroot(at, (low, high), tol=mpf(10) ** -130, maxsteps=200, verify=False)
    assert abs(upper(x) / p - 1) < mpf(10) ** -40, (p, x)
    return x


def f_quantile(p, df1, df2):
    return quantile(lambda f: f_lower(f, df1, df2), lambda f: f_upper(f, df1, df2), p, positive=True)


def chi_squared_quantile(p, df):
    return quantile(lambda x: chi_squared_lower(x, df), lambda x: chi_squared_upper(x, df), p, positive=True)


def points(*groups):
    """Each group: the function and its argument lists, as decimal strings or numbers."""
    result = []
    for function, arguments in groups:
        for values in arguments:
            numbers = [float(value) for value in values]
            value = function(*[mpf(number) for number in numbers])
            if value == 0:
                nearest = 0.0
            else:
                nearest = float(value)
                if abs(nearest) < 2.3e-308:
                    continue
            result.append({"function": function.__name__, "arguments": numbers, "value": nearest})
    return result


def write(name, rows):
    with open(os.path.join(HERE, f"{name}.json"), "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(" " + json.dumps(row) for row in rows) + "\n]\n")
    print(name, len(rows))


T_POINTS = [
    (0, 5),
    (0.5, 1),
    (1, 1),
    (2.05, 18),
    (2.05, 995),
    (-2.05, 19),
    (1.96, 1e6),
    (4, 3.7),
    (40, 5),
    (-40, 5),
    (40, 1000),
    (28, 21983),
    (22.69, 21983),
    (1e-10, 3),
    (1e8, 2),
    (1e60, 3),
    (1e100, 3),
    (12.5, 1e8),
    (37, 1e9),
    (600, 1),
]
QUANTILES = [0.5, 0.975, 0.95, 0.995, 0.025, 0.6, 1e-10, 1e-100, 1e-300, 0.9999999999]
Z_POINTS = [0, 0.1, 1, 1.959963984540054, 5, 8.3, 10, 25, 37, -1e-8, -1, -6, -10, -37]
F_POINTS = [
    (1, 1, 1),
    (3.84, 1, 1e8),
    (174.534, 25, 21983),
    (1000, 3, 20),
    (1000, 5, 200),
    (4952.76, 2, 197),
    (0.01, 4, 7),
    (1e-12, 2, 9),
    (2.5, 10, 3.5),
    (1e60, 10, 10),
    (1.01, 1e5, 1e5),
    (12, 25, 322),
    (1e6, 1, 5),
    (0.999, 1000, 1000),
]
CHI_POINTS = [
    (1, 1),
    (3.841458820694124, 1),
    (0.0001, 3),
    (1e-20, 5),
    (10, 10),
    (100, 10),
    (1400, 10),
    (50, 0.5),
    (1e5, 1e5),
    (99000, 1e5),
    (101500, 1e5),
    (700, 2),
    (1e-300, 1),
]


def check():
    """Holds the two functions above against mpmath's own where those are fast."""
    for a, b, x in ((2.5, 0.5, 0.003), (0.5, 12, 0.2), (30, 40, 0.5), (3, 0.5, 0.999)):
        a, b, x = mpf(a), mpf(b), mpf(x)
        assert abs(beta_tail(a, b, x, 1 - x) / mp.betainc(a, b, 0, x, regularized=True) - 1) < mpf(10) ** -60
    for a, x in ((0.5, 3), (5, 2), (20, 90), (100, 100)):
        a, x = mpf(a), mpf(x)
        assert abs(gamma_lower(a, x) / mp.gammainc(a, 0, x, regularized=True) - 1) < mpf(10) ** -60
        assert abs(gamma_upper(a, x) / mp.gammainc(a, x, mp.inf, regularized=True) - 1) < mpf(10) ** -60


def main():
    check()
    write(
        "t",
        points(
            (t_lower, T_POINTS),
            (t_upper, T_POINTS),
            (t_two_sided, T_POINTS),
            (t_quantile, [(p, df) for df in (1, 2.5, 11, 322, 21983) for p in QUANTILES]),
        ),
    )
    write(
        "normal",
        points(
            (normal_lower, [(z,) for z in Z_POINTS]),
            (normal_upper, [(z,) for z in Z_POINTS]),
            (normal_two_sided, [(z,) for z in Z_POINTS]),
            (normal_quantile, [(p,) for p in QUANTILES]),
        ),
    )
    write(
        "f",
        points(
            (f_lower, F_POINTS),
            (f_upper, F_POINTS),
            (
                f_quantile,
                [
                    (p, a, b)
                    for a, b in ((1, 10), (3, 1e6), (25, 322), (7.5, 2))
                    for p in (0.05, 0.5, 0.95, 0.999, 1e-10)
                ],
            ),
        ),
    )
    write(
        "chi_squared",
        points(
            (chi_squared_lower, CHI_POINTS),
            (chi_squared_upper, CHI_POINTS),
            (
                chi_squared_quantile,
                [(p, df) for df in (1, 4, 30, 1000, 0.5) for p in (0.05, 0.5, 0.95, 0.999, 1e-10)],
            ),
        ),
    )


if __name__ == "__main__":
    main()
