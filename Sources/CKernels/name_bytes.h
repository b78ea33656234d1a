/// What the kernels over names share: 64 bytes of a name at a time, and bits for characters.
#ifndef WEIGH_NAME_BYTES_H
#define WEIGH_NAME_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "variants.h"

typedef uint8_t name64 __attribute__((ext_vector_type(64)));
typedef bool bits64 __attribute__((ext_vector_type(64)));

/// One bit for each byte that is not zero.
#define MASK(lanes)                                            \
  ({                                                           \
    bits64 lane_bits = __builtin_convertvector(lanes, bits64); \
    uint64_t lane_mask;                                        \
    memcpy(&lane_mask, &lane_bits, sizeof lane_mask);          \
    lane_mask;                                                 \
  })

/// The lowest bits, as many as a name has bytes.
BODY uint64_t below(size_t length) { return length < 64 ? (1ULL << length) - 1 : ~0ULL; }

/// One bit for each letter and digit, the bits left shared among all others.
static inline uint64_t held_bit(uint8_t byte) {
  if (byte >= 'a' && byte <= 'z') return 1ULL << (byte - 'a');
  if (byte >= '0' && byte <= '9') return 1ULL << (byte - '0' + 26);
  return byte < 0x80 ? 1ULL << (36 + (byte & 15)) : 1ULL << (52 + byte % 12);
}

static inline uint8_t fold(uint8_t byte) { return byte >= 'A' && byte <= 'Z' ? byte + 32 : byte; }

#endif
