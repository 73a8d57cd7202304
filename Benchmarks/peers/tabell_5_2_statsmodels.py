"""python tabell_5_2_statsmodels.py FILE.csv: OLS by formula with HC1, t distribution."""

import sys

import numpy as np  # noqa: F401 (the formula calls np.log)
import pandas as pd
import statsmodels.formula.api as smf

USED = ["transition", "gender", "age", "track", "country", "cohort", "months", "unemp", "net"]

register = pd.read_csv(sys.argv[1], usecols=USED)
fit = smf.ols(
    "transition ~ C(gender, Treatment('kvinne')) + C(age, Treatment('16-24'))"
    " + C(track, Treatment('spor1')) + C(country, Treatment('Eritrea'))"
    " + C(cohort, Treatment(2011)) + months + np.log(unemp) + C(net, Treatment('none'))",
    data=register,
).fit(cov_type="HC1", use_t=True)
print(fit.summary())
