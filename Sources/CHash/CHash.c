#include "CHash.h"

#include <openssl/sha.h>

void weigh_sha256(const uint8_t *bytes, size_t length, uint8_t *digest) {
  SHA256(bytes, length, digest);
}
