#include "CHash.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

void weigh_sha256(const uint8_t *bytes, size_t length, uint8_t *digest) {
  SHA256(bytes, length, digest);
}

void weigh_sha1(const uint8_t *bytes, size_t length, uint8_t *digest) {
  SHA1(bytes, length, digest);
}

void *weigh_sha256_new(void) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (context != NULL && EVP_DigestInit_ex(context, EVP_sha256(), NULL) != 1) {
    EVP_MD_CTX_free(context);
    return NULL;
  }
  return context;
}

bool weigh_sha256_add(void *context, const uint8_t *bytes, size_t length) {
  return EVP_DigestUpdate(context, bytes, length) == 1;
}

bool weigh_sha256_end(void *context, uint8_t *digest) {
  return EVP_DigestFinal_ex(context, digest, NULL) == 1;
}

void weigh_sha256_free(void *context) { EVP_MD_CTX_free(context); }
