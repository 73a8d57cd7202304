"""Makes did_*.json: the 2x2 difference in differences with 60 digits, by the regression
y = constant + after + treated + after:treated + controls.

    python make_did.py          (needs mpmath; a minute and a half)

The four levels are predictions, at the means of the controls over the estimation sample or with all
controls at zero. The results are checked against ../nibr/attained_*.csv, which statsmodels made.
"""

import csv
import os

import make_precise
from make_precise import CONSTANT, ROOT, Column, function, levels, number, read
from mpmath import mp, mpf
from precise import Fit, t_quantile_upper, t_two_sided

ORIGIN = make_precise.ORIGIN.replace("make_precise.py", "make_did.py")
REGISTER = "Examples/data/nir.csv"
SCRIPT = [
    'factor gender | ref("kvinne")',
    'factor age | ref("16-24")',
    'factor track | ref("spor1")',
    'factor country | ref("Eritrea")',
    "factor cohort",
]
CONTROLS = [
    *levels("gender", ["mann"]),
    *levels("age", ["25-34", "35-44", "45+"]),
    *levels("track", ["spor2", "spor3", "ukjent"]),
    *levels("country", ["Somalia", "Afghanistan", "Iran", "Irak", "Syria", "Sudan", "Etiopia", "Andre"]),
    number("months"),
    function("log(unemp)", mp.log, "unemp"),
]
MODEL = "model transition ~ gender + age + track + country + network + cohort + months + log(unemp)"
CELLS = {"control_before": (0, 0), "control_after": (1, 0), "treated_before": (0, 1), "treated_after": (1, 1)}


def columns_of(after, controls):
    post = Column("post", after)
    treated = number("network")
    return [CONSTANT, post, treated, post.times(treated), *controls]


def did_values(data, after, controls, covariance, weights=None, cluster=None, at_zero=False):
    columns = columns_of(after, controls)
    fit = make_precise.estimate(data, columns, "transition", weights, cluster, covariance)
    used, counts = [], []
    for row in data:
        values = [column.value(row) for column in columns]
        if all(value is not None for value in values):
            used.append(values)
            counts.append(int(row[weights]) if weights else 1)
    total = sum(counts)
    if at_zero:
        means = [mpf(0)] * len(controls)
    else:
        means = [sum(n * row[4 + i] for row, n in zip(used, counts)) / total for i in range(len(controls))]
    values = {}
    for name, contrast in {
        "before": [0, 0, 1, 0],
        "after": [0, 0, 1, 1],
        "did": [0, 0, 0, 1],
    }.items():
        estimate, error = fit.linear(contrast + [0] * len(controls))
        values[f"did({name}).estimate"] = estimate
        values[f"did({name}).standard_error"] = error
        values[f"did({name}).statistic"] = estimate / error
        values[f"did({name}).p_value"] = t_two_sided(estimate / error, fit.df)
    margin = t_quantile_upper(mpf("0.025"), fit.df) * values["did(did).standard_error"]
    values["did(did).lower"] = values["did(did).estimate"] - margin
    values["did(did).upper"] = values["did(did).estimate"] + margin
    for name, (post, treated) in CELLS.items():
        values[f"mean({name})"] = fit.linear([1, post, treated, post * treated, *means])[0]
        values[f"n({name})"] = sum(n for row, n in zip(used, counts) if (row[1], row[2]) == (post, treated))
    values["n"], values["df"] = fit.n, fit.df
    return values, fit


def write(name, path, script, command, values, means_at, tolerance=1e-9):
    make_precise.write(
        f"did_{name}",
        {
            "name": f"did {name}".replace("_", " "),
            "origin": ORIGIN,
            "data": path,
            "script": script,
            "command": command,
            "meansAt": means_at,
            "relativeTolerance": tolerance,
        },
        values,
    )


def attained(name):
    with open(os.path.join(ROOT, "Tests", "Reference", "nibr", name), encoding="utf-8") as file:
        return {row["term"]: row for row in csv.DictReader(file)}


def check(fit, table, columns, names):
    """Holds coefficients and standard errors against the figures of statsmodels."""
    for i, name in enumerate(names):
        row = table[name]
        for ours, theirs in ((fit.coefficients[i], "coefficient"), (mp.sqrt(fit.vcov[i][i]), columns)):
            if abs(ours / mpf(row[theirs]) - 1) > mpf("1e-9"):
                raise SystemExit(f"{name}: {ours} is not {row[theirs]}")


def register():
    data = read(os.path.join(ROOT, REGISTER))

    def after(row):
        return mpf(int(row["cohort"]) >= 2015)

    table = attained("attained_5_4_did.csv")
    names = ["(Intercept)", "post", "network", "post:network"]
    errors = {
        "classical": "se_classical",
        "HC0": "se_hc0",
        "HC1": "se_hc1",
        "HC2": "se_hc2",
        "HC3": "se_hc3",
        "cluster": "se_cluster_municipality",
    }
    for kind, option in make_precise.KINDS + [("cluster", " | cluster(municipality)")]:
        cluster = "municipality" if kind == "cluster" else None
        values, fit = did_values(data, after, CONTROLS, kind, cluster=cluster)
        check(fit, table, errors[kind], names)
        write(
            f"register_{kind.lower()}",
            REGISTER,
            [*SCRIPT, MODEL + option],
            "did network 2015",
            values,
            "covariate means",
        )
    values, _ = did_values(data, after, CONTROLS, "HC1", at_zero=True)
    write(
        "register_at_zero",
        REGISTER,
        [*SCRIPT, MODEL + " | robust"],
        "did network 2015 | at(zero)",
        values,
        "zero",
    )
    values, _ = did_values(data, after, [], "HC1")
    write(
        "register_without_controls",
        REGISTER,
        ["factor cohort", "model transition ~ network + cohort | robust"],
        "did network 2015",
        values,
        "covariate means",
    )


def two_by_two():
    path = "Examples/data/did_2x2.csv"
    data = read(os.path.join(ROOT, path))
    table = attained("attained_did_2x2.csv")
    names = ["(Intercept)", "post", "network", "post:network"]
    for kind, option in (("classical", ""), ("HC0", "hc0, "), ("HC1", "robust, ")):
        values, fit = did_values(data, lambda row: mpf(int(row["post"])), [], kind, weights="n")
        check(fit, table, f"se_{kind.lower()}", names)
        write(
            f"2x2_{kind.lower()}",
            path,
            [f"model transition ~ network + post | {option}weights(frequency n)"],
            "did network 1 | time(post)",
            values,
            "covariate means",
        )


if __name__ == "__main__":
    two_by_two()
    register()
