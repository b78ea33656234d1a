#define CURL_DISABLE_TYPECHECK
#define _GNU_SOURCE
#include "CCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// The functions of libcurl in use. Filled once, then only read.
#define CCURL_FUNCTIONS(F)                                                                \
  F(curl_global_init) F(curl_easy_init) F(curl_easy_setopt) F(curl_easy_getinfo)          \
  F(curl_easy_strerror) F(curl_easy_cleanup) F(curl_multi_init) F(curl_multi_add_handle)  \
  F(curl_multi_perform) F(curl_multi_poll) F(curl_multi_info_read)                        \
  F(curl_multi_remove_handle) F(curl_multi_cleanup) F(curl_slist_append)                  \
  F(curl_slist_free_all)

static struct {
  bool ready;
  char reason[256];
#define DECLARE(name) __typeof__(&name) name##_;
  CCURL_FUNCTIONS(DECLARE)
#undef DECLARE
} api;
static pthread_once_t api_once = PTHREAD_ONCE_INIT;

static void api_load(void) {
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    const char *why = dlerror();
    snprintf(api.reason, sizeof api.reason, "%s", why != NULL ? why : "libcurl.so.4 not found");
    return;
  }
#define LOOK_UP(name)                                                                     \
  api.name##_ = (__typeof__(&name))dlsym(library, #name);                                 \
  if (api.name##_ == NULL) {                                                              \
    snprintf(api.reason, sizeof api.reason, "libcurl.so.4 has no " #name);                \
    return;                                                                               \
  }
  CCURL_FUNCTIONS(LOOK_UP)
#undef LOOK_UP
  if (api.curl_global_init_(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    snprintf(api.reason, sizeof api.reason, "libcurl does not start");
    return;
  }
  api.ready = true;
}

bool ccurl_load(void) {
  pthread_once(&api_once, api_load);
  return api.ready;
}

uint64_t ccurl_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

struct CCurlRequest {
  char *method, *url, *trust;
  uint8_t *body;
  size_t body_count;
  struct curl_slist *headers, *pins;
  bool proxy;
  int64_t connect_ms, total_ms;
  size_t header_limit, body_limit;
};

CCurlRequest *ccurl_request_new(const char *method, const char *url) {
  CCurlRequest *request = calloc(1, sizeof *request);
  if (request == NULL) return NULL;
  request->method = strdup(method);
  request->url = strdup(url);
  if (request->method == NULL || request->url == NULL) {
    ccurl_request_free(request);
    return NULL;
  }
  ccurl_request_limits(request, 3000, 30 * 60 * 1000, 64u << 10, 64u << 20);
  return request;
}

static bool append(struct curl_slist **list, const char *text) {
  if (!ccurl_load()) return true;  // performing reports that nothing can be sent
  struct curl_slist *longer = api.curl_slist_append_(*list, text);
  if (longer == NULL) return false;
  *list = longer;
  return true;
}

bool ccurl_request_header(CCurlRequest *request, const char *line) {
  return append(&request->headers, line);
}

bool ccurl_request_pin(CCurlRequest *request, const char *addresses) {
  return append(&request->pins, addresses);
}

bool ccurl_request_body(CCurlRequest *request, const uint8_t *bytes, size_t count) {
  uint8_t *copy = malloc(count > 0 ? count : 1);
  if (copy == NULL) return false;
  if (count > 0) memcpy(copy, bytes, count);
  free(request->body);
  request->body = copy;
  request->body_count = count;
  return true;
}

bool ccurl_request_trust(CCurlRequest *request, const char *file) {
  free(request->trust);
  request->trust = strdup(file);
  return request->trust != NULL;
}

void ccurl_request_allow_proxy(CCurlRequest *request) { request->proxy = true; }

void ccurl_request_limits(
    CCurlRequest *request, int64_t connect_ms, int64_t total_ms, size_t header_bytes,
    size_t body_bytes) {
  request->connect_ms = connect_ms;
  request->total_ms = total_ms;
  request->header_limit = header_bytes;
  request->body_limit = body_bytes;
}

void ccurl_request_free(CCurlRequest *request) {
  if (request == NULL) return;
  if (api.ready) {
    api.curl_slist_free_all_(request->headers);
    api.curl_slist_free_all_(request->pins);
  }
  free(request->method);
  free(request->url);
  free(request->trust);
  free(request->body);
  free(request);
}

// One running exchange.
typedef struct Exchange {
  const CCurlRequest *request;
  void *context;
  CCurlBytes header, body;
  size_t header_count, body_count;
  uint64_t turn, sent;
  bool ended;
  CCurlEnd end;
} Exchange;

// What a write callback returns to make libcurl give up.
static size_t give_up(Exchange *exchange, CCurlEnd end) {
  exchange->ended = true;
  exchange->end = end;
  return 0;
}

static size_t on_header(char *bytes, size_t size, size_t items, void *user) {
  uint64_t now = ccurl_now();
  Exchange *exchange = user;
  size_t count = size * items;
  exchange->header_count += count;
  if (exchange->header_count > exchange->request->header_limit)
    return give_up(exchange, CCURL_HEADERS_LARGE);
  if (exchange->header(exchange->context, (const uint8_t *)bytes, count, now, exchange->turn))
    return give_up(exchange, CCURL_STOPPED);
  return count;
}

static size_t on_body(char *bytes, size_t size, size_t items, void *user) {
  uint64_t now = ccurl_now();
  Exchange *exchange = user;
  size_t count = size * items;
  exchange->body_count += count;
  if (exchange->body_count > exchange->request->body_limit)
    return give_up(exchange, CCURL_BODY_LARGE);
  if (exchange->body(exchange->context, (const uint8_t *)bytes, count, now, exchange->turn))
    return give_up(exchange, CCURL_STOPPED);
  return count;
}

// libcurl calls this once the connection stands and before a byte of the request is written. A
// time taken after writing comes too late where the server is on this machine and runs first.
static int on_request(void *user, char *remote, char *local, int remote_port, int local_port) {
  (void)remote, (void)local, (void)remote_port, (void)local_port;
  ((Exchange *)user)->sent = ccurl_now();
  return CURL_PREREQFUNC_OK;
}

static bool configure(CURL *easy, Exchange *exchange, char *reason) {
  const CCurlRequest *request = exchange->request;
  bool fine = true;
#define SET(option, value) fine = fine && api.curl_easy_setopt_(easy, option, value) == CURLE_OK
  SET(CURLOPT_ERRORBUFFER, reason);
  SET(CURLOPT_URL, request->url);
  SET(CURLOPT_PROTOCOLS_STR, "http,https");
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_HTTP09_ALLOWED, 0L);
  SET(CURLOPT_HTTP_CONTENT_DECODING, 0L);
  SET(CURLOPT_SSL_VERIFYPEER, 1L);
  SET(CURLOPT_SSL_VERIFYHOST, 2L);
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_FRESH_CONNECT, 1L);
  SET(CURLOPT_FORBID_REUSE, 1L);
  SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  SET(CURLOPT_CONNECTTIMEOUT_MS, (long)request->connect_ms);
  SET(CURLOPT_TIMEOUT_MS, (long)request->total_ms);
  SET(CURLOPT_HEADERFUNCTION, on_header);
  SET(CURLOPT_HEADERDATA, exchange);
  SET(CURLOPT_WRITEFUNCTION, on_body);
  SET(CURLOPT_WRITEDATA, exchange);
  SET(CURLOPT_PREREQFUNCTION, on_request);
  SET(CURLOPT_PREREQDATA, exchange);
  if (request->headers != NULL) SET(CURLOPT_HTTPHEADER, request->headers);
  if (request->pins != NULL) SET(CURLOPT_RESOLVE, request->pins);
  if (request->trust != NULL) SET(CURLOPT_CAINFO, request->trust);
  if (!request->proxy) SET(CURLOPT_PROXY, "");
  if (strcmp(request->method, "POST") == 0) {
    SET(CURLOPT_POST, 1L);
    SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_count);
    SET(CURLOPT_POSTFIELDS, request->body != NULL ? (const char *)request->body : "");
  } else {
    SET(CURLOPT_HTTPGET, 1L);
  }
#undef SET
  return fine;
}

static CCurlEnd classify(CURLcode code, const Exchange *exchange) {
  switch (code) {
    case CURLE_OK: return CCURL_DONE;
    case CURLE_COULDNT_CONNECT: return CCURL_REFUSED;
    case CURLE_OPERATION_TIMEDOUT:
      return exchange->sent == 0 ? CCURL_CONNECT_TIMEOUT : CCURL_TIMEOUT;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return CCURL_UNRESOLVED;
    case CURLE_UNSUPPORTED_PROTOCOL:  // an answer without a status line
    case CURLE_WEIRD_SERVER_REPLY: return CCURL_NOT_HTTP;
    case CURLE_GOT_NOTHING: return CCURL_NOTHING;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR: return CCURL_CERTIFICATE;
    case CURLE_SSL_CONNECT_ERROR: return CCURL_TLS;
    case CURLE_OUT_OF_MEMORY:  // libcurl says so for one header line over 100 KB
      return exchange->body_count == 0 ? CCURL_HEADERS_LARGE : CCURL_OTHER;
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return CCURL_CUT;
    default: return CCURL_OTHER;
  }
}

// Turns the crank until the transfer has ended or a callback wants to stop.
static CURLcode drive(CURLM *multi, Exchange *exchange, CCurlTick tick) {
  CURLcode code = CURLE_OK;
  for (int running = 1; running > 0;) {
    exchange->turn += 1;
    if (api.curl_multi_perform_(multi, &running) != CURLM_OK) return CURLE_OUT_OF_MEMORY;
    CURLMsg *message;
    for (int left = 0; (message = api.curl_multi_info_read_(multi, &left)) != NULL;)
      if (message->msg == CURLMSG_DONE) code = message->data.result;
    if (running == 0) break;
    if (tick(exchange->context, ccurl_now())) {
      give_up(exchange, CCURL_STOPPED);
      break;
    }
    if (api.curl_multi_poll_(multi, NULL, 0, 50, NULL) != CURLM_OK) return CURLE_OUT_OF_MEMORY;
  }
  return code;
}

// A peer that goes away must not end the program: SIGPIPE waits while we write, and is dropped.
static void hold_pipe_signal(sigset_t *before) {
  sigset_t pipe_only;
  sigemptyset(&pipe_only);
  sigaddset(&pipe_only, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe_only, before);
}

static void release_pipe_signal(const sigset_t *before) {
  if (!sigismember(before, SIGPIPE)) {
    sigset_t pipe_only;
    struct timespec none = {0, 0};
    sigemptyset(&pipe_only);
    sigaddset(&pipe_only, SIGPIPE);
    sigtimedwait(&pipe_only, NULL, &none);
  }
  pthread_sigmask(SIG_SETMASK, before, NULL);
}

CCurlResult ccurl_request_perform(
    CCurlRequest *request, void *context, CCurlBytes header, CCurlBytes body, CCurlTick tick) {
  CCurlResult result = {.end = CCURL_UNAVAILABLE, .started = ccurl_now()};
  if (!ccurl_load()) {
    snprintf(result.reason, sizeof result.reason, "%s", api.reason);
    return result;
  }
  char reason[CURL_ERROR_SIZE] = "";
  Exchange exchange = {
      .request = request, .context = context, .header = header, .body = body};
  CURL *easy = api.curl_easy_init_();
  CURLM *multi = api.curl_multi_init_();
  sigset_t before;
  hold_pipe_signal(&before);
  result.started = ccurl_now();
  if (easy != NULL && multi != NULL && configure(easy, &exchange, reason) &&
      api.curl_multi_add_handle_(multi, easy) == CURLM_OK) {
    CURLcode code = drive(multi, &exchange, tick);
    result.ended = ccurl_now();
    result.sent = exchange.sent;
    long status = 0;
    curl_off_t connect = 0;
    api.curl_easy_getinfo_(easy, CURLINFO_RESPONSE_CODE, &status);
    api.curl_easy_getinfo_(easy, CURLINFO_CONNECT_TIME_T, &connect);
    result.status = (int32_t)status;
    if (connect > 0) result.connected = result.started + (uint64_t)connect * 1000u;
    result.end = exchange.ended ? exchange.end : classify(code, &exchange);
    const char *why = reason[0] != '\0' ? reason : api.curl_easy_strerror_(code);
    if (code != CURLE_OK) snprintf(result.reason, sizeof result.reason, "%s", why);
    api.curl_multi_remove_handle_(multi, easy);
  } else {
    result.ended = ccurl_now();
    result.end = CCURL_OTHER;
    snprintf(result.reason, sizeof result.reason, "libcurl does not accept the request");
  }
  if (easy != NULL) api.curl_easy_cleanup_(easy);
  if (multi != NULL) api.curl_multi_cleanup_(multi);
  release_pipe_signal(&before);
  return result;
}
