"""Makes precise_*.json: the linear model computed with 60 digits from the doubles nearest to the data.

    python make_precise.py            (needs mpmath; two minutes)

The data are read as doubles first, as any program does, and nothing is rounded after that, so the values
are right to the last digit written. Values that are zero or below the least normal double are left out.
"""

import csv
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
sys.path.insert(0, os.path.dirname(HERE))

import mpmath  # noqa: E402
from mpmath import mp, mpf  # noqa: E402
from precise import Fit  # noqa: E402

ORIGIN = f"mpmath {mpmath.__version__} with 60 digits, make_precise.py"
KINDS = [("classical", ""), ("HC0", " | hc0"), ("HC1", " | robust"), ("HC2", " | hc2"), ("HC3", " | hc3")]


class Column:
    """One column of the design: its name and its value in a row; None where it is missing."""

    def __init__(self, name, value):
        self.name, self.value = name, value

    def times(self, other):
        def value(row):
            left, right = self.value(row), other.value(row)
            return None if left is None or right is None else left * right

        return Column(f"{self.name}:{other.name}", value)


CONSTANT = Column("(Intercept)", lambda row: mpf(1))


def number(column):
    return Column(column, lambda row: mpf(float(row[column])) if row[column] else None)


def function(name, apply, column):
    cache = {}

    def value(row):
        text = row[column]
        if not text:
            return None
        if text not in cache:
            cache[text] = apply(mpf(float(text)))
        return cache[text]

    return Column(name, value)


def levels(column, names):
    """Dummies of the levels named; the reference is left out by the caller."""

    def dummy(level):
        return Column(f"{column}[{level}]", lambda row: (mpf(row[column] == level) if row[column] else None))

    return [dummy(level) for level in names]


def crossed(left, right):
    return [a.times(b) for b in right for a in left]


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(value):
    return value if isinstance(value, int) else float(value)


def write(name, case, values):
    kept = {key: plain(value) for key, value in values.items() if abs(value) > sys.float_info.min}
    case = {**case, "values": kept}
    with open(os.path.join(HERE, f"{name}.json"), "w", encoding="utf-8") as file:
        json.dump(case, file, ensure_ascii=False, indent=1)
        file.write("\n")


def estimate(data, columns, response="y", weights=None, cluster=None, covariance="classical", level=95):
    rows, responses, counts, clusters = [], [], [], []
    for row in data:
        values = [column.value(row) for column in columns]
        if not row[response] or any(value is None for value in values):
            continue
        if cluster and not row[cluster]:
            continue
        rows.append([(i, value) for i, value in enumerate(values) if value != 0])
        responses.append(mpf(float(row[response])))
        counts.append(int(row[weights]) if weights else 1)
        clusters.append(row[cluster] if cluster else None)
    return Fit(
        [column.name for column in columns],
        rows,
        responses,
        counts,
        covariance,
        clusters,
        has_intercept=CONSTANT in columns,
        level=level,
    )


def case(
    name, data, formula, columns, options="", tolerance=1e-10, script=(), without=(), more=None, **settings
):
    """Fits, writes the file and returns the fit. `without` names the beginnings of keys left out."""
    path = data if "/" in data else f"Tests/Reference/linear/{data}"
    rows = read(os.path.join(ROOT, path))
    fit = estimate(rows, columns, **settings)
    values = {key: value for key, value in fit.values().items() if not key.startswith(tuple(without))}
    description = {
        "name": name.replace("_", " "),
        "origin": ORIGIN,
        "data": path,
        "script": list(script),
        "command": f"model {formula}{options}",
        "relativeTolerance": tolerance,
        **(more or {}),
        "rows": len(rows),
    }
    write(f"precise_{name}", description, values)
    return fit


def covariances(name, data, formula, columns, cluster, weights=None, script=(), tolerance=1e-10):
    """The same model with every kind of covariance."""
    weight = f", weights(frequency {weights})" if weights else ""
    for kind, option in KINDS + [("cluster", f" | cluster({cluster})")]:
        if not option and weight:
            options = f" | weights(frequency {weights})"
        else:
            options = option + weight
        case(
            f"{name}_{kind.lower()}",
            data,
            formula,
            columns,
            options,
            tolerance,
            script,
            weights=weights,
            cluster=cluster if kind == "cluster" else None,
            covariance=kind,
        )


def mixed_columns():
    return [CONSTANT, number("x"), number("z"), *levels("g", "bcd"), *levels("flag", ["true"])]


def covariance_kinds():
    formula = "y ~ x + z + g + flag"
    covariances("mixed", "mixed.csv", formula, mixed_columns(), "cluster")
    covariances(
        "grouped",
        "grouped.csv",
        "y ~ x + g",
        [CONSTANT, number("x"), *levels("g", "bcd")],
        "cluster",
        weights="n",
    )
    covariances("gaps", "gaps.csv", formula, mixed_columns(), "cluster")
    case(
        "mixed_level_90",
        "mixed.csv",
        formula,
        mixed_columns(),
        " | hc3, level(90)",
        covariance="HC3",
        level=90,
    )
    case(
        "few_clusters",
        "few_clusters.csv",
        "y ~ x",
        [CONSTANT, number("x")],
        " | cluster(cluster)",
        cluster="cluster",
        covariance="cluster",
    )


def formulas():
    x, z, g, h = number("x"), number("z"), levels("g", "bcd"), levels("h", ["sør"])
    everything = levels("g", "abcd")
    robust = {"options": " | robust", "covariance": "HC1"}
    case("factor_by_factor", "mixed.csv", "y ~ g * h", [CONSTANT, *g, *h, *crossed(g, h)], **robust)
    case("factor_by_number", "mixed.csv", "y ~ g * x", [CONSTANT, *g, x, *crossed(g, [x])], **robust)
    case("number_by_number", "mixed.csv", "y ~ x * z", [CONSTANT, x, z, x.times(z)], **robust)
    case("interaction_alone", "mixed.csv", "y ~ x:z", [CONSTANT, x.times(z)], **robust)
    case(
        "square_of_a_sum",
        "mixed.csv",
        "y ~ (x + z + h)^2",
        [CONSTANT, x, z, *h, x.times(z), *crossed([x], h), *crossed([z], h)],
        **robust,
    )
    case(
        "other_reference",
        "mixed.csv",
        "y ~ x + g",
        [CONSTANT, x, *levels("g", "abd")],
        script=['factor g | ref("c")'],
        **robust,
    )
    case(
        "functions",
        "mixed.csv",
        "y ~ log(z) + sqrt(z) + exp(x) + x^2",
        [
            CONSTANT,
            function("log(z)", mp.log, "z"),
            function("sqrt(z)", mp.sqrt, "z"),
            function("exp(x)", mp.exp, "x"),
            function("x^2", lambda v: v * v, "x"),
        ],
        **robust,
    )
    case("no_intercept_number", "mixed.csv", "y ~ x + z - 1", [x, z], **robust)
    case("no_intercept_factor", "mixed.csv", "y ~ g + x - 1", [*everything, x], **robust)
    case("constant_only", "mixed.csv", "y ~ 1", [CONSTANT], **robust)


def collinearities():
    x1, x2, d1, d2 = (number(name) for name in ("x1", "x2", "d1", "d2"))
    g = levels("g", "bcd")

    def dropped(name, formula, columns, term, others):
        case(
            name,
            "collinear.csv",
            formula,
            columns,
            more={"omitted": [{"term": term, "collinearWith": others}]},
        )

    dropped("collinear_exact", "y ~ x1 + x2 + x3", [CONSTANT, x1, x2], "x3", ["x1", "x2"])
    dropped("collinear_rounded", "y ~ d1 + d2 + d3", [CONSTANT, d1, d2], "d3", ["d1", "d2"])
    dropped(
        "collinear_nested_factor", "y ~ g + region + x1", [CONSTANT, *g, x1], "region[øst]", ["g[c]", "g[d]"]
    )


def polynomials():
    def power(degree):
        name = "x" if degree == 1 else f"x^{degree}"
        return function(name, lambda value: value**degree, "x")

    powers = [power(degree) for degree in (1, 2, 3)]
    case("powers", "curve.csv", "y ~ x + x^2 + x^3", [CONSTANT, *powers])
    case("polynomial_raw", "curve.csv", "y ~ poly(x, 3, raw)", [CONSTANT, *powers])
    orthogonal = orthogonal_polynomials(
        [mpf(float(row["x"])) for row in read(os.path.join(HERE, "curve.csv"))], 3
    )
    columns = [
        function(f"poly(x, 3)[{degree + 1}]", lambda value, degree=degree: orthogonal(value)[degree], "x")
        for degree in range(3)
    ]
    case("polynomial_orthogonal", "curve.csv", "y ~ poly(x, 3)", [CONSTANT, *columns])
    case(
        "polynomial_orthogonal_robust",
        "curve.csv",
        "y ~ poly(x, 3) + g",
        [CONSTANT, *columns, *levels("g", "b")],
        " | robust",
        covariance="HC1",
    )


def orthogonal_polynomials(points, degree):
    """R's poly: orthonormal over the points, orthogonal to the constant, leading coefficient positive."""
    basis = []
    for power in range(degree + 1):
        coefficients = [mpf(0)] * power + [mpf(1)]
        for other in basis:
            inner = sum(evaluate(other, x) * evaluate(coefficients, x) for x in points)
            coefficients = [
                a - inner * b for a, b in zip(coefficients, other + [mpf(0)] * (power + 1 - len(other)))
            ]
        length = mp.sqrt(sum(evaluate(coefficients, x) ** 2 for x in points))
        basis.append([a / length for a in coefficients])
    return lambda x: [evaluate(coefficients, x) for coefficients in basis[1:]]


def evaluate(coefficients, x):
    value = mpf(0)
    for coefficient in reversed(coefficients):
        value = value * x + coefficient
    return value


def hard_numbers():
    x, z = number("x"), number("z")
    case("tails", "tails.csv", "y ~ x", [CONSTANT, x])
    case("far_tails", "far_tails.csv", "y ~ x + z", [CONSTANT, x, z])
    case("far_tails_robust", "far_tails.csv", "y ~ x + z", [CONSTANT, x, z], " | robust", covariance="HC1")
    time = number("time")
    case("large_offset", "year.csv", "y ~ time", [CONSTANT, time], tolerance=1e-8)
    case(
        "large_offset_square",
        "year.csv",
        "y ~ time + time^2",
        [CONSTANT, time, function("time^2", lambda value: value * value, "time")],
        tolerance=1e-7,
    )
    case("tiny_and_vast", "scales.csv", "y ~ tiny + vast", [CONSTANT, number("tiny"), number("vast")])
    case(
        "tiny_and_vast_hc3",
        "scales.csv",
        "y ~ tiny + vast",
        [CONSTANT, number("tiny"), number("vast")],
        " | hc3",
        covariance="HC3",
    )
    case("huge_mean_of_response", "scales.csv", "level ~ x", [CONSTANT, x], response="level", tolerance=1e-8)
    case(
        "perfect_fit",
        "perfect.csv",
        "y ~ x + g",
        [CONSTANT, x, *levels("g", "bc")],
        without=["se(", "t(", "p(", "lower(", "upper(", "f", "log_", "aic", "bic", "residual_"],
    )


def register():
    columns = [
        CONSTANT,
        *levels("gender", ["mann"]),
        *levels("age", ["25-34", "35-44", "45+"]),
        *levels("track", ["spor2", "spor3", "ukjent"]),
        *levels("country", ["Somalia", "Afghanistan", "Iran", "Irak", "Syria", "Sudan", "Etiopia", "Andre"]),
        *levels("cohort", ["2012", "2013", "2014", "2015", "2016"]),
        number("months"),
        function("log(unemp)", mp.log, "unemp"),
        *levels("net", ["net1", "net2", "net3"]),
    ]
    script = [
        'factor gender | ref("kvinne")',
        'factor age | ref("16-24")',
        'factor track | ref("spor1")',
        'factor country | ref("Eritrea")',
        "factor cohort",
        'factor net | ref("none")',
    ]
    formula = "transition ~ gender + age + track + country + cohort + months + log(unemp) + net"
    for kind, option in KINDS + [("cluster", " | cluster(municipality)")]:
        case(
            f"register_{kind.lower()}",
            "Examples/data/nir.csv",
            formula,
            columns,
            option,
            1e-9,
            script,
            response="transition",
            covariance=kind,
            cluster="municipality" if kind == "cluster" else None,
        )
    gender, country, months = columns[1:2], columns[8:16], number("months")
    case(
        "register_interaction",
        "Examples/data/nir.csv",
        "transition ~ gender * country + months:gender + log(unemp)",
        [
            CONSTANT,
            *gender,
            *country,
            columns[22],
            *crossed(gender, country),
            *crossed(levels("gender", ["kvinne", "mann"]), [months]),
        ],
        " | robust",
        1e-9,
        [script[0], script[3]],
        response="transition",
        covariance="HC1",
    )


def main():
    covariance_kinds()
    formulas()
    collinearities()
    polynomials()
    hard_numbers()
    register()


if __name__ == "__main__":
    main()
