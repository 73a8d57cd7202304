"""Writes a register of any size in the form of Examples/data/nir.csv.

    python draw_rows.py drawn  ROWS SOURCE.csv OUTPUT.csv
    python draw_rows.py repeat ROWS SOURCE.csv OUTPUT.csv

`repeat` writes the source again and again until there are ROWS rows. Such a file has only some 21 000
different rows, which suits programs that group equal rows before they compute.

`drawn` draws each row anew, so that rows are not mere repeats:
  * gender, age, track, country, cohort, net and municipality are those of a row of the source drawn at
    random; in one row of ten, one of the first four is then drawn anew from its distribution in the same
    cohort and network (this fills cells that are empty by chance in the source);
  * months is drawn from the months of the same track and cohort and moved by up to two months, but the
    heap at 24 months keeps its share;
  * unemp is the municipality's rate in that year plus a normal deviation (standard deviation 0.25),
    with two decimals;
  * transition is a Bernoulli draw with the fitted probability of Tabell 5.2, kept within 0.02 and 0.98;
  * months and unemp are missing where they are missing in the row drawn.
The seed is fixed: the same ROWS give the same file.
"""

import sys

import numpy as np
import polars as pl

SEED = 20190401
CHUNK = 1_000_000
CATEGORICAL = ["gender", "age", "track", "country", "cohort", "net", "municipality"]
ATTRIBUTES = ["gender", "age", "track", "country"]
REFERENCES = {
    "gender": "kvinne",
    "age": "16-24",
    "track": "spor1",
    "country": "Eritrea",
    "cohort": "2011",
    "net": "none",
}


class Register:
    """The source, coded: one integer array for each categorical column, with its levels."""

    def __init__(self, path):
        frame = pl.read_csv(path, schema_overrides={"cohort": pl.String, "months": pl.Float64})
        self.columns = frame.columns
        self.rows = frame.height
        self.levels, self.codes = {}, {}
        for column in CATEGORICAL:
            values = frame[column].to_numpy().astype(str)
            self.levels[column], self.codes[column] = np.unique(values, return_inverse=True)
        self.transition = frame["transition"].to_numpy().astype(float)
        self.months = frame["months"].to_numpy().astype(float)
        self.unemp = frame["unemp"].to_numpy().astype(float)
        self.months_missing = np.isnan(self.months)
        self.unemp_missing = np.isnan(self.unemp)
        networks = self.levels["net"][self.codes["net"]]
        network_columns = frame["network"].to_numpy()
        assert ((networks != "none") == (network_columns == 1)).all(), "network is not net != none"
        self.rate = self._rates()
        self.months_pools = self._pools("track", "cohort", self.months, ~self.months_missing)
        self.coefficients = self._fit()

    def _rates(self):
        """Unemployment of each row's municipality and cohort, also where the row itself lacks it."""
        known = ~self.unemp_missing
        cell = self.codes["municipality"] * len(self.levels["cohort"]) + self.codes["cohort"]
        size = len(self.levels["municipality"]) * len(self.levels["cohort"])
        total = np.bincount(cell[known], self.unemp[known], size)
        count = np.bincount(cell[known], minlength=size)
        with np.errstate(invalid="ignore"):
            mean = total / count
        rates = mean[cell]
        rates[np.isnan(rates)] = self.unemp[known].mean()
        return rates

    def _pools(self, first, second, values, known):
        """For each pair of levels: where its values begin, how many they are, and the values in order."""
        cell = self.codes[first] * len(self.levels[second]) + self.codes[second]
        order = np.argsort(cell[known], kind="stable")
        counts = np.bincount(cell[known], minlength=len(self.levels[first]) * len(self.levels[second]))
        return np.concatenate([[0], np.cumsum(counts)[:-1]]), counts, values[known][order]

    def _fit(self):
        """Coefficients of Tabell 5.2 on the source: constant, months, log(unemp), one array per factor."""
        used = ~(self.months_missing | self.unemp_missing)
        columns = [np.ones(used.sum()), self.months[used], np.log(self.unemp[used])]
        places = []
        for column, reference in REFERENCES.items():
            for code, level in enumerate(self.levels[column]):
                if level != reference:
                    columns.append((self.codes[column][used] == code).astype(float))
                    places.append((column, code))
        estimate = np.linalg.lstsq(np.column_stack(columns), self.transition[used], rcond=None)[0]
        factors = {column: np.zeros(len(self.levels[column])) for column in REFERENCES}
        for (column, code), value in zip(places, estimate[3:]):
            factors[column][code] = value
        return estimate[:3], factors

    def draw(self, rows, generator):
        source = generator.integers(0, self.rows, rows)
        codes = {column: self.codes[column][source] for column in CATEGORICAL}
        self._redraw_one_attribute(codes, generator)
        months = self._draw_months(codes, generator)
        unemp = np.round(np.maximum(self.rate[source] + generator.normal(0, 0.25, rows), 0.5), 2)
        (constant, slope_months, slope_unemp), factors = self.coefficients
        probability = constant + slope_months * months + slope_unemp * np.log(unemp)
        for column, effects in factors.items():
            probability += effects[codes[column]]
        transition = generator.random(rows) < np.clip(probability, 0.02, 0.98)
        return pl.DataFrame(
            {
                "transition": transition.astype(np.int8),
                **{column: self._text(column, codes[column]) for column in CATEGORICAL},
                "months": self._optional(months.astype(np.int16), self.months_missing[source]),
                "unemp": self._optional(unemp, self.unemp_missing[source]),
                "network": (codes["net"] != list(self.levels["net"]).index("none")).astype(np.int8),
            }
        )

    def _redraw_one_attribute(self, codes, generator):
        rows = len(codes["cohort"])
        chosen = generator.integers(0, 10 * len(ATTRIBUTES), rows)
        for number, column in enumerate(ATTRIBUTES):
            at = np.flatnonzero(chosen == number)
            start, count, values = self._pools("cohort", "net", self.codes[column], np.ones(self.rows, bool))
            cell = codes["cohort"][at] * len(self.levels["net"]) + codes["net"][at]
            codes[column][at] = values[start[cell] + (generator.random(len(at)) * count[cell]).astype(int)]

    def _draw_months(self, codes, generator):
        start, count, values = self.months_pools
        cell = codes["track"] * len(self.levels["cohort"]) + codes["cohort"]
        rows = len(cell)
        months = values[start[cell] + (generator.random(rows) * count[cell]).astype(int)]
        moved = months + generator.integers(-2, 3, rows)
        return np.clip(np.where(months == 24, 24, moved), 3, 60)

    def _text(self, column, codes):
        levels = pl.Series(self.levels[column].tolist())
        return levels.gather(pl.Series(codes))

    @staticmethod
    def _optional(values, missing):
        return (
            pl.Series(values)
            .to_frame("value")
            .with_columns(missing=pl.Series(missing))
            .select(pl.when(~pl.col("missing")).then(pl.col("value")))
            .to_series()
        )


def drawn(register, rows):
    generator = np.random.default_rng(SEED)
    for first in range(0, rows, CHUNK):
        yield register.draw(min(CHUNK, rows - first), generator)


def repeated(path, rows):
    source = pl.read_csv(path, infer_schema=False)  # text, so that every field is written as it was read
    copies = max(1, CHUNK // source.height)
    block = pl.concat([source] * copies)
    for first in range(0, rows, block.height):
        yield block.head(rows - first)


def write(blocks, columns, output):
    first = 1
    with open(output, "wb") as file:
        for block in blocks:
            numbers = pl.Series("id", np.arange(first, first + block.height))
            block.with_columns(numbers).select(columns).write_csv(file, include_header=first == 1)
            first += block.height


def main():
    if len(sys.argv) != 5 or sys.argv[1] not in ("drawn", "repeat") or not sys.argv[2].isdigit():
        sys.exit(__doc__)
    mode, rows, source, output = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
    columns = pl.read_csv(source, n_rows=0).columns
    blocks = drawn(Register(source), rows) if mode == "drawn" else repeated(source, rows)
    write(blocks, columns, output)


if __name__ == "__main__":
    main()
