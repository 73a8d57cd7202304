#!/usr/bin/env python3
"""Writes nir.json and survey.json: figures of Examples/data by pandas and SciPy, to be compared with Kohort's.

Conventions: quantiles by linear interpolation (type 7); standard deviations with n - 1; chi-squared without continuity
correction; Welch's t; one-way ANOVA; Mann-Whitney with the normal approximation, corrected for ties and continuity;
Kruskal-Wallis; Spearman by mid-ranks and t; Kendall's tau-b with the asymptotic variance. Run from the repository's root
with pandas and scipy installed.
"""

import json

import numpy as np
import pandas as pd
from scipy import stats

register = pd.read_csv("Examples/data/nir.csv", keep_default_na=True)
survey = pd.read_csv("Examples/data/survey.csv")
register["net"] = register["net"].fillna("none")
rows = []


def add(script, expression, value):
    rows.append((script, expression, float(value)))


# Tests of difference in tables.
cross = pd.crosstab(register.gender, register.network)
chi = stats.chi2_contingency(cross, correction=False)
add("table gender by network | test", 't.statistic["gender"]', chi.statistic)
add("table gender by network | test", 't.p["gender"]', chi.pvalue)
cross = pd.crosstab(register.country, register.net)
chi = stats.chi2_contingency(cross, correction=False)
add("table country by net | test", 't.statistic["country"]', chi.statistic)
groups = [g.dropna() for _, g in register.groupby("network").months]
welch = stats.ttest_ind(groups[0], groups[1], equal_var=False)
add("table months by network | test", 't.statistic["months"]', welch.statistic)
add("table months by network | test", 't.p["months"]', welch.pvalue)
u = stats.mannwhitneyu(groups[0], groups[1], method="asymptotic", use_continuity=True)
add("table months by network | test(ranks)", 't.p["months"]', u.pvalue)
many = [g.dropna() for _, g in register.groupby("net").unemp]
anova = stats.f_oneway(*many)
add("table unemp by net | test", 't.statistic["unemp"]', anova.statistic)
add("table unemp by net | test", 't.p["unemp"]', anova.pvalue)
kruskal = stats.kruskal(*many)
add("table unemp by net | test(ranks)", 't.statistic["unemp"]', kruskal.statistic)
add("table unemp by net | test(ranks)", 't.p["unemp"]', kruskal.pvalue)

# Figures of groups.
by = register.groupby("gender").months
for name in ["kvinne", "mann"]:
    for function, value in [
        ("mean", by.mean()), ("median", by.median()), ("sd", by.std()), ("sum", by.sum()), ("n", by.count())]:
        add(f"table gender | {function}(months)", f't.cells["gender[{name}]", 1]', value[name])
add("table gender by network | percent(row)", 't.cells["gender[mann]", 1]',
    100 * (register[register.gender == "mann"].network == 0).mean())
add("table gender by network | weights(frequency months)", 't.cells["gender[mann]", 2]',
    register[(register.gender == "mann") & (register.network == 1)].months.sum())
weighted = register.dropna(subset=["months"])
add("table gender | mean(transition), weights(frequency months)", 't.cells["gender[mann]", 1]',
    np.average(weighted[weighted.gender == "mann"].transition, weights=weighted[weighted.gender == "mann"].months))

# Correlations.
pair = register[["months", "unemp"]].dropna()
for method, function in [("pearson", stats.pearsonr), ("spearman", stats.spearmanr), ("kendall", stats.kendalltau)]:
    result = function(pair.months, pair.unemp)
    add(f"correlate months unemp | {method}", 't.r["months", "unemp"]', result.statistic)
    add(f"correlate months unemp | {method}", 't.p["months", "unemp"]', result.pvalue)

# Columns by groups, ranks, quantile groups.
group = register.groupby("municipality")
add("gen x = mean(months) by municipality", "sum(x)", group.months.transform("mean").sum())
add("gen x = sd(unemp) by municipality", "sum(x)", group.unemp.transform("std").sum())
add("gen x = rank(months)", "sum(x * id)", (register.months.rank() * register.id).sum())
add("gen x = rank(months) by municipality", "sum(x * id)", (group.months.rank() * register.id).sum())
cuts = register.unemp.quantile([.2, .4, .6, .8]).to_numpy()
fifth = register.unemp.map(lambda v: np.nan if np.isnan(v) else 1 + sum(c + abs(c) * 1e-9 < v for c in cuts))
add("gen x = quantile(unemp, 5)", "sum(x * id)", (fifth * register.id).sum())
items = survey[["resultat1", "resultat2", "resultat3", "resultat4"]]


def write(name):
    cases = [{"script": script, "expression": expression, "value": value} for script, expression, value in rows]
    with open(f"Tests/Reference/descriptive/{name}.json", "w") as file:
        json.dump(cases, file, indent=1)
        file.write("\n")


# Collapse, merge, sort, reshape.
rates = register.groupby(["cohort", "network"]).transition.mean().reset_index()
add("collapse rate = mean(transition) n = count() by cohort network", "sum(rate * cohort * n)",
    (register.groupby(["cohort", "network"]).transition.sum() * register.groupby(["cohort", "network"]).cohort.first()).sum())
add("collapse x = median(months) by municipality", "sum(x)", register.groupby("municipality").months.median().sum())
add("collapse x = sd(months) by municipality", "sum(x)", register.groupby("municipality").months.std().sum())
ordered = register.sort_values(["cohort", "months"], ascending=[True, False], kind="stable").reset_index(drop=True)
add("sort cohort months | descending(months)\nkeep if cohort == 2016 and months == 60", "count(id)",
    ((ordered.cohort == 2016) & (ordered.months == 60)).sum())
joined = register.merge(rates.rename(columns={"transition": "rate"}), on=["cohort", "network"])
add("frame copy rates\ncollapse rate = mean(transition) by cohort network\nframe main\n"
    "merge m:1 cohort network using rates", "sum(rate * id)", (joined.rate * joined.id).sum())
wide = rates.pivot(index="network", columns="cohort", values="transition")
add("collapse rate = mean(transition) by network cohort\nreshape wide rate | id(network), name(cohort)",
    "sum(rate2013 / rate2016)", (wide[2013] / wide[2016]).sum())


write("nir")

# Rows across columns and alpha, of the survey.
rows = []
add("gen x = rowmean(resultat1..resultat4)", "sum(x * id)", (items.mean(axis=1) * survey.id).sum())
add("gen x = rowtotal(resultat1..resultat4)", "sum(x * id)", (items.sum(axis=1, min_count=1) * survey.id).sum())
add("gen x = rowmiss(resultat1..resultat4)", "sum(x * id)", (items.isna().sum(axis=1) * survey.id).sum())
add("gen x = rowsd(resultat1..resultat4)", "sum(x * id)", (items.std(axis=1) * survey.id).sum())
add("gen x = rowmax(resultat1..resultat4)", "sum(x * id)", (items.max(axis=1) * survey.id).sum())
complete = items.dropna()
k = complete.shape[1]
alpha = k / (k - 1) * (1 - complete.var().sum() / complete.sum(axis=1).var())
add("let t = reliability resultat1..resultat4", "t.alpha", alpha)
others = complete.drop(columns="resultat2")
add("let t = reliability resultat1..resultat4", 't.without["resultat2"]',
    1.5 * (1 - others.var().sum() / others.sum(axis=1).var()))
write("survey")
