#include "CInflate.h"

#include <stdlib.h>
#include <zlib.h>

uint8_t *weigh_gunzip(const uint8_t *bytes, size_t length, size_t limit, size_t *written) {
  size_t capacity = length * 4 + 4096, used = 0;
  if (length > UINT32_MAX) return NULL;
  if (capacity > limit) capacity = limit;
  uint8_t *out = malloc(capacity ? capacity : 1);
  z_stream stream = {.next_in = (Bytef *)bytes, .avail_in = (uInt)length};
  // 16 more than the window asks for the gzip header.
  if (!out || inflateInit2(&stream, 15 + 16) != Z_OK) {
    free(out);
    return NULL;
  }
  int status = Z_OK;
  while (status != Z_STREAM_ERROR) {
    if (used == capacity) {
      size_t larger = capacity > limit / 2 ? limit : capacity * 2;
      uint8_t *grown = larger > capacity ? realloc(out, larger) : NULL;
      if (!grown) break;
      out = grown;
      capacity = larger;
    }
    size_t room = capacity - used;
    uInt step = room > UINT32_MAX / 2 ? UINT32_MAX / 2 : (uInt)room;
    stream.next_out = out + used;
    stream.avail_out = step;
    status = inflate(&stream, Z_NO_FLUSH);
    used += step - stream.avail_out;
    if (status == Z_STREAM_END) {
      if (stream.avail_in == 0) {
        inflateEnd(&stream);
        *written = used;
        return out;
      }
      if (inflateReset(&stream) != Z_OK) break;
    } else if (status != Z_OK) {
      break;
    }
  }
  inflateEnd(&stream);
  free(out);
  return NULL;
}
