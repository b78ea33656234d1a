#include "CKernels.h"

#include "name_bytes.h"

BODY size_t describe_names(int vector_bytes, const uint8_t *bytes, const uint32_t *starts,
                           size_t count, uint64_t *held, uint64_t *leading, uint32_t *others) {
  (void)vector_bytes;
  uint64_t bit_of[256];
  for (int byte = 0; byte < 256; byte++) bit_of[byte] = held_bit(fold((uint8_t)byte));
  size_t other_count = 0;
  for (size_t index = 0; index < count; index++) {
    uint64_t all = 0, firsts = 0, not_ascii = 0;
    uint64_t blank_before = 1, sign_before = 0;
    for (size_t start = starts[index]; start < starts[index + 1]; start += 64) {
      size_t length = starts[index + 1] - start < 64 ? starts[index + 1] - start : 64;
      uint64_t inside = below(length);
      name64 x;
      memcpy(&x, bytes + start, sizeof x);
      not_ascii |= MASK(x >= 0x80) & inside;
      uint64_t word = MASK(((x >= 'a') & (x <= 'z')) | ((x >= 'A') & (x <= 'Z')) |
                           ((x >= '0') & (x <= '9')));
      uint64_t signs = ~word & inside;
      for (size_t place = 0; place < length; place++) all |= bit_of[bytes[start + place]];
      for (uint64_t left = (signs << 1 | blank_before | sign_before | signs) & inside; left != 0;
           left &= left - 1) {
        firsts |= bit_of[bytes[start + (size_t)__builtin_ctzll(left)]];
      }
      blank_before = 0;
      sign_before = signs >> 63;
    }
    held[index] = not_ascii ? 0 : all;
    leading[index] = not_ascii ? ~0ULL : firsts;
    if (not_ascii) others[other_count++] = (uint32_t)index;
  }
  return other_count;
}

VARIANT(size_t, weigh_describe_names,
        (int vector_bytes, const uint8_t *bytes, const uint32_t *starts, size_t count,
         uint64_t *held, uint64_t *leading, uint32_t *others),
        (vector_bytes, bytes, starts, count, held, leading, others), describe_names)

/// One bit for each line end among 64 bytes; the bytes past the last are not read.
BODY uint64_t line_ends(const uint8_t *text, size_t left) {
  name64 x = 0;
  memcpy(&x, text, left < 64 ? left : 64);
  return MASK(x == 10);
}

BODY size_t count_lines(int vector_bytes, const uint8_t *text, size_t count) {
  (void)vector_bytes;
  size_t lines = 0;
  for (size_t start = 0; start < count; start += 64) {
    lines += (size_t)__builtin_popcountll(line_ends(text + start, count - start));
  }
  return lines;
}

VARIANT(size_t, weigh_count_lines, (int vector_bytes, const uint8_t *text, size_t count),
        (vector_bytes, text, count), count_lines)

BODY size_t split_lines(int vector_bytes, const uint8_t *text, size_t count, uint8_t *names,
                        uint32_t *starts) {
  (void)vector_bytes;
  size_t lines = 0, copied = 0, line = 0;
  starts[0] = 0;
  for (size_t start = 0; start < count; start += 64) {
    for (uint64_t left = line_ends(text + start, count - start); left != 0; left &= left - 1) {
      size_t end = start + (size_t)__builtin_ctzll(left);
      if (end > line) {
        memcpy(names + copied, text + line, end - line);
        copied += end - line;
        starts[++lines] = (uint32_t)copied;
      }
      line = end + 1;
    }
  }
  if (count > line) {
    memcpy(names + copied, text + line, count - line);
    starts[++lines] = (uint32_t)(copied + count - line);
  }
  return lines;
}

VARIANT(size_t, weigh_split_lines,
        (int vector_bytes, const uint8_t *text, size_t count, uint8_t *names, uint32_t *starts),
        (vector_bytes, text, count, names, starts), split_lines)
