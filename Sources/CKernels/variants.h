/// One body, compiled for each width of vectors.
///
/// A body is a `static inline` function that is always inlined into three others, whose target
/// attributes decide which instructions it becomes. `VARIANT` chooses among them at run time.
#ifndef WEIGH_VARIANTS_H
#define WEIGH_VARIANTS_H

#define BODY static inline __attribute__((always_inline))

#if defined(__x86_64__)
#define FOR_512 \
  __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,bmi,bmi2,popcnt,lzcnt"), \
                 min_vector_width(512)))
#define FOR_256 __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt")))

/// Defines weigh_NAME out of the bodies given for 64, 32 and 16 bytes.
#define VARIANTS(result, name, parameters, arguments, body512, body256, body128)        \
  FOR_512 static result name##_512 parameters { return body512 arguments; }             \
  FOR_256 static result name##_256 parameters { return body256 arguments; }             \
  static result name##_128 parameters { return body128 arguments; }                     \
  result name parameters {                                                              \
    if (vector_bytes >= 64) return name##_512 arguments;                                \
    if (vector_bytes >= 32) return name##_256 arguments;                                \
    return name##_128 arguments;                                                        \
  }
#else
#define VARIANTS(result, name, parameters, arguments, body512, body256, body128) \
  result name parameters { return body128 arguments; }
#endif

/// The same where one body does for all.
#define VARIANT(result, name, parameters, arguments, body) \
  VARIANTS(result, name, parameters, arguments, body, body, body)

#endif
