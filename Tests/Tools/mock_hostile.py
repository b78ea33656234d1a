"""Servers that lie about lengths, never come to an end, or hide things in what they say."""
import time

from mock_exchange import BEHAVIORS, behavior, chat, chat_behavior, models

FOREVER = 1_000_000
ESC = "\x1b]52;c;aGk=\x07\u202e\u0000"


def both(name, act):
    """Behaves so for every request."""
    BEHAVIORS[name] = act


def chats(name, act):
    """A good list of models; `act` answers chats."""
    act.__name__ = name.replace("-", "_")
    chat_behavior(act)


def tokens(x, count=None, gap=0.001):
    for _ in range(x.asked if count is None else count):
        time.sleep(gap)
        x.text(" water")


def finish(x):
    x.event({"choices": [{"delta": {}, "finish_reason": "length"}]})
    x.event(x.usage(x.asked))
    x.event("[DONE]")
    x.end()


# ------------------------------------------------------------------ headers

@behavior
def many_headers(x):
    x.raw(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % i for i in range(10_000)))
    x.raw(b"Content-Length: 2\r\n\r\n{}")


@behavior
def slow_headers(x):
    x.raw(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(FOREVER):
        x.raw(b"y")
        time.sleep(0.02)


@behavior
def continues_forever(x):
    for _ in range(FOREVER):
        x.raw(b"HTTP/1.1 100 Continue\r\n\r\n")


@behavior
def continues_slowly(x):
    for _ in range(FOREVER):
        x.raw(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.02)


@chat_behavior
def continues_first(x):
    for _ in range(3):
        x.raw(b"HTTP/1.1 100 Continue\r\n\r\n")
    x.raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n")
    chat(x)


both("no-status-line", lambda x: x.raw(b'{"object":"list","data":[{"id":"mock-1"}]}\n'))
both("odd-status", lambda x: x.raw(b"HTTP/1.1 9x9 Fine\r\nContent-Length: 2\r\n\r\n{}"))
both("status-999", lambda x: x.raw(b"HTTP/1.1 999 Fine\r\nContent-Length: 2\r\n\r\n{}"))
both("no-content", lambda x: x.raw(b"HTTP/1.1 204 No Content\r\n\r\n"))
both("empty-list", lambda x: x.reply(b""))
both("half-a-line", lambda x: x.raw(b"HTTP/1.1 2"))
both("null-bytes", lambda x: x.raw(bytes(5000)))


# ------------------------------------------------------------------ lengths

def length(value):
    def act(x):
        data = b"".join(b'data: {"choices":[{"delta":{"content":"a"}}]}\n\n' for _ in range(3))
        x.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
              + b"".join(b"Content-Length: %s\r\n" % v for v in value) + b"\r\n" + data)
    return act


chats("length-short", length([b"100"]))
chats("length-negative", length([b"-5"]))
chats("length-words", length([b"many"]))
chats("length-twice", length([b"50", b"2000"]))
chats("length-huge", length([b"9" * 40]))
chats("length-more", length([b"100000"]))


@chat_behavior
def chunk_extension(x):
    """Extensions of chunks are allowed, and trailers after the last."""
    send = x.raw
    x.stream()
    x.send = lambda data: send(b"%x;name=value\r\n" % len(data) + data + b"\r\n")
    x.end = lambda: send(b"0;last\r\nX-Trailer: a\r\n\r\n")
    tokens(x)
    finish(x)


@chat_behavior
def endless_extension(x):
    x.stream()
    x.text(" water")
    x.raw(b"5;")
    for _ in range(FOREVER):
        x.raw(b"e" * 1000)


@chat_behavior
def endless_trailer(x):
    x.stream()
    tokens(x, 3)
    x.raw(b"0\r\n")
    for i in range(FOREVER):
        x.raw(b"X-Trailer-%d: %s\r\n" % (i, b"y" * 100))


def size_line(line):
    def act(x):
        x.stream()
        x.text(" water")
        time.sleep(0.05)
        x.raw(line + b"\r\nabcde\r\n")
    return act


chats("chunk-huge", size_line(b"f" * 18))
chats("chunk-negative", size_line(b"-5"))


# ------------------------------------------------------------------ never an end

@chat_behavior
def pings_forever(x):
    x.stream()
    for _ in range(FOREVER):
        x.send(b": ping\n\n")
        time.sleep(0.01)


@chat_behavior
def roles_forever(x):
    x.stream()
    for _ in range(FOREVER):
        x.event({"choices": [{"delta": {"role": "assistant", "content": ""}}]})
        time.sleep(0.01)


@chat_behavior
def usage_forever(x):
    """Counts after the text, again and again."""
    x.stream()
    tokens(x, 5)
    for i in range(FOREVER):
        x.event(x.usage(i))
        time.sleep(0.01)


@chat_behavior
def open_after_done(x):
    """Never closes the connection."""
    x.stream()
    tokens(x)
    x.event({"choices": [{"delta": {}, "finish_reason": "length"}]})
    x.event(x.usage(x.asked))
    x.event("[DONE]")
    x.connection.settimeout(30)
    x.connection.recv(1)


@chat_behavior
def flood_after_done(x):
    x.stream()
    tokens(x)
    x.event({"choices": [{"delta": {}, "finish_reason": "length"}]})
    x.event(x.usage(x.asked))
    x.event("[DONE]")
    for _ in range(FOREVER):
        x.send(b"data: " + b"x" * 60_000 + b"\n\n")


@chat_behavior
def flood_of_events(x):
    """Small events without text, as fast as they go."""
    x.stream()
    data = b'data: {"choices":[]}\n\n' * 1000
    for _ in range(FOREVER):
        x.send(data)


# ------------------------------------------------------------------ memory

@chat_behavior
def many_values(x):
    """Eight million bytes of objects."""
    x.stream()
    row = b"[" + b",".join([b"{}"] * 999) + b"]"
    x.send(b'data: {"choices":[],"x":[' + b",".join([row] * 900) + b"]}\n\n")
    tokens(x)
    finish(x)


@chat_behavior
def many_keys(x):
    x.stream()
    x.send(b"data: {" + b",".join(b'"k%d":1' % i for i in range(100_000)) + b"}\n\n")
    tokens(x)
    finish(x)


@chat_behavior
def long_texts(x):
    """Each text is a quarter of a megabyte."""
    x.stream()
    for _ in range(x.asked):
        x.text("w" * (1 << 18))
    finish(x)


@behavior
def long_name(x):
    models(x, ["m" * (4 << 20)]) if x.is_list else chat(x)


@chat_behavior
def long_error(x):
    x.error(500, "e" * (4 << 20))


# ------------------------------------------------------------------ what is said

@behavior
def evil_words(x):
    """Control characters wherever a text can be."""
    if x.is_list:
        x.json({"data": [{"id": "m" + ESC, "owned_by": "llamacpp" + ESC, "max_model_len": ESC,
                          "meta": {"ftype": ESC}}]}, Server="llama.cpp \x07")
    elif x.is_chat:
        x.stream()
        for _ in range(x.asked):
            time.sleep(0.001)
            x.event({"model": "m" + ESC, "choices": [{"delta": {"content": ESC}, "finish_reason": ESC}]})
        finish_evil(x)
    elif x.path.endswith("/props"):
        x.json({"default_generation_settings": {}, "build_info": ESC, "model_ftype": ESC})
    else:
        x.error(404, ESC)


def finish_evil(x):
    event = x.usage(x.asked)
    event["model"] = "m" + ESC
    event["usage"]["queue_time"] = ESC
    x.event(event)
    x.event("[DONE]")
    x.end()


def key_of(x):
    return x.headers.get("authorization", "").removeprefix("Bearer ")


@behavior
def key_in_names(x):
    """Names that hold the key it was sent."""
    if x.is_list:
        x.json({"data": [{"id": "m-" + key_of(x), "owned_by": "llamacpp",
                          "meta": {"ftype": key_of(x)}}]}, Server="llama.cpp")
    elif x.is_chat:
        x.stream()
        for _ in range(x.asked):
            time.sleep(0.001)
            x.event({"choices": [{"delta": {"content": "a"}, "finish_reason": key_of(x)}]})
        finish(x)
    elif x.path.endswith("/props"):
        x.json({"default_generation_settings": {}, "build_info": key_of(x)})
    else:
        x.error(404, key_of(x))


both("key-in-list-error", lambda x: x.error(400, "bad " + key_of(x)))
both("key-in-page", lambda x: x.reply(
    b"<html><title>" + key_of(x).encode() + b"</title></html>", kind="text/html"))
both("key-in-redirect", lambda x: x.reply(b"", 302, Location="https://a.example/?k=" + key_of(x)))
both("key-in-models", lambda x: models(x, ["a-" + key_of(x), "b"]))
chats("key-in-event", lambda x: (x.stream(), x.send(b"data: {" + key_of(x).encode() + b"\n\n"), x.end()))
chats("key-in-coding", lambda x: x.reply(b"x", 200, Content_Encoding=key_of(x)))


@chat_behavior
def key_in_model(x):
    x.stream()
    tokens_of(x, "mock-1" if x.count < 5 else "m-" + key_of(x))


def tokens_of(x, model):
    for _ in range(x.asked):
        time.sleep(0.001)
        x.event({"model": model, "choices": [{"delta": {"content": "a"}, "finish_reason": None}]})
    x.event({"model": model, "choices": [{"delta": {}, "finish_reason": "length"}]})
    x.event("[DONE]")
    x.end()


# ------------------------------------------------------------------ answers of the wrong kind

chats("page-in-chat", lambda x: x.reply(b"<html><h1>502 Bad\x1b[2J Gateway</h1></html>", kind="text/html"))
chats("page-as-stream", lambda x: x.reply(b"<html><h1>Hi</h1></html>", kind="text/event-stream"))
chats("only-done", lambda x: (x.stream(), x.event("[DONE]"), x.end()))
chats("nothing-in-stream", lambda x: (x.stream(), x.end()))
chats("number-event", lambda x: (x.stream(), x.send(b"data: 7\n\n"), x.end()))
chats("error-as-answer", lambda x: x.json({"error": {"message": "no room"}}))
chats("moved-in-chat", lambda x: x.reply(b"", 307, Location="http://127.0.0.1:9/v1/chat/completions"))
chats("key-wanted-late", lambda x: x.error(401, "no") if x.count > 5 else chat(x))
chats("gone-late", lambda x: x.reply(b"Not Found", 404, "text/plain") if x.count > 5 else chat(x))
chats("busy-with-date", lambda x: x.error(429, "slow", Retry_After="Fri, 31 Dec 2066 23:59:59 GMT")
      if x.count == 2 else chat(x))
chats("busy-negative", lambda x: x.error(429, "slow", Retry_After="-5") if x.count == 2 else chat(x))
chats("busy-nan", lambda x: x.error(429, "slow", Retry_After="nan") if x.count == 2 else chat(x))
chats("busy-endless", lambda x: x.error(429, "slow", Retry_After="inf") if x.count > 5 else chat(x))
chats("busy-always", lambda x: x.error(429, "slow", Retry_After="0"))
chats("busy-late", lambda x: x.error(429, "slow", Retry_After="61") if x.count > 5 else chat(x))


@behavior
def redirect_port(x):
    """Leads to the port that the name says."""
    port = x.record["path"].split("/")[2].split("-")[0]
    x.reply(b"", 302, Location=f"http://127.0.0.1:{port}/v1/models")


@chat_behavior
def redirect_port_late(x):
    port = x.record["path"].split("/")[2].split("-")[0]
    if x.count > 5:
        x.reply(b"", 308, Location=f"http://127.0.0.1:{port}/v1/models")
    else:
        chat(x)


@chat_behavior
def keeps_alive(x):
    """Says that it keeps the connection, and closes it."""
    raw = x.raw
    x.raw = lambda data: raw(data.replace(b"Connection: close", b"Connection: keep-alive"))
    chat(x)


@chat_behavior
def deep_key(x):
    """Nested by turns, and never closed."""
    x.stream()
    x.send(b"data: " + b'[{"a":' * 50_000 + b"\n\n")
    x.end()
