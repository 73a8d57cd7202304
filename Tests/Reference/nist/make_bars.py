"""Makes bars.csv from the table in README.md: python make_bars.py.

For each data set the formula and the most digits that any of the four packages reaches, least over the
coefficients and least over the standard errors. With mpmath installed it also checks every data set:
least squares with 60 digits must give the certified values to their 14 digits at least.
"""

import csv
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
DEGREES = {"norris": 1, "pontius": 2, "filip": 10, **{f"wampler{number}": 5 for number in range(1, 6)}}


def terms(name):
    if name in DEGREES:
        return ["x"] + [f"x^{degree}" for degree in range(2, DEGREES[name] + 1)], True
    if name == "longley":
        return [f"x{number}" for number in range(1, 7)], True
    return ["x"], False


def formula(name):
    names, constant = terms(name)
    return "y ~ " + " + ".join(names) + ("" if constant else " - 1")


def best_digits():
    with open(os.path.join(HERE, "README.md"), encoding="utf-8") as file:
        for line in file:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if len(cells) == 5 and "/" in cells[1]:
                pairs = [tuple(float(part) for part in cell.split("/")) for cell in cells[1:]]
                yield cells[0], max(pair[0] for pair in pairs), max(pair[1] for pair in pairs)


def check(name):
    from mpmath import mp, mpf
    from precise import Fit

    names, constant = terms(name)
    with open(os.path.join(HERE, f"{name}.csv"), encoding="utf-8") as file:
        data = [{key: mpf(value) for key, value in row.items()} for row in csv.DictReader(file)]
    with open(os.path.join(HERE, f"{name}_certified.csv"), encoding="utf-8") as file:
        certified = {row["term"]: (row["coefficient"], row["standard_error"]) for row in csv.DictReader(file)}

    def value(row, term):
        base, _, power = term.partition("^")
        return row[base] ** int(power or 1)

    all_names = (["(Intercept)"] if constant else []) + names
    rows = [
        list(enumerate(([mpf(1)] if constant else []) + [value(row, term) for term in names])) for row in data
    ]
    fit = Fit(all_names, rows, [row["y"] for row in data], has_intercept=constant)
    worst = mpf(0)
    for i, term in enumerate(all_names):
        for ours, theirs in zip(
            (fit.coefficients[i], mp.sqrt(abs(fit.vcov[i][i]))), map(mpf, certified[term])
        ):
            worst = max(worst, abs(ours - theirs) / (abs(theirs) if theirs else 1))
    print(f"{name:10s} agrees to {float(-mp.log10(worst)) if worst else 60:.1f} digits")
    if worst > mpf("1e-13"):
        raise SystemExit(f"{name}: the data do not give the certified values")


def main():
    rows = [(name, formula(name), coefficient, error) for name, coefficient, error in best_digits()]
    assert len(rows) == 11
    with open(os.path.join(HERE, "bars.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["data", "formula", "coefficient_digits", "standard_error_digits"])
        writer.writerows(rows)
    try:
        import mpmath  # noqa: F401
    except ImportError:
        return
    for name, *_ in rows:
        check(name)


if __name__ == "__main__":
    main()
