/// Kernels over columns of a table, see Sources/Columns.
///
/// `vector_bytes` is 16, 32 or 64 and at most what `weigh_vector_bytes` gives. Sets of rows are
/// words of 64 bits, row 0 in the lowest bit of the first word; the bits past the last row are
/// written as zero.
#ifndef WEIGH_COLUMN_KERNELS_H
#define WEIGH_COLUMN_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// What stands in an integer column where no fact is known.
#define WEIGH_NO_INTEGER INT32_MIN

/// Rows whose number lies in low…high, ends included, and rows without a number (NaN).
void weigh_window_numbers(int vector_bytes, const float *numbers, size_t count, float low,
                          float high, uint64_t *pass, uint64_t *unknown);

/// Rows whose integer lies in low…high, ends included, and rows without one.
void weigh_window_integers(int vector_bytes, const int32_t *integers, size_t count, int32_t low,
                           int32_t high, uint64_t *pass, uint64_t *unknown);

/// Rows whose code is in the one set, and rows whose code is in the other.
///
/// A set of codes is 32 bytes: bit h of byte l says whether code 16h + l is in it, bit h of byte
/// 16 + l the same of code 128 + 16h + l. So a lookup is two shuffles.
void weigh_match_codes(int vector_bytes, const uint8_t *codes, size_t count,
                       const uint8_t *pass_set, const uint8_t *unknown_set, uint64_t *pass,
                       uint64_t *unknown);

/// Writes the rows of a set, rising, and returns how many there are; `rows` has room for just these.
size_t weigh_list_rows(int vector_bytes, const uint64_t *words, size_t word_count, uint32_t *rows);

/// Values of the rows of a set: (number − worst) · scale held to 0…1, or `missing` without a number.
///
/// The set is given twice, as words and as the list of its `count` rows: many rows in a set are
/// picked out of whole vectors, and where that is not possible one after the other.
void weigh_value_numbers(int vector_bytes, const float *numbers, const uint64_t *words,
                         const uint32_t *rows, size_t count, float worst, float scale,
                         float missing, float *values);

/// The same of integers, which are rounded to floats first.
void weigh_value_integers(int vector_bytes, const int32_t *integers, const uint64_t *words,
                          const uint32_t *rows, size_t count, float worst, float scale,
                          float missing, float *values);

/// Values of the rows listed, looked up by code.
void weigh_value_codes(int vector_bytes, const uint8_t *codes, const uint32_t *rows, size_t count,
                       const float *table, float *values);

/// Sums weights[k] · values[k · stride + row] over k in order, and writes the place and the score
/// of each row that scores at least `least`; returns how many.
size_t weigh_select_scores(int vector_bytes, const float *values, size_t stride,
                           const float *weights, size_t criterion_count, size_t count, float least,
                           uint32_t *places, float *scores);

/// The sum of 64-bit words, with nothing done but to read them: the limit of what a scan can reach.
uint64_t weigh_sum_words(int vector_bytes, const uint64_t *words, size_t count);

#endif
