/* Distribution functions by Boost.Math. Each returns NaN for an argument that is NaN or outside its
   domain; none throws. Degrees of freedom are positive and may be infinite. */
#pragma once
#ifdef __cplusplus
extern "C" {
#endif

/* What to compute: a probability of the argument, or the argument of a probability. */
enum kohort_quantity {
  kohort_cumulative,
  kohort_upper_tail,
  kohort_quantile,
  kohort_upper_quantile
};

double kohort_normal(enum kohort_quantity quantity, double x);
double kohort_student_t(enum kohort_quantity quantity, double x, double degrees);
double kohort_f(enum kohort_quantity quantity, double x, double numerator, double denominator);
double kohort_chi_squared(enum kohort_quantity quantity, double x, double degrees);

#ifdef __cplusplus
}
#endif
