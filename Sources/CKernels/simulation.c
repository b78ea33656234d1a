#include "CKernels.h"

#include <string.h>

#define GOLDEN 0x9E3779B97F4A7C15ull
#define DRAWS WEIGH_BLOCK_DRAWS
/// Above every key; sorts after them.
#define LAST_KEY 0x7FF0000000000000ll

/// Rows are sorted sixteen at a time, so buffers over alternatives are a multiple of it long.
static size_t padded(size_t count) { return (count + 15) / 16 * 16; }

static size_t rounded64(size_t bytes) { return (bytes + 63) / 64 * 64; }

/// Offsets of the parts of the working memory.
typedef struct {
  size_t keys, order, pair_sums, tied_first, histogram, end;
} layout;

static layout layout_of(const weigh_simulation *s) {
  layout parts;
  parts.keys = 0;
  parts.order = parts.keys + rounded64(padded(s->alternatives) * 64);
  parts.pair_sums = parts.order + rounded64(s->alternatives * DRAWS * sizeof(uint16_t));
  parts.tied_first = parts.pair_sums + rounded64(s->pair_count * 64);
  parts.histogram = parts.tied_first + DRAWS;
  parts.end = parts.histogram + rounded64(2 * padded(s->alternatives));
  return parts;
}

size_t weigh_simulation_scratch_bytes(const weigh_simulation *s) { return layout_of(s).end; }

/// Counts how often each alternative holds each rank, as if nobody tied.
///
/// Two histograms side by side, as neighbors that are equal would wait for each other; 128 draws
/// each, which a byte holds.
static void count_ranks(size_t n, size_t draws, const uint16_t *order, uint8_t *histogram,
                        uint32_t *alone) {
  const size_t width = padded(n);
  uint8_t *even = histogram, *odd = histogram + width;
  for (size_t rank = 0; rank < n; rank++) {
    const uint16_t *row = order + rank * DRAWS;
    memset(histogram, 0, 2 * width);
    size_t draw = 0;
    for (; draw + 2 <= draws; draw += 2) {
      even[row[draw]]++;
      odd[row[draw + 1]]++;
    }
    if (draw < draws) even[row[draw]]++;
    uint32_t *counts = alone + rank * n;
    for (size_t i = 0; i < n; i++) counts[i] += (uint32_t)even[i] + (uint32_t)odd[i];
  }
}

/// Adds the weights of each draw to its first alternative, in whole units.
static void add_first_weights(const weigh_simulation *s, size_t draws, const double *weights,
                              const uint16_t *order, const uint8_t *tied_first, uint64_t *sums) {
  const size_t criteria = s->criteria;
  for (size_t draw = 0; draw < draws; draw++) {
    if (tied_first[draw]) continue;
    uint64_t *own = sums + order[draw] * criteria;
    for (size_t k = 0; k < criteria; k++) {
      own[k] += (uint64_t)(int64_t)(weights[k * DRAWS + draw] * 0x1p40);
    }
  }
}

/// Shares the ranks of those who tie in one draw; `keys` holds the sorted keys of one lane.
///
/// What the histogram will count for them is taken away again, in arithmetic that wraps.
static void share_ranks(const weigh_simulation *s, const int64_t *keys, size_t stride, size_t draw,
                        const double *weights, uint8_t *tied_first,
                        weigh_simulation_counts *counts) {
  const size_t n = s->alternatives, criteria = s->criteria;
  const int64_t mask = (int64_t)s->index_mask;
  size_t start = 0;
  while (start < n) {
    const int64_t score = keys[start * stride] & ~mask;
    size_t end = start + 1;
    while (end < n && (keys[end * stride] & ~mask) == score) end++;
    const uint64_t members = end - start;
    if (members > 1) {
      const uint64_t units = s->units_per_draw / members;
      for (size_t rank = start; rank < end; rank++) {
        counts->alone[rank * n + (size_t)(keys[rank * stride] & mask)]--;
        for (size_t member = start; member < end; member++) {
          counts->shared[rank * n + (size_t)(keys[member * stride] & mask)] += units;
        }
      }
      if (start == 0) {
        tied_first[draw] = 1;
        for (size_t member = 0; member < end; member++) {
          uint64_t *own = counts->first_weights + (size_t)(keys[member * stride] & mask) * criteria;
          for (size_t k = 0; k < criteria; k++) {
            own[k] += (uint64_t)(int64_t)(weights[k * DRAWS + draw] * 0x1p40) / members;
          }
        }
      }
    }
    start = end;
  }
}

/// xoshiro256++; see Xoshiro256 in Scoring.
typedef struct {
  uint64_t s0, s1, s2, s3;
} xoshiro;

static uint64_t mixed(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  return x ^ (x >> 31);
}

static xoshiro xoshiro_begin(uint64_t seed) {
  xoshiro x = {mixed(seed + GOLDEN), mixed(seed + 2 * GOLDEN), mixed(seed + 3 * GOLDEN),
               mixed(seed + 4 * GOLDEN)};
  return x;
}

static inline double xoshiro_share(xoshiro *x) {
  const uint64_t sum = x->s0 + x->s3;
  const uint64_t result = ((sum << 23) | (sum >> 41)) + x->s0;
  const uint64_t shifted = x->s1 << 17;
  x->s2 ^= x->s0;
  x->s3 ^= x->s1;
  x->s1 ^= x->s2;
  x->s0 ^= x->s3;
  x->s2 ^= shifted;
  x->s3 = (x->s3 << 45) | (x->s3 >> 19);
  return (double)(int64_t)(result >> 11) * 0x1p-53;
}

/// Lets the criteria of one place change sides, draw by draw.
static void permute_tiers(const weigh_weight_space *space, size_t draws, const double *shares,
                          double *ordered) {
  size_t first = 0;
  for (size_t tier = 0; tier < space->tier_count; tier++) {
    const size_t size = space->tier_sizes[tier];
    for (size_t place = size - 1; place > 0; place--) {
      for (size_t draw = 0; draw < draws; draw++) {
        const size_t other = (size_t)(shares[draw] * (double)(place + 1));
        double *one = ordered + (first + place) * DRAWS + draw;
        double *two = ordered + (first + other) * DRAWS + draw;
        const double kept = *one;
        *one = *two;
        *two = kept;
      }
      shares += DRAWS;
    }
    first += size;
  }
}

// The same loops for two, four and eight draws at once.
#define LANES 2
#define VARIANT(name) name##_128
#define TARGET
#include "simulation_lanes.h"
#undef LANES
#undef VARIANT
#undef TARGET

#if defined(__x86_64__)
#define LANES 4
#define VARIANT(name) name##_256
#define TARGET __attribute__((target("avx2")))
#include "simulation_lanes.h"
#undef LANES
#undef VARIANT
#undef TARGET

#define LANES 8
#define VARIANT(name) name##_512
#define TARGET __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl")))
#define SORTS_INTEGERS
#include "simulation_lanes.h"
#undef SORTS_INTEGERS
#undef LANES
#undef VARIANT
#undef TARGET
#endif

int weigh_simulate_block(const weigh_simulation *s, uint64_t first_draw, size_t draws,
                         const double *weights, void *scratch, weigh_simulation_counts *counts,
                         int vector_bytes) {
  const layout parts = layout_of(s);
  uint8_t *memory = scratch;
  uint16_t *order = (uint16_t *)(memory + parts.order);
  uint8_t *tied_first = memory + parts.tied_first;
  memset(memory + parts.pair_sums, 0, s->pair_count * 64);
  memset(tied_first, 0, DRAWS);
  int ties;
#if defined(__x86_64__)
  if (vector_bytes >= 64) {
    ties = simulate_512(s, &parts, first_draw, draws, weights, memory, counts);
  } else if (vector_bytes >= 32) {
    ties = simulate_256(s, &parts, first_draw, draws, weights, memory, counts);
  } else
#endif
  {
    (void)vector_bytes;
    ties = simulate_128(s, &parts, first_draw, draws, weights, memory, counts);
  }
  if (s->alternatives > 0) {
    count_ranks(s->alternatives, draws, order, memory + parts.histogram, counts->alone);
    add_first_weights(s, draws, weights, order, tied_first, counts->first_weights);
  }
  return ties;
}

void weigh_draw_weights(const weigh_weight_space *space, uint64_t block_seed, size_t draws,
                        double *weights, double *scratch, int vector_bytes) {
  const size_t criteria = space->criteria;
  if (criteria == 0) return;
  xoshiro random = xoshiro_begin(block_seed);
  size_t count = criteria - 1;
  if (space->ordered) {
    for (size_t tier = 0; tier < space->tier_count; tier++) count += space->tier_sizes[tier] - 1;
  }
  for (size_t draw = 0; draw < draws; draw++) {
    for (size_t place = 0; place < count; place++) {
      scratch[place * DRAWS + draw] = xoshiro_share(&random);
    }
  }
  double *into = space->ordered ? scratch + 2 * criteria * DRAWS : weights;
#if defined(__x86_64__)
  if (vector_bytes >= 64) {
    gaps_512(criteria, space->ordered, draws, scratch, into);
  } else if (vector_bytes >= 32) {
    gaps_256(criteria, space->ordered, draws, scratch, into);
  } else
#endif
  {
    (void)vector_bytes;
    gaps_128(criteria, space->ordered, draws, scratch, into);
  }
  if (!space->ordered) return;
  permute_tiers(space, draws, scratch + (criteria - 1) * DRAWS, into);
  for (size_t place = 0; place < criteria; place++) {
    memcpy(weights + space->by_importance[place] * DRAWS, into + place * DRAWS,
           DRAWS * sizeof(double));
  }
}
