#include "cdistributions.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace {

namespace policies = boost::math::policies;

// Long double throughout: Boost computes the incomplete beta and gamma functions in it anyway, but the
// arguments that it hands them would be rounded to doubles, which costs digits far out in the tails.
using Real = long double;

// No exception may leave a function with C linkage.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>,
    policies::indeterminate_result_error<policies::ignore_error>, policies::promote_double<false>>;

constexpr Real infinity = std::numeric_limits<Real>::infinity();
constexpr Real not_a_number = std::numeric_limits<Real>::quiet_NaN();

bool is_probability_of(kohort_quantity quantity) {
  return quantity == kohort_cumulative || quantity == kohort_upper_tail;
}

bool is_upper(kohort_quantity quantity) {
  return quantity == kohort_upper_tail || quantity == kohort_upper_quantile;
}

kohort_quantity other_tail(kohort_quantity quantity) {
  switch (quantity) {
    case kohort_cumulative: return kohort_upper_tail;
    case kohort_upper_tail: return kohort_cumulative;
    case kohort_quantile: return kohort_upper_quantile;
    case kohort_upper_quantile: return kohort_quantile;
  }
  return quantity;
}

// The quantity of a distribution on (lowest, infinity). Boost is asked inside the support only: at its ends
// some of its answers are wrong (F's upper tail at zero) or NaN (chi-squared below zero).
template <class Distribution>
Real evaluate(kohort_quantity quantity, Real x, Real lowest, const Distribution &distribution) {
  using boost::math::complement;
  const bool upper = is_upper(quantity);
  if (std::isnan(x)) return not_a_number;
  if (is_probability_of(quantity)) {
    if (x <= lowest) return upper ? 1 : 0;
    if (x == infinity) return upper ? 0 : 1;
  } else {
    if (x < 0 || x > 1) return not_a_number;
    if (x == 0) return upper ? infinity : lowest;
    if (x == 1) return upper ? lowest : infinity;
  }
  try {
    switch (quantity) {
      case kohort_cumulative: return cdf(distribution, x);
      case kohort_upper_tail: return cdf(complement(distribution, x));
      case kohort_quantile: return quantile(distribution, x);
      case kohort_upper_quantile: return quantile(complement(distribution, x));
    }
  } catch (...) {
  }
  return not_a_number;
}

// The quantity of a constant, the limit of distributions with infinite degrees of freedom.
Real evaluate_constant(kohort_quantity quantity, Real x, Real constant) {
  if (std::isnan(x)) return not_a_number;
  if (is_probability_of(quantity)) return (x >= constant) != is_upper(quantity) ? 1 : 0;
  return x < 0 || x > 1 ? not_a_number : constant;
}

Real normal(kohort_quantity quantity, Real x) {
  return evaluate(quantity, x, -infinity, boost::math::normal_distribution<Real, Quiet>());
}

Real chi_squared(kohort_quantity quantity, Real x, Real degrees) {
  if (!(degrees > 0)) return not_a_number;
  if (degrees == infinity) return evaluate_constant(quantity, x, infinity);
  return evaluate(quantity, x, 0, boost::math::chi_squared_distribution<Real, Quiet>(degrees));
}

Real student_t(kohort_quantity quantity, Real x, Real degrees) {
  if (!(degrees > 0)) return not_a_number;
  if (degrees == infinity) return normal(quantity, x);
  return evaluate(quantity, x, -infinity, boost::math::students_t_distribution<Real, Quiet>(degrees));
}

Real fisher_f(kohort_quantity quantity, Real x, Real numerator, Real denominator) {
  if (!(numerator > 0) || !(denominator > 0)) return not_a_number;
  if (numerator == infinity && denominator == infinity) return evaluate_constant(quantity, x, 1);
  const bool from_statistic = is_probability_of(quantity);
  if (denominator == infinity) {
    // F is chi-squared over its degrees of freedom.
    if (from_statistic) return chi_squared(quantity, x * numerator, numerator);
    return chi_squared(quantity, x, numerator) / numerator;
  }
  if (numerator == infinity) {
    // F is the inverse of such a ratio, so that its tails change places.
    const kohort_quantity other = other_tail(quantity);
    if (!from_statistic) return denominator / chi_squared(other, x, denominator);
    return chi_squared(other, x <= 0 ? infinity : denominator / x, denominator);
  }
  return evaluate(
      quantity, x, 0, boost::math::fisher_f_distribution<Real, Quiet>(numerator, denominator));
}

}  // namespace

extern "C" {

double kohort_normal(kohort_quantity quantity, double x) {
  return static_cast<double>(normal(quantity, x));
}

double kohort_student_t(kohort_quantity quantity, double x, double degrees) {
  return static_cast<double>(student_t(quantity, x, degrees));
}

double kohort_f(kohort_quantity quantity, double x, double numerator, double denominator) {
  return static_cast<double>(fisher_f(quantity, x, numerator, denominator));
}

double kohort_chi_squared(kohort_quantity quantity, double x, double degrees) {
  return static_cast<double>(chi_squared(quantity, x, degrees));
}

}
