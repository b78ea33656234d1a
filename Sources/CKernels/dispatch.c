#include "CKernels.h"

int weigh_vector_bytes(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) {
    return 64;
  }
  if (__builtin_cpu_supports("avx2")) return 32;
#endif
  return 16;
}
