/// Kernels over millions of names, see Sources/Search.
#ifndef WEIGH_SEARCH_KERNELS_H
#define WEIGH_SEARCH_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// Bytes that must be readable past the end of the last name.
#define WEIGH_NAME_PADDING 64

/// The score of a name that the kernel leaves to others: one that is not ASCII, or very long.
#define WEIGH_ASK_SCALARS INT32_MIN

/// Names, one after the other in one buffer.
typedef struct {
  const uint8_t *bytes;
  /// Where each name begins, and the end of the last.
  const uint32_t *starts;
  /// Which characters each name holds: one bit for each letter and digit, see `presenceMask`.
  const uint64_t *held;
  /// Which characters a word begins with; all bits where the name is not ASCII.
  const uint64_t *leading;
} weigh_names;

/// What is looked for: the folded bytes of all terms, and where each term ends.
typedef struct {
  const uint8_t *bytes;
  const uint32_t *ends;
  size_t term_count;
  uint64_t held;
} weigh_terms;

/// Copies text without its line ends, and writes where each line that is not empty begins and, at
/// the end, where the last one ends; returns how many lines there are.
///
/// `names` has room for `count` bytes, `starts` for one more place than there are lines.
size_t weigh_split_lines(int vector_bytes, const uint8_t *text, size_t count, uint8_t *names,
                         uint32_t *starts);

/// How many line ends a text holds.
size_t weigh_count_lines(int vector_bytes, const uint8_t *text, size_t count);

/// Writes which characters names hold and which begin their words.
///
/// Of a name that is not ASCII it writes zero and all bits, and its place to `others`; returns how
/// many of these there are.
size_t weigh_describe_names(int vector_bytes, const uint8_t *bytes, const uint32_t *starts,
                            size_t count, uint64_t *held, uint64_t *leading, uint32_t *others);

/// Writes the place and the score of each name from `first` up to `end` that holds all terms and is
/// better than the worst that counts: it scores more, or the same and is shorter.
///
/// Of names it leaves to others it writes `WEIGH_ASK_SCALARS`; they may not hold the terms.
size_t weigh_search_names(int vector_bytes, const weigh_names *names, size_t first, size_t end,
                          const weigh_terms *terms, int32_t worst_score, uint32_t worst_length,
                          uint32_t *places, int32_t *scores);

#endif
