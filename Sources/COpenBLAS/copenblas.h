/* Our own prototypes of the routines used: LP64 integers; Fortran character arguments carry hidden
   lengths after the last argument. */
#pragma once
#include <stddef.h>

void openblas_set_num_threads(int threads);
