/* Our own prototypes of the routines used: LP64 integers, column-major matrices; Fortran character
   arguments carry hidden lengths after the last argument. */
#pragma once
#include <stddef.h>

enum { kohort_column_major = 102, kohort_no_transpose = 111, kohort_transpose = 112, kohort_upper = 121 };

void openblas_set_num_threads(int threads);

void cblas_dgemm(int order, int transpose_a, int transpose_b, int m, int n, int k, double alpha,
                 const double *a, int lda, const double *b, int ldb, double beta, double *c, int ldc);
void cblas_dsyrk(int order, int triangle, int transpose, int n, int k, double alpha, const double *a,
                 int lda, double beta, double *c, int ldc);

/* Cholesky. */
void dpotrf_(const char *triangle, const int *n, double *a, const int *lda, int *info, size_t);
void dpotrs_(const char *triangle, const int *n, const int *nrhs, const double *a, const int *lda,
             double *b, const int *ldb, int *info, size_t);
void dpotri_(const char *triangle, const int *n, double *a, const int *lda, int *info, size_t);

/* QR with column pivoting. */
void dgeqp3_(const int *m, const int *n, double *a, const int *lda, int *pivots, double *tau,
             double *work, const int *lwork, int *info);
void dorgqr_(const int *m, const int *n, const int *k, double *a, const int *lda, const double *tau,
             double *work, const int *lwork, int *info);
void dormqr_(const char *side, const char *transpose, const int *m, const int *n, const int *k,
             const double *a, const int *lda, const double *tau, double *c, const int *ldc,
             double *work, const int *lwork, int *info, size_t, size_t);
void dtrtrs_(const char *triangle, const char *transpose, const char *diagonal, const int *n,
             const int *nrhs, const double *a, const int *lda, double *b, const int *ldb, int *info,
             size_t, size_t, size_t);

/* LU. */
void dgetrf_(const int *m, const int *n, double *a, const int *lda, int *pivots, int *info);
void dgetrs_(const char *transpose, const int *n, const int *nrhs, const double *a, const int *lda,
             const int *pivots, double *b, const int *ldb, int *info, size_t);
void dgecon_(const char *norm, const int *n, const double *a, const int *lda, const double *anorm,
             double *rcond, double *work, int *iwork, int *info, size_t);

/* Eigenvalues and singular values. */
void dsyevd_(const char *job, const char *triangle, const int *n, double *a, const int *lda,
             double *values, double *work, const int *lwork, int *iwork, const int *liwork, int *info,
             size_t, size_t);
void dgesdd_(const char *job, const int *m, const int *n, double *a, const int *lda, double *values,
             double *u, const int *ldu, double *vt, const int *ldvt, double *work, const int *lwork,
             int *iwork, int *info, size_t);
