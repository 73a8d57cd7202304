"""Writes tails.csv: values of distribution functions with 17 digits, computed with 60 by mpmath.

Run: pip install mpmath && python3 make-tails.py
"""

import csv
from pathlib import Path

from mpmath import betainc, findroot, gammainc, inf, log, mp, mpf, ncdf, nstr, sqrt

mp.dps = 60


def normal_upper(x):
    return ncdf(-x)


def t_upper(x, df):
    tail = betainc(df / 2, mpf(1) / 2, 0, df / (df + x * x), regularized=True) / 2
    return tail if x >= 0 else 1 - tail


def f_upper(x, a, b):
    return betainc(b / 2, a / 2, 0, b / (b + a * x), regularized=True)


def f_lower(x, a, b):
    return betainc(a / 2, b / 2, 0, a * x / (b + a * x), regularized=True)


def chi_upper(x, df):
    return gammainc(df / 2, x / 2, inf, regularized=True)


def chi_lower(x, df):
    return gammainc(df / 2, 0, x / 2, regularized=True)


LOWER = {
    "normal": lambda x: ncdf(x),
    "t": lambda x, df: t_upper(-x, df),
    "f": f_lower,
    "chi": chi_lower,
}
UPPER = {"normal": normal_upper, "t": t_upper, "f": f_upper, "chi": chi_upper}

PROBABILITIES = [
    *[("normal", x) for x in (-37, -10, -1, -1e-10, 0, 0.5, 1.959963984540054, 8.3, 30, 37.5)],
    *[("t", x, df) for x, df in (
        (-40, 5), (40, 5), (40, 12.3), (40, 200), (100, 30), (1e100, 3), (1e-10, 5), (2, 3), (-3, 0.5),
        (0.5, 200.5), (2.5, 1), (30, 1000), (36, 1e6), (1.96, 1e9))],
    *[("f", x, a, b) for x, a, b in (
        (2000, 3, 500), (1e4, 3, 150), (4, 3.5, 1e6), (0.9, 1000, 1000), (1e60, 10, 10), (1e-5, 2, 10),
        (1e-60, 10, 10), (0.001, 30, 7), (4.17, 1, 30), (100, 5, 100))],
    *[("chi", x, df) for x, df in (
        (1400, 2), (1300, 50), (3.841458820694124, 1), (400, 0.1), (1e-20, 1), (1, 300), (9.9e3, 1e4),
        (12, 7.5))],
]

QUANTILES = [
    *[("normal", p) for p in (1e-300, 1e-10, 0.025, 0.3)],
    *[("t", p, df) for p, df in (
        (1e-300, 5), (1e-12, 30), (0.025, 3), (0.025, 1e9), (0.025, 1.1), (0.4, 0.3), (0.005, 58))],
    *[("f", p, a, b) for p, a, b in ((1e-200, 3, 500), (0.05, 2, 10), (1e-10, 3, 1e6), (0.05, 1, 40))],
    *[("chi", p, df) for p, df in ((1e-300, 4), (0.05, 1), (1e-10, 1000), (0.05, 0.1))],
]


def logarithmic_root(function, p):
    """The x with function(x) = p, for a function that falls from 1 at 0 (or 1/2) to 0 at infinity."""
    low, high = mpf(10) ** -320, mpf(1)
    while function(high) > p:
        high = high * high * 4
    for _ in range(60):
        middle = sqrt(low * high)
        low, high = (middle, high) if function(middle) > p else (low, middle)
    goal = lambda x: log(function(x)) - log(p)
    return findroot(goal, (low, high), solver="secant", tol=1e-45)


def rows():
    for name, *arguments in PROBABILITIES:
        exact = [mpf(float(a)) for a in arguments]
        yield name, "cumulative", arguments, LOWER[name](*exact)
        yield name, "upperTail", arguments, UPPER[name](*exact)
    for name, *arguments in QUANTILES:
        p, *parameters = [mpf(float(a)) for a in arguments]
        x = logarithmic_root(lambda x: UPPER[name](x, *parameters), p)
        yield name, "upperQuantile", arguments, x
        if name in ("normal", "t"):
            yield name, "quantile", arguments, -x


with open(Path(__file__).with_name("tails.csv"), "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["distribution", "quantity", "argument", "parameter1", "parameter2", "value"])
    for name, quantity, arguments, value in rows():
        padded = [repr(float(a)) for a in arguments] + [""] * (3 - len(arguments))
        writer.writerow([name, quantity, *padded, nstr(value, 20)])
