#pragma once
#include <stddef.h>
#include <stdint.h>

/// Unpacks gzip data (RFC 1952) of several members, up to `limit` bytes.
///
/// Returns memory to be freed with `free`, and its length in `written`; NULL if the data are broken,
/// cut off, too long, or there is no memory.
uint8_t *_Nullable weigh_gunzip(
    const uint8_t *_Nonnull bytes, size_t length, size_t limit, size_t *_Nonnull written);
