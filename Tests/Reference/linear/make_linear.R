# Makes r_*.json: the linear model by R's lm with the covariances of sandwich.
#   Rscript make_linear.R          (run in this folder; needs sandwich; about a minute)
# Coefficients and standard errors agree with the 60-digit values of make_precise.py to about 1e-11.
suppressPackageStartupMessages(library(sandwich))

origin <- sprintf("R %s sandwich %s, make_linear.R", getRversion(), packageVersion("sandwich"))
digits <- function(value) if (is.integer(value)) sprintf("%d", value) else sprintf("%.17g", value)
quoted <- function(text) paste0("\"", gsub("\"", "\\\\\"", text), "\"")

read_table <- function(path) {
  data <- read.csv(path, encoding = "UTF-8", na.strings = "", stringsAsFactors = FALSE)
  for (name in names(data)) {
    if (is.character(data[[name]]) && all(data[[name]] %in% c("true", "false", NA))) {
      data[[name]] <- data[[name]] == "true"
    }
  }
  data
}

covariance_of <- function(fit, kind, clusters) {
  switch(kind,
    classical = vcov(fit),
    cluster = vcovCL(fit, cluster = clusters, type = "HC1", cadjust = TRUE),
    vcovHC(fit, type = kind))
}

# The values of one fit, by the keys of the case files; `terms` are their names of the terms, in R's order.
values_of <- function(fit, kind, clusters, terms) {
  kept <- !is.na(coef(fit))
  estimate <- coef(fit)[kept]
  stopifnot(length(terms) == length(estimate))
  covariance <- covariance_of(fit, kind, clusters)[names(estimate), names(estimate), drop = FALSE]
  error <- sqrt(diag(covariance))
  n <- nobs(fit)
  k <- length(estimate)
  df <- if (kind == "cluster") length(unique(clusters)) - 1L else as.integer(n - k)
  statistic <- estimate / error
  critical <- qt(0.975, df)
  values <- list()
  for (i in seq_along(terms)) {
    add <- function(key, value) values[[sprintf("%s(%s)", key, terms[i])]] <<- unname(value)
    add("coef", estimate[i])
    add("se", error[i])
    add("t", statistic[i])
    add("p", 2 * pt(abs(statistic[i]), df, lower.tail = FALSE))
    add("lower", estimate[i] - critical * error[i])
    add("upper", estimate[i] + critical * error[i])
  }
  values$n <- n
  values$df <- df
  if (kind == "cluster") values$factor <- (df + 1) / df * (n - 1) / (n - k)
  if (kind == "HC1") values$factor <- n / (n - k)
  if (kind %in% c("HC0", "HC2", "HC3")) values$factor <- 1
  slopes <- names(estimate) != "(Intercept)"
  if (any(slopes) && sum(slopes) <= df) {
    b <- estimate[slopes]
    values$f <- drop(b %*% solve(covariance[slopes, slopes], b)) / sum(slopes)
    values$f_p_value <- pf(values$f, sum(slopes), df, lower.tail = FALSE)
  }
  overall <- summary(fit)
  values$r_squared <- overall$r.squared
  values$adjusted_r_squared <- overall$adj.r.squared
  values$residual_standard_error <- overall$sigma
  values$log_likelihood <- as.numeric(logLik(fit))
  values$aic <- 2 * k - 2 * values$log_likelihood
  values$bic <- k * log(n) - 2 * values$log_likelihood
  Filter(function(value) abs(value) > .Machine$double.xmin, values)
}

write_case <- function(name, path, script, command, tolerance, values) {
  lines <- c(
    "{",
    sprintf(" \"name\": %s,", quoted(gsub("_", " ", name))),
    sprintf(" \"origin\": %s,", quoted(origin)),
    sprintf(" \"data\": %s,", quoted(path)),
    sprintf(" \"script\": [%s],", paste(vapply(script, quoted, ""), collapse = ", ")),
    sprintf(" \"command\": %s,", quoted(command)),
    sprintf(" \"relativeTolerance\": %s,", tolerance),
    " \"values\": {",
    paste0("  ", vapply(names(values), quoted, ""), ": ", vapply(values, digits, ""),
           c(rep(",", length(values) - 1), "")),
    " }",
    "}")
  writeLines(enc2utf8(lines), sprintf("r_%s.json", name), useBytes = TRUE)
}

options_of <- c(classical = "", HC0 = "hc0", HC1 = "robust", HC2 = "hc2", HC3 = "hc3",
                cluster = "cluster(%s)")

# One model with the kinds of covariance given. `weights` names a column of whole-number weights: R fits the
# rows repeated that many times.
cases <- function(name, file, formula, written, terms, kinds = "HC1", cluster = NULL, weights = NULL,
                  script = character(), tolerance = "1e-9", prepare = identity) {
  path <- if (grepl("/", file)) file else paste0("Tests/Reference/linear/", file)
  data <- prepare(read_table(if (grepl("/", file)) file.path("../../..", file) else file))
  if (!is.null(weights)) data <- data[rep(seq_len(nrow(data)), data[[weights]]), ]
  fit <- lm(formula, data = data)
  for (kind in kinds) {
    clusters <- if (kind == "cluster") data[rownames(model.frame(fit)), cluster] else NULL
    options <- options_of[[kind]]
    if (kind == "cluster") options <- sprintf(options, cluster)
    if (!is.null(weights)) options <- c(options[nzchar(options)], sprintf("weights(frequency %s)", weights))
    options <- paste(options[nzchar(options)], collapse = ", ")
    command <- paste0("model ", written, if (nzchar(options)) paste(" |", options))
    full_name <- if (length(kinds) > 1) paste0(name, "_", tolower(kind)) else name
    write_case(full_name, path, script, command, tolerance, values_of(fit, kind, clusters, terms))
  }
}

all_kinds <- names(options_of)
mixed_terms <- c("(Intercept)", "x", "z", "g[b]", "g[c]", "g[d]", "flag[true]")
cases("mixed", "mixed.csv", y ~ x + z + g + flag, "y ~ x + z + g + flag", mixed_terms, all_kinds,
      "cluster")
cases("gaps", "gaps.csv", y ~ x + z + g + flag, "y ~ x + z + g + flag", mixed_terms, all_kinds, "cluster")
cases("grouped", "grouped.csv", y ~ x + g, "y ~ x + g", c("(Intercept)", "x", "g[b]", "g[c]", "g[d]"),
      all_kinds, "cluster", weights = "n")
cases("few_clusters", "few_clusters.csv", y ~ x, "y ~ x", c("(Intercept)", "x"), "cluster", "cluster")

cases("factor_by_factor", "mixed.csv", y ~ g * h, "y ~ g * h",
      c("(Intercept)", "g[b]", "g[c]", "g[d]", "h[sør]", "g[b]:h[sør]", "g[c]:h[sør]", "g[d]:h[sør]"))
cases("factor_by_number", "mixed.csv", y ~ g * x, "y ~ g * x",
      c("(Intercept)", "g[b]", "g[c]", "g[d]", "x", "g[b]:x", "g[c]:x", "g[d]:x"))
cases("number_by_number", "mixed.csv", y ~ x * z, "y ~ x * z", c("(Intercept)", "x", "z", "x:z"))
cases("no_intercept_number", "mixed.csv", y ~ x + z - 1, "y ~ x + z - 1", c("x", "z"))
cases("no_intercept_factor", "mixed.csv", y ~ g + x - 1, "y ~ g + x - 1",
      c("g[a]", "g[b]", "g[c]", "g[d]", "x"))
cases("other_reference", "mixed.csv", y ~ x + relevel(factor(g), "c"), "y ~ x + g",
      c("(Intercept)", "x", "g[a]", "g[b]", "g[d]"), script = "factor g | ref(\"c\")")
cases("functions", "mixed.csv", y ~ log(z) + sqrt(z) + exp(x) + I(x^2),
      "y ~ log(z) + sqrt(z) + exp(x) + x^2", c("(Intercept)", "log(z)", "sqrt(z)", "exp(x)", "x^2"))
cases("collinear_exact", "collinear.csv", y ~ x1 + x2 + x3, "y ~ x1 + x2 + x3", c("(Intercept)", "x1", "x2"),
      "classical")
cases("collinear_nested_factor", "collinear.csv", y ~ g + region + x1, "y ~ g + region + x1",
      c("(Intercept)", "g[b]", "g[c]", "g[d]", "x1"), "classical")
cases("polynomial_orthogonal", "curve.csv", y ~ poly(x, 3), "y ~ poly(x, 3)",
      c("(Intercept)", paste0("poly(x, 3)[", 1:3, "]")), "classical")
cases("polynomial_raw", "curve.csv", y ~ poly(x, 3, raw = TRUE), "y ~ poly(x, 3, raw)",
      c("(Intercept)", "x", "x^2", "x^3"), "classical", tolerance = "1e-8")

as_in_the_report <- function(register) {
  references <- c(gender = "kvinne", age = "16-24", track = "spor1", country = "Eritrea", cohort = "2011",
                  net = "none")
  for (name in names(references)) {
    register[[name]] <- relevel(factor(register[[name]]), references[[name]])
  }
  register
}
report_script <- c("factor gender | ref(\"kvinne\")", "factor age | ref(\"16-24\")",
                   "factor track | ref(\"spor1\")", "factor country | ref(\"Eritrea\")", "factor cohort", "factor net | ref(\"none\")")
countries <- c("Afghanistan", "Andre", "Etiopia", "Irak", "Iran", "Somalia", "Sudan", "Syria")
report_terms <- c("(Intercept)", "gender[mann]", paste0("age[", c("25-34", "35-44", "45+"), "]"),
                  paste0("track[", c("spor2", "spor3", "ukjent"), "]"), paste0("country[", countries, "]"),
                  paste0("cohort[", 2012:2016, "]"), "months", "log(unemp)", paste0("net[net", 1:3, "]"))
cases("register", "Examples/data/nir.csv",
      transition ~ gender + age + track + country + cohort + months + log(unemp) + net,
      "transition ~ gender + age + track + country + cohort + months + log(unemp) + net",
      report_terms, all_kinds, "municipality", script = report_script, prepare = as_in_the_report)
cases("register_interaction", "Examples/data/nir.csv",
      transition ~ gender * country + months:gender + log(unemp),
      "transition ~ gender * country + months:gender + log(unemp)",
      c("(Intercept)", "gender[mann]", paste0("country[", countries, "]"), "log(unemp)",
        paste0("gender[mann]:country[", countries, "]"), "gender[kvinne]:months", "gender[mann]:months"),
      script = report_script[c(1, 4)], prepare = as_in_the_report)
