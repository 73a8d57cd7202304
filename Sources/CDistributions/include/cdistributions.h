#pragma once
#ifdef __cplusplus
extern "C" {
#endif
/* which: 0 = distribution function, 1 = upper tail, 2 = quantile, 3 = quantile from the upper tail.
   NaN on any error; never throws. */
double kohort_normal(int which, double x);
#ifdef __cplusplus
}
#endif
