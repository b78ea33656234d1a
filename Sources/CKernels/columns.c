#include "CKernels.h"

#include <stdbool.h>
#include <string.h>

#include "variants.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// A fused multiply-add rounds once where a processor without it rounds twice.
#pragma STDC FP_CONTRACT OFF

typedef float floats __attribute__((ext_vector_type(16)));
typedef int32_t integers __attribute__((ext_vector_type(16)));
typedef bool bits __attribute__((ext_vector_type(16)));

/// One bit for each lane that is not zero.
#define MASK(lanes)                                         \
  ({                                                        \
    bits lane_bits = __builtin_convertvector(lanes, bits);  \
    uint16_t lane_mask;                                     \
    memcpy(&lane_mask, &lane_bits, sizeof lane_mask);       \
    (uint64_t)lane_mask;                                    \
  })

/// How far ahead of what is read memory is asked for, in bytes: the processor's own prefetching stops
/// at each page and begins anew with each column.
enum { AHEAD = 1536 };

/// Asks for memory that will be read soon; an address past the end does no harm.
BODY void ask_for(const void *place) { __builtin_prefetch((const char *)place + AHEAD, 0, 3); }

BODY void window_numbers(int vector_bytes, const float *numbers, size_t count, float low,
                         float high, uint64_t *pass, uint64_t *unknown) {
  (void)vector_bytes;
  size_t row = 0;
  for (; row + 64 <= count; row += 64) {
    uint64_t inside = 0, missing = 0;
    for (int part = 0; part < 4; part++) {
      floats x;
      memcpy(&x, numbers + row + 16 * part, sizeof x);
      ask_for(numbers + row + 16 * part);
      inside |= MASK((x >= low) & (x <= high)) << (16 * part);
      missing |= MASK(x != x) << (16 * part);
    }
    pass[row / 64] = inside;
    unknown[row / 64] = missing;
  }
  if (row == count) return;
  uint64_t inside = 0, missing = 0;
  for (size_t place = row; place < count; place++) {
    float x = numbers[place];
    inside |= (uint64_t)(x >= low && x <= high) << (place - row);
    missing |= (uint64_t)(x != x) << (place - row);
  }
  pass[row / 64] = inside;
  unknown[row / 64] = missing;
}

VARIANT(void, weigh_window_numbers,
        (int vector_bytes, const float *numbers, size_t count, float low, float high,
         uint64_t *pass, uint64_t *unknown),
        (vector_bytes, numbers, count, low, high, pass, unknown), window_numbers)

BODY void window_integers(int vector_bytes, const int32_t *numbers, size_t count, int32_t low,
                          int32_t high, uint64_t *pass, uint64_t *unknown) {
  (void)vector_bytes;
  size_t row = 0;
  for (; row + 64 <= count; row += 64) {
    uint64_t inside = 0, missing = 0;
    for (int part = 0; part < 4; part++) {
      integers x;
      memcpy(&x, numbers + row + 16 * part, sizeof x);
      ask_for(numbers + row + 16 * part);
      inside |= MASK((x >= low) & (x <= high) & (x != WEIGH_NO_INTEGER)) << (16 * part);
      missing |= MASK(x == WEIGH_NO_INTEGER) << (16 * part);
    }
    pass[row / 64] = inside;
    unknown[row / 64] = missing;
  }
  if (row == count) return;
  uint64_t inside = 0, missing = 0;
  for (size_t place = row; place < count; place++) {
    int32_t x = numbers[place];
    inside |= (uint64_t)(x >= low && x <= high && x != WEIGH_NO_INTEGER) << (place - row);
    missing |= (uint64_t)(x == WEIGH_NO_INTEGER) << (place - row);
  }
  pass[row / 64] = inside;
  unknown[row / 64] = missing;
}

VARIANT(void, weigh_window_integers,
        (int vector_bytes, const int32_t *integers, size_t count, int32_t low, int32_t high,
         uint64_t *pass, uint64_t *unknown),
        (vector_bytes, integers, count, low, high, pass, unknown), window_integers)

BODY bool holds(const uint8_t *set, uint8_t code) {
  return set[(code & 15) + (code >> 7) * 16] >> (code >> 4 & 7) & 1;
}

/// The words from a row on, one code after the other.
BODY void match_from(size_t row, const uint8_t *codes, size_t count, const uint8_t *pass_set,
                     const uint8_t *unknown_set, uint64_t *pass, uint64_t *unknown) {
  for (; row < count; row += 64) {
    uint64_t inside = 0, missing = 0;
    for (size_t place = row; place < count && place < row + 64; place++) {
      inside |= (uint64_t)holds(pass_set, codes[place]) << (place - row);
      missing |= (uint64_t)holds(unknown_set, codes[place]) << (place - row);
    }
    pass[row / 64] = inside;
    unknown[row / 64] = missing;
  }
}

BODY void match_codes(int vector_bytes, const uint8_t *codes, size_t count,
                      const uint8_t *pass_set, const uint8_t *unknown_set, uint64_t *pass,
                      uint64_t *unknown) {
  (void)vector_bytes;
  match_from(0, codes, count, pass_set, unknown_set, pass, unknown);
}

#if defined(__x86_64__)
/// The bit of a set's byte that stands for a code's upper half; both halves of a set use it alike.
static const uint8_t upper_bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};

FOR_512 BODY uint64_t matches_512(__m512i codes, const uint8_t *set) {
  __m512i first = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)set));
  __m512i second = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(set + 16)));
  __m512i upper = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)upper_bits));
  __m512i low = _mm512_and_si512(codes, _mm512_set1_epi8(15));
  __m512i high = _mm512_and_si512(_mm512_srli_epi16(codes, 4), _mm512_set1_epi8(15));
  __m512i bytes = _mm512_mask_shuffle_epi8(_mm512_shuffle_epi8(first, low),
                                           _mm512_movepi8_mask(codes), second, low);
  return _mm512_test_epi8_mask(bytes, _mm512_shuffle_epi8(upper, high));
}

FOR_512 BODY void match_codes_512(int vector_bytes, const uint8_t *codes, size_t count,
                                  const uint8_t *pass_set, const uint8_t *unknown_set,
                                  uint64_t *pass, uint64_t *unknown) {
  (void)vector_bytes;
  size_t row = 0;
  for (; row + 64 <= count; row += 64) {
    __m512i x = _mm512_loadu_si512(codes + row);
    ask_for(codes + row);
    pass[row / 64] = matches_512(x, pass_set);
    unknown[row / 64] = matches_512(x, unknown_set);
  }
  match_from(row, codes, count, pass_set, unknown_set, pass, unknown);
}

FOR_256 BODY uint64_t matches_256(__m256i codes, const uint8_t *set) {
  __m256i first = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)set));
  __m256i second = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(set + 16)));
  __m256i upper = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)upper_bits));
  __m256i low = _mm256_and_si256(codes, _mm256_set1_epi8(15));
  __m256i high = _mm256_and_si256(_mm256_srli_epi16(codes, 4), _mm256_set1_epi8(15));
  __m256i bytes = _mm256_blendv_epi8(_mm256_shuffle_epi8(first, low),
                                     _mm256_shuffle_epi8(second, low), codes);
  __m256i wanted = _mm256_shuffle_epi8(upper, high);
  __m256i found = _mm256_cmpeq_epi8(_mm256_and_si256(bytes, wanted), wanted);
  return (uint32_t)_mm256_movemask_epi8(found);
}

FOR_256 BODY void match_codes_256(int vector_bytes, const uint8_t *codes, size_t count,
                                  const uint8_t *pass_set, const uint8_t *unknown_set,
                                  uint64_t *pass, uint64_t *unknown) {
  (void)vector_bytes;
  size_t row = 0;
  for (; row + 64 <= count; row += 64) {
    __m256i x = _mm256_loadu_si256((const __m256i *)(codes + row));
    ask_for(codes + row);
    __m256i y = _mm256_loadu_si256((const __m256i *)(codes + row + 32));
    pass[row / 64] = matches_256(x, pass_set) | matches_256(y, pass_set) << 32;
    unknown[row / 64] = matches_256(x, unknown_set) | matches_256(y, unknown_set) << 32;
  }
  match_from(row, codes, count, pass_set, unknown_set, pass, unknown);
}
#endif

VARIANTS(void, weigh_match_codes,
         (int vector_bytes, const uint8_t *codes, size_t count, const uint8_t *pass_set,
          const uint8_t *unknown_set, uint64_t *pass, uint64_t *unknown),
         (vector_bytes, codes, count, pass_set, unknown_set, pass, unknown), match_codes_512,
         match_codes_256, match_codes)

BODY size_t list_rows(int vector_bytes, const uint64_t *words, size_t word_count,
                      uint32_t *rows) {
  (void)vector_bytes;
  size_t count = 0;
  for (size_t position = 0; position < word_count; position++) {
    uint32_t base = (uint32_t)position * 64;
    for (uint64_t left = words[position]; left != 0; left &= left - 1) {
      rows[count++] = base + (uint32_t)__builtin_ctzll(left);
    }
  }
  return count;
}

#if defined(__x86_64__)
/// The lowest bits, one for each bit of a mask.
#define AS_MANY_AS(mask) ((__mmask16)_bzhi_u32(0xFFFF, (uint32_t)__builtin_popcount(mask)))

FOR_512 BODY size_t list_rows_512(int vector_bytes, const uint64_t *words, size_t word_count,
                                  uint32_t *rows) {
  (void)vector_bytes;
  size_t count = 0;
  __m512i here = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  for (size_t position = 0; position < word_count; position++) {
    uint64_t word = words[position];
    for (int part = 0; part < 4; part++, word >>= 16) {
      __mmask16 mask = (__mmask16)word;
      // Packed in a register and stored by a plain mask: packing into memory is slow on some.
      _mm512_mask_storeu_epi32(rows + count, AS_MANY_AS(mask),
                               _mm512_maskz_compress_epi32(mask, here));
      count += (size_t)__builtin_popcount(mask);
      here = _mm512_add_epi32(here, _mm512_set1_epi32(16));
    }
  }
  return count;
}
#endif

VARIANTS(size_t, weigh_list_rows,
         (int vector_bytes, const uint64_t *words, size_t word_count, uint32_t *rows),
         (vector_bytes, words, word_count, rows), list_rows_512, list_rows, list_rows)

BODY float value(float x, float worst, float scale, float missing) {
  float v = (x - worst) * scale;
  v = v > 0 ? v : 0;
  v = v < 1 ? v : 1;
  return x != x ? missing : v;
}

/// Turns facts into values where they stand.
BODY void value_all(float *values, size_t count, float worst, float scale, float missing) {
  size_t place = 0;
  for (; place + 16 <= count; place += 16) {
    floats x;
    memcpy(&x, values + place, sizeof x);
    floats v = (x - worst) * scale;
    v = v > 0 ? v : (floats)0;
    v = v < 1 ? v : (floats)1;
    v = x != x ? (floats)missing : v;
    memcpy(values + place, &v, sizeof v);
  }
  for (; place < count; place++) values[place] = value(values[place], worst, scale, missing);
}

BODY void value_numbers(int vector_bytes, const float *numbers, const uint64_t *words,
                        const uint32_t *rows, size_t count, float worst, float scale,
                        float missing, float *values) {
  (void)vector_bytes, (void)words;
#pragma clang loop vectorize(disable)
  for (size_t place = 0; place < count; place++) {
    values[place] = numbers[rows[place]];
    ask_for(numbers + rows[place]);
  }
  value_all(values, count, worst, scale, missing);
}

#if defined(__x86_64__)
FOR_512 BODY void value_numbers_512(int vector_bytes, const float *numbers, const uint64_t *words,
                                    const uint32_t *rows, size_t count, float worst, float scale,
                                    float missing, float *values) {
  (void)vector_bytes, (void)rows;
  size_t found = 0;
  for (; found < count; words++, numbers += 64) {
    uint64_t word = *words;
    for (int part = 0; part < 4; part++, word >>= 16) {
      __mmask16 mask = (__mmask16)word;
      ask_for(numbers + 16 * part);
      // Reads only rows of the set, as the last word may reach past the column.
      __m512 x = _mm512_maskz_compress_ps(mask, _mm512_maskz_loadu_ps(mask, numbers + 16 * part));
      _mm512_mask_storeu_ps(values + found, AS_MANY_AS(mask), x);
      found += (size_t)__builtin_popcount(mask);
    }
  }
  value_all(values, count, worst, scale, missing);
}
#else
#define value_numbers_512 value_numbers
#endif

VARIANTS(void, weigh_value_numbers,
         (int vector_bytes, const float *numbers, const uint64_t *words, const uint32_t *rows,
          size_t count, float worst, float scale, float missing, float *values),
         (vector_bytes, numbers, words, rows, count, worst, scale, missing, values),
         value_numbers_512, value_numbers, value_numbers)

BODY void value_integers(int vector_bytes, const int32_t *numbers, const uint64_t *words,
                         const uint32_t *rows, size_t count, float worst, float scale,
                         float missing, float *values) {
  (void)vector_bytes, (void)words;
#pragma clang loop vectorize(disable)
  for (size_t place = 0; place < count; place++) {
    int32_t x = numbers[rows[place]];
    values[place] = x == WEIGH_NO_INTEGER ? __builtin_nanf("") : (float)x;
    ask_for(numbers + rows[place]);
  }
  value_all(values, count, worst, scale, missing);
}

VARIANT(void, weigh_value_integers,
        (int vector_bytes, const int32_t *integers, const uint64_t *words, const uint32_t *rows,
         size_t count, float worst, float scale, float missing, float *values),
        (vector_bytes, integers, words, rows, count, worst, scale, missing, values),
        value_integers)

BODY void value_codes(int vector_bytes, const uint8_t *codes, const uint32_t *rows, size_t count,
                      const float *table, float *values) {
  (void)vector_bytes;
#pragma clang loop vectorize(disable)
  for (size_t place = 0; place < count; place++) values[place] = table[codes[rows[place]]];
}

VARIANT(void, weigh_value_codes,
        (int vector_bytes, const uint8_t *codes, const uint32_t *rows, size_t count,
         const float *table, float *values),
        (vector_bytes, codes, rows, count, table, values), value_codes)

BODY size_t select_scores(int vector_bytes, const float *values, size_t stride,
                          const float *weights, size_t criterion_count, size_t count, float least,
                          uint32_t *places, float *scores) {
  (void)vector_bytes;
  size_t found = 0, place = 0;
  for (; place + 16 <= count; place += 16) {
    floats sum = 0;
    for (size_t k = 0; k < criterion_count; k++) {
      floats v;
      memcpy(&v, values + k * stride + place, sizeof v);
      sum += weights[k] * v;
    }
    uint64_t mask = MASK(sum >= least);
    if (mask == 0) continue;
    float lanes[16];
    memcpy(lanes, &sum, sizeof lanes);
    for (; mask != 0; mask &= mask - 1) {
      int lane = __builtin_ctzll(mask);
      places[found] = (uint32_t)place + (uint32_t)lane;
      scores[found++] = lanes[lane];
    }
  }
  for (; place < count; place++) {
    float sum = 0;
    for (size_t k = 0; k < criterion_count; k++) sum += weights[k] * values[k * stride + place];
    if (sum >= least) {
      places[found] = (uint32_t)place;
      scores[found++] = sum;
    }
  }
  return found;
}

VARIANT(size_t, weigh_select_scores,
        (int vector_bytes, const float *values, size_t stride, const float *weights,
         size_t criterion_count, size_t count, float least, uint32_t *places, float *scores),
        (vector_bytes, values, stride, weights, criterion_count, count, least, places, scores),
        select_scores)

typedef uint64_t words8 __attribute__((ext_vector_type(8)));

BODY uint64_t sum_words(int vector_bytes, const uint64_t *words, size_t count) {
  (void)vector_bytes;
  words8 sums[4] = {0, 0, 0, 0};
  size_t place = 0;
  for (; place + 32 <= count; place += 32) {
    for (int part = 0; part < 4; part++) {
      words8 x;
      memcpy(&x, words + place + 8 * part, sizeof x);
      sums[part] += x;
    }
  }
  words8 all = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  uint64_t sum = 0;
  for (int lane = 0; lane < 8; lane++) sum += all[lane];
  for (; place < count; place++) sum += words[place];
  return sum;
}

VARIANT(uint64_t, weigh_sum_words, (int vector_bytes, const uint64_t *words, size_t count),
        (vector_bytes, words, count), sum_words)
