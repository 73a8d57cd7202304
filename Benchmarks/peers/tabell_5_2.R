# Rscript tabell_5_2.R FILE.csv: lm with the HC1 covariance of sandwich.
suppressPackageStartupMessages({
  library(sandwich)
  library(lmtest)
})

path <- commandArgs(trailingOnly = TRUE)[1]
# Columns the model does not use are skipped; types are given, so that read.csv need not look for them.
register <- read.csv(path, encoding = "UTF-8", colClasses = c(
  id = "NULL", transition = "integer", gender = "character", age = "character", track = "character",
  country = "character", cohort = "integer", months = "numeric", unemp = "numeric", net = "character",
  network = "NULL", municipality = "NULL"))
register$gender <- relevel(factor(register$gender), "kvinne")
register$age <- relevel(factor(register$age), "16-24")
register$track <- relevel(factor(register$track), "spor1")
register$country <- relevel(factor(register$country), "Eritrea")
register$cohort <- relevel(factor(register$cohort), "2011")
register$net <- relevel(factor(register$net), "none")

fit <- lm(transition ~ gender + age + track + country + cohort + months + log(unemp) + net, data = register)
print(coeftest(fit, vcov. = vcovHC(fit, type = "HC1")), digits = 6)
cat("N", nobs(fit), " R2", summary(fit)$r.squared, "\n")
