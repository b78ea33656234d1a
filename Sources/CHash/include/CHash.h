#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// SHA-256 (FIPS 180-4) of `length` bytes at `bytes`, written to the 32 bytes at `digest`.
void weigh_sha256(const uint8_t *bytes, size_t length, uint8_t *digest);

/// SHA-1 (FIPS 180-4) of `length` bytes at `bytes`, written to the 20 bytes at `digest`. For names
/// only: nothing may rest on it that somebody could want to forge.
void weigh_sha1(const uint8_t *bytes, size_t length, uint8_t *digest);

/// A SHA-256 that bytes are added to piece by piece; NULL without memory.
void *weigh_sha256_new(void);

/// Adds bytes; false if that failed.
bool weigh_sha256_add(void *context, const uint8_t *bytes, size_t length);

/// Writes the digest of everything that was added to the 32 bytes at `digest`; false if that failed.
/// Nothing may be added afterwards.
bool weigh_sha256_end(void *context, uint8_t *digest);

/// Frees it; NULL is allowed.
void weigh_sha256_free(void *context);
