// One HTTP exchange at a time over libcurl, as a few plain functions.
//
// libcurl is loaded at the first request, not at the start of the program. Every callback gets the
// time of CLOCK_MONOTONIC in nanoseconds, taken before anything else is done with the bytes.
#ifndef CCURL_H
#define CCURL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How an exchange ended.
typedef enum CCurlEnd {
  CCURL_DONE = 0,         // the whole answer arrived
  CCURL_STOPPED,          // a callback asked to stop
  CCURL_REFUSED,          // nobody accepts the connection
  CCURL_CONNECT_TIMEOUT,  // no connection within its limit
  CCURL_TIMEOUT,          // the whole exchange took too long
  CCURL_UNRESOLVED,       // the host has no address
  CCURL_NOT_HTTP,         // bytes came that are not HTTP
  CCURL_NOTHING,          // the connection closed without a byte
  CCURL_CERTIFICATE,      // the peer's certificate is not trusted
  CCURL_TLS,              // no encrypted connection could be agreed on
  CCURL_CUT,              // the connection broke inside the answer
  CCURL_HEADERS_LARGE,    // more header bytes than allowed
  CCURL_BODY_LARGE,       // more body bytes than allowed
  CCURL_UNAVAILABLE,      // libcurl cannot be loaded
  CCURL_OTHER             // anything else; `reason` says it
} CCurlEnd;

/// What is known once an exchange has ended. Times are on the clock of `ccurl_now`; 0 is "never".
typedef struct CCurlResult {
  CCurlEnd end;
  int32_t status;
  uint64_t started;
  uint64_t connected;
  uint64_t sent;
  uint64_t ended;
  char reason[256];
} CCurlResult;

/// Receives one header line or some body bytes; `turn` counts the visits to the network.
/// Returning true stops the exchange.
typedef bool (*CCurlBytes)(
    void *context, const uint8_t *bytes, size_t count, uint64_t now, uint64_t turn);

/// Called at least every 50 ms while the exchange runs. Returning true stops it.
typedef bool (*CCurlTick)(void *context, uint64_t now);

typedef struct CCurlRequest CCurlRequest;

/// Nanoseconds of CLOCK_MONOTONIC.
uint64_t ccurl_now(void);

/// Loads libcurl if that has not been done; false when it cannot be loaded.
bool ccurl_load(void);

/// A new request, or NULL without memory. `method` is "GET" or "POST".
CCurlRequest *ccurl_request_new(const char *method, const char *url);

/// Adds one header line, without a line end. False when it cannot be added.
bool ccurl_request_header(CCurlRequest *request, const char *line);

/// Sets the body; the bytes are copied. False without memory.
bool ccurl_request_body(CCurlRequest *request, const uint8_t *bytes, size_t count);

/// Fixes the addresses of the host: "host:port:address,address". False when it cannot be set.
bool ccurl_request_pin(CCurlRequest *request, const char *addresses);

/// Adds a file of trusted root certificates. False without memory.
bool ccurl_request_trust(CCurlRequest *request, const char *file);

/// Lets the proxies of the environment be used; without this call they are ignored.
void ccurl_request_allow_proxy(CCurlRequest *request);

/// Sets the limits: milliseconds to connect and in all, bytes of headers and of the body.
void ccurl_request_limits(
    CCurlRequest *request, int64_t connect_ms, int64_t total_ms, size_t header_bytes,
    size_t body_bytes);

/// Performs the request on this thread and returns when it has ended.
CCurlResult ccurl_request_perform(
    CCurlRequest *request, void *context, CCurlBytes header, CCurlBytes body, CCurlTick tick);

/// Frees the request.
void ccurl_request_free(CCurlRequest *request);

#endif
