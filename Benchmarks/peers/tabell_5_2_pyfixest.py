"""python tabell_5_2_pyfixest.py FILE.csv: feols with HC1."""

import sys

import pandas as pd
import pyfixest as pf

USED = ["transition", "gender", "age", "track", "country", "cohort", "months", "unemp", "net"]

register = pd.read_csv(sys.argv[1], usecols=USED)
fit = pf.feols(
    "transition ~ i(gender, ref='kvinne') + i(age, ref='16-24') + i(track, ref='spor1')"
    " + i(country, ref='Eritrea') + i(cohort, ref=2011) + months + log(unemp) + i(net, ref='none')",
    data=register,
    vcov="HC1",
)
print(fit.tidy().to_string())
print("N", fit._N, "R2", fit._r2)
