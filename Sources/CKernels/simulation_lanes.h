// Included by simulation.c once for each width: LANES draws go side by side, each lane computing what
// a single draw would, in the same order.

typedef double VARIANT(reals) __attribute__((vector_size(8 * LANES), may_alias));
typedef int64_t VARIANT(wholes) __attribute__((vector_size(8 * LANES), may_alias));
typedef uint64_t VARIANT(bits) __attribute__((vector_size(8 * LANES), may_alias));
typedef uint16_t VARIANT(places) __attribute__((vector_size(2 * LANES), aligned(2), may_alias));

#define INLINE TARGET static inline __attribute__((always_inline))
#define REALS VARIANT(reals)
#define WHOLES VARIANT(wholes)
#define BITS VARIANT(bits)
#define PLACES VARIANT(places)

/// a where the mask is set, b elsewhere; compilers make one instruction of it.
#define CHOSEN(mask, a, b) ((REALS)(((WHOLES)(a) & (mask)) | ((WHOLES)(b) & ~(mask))))

/// The draws of a group, counted from 1 as sequences are, each times the golden step.
INLINE void VARIANT(steps)(BITS *steps, uint64_t first_draw) {
  for (int lane = 0; lane < LANES; lane++) {
    (*steps)[lane] = (first_draw + (uint64_t)lane + 1) * GOLDEN;
  }
}

/// A number of 0 ..< 1 for each draw, from a cell's sequence.
INLINE void VARIANT(shares)(REALS *shares, const BITS *steps, uint64_t state) {
  BITS x = *steps + state;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  x = x ^ (x >> 31);
  *shares = (REALS)((x >> 12) | 0x3FF0000000000000ull) - 1.0;
}

/// Adds weight · drawn value for every drawn cell.
INLINE void VARIANT(add_drawn)(const weigh_simulation *s, const BITS *steps, const REALS *weights,
                               REALS *sums) {
  for (size_t i = 0; i < s->uniform_count; i++) {
    const weigh_drawn_cell *cell = s->uniform + i;
    REALS share;
    VARIANT(shares)(&share, steps, cell->state);
    const REALS value = cell->low + share * cell->span;
    const REALS high = (REALS){0} + cell->high;
    sums[cell->alternative] +=
        weights[cell->criterion * (DRAWS / LANES)] * CHOSEN(value < high, value, high);
  }
  for (size_t i = 0; i < s->triangular_count; i++) {
    const weigh_drawn_cell *cell = s->triangular + i;
    REALS share;
    VARIANT(shares)(&share, steps, cell->state);
    const REALS low = (REALS){0} + cell->low, high = (REALS){0} + cell->high;
    const WHOLES is_left = share < ((REALS){0} + cell->peak);
    REALS distance = CHOSEN(is_left, share * cell->left, (1.0 - share) * cell->right);
    distance = __builtin_elementwise_sqrt(distance);
    REALS value = CHOSEN(is_left, low + distance, high - distance);
    value = CHOSEN(value < high, value, high);
    value = CHOSEN(value > low, value, low);
    sums[cell->alternative] += weights[cell->criterion * (DRAWS / LANES)] * value;
  }
}

/// Σ weight · known value, four alternatives at a time so that each weight is read once for all.
INLINE void VARIANT(add_known)(const weigh_simulation *s, const REALS *weights, REALS *sums) {
  const size_t n = s->alternatives, criteria = s->criteria;
  size_t i = 0;
  for (; i + 4 <= n; i += 4) {
    const double *v0 = s->known + i * criteria, *v1 = v0 + criteria, *v2 = v1 + criteria,
                 *v3 = v2 + criteria;
    REALS s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0};
    for (size_t k = 0; k < criteria; k++) {
      const REALS w = weights[k * (DRAWS / LANES)];
      s0 += w * v0[k];
      s1 += w * v1[k];
      s2 += w * v2[k];
      s3 += w * v3[k];
    }
    sums[i] = s0;
    sums[i + 1] = s1;
    sums[i + 2] = s2;
    sums[i + 3] = s3;
  }
  for (; i < n; i++) {
    REALS sum = {0};
    for (size_t k = 0; k < criteria; k++) {
      sum += weights[k * (DRAWS / LANES)] * s->known[i * criteria + k];
    }
    sums[i] = sum;
  }
}

#if defined(SORTS_INTEGERS)
#define KEYS WHOLES
#else
#define KEYS REALS
#endif

/// Puts the smaller of two keys first. Keys are bits of numbers above zero, which sort alike as
/// whole and as real numbers; each width takes the kind it compares faster.
#define COMPARE(a, b)                                                        \
  do {                                                                       \
    const KEYS left_ = (a), right_ = (b);                                    \
    const WHOLES less_ = left_ < right_;                                     \
    (a) = (KEYS)(((WHOLES)left_ & less_) | ((WHOLES)right_ & ~less_));       \
    (b) = (KEYS)(((WHOLES)right_ & less_) | ((WHOLES)left_ & ~less_));       \
  } while (0)

/// Sorts sixteen keys per lane with 60 comparisons.
///
/// M. W. Green's network, in D. E. Knuth, The Art of Computer Programming 3, section 5.3.4.
INLINE void VARIANT(sort16)(KEYS *x) {
  KEYS k[16];
  for (int i = 0; i < 16; i++) k[i] = x[i];
#define C(a, b) COMPARE(k[a], k[b]);
  C(0, 1) C(2, 3) C(4, 5) C(6, 7) C(8, 9) C(10, 11) C(12, 13) C(14, 15)
  C(0, 2) C(1, 3) C(4, 6) C(5, 7) C(8, 10) C(9, 11) C(12, 14) C(13, 15)
  C(0, 4) C(1, 5) C(2, 6) C(3, 7) C(8, 12) C(9, 13) C(10, 14) C(11, 15)
  C(0, 8) C(1, 9) C(2, 10) C(3, 11) C(4, 12) C(5, 13) C(6, 14) C(7, 15)
  C(5, 10) C(6, 9) C(3, 12) C(13, 14) C(4, 8) C(7, 11) C(1, 2)
  C(1, 4) C(7, 13) C(2, 8) C(11, 14)
  C(2, 4) C(5, 6) C(9, 10) C(11, 13) C(3, 8) C(7, 12)
  C(6, 8) C(10, 12) C(3, 5) C(7, 9)
  C(3, 4) C(5, 6) C(7, 8) C(9, 10) C(11, 12)
  C(6, 7) C(8, 9)
#undef C
  for (int i = 0; i < 16; i++) x[i] = k[i];
}

/// Finishes sixteen keys per lane that rise and then fall, or are cut out of such.
INLINE void VARIANT(finish16)(KEYS *x) {
  KEYS k[16];
  for (int i = 0; i < 16; i++) k[i] = x[i];
  for (int d = 8; d > 0; d /= 2) {
    for (int i = 0; i < 16; i++) {
      if ((i & d) == 0) COMPARE(k[i], k[i + d]);
    }
  }
  for (int i = 0; i < 16; i++) x[i] = k[i];
}

/// Compares keys `distance` apart within a block of up to twice as many.
INLINE void VARIANT(compare_apart)(KEYS *keys, size_t count, size_t distance) {
  for (size_t i = 0; i + distance < count && i < distance; i++) {
    COMPARE(keys[i], keys[i + distance]);
  }
}

/// Compares keys `distance` apart, then half as far apart, in one pass over a full block.
INLINE void VARIANT(compare_twice)(KEYS *keys, size_t distance) {
  const size_t half = distance / 2;
  for (size_t i = 0; i < half; i++) {
    KEYS a = keys[i], b = keys[i + half], c = keys[i + distance], d = keys[i + distance + half];
    COMPARE(a, c);
    COMPARE(b, d);
    COMPARE(a, b);
    COMPARE(c, d);
    keys[i] = a;
    keys[i + half] = b;
    keys[i + distance] = c;
    keys[i + distance + half] = d;
  }
}

/// Compares two runs of `run` keys, the second read backwards, then keys half a run apart.
INLINE void VARIANT(fold_twice)(KEYS *keys, size_t run) {
  const size_t half = run / 2, last = 2 * run - 1;
  for (size_t i = 0; i < half; i++) {
    KEYS a = keys[i], b = keys[i + half], c = keys[last - half - i], d = keys[last - i];
    COMPARE(a, d);
    COMPARE(b, c);
    COMPARE(a, b);
    COMPARE(c, d);
    keys[i] = a;
    keys[i + half] = b;
    keys[last - half - i] = c;
    keys[last - i] = d;
  }
}

/// Merges two sorted runs lying one after the other, the second of at most `run` keys; both hold a
/// multiple of sixteen. What the second lacks counts as largest and is left out.
INLINE void VARIANT(merge)(KEYS *keys, size_t run, size_t count) {
  size_t distance = run / 2;
  if (count == 2 * run && run > 16) {
    VARIANT(fold_twice)(keys, run);
    distance /= 2;
  } else {
    for (size_t i = 0; i < count - run; i++) COMPARE(keys[run - 1 - i], keys[run + i]);
  }
  while (distance >= 16) {
    const int twice = distance >= 32;
    for (size_t block = 0; block < count; block += 2 * distance) {
      if (twice && count - block >= 2 * distance) {
        VARIANT(compare_twice)(keys + block, distance);
        continue;
      }
      VARIANT(compare_apart)(keys + block, count - block, distance);
      if (!twice) continue;
      VARIANT(compare_apart)(keys + block, count - block, distance / 2);
      if (count - block > distance) {
        VARIANT(compare_apart)(keys + block + distance, count - block - distance, distance / 2);
      }
    }
    distance /= twice ? 4 : 2;
  }
  for (size_t i = 0; i < count; i += 16) VARIANT(finish16)(keys + i);
}

/// Sorts keys lane by lane: sixteen at a time, then by merging ever longer runs (K. E. Batcher's
/// bitonic merge), always in the same steps. `count` is a multiple of sixteen.
INLINE void VARIANT(sort)(KEYS *keys, size_t count) {
  for (size_t i = 0; i < count; i += 16) VARIANT(sort16)(keys + i);
  for (size_t run = 16; run < count; run *= 2) {
    for (size_t start = 0; start + run < count; start += 2 * run) {
      const size_t left = count - start;
      VARIANT(merge)(keys + start, run, left < 2 * run ? left : 2 * run);
    }
  }
}

/// Adds twice the wins of the first of each pair, ties counting once, for draws that count.
INLINE void VARIANT(count_wins)(const weigh_simulation *s, const WHOLES *keys, const WHOLES *counted,
                                WHOLES *sums) {
  const WHOLES score_bits = ~((WHOLES){0} + (int64_t)s->index_mask);
  for (size_t i = 0; i < s->pair_count; i++) {
    const WHOLES first = keys[s->pairs[2 * i]] & score_bits;
    const WHOLES second = keys[s->pairs[2 * i + 1]] & score_bits;
    // A comparison that holds is −1.
    sums[i] -= ((first < second) + (first <= second)) & *counted;
  }
}

TARGET static int VARIANT(simulate)(const weigh_simulation *s, const layout *parts,
                                    uint64_t first_draw, size_t draws, const double *weights,
                                    uint8_t *memory, weigh_simulation_counts *counts) {
  const size_t n = s->alternatives, sorted_count = padded(n);
  const WHOLES mask = (WHOLES){0} + (int64_t)s->index_mask;
  WHOLES *keys = (WHOLES *)(memory + parts->keys);
  WHOLES *pair_sums = (WHOLES *)(memory + parts->pair_sums);
  uint16_t *order = (uint16_t *)(memory + parts->order);
  int ties = 0;
  for (size_t draw = 0; draw < draws; draw += LANES) {
    const REALS *group = (const REALS *)(weights + draw);
    REALS *sums = (REALS *)keys;
    VARIANT(add_known)(s, group, sums);
    if (s->uniform_count + s->triangular_count > 0) {
      BITS steps;
      VARIANT(steps)(&steps, first_draw + draw);
      VARIANT(add_drawn)(s, &steps, group, sums);
    }
    for (size_t i = 0; i < n; i++) keys[i] = ((WHOLES)(2.0 - sums[i]) & ~mask) | (int64_t)i;
    for (size_t i = n; i < sorted_count; i++) keys[i] = (WHOLES){0} + LAST_KEY;
    if (s->pair_count > 0) {
      WHOLES counted;
      for (size_t lane = 0; lane < LANES; lane++) counted[lane] = draw + lane < draws ? -1 : 0;
      VARIANT(count_wins)(s, keys, &counted, pair_sums);
    }
    VARIANT(sort)((KEYS *)keys, sorted_count);
    WHOLES tied = {0}, before = {0};
    for (size_t rank = 0; rank < n; rank++) {
      const WHOLES score = keys[rank] & ~mask;
      tied |= score == before;
      before = score;
      *(PLACES *)(order + rank * DRAWS + draw) = __builtin_convertvector(keys[rank] & mask, PLACES);
    }
    for (size_t lane = 0; lane < LANES && draw + lane < draws; lane++) {
      if (tied[lane]) {
        ties = 1;
        share_ranks(s, (const int64_t *)keys + lane, LANES, draw + lane, weights,
                    memory + parts->tied_first, counts);
      }
    }
  }
  for (size_t i = 0; i < s->pair_count; i++) {
    for (int lane = 0; lane < LANES; lane++) counts->half_wins[i] += (uint32_t)pair_sums[i][lane];
  }
  return ties;
}

/// Sorts the shares of each draw and gives the gaps between them, or those spread over an order.
TARGET static void VARIANT(gaps)(size_t criteria, int ordered, size_t draws, double *shares,
                                 double *into) {
  const size_t wide = DRAWS / LANES, last = criteria - 1;
  for (size_t group = 0; group * LANES < draws; group++) {
    REALS *cuts = (REALS *)shares + group;
    REALS *gaps = (REALS *)into + group;
    for (size_t place = 1; place < last; place++) {
      for (size_t i = place; i > 0; i--) {
        const REALS left = cuts[(i - 1) * wide], right = cuts[i * wide];
        const WHOLES less = left < right;
        cuts[(i - 1) * wide] = CHOSEN(less, left, right);
        cuts[i * wide] = CHOSEN(less, right, left);
      }
    }
    REALS before = {0};
    for (size_t place = 0; place < last; place++) {
      gaps[place * wide] = cuts[place * wide] - before;
      before = cuts[place * wide];
    }
    gaps[last * wide] = 1.0 - before;
    if (ordered) {
      REALS sum = {0};
      for (size_t place = criteria; place-- > 0;) {
        sum += gaps[place * wide] * (1.0 / (double)(place + 1));
        gaps[place * wide] = sum;
      }
    }
  }
}

#undef COMPARE
#undef CHOSEN
#undef KEYS
#undef INLINE
#undef REALS
#undef WHOLES
#undef BITS
#undef PLACES
