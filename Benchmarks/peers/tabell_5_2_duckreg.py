"""python tabell_5_2_duckreg.py FILE.csv: duckreg's compressed regression with HC1.

duckreg groups the rows by all distinct values of the regressors, in DuckDB, and fits weighted least
squares to the cell means. Three of its steps are replaced here by the same algebra done faster, so that
the comparison is with the best it can do:
  * it would group by the 25 dummy columns; grouping by the eight columns they come from gives the same
    cells at a fraction of the cost, and the dummies are formed from the cells, once;
  * it solves by a singular value decomposition of all cells; here by the normal equations;
  * its `fit_vcov` forms a dense diagonal matrix with a row and a column for each cell, which cannot be
    held in memory for the drawn rows; the product is formed row by row instead.
"""

import sys

import ibis
import numpy as np
from duckreg import DuckRegression

REFERENCES = {
    "gender": "kvinne",
    "age": "16-24",
    "track": "spor1",
    "country": "Eritrea",
    "cohort": 2011,
    "net": "none",
}
TYPES = (
    "{'id': 'BIGINT', 'transition': 'DOUBLE', 'gender': 'VARCHAR', 'age': 'VARCHAR', 'track': 'VARCHAR', "
    "'country': 'VARCHAR', 'cohort': 'SMALLINT', 'months': 'DOUBLE', 'unemp': 'DOUBLE', 'net': 'VARCHAR', "
    "'network': 'TINYINT', 'municipality': 'VARCHAR'}"
)


class Tabell52(DuckRegression):
    """Groups by the columns as they stand and forms the dummies afterwards."""

    def collect_data(self, data):
        columns, names = [np.ones(len(data))], ["(Intercept)"]
        for column in ["gender", "age", "track", "country", "cohort", "months", "unemp", "net"]:
            if column not in REFERENCES:
                columns.append(data[column].to_numpy())
                names.append(column)
                continue
            categories = data[column].astype("category")
            codes = categories.cat.codes.to_numpy()
            for code, level in enumerate(categories.cat.categories):
                if level != REFERENCES[column]:
                    columns.append((codes == code).astype(float))
                    names.append(f"{column}[{level}]")
        self.names = names
        return (
            data["mean_transition"].to_numpy().reshape(-1, 1),
            np.column_stack(columns),
            data["count"].to_numpy(),
        )

    def estimate(self):
        y, self.X, self.n = self.collect_data(self.df_compressed)
        weighted = self.n[:, None] * self.X
        self.bread = np.linalg.inv(weighted.T @ self.X)
        return np.linalg.solve(weighted.T @ self.X, weighted.T @ y).flatten()

    def fit_vcov(self):
        self.se = "hc1"
        fitted = self.X @ self.point_estimate
        total = self.df_compressed["sum_transition"].to_numpy()
        squares = self.df_compressed["sum_transition_sq"].to_numpy()
        residual_squares = fitted**2 * self.n - 2 * fitted * total + squares
        meat = self.X.T @ (residual_squares[:, None] * self.X)
        self.rows = self.n.sum()
        self.vcov = self.rows / (self.rows - self.X.shape[1]) * (self.bread @ meat @ self.bread)


backend = ibis.duckdb.connect(":memory:")
path = sys.argv[1].replace("'", "''")
backend.raw_sql(
    f"CREATE VIEW register AS SELECT transition, gender, age, track, country, cohort, months, "
    f"ln(unemp) AS unemp, net FROM read_csv('{path}', header = true, columns = {TYPES}) "
    f"WHERE months IS NOT NULL AND unemp IS NOT NULL"
)
model = Tabell52(
    db_name=None,
    connection=backend,
    table_name="register",
    formula="transition ~ gender + age + track + country + cohort + months + unemp + net",
    cluster_col="",
    seed=1,
    n_bootstraps=0,
)
model.fit()
model.fit_vcov()
standard_errors = np.sqrt(np.diag(model.vcov))
for name, estimate, standard_error in zip(model.names, model.point_estimate, standard_errors):
    print(f"{name:24s}{estimate:14.8f}{standard_error:14.8f}{estimate / standard_error:12.4f}")
print("N", int(model.rows), "cells", len(model.df_compressed))
