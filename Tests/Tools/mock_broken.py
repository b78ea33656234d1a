"""Servers that break their answers, or mean harm. Each is one row of what a probe must survive."""
import gzip
import socket
import struct
import time
import zlib

from mock_exchange import behavior, chat, chat_behavior, models

def broken(name, payload):
    def act(x):
        x.stream()
        x.text(" water")
        x.send(payload)
        x.end()
    act.__name__ = name
    chat_behavior(act)


broken("broken_json", b"data: {\"choices\": [\x1b[31m oops\n\n")
broken("content_number", b'data: {"choices":[{"delta":{"content":7}}]}\n\n')
broken("choices_object", b'data: {"choices":{"delta":{"content":"a"}}}\n\n')
broken("error_inside", b'data: {"error":{"message":"out of memory","code":500}}\n\n')
broken("deep_stream", b"data: " + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"\n\n")
broken("no_done", b"")


@chat_behavior
def usage_wrong_type(x):
    x.stream()
    for _ in range(x.asked):
        time.sleep(0.001)
        x.text(" water", usage="many")
    x.event({"choices": [{"delta": {}, "finish_reason": "length"}], "usage": "lots"})
    x.event("[DONE]")
    x.end()


def half(x):
    x.stream()
    for _ in range(5):
        x.text(" water")


@chat_behavior
def reset(x):
    half(x)
    time.sleep(0.01)
    x.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@chat_behavior
def short_length(x):
    data = b'data: {"choices":[{"delta":{"content":"a"}}]}\n\n'
    x.head(200, "text/event-stream", Content_Length=len(data) * 10)
    x.raw(data * 3)


@chat_behavior
def bad_chunk_size(x):
    half(x)
    x.raw(b"zz\r\nnonsense\r\n")


@chat_behavior
def cut_once(x):
    half(x) if x.count == 7 else chat(x)


@chat_behavior
def stall(x):
    half(x)
    x.connection.recv(1)


@chat_behavior
def drip(x):
    half(x)
    while True:
        x.send(b":")
        time.sleep(0.05)


@chat_behavior
def endless(x):
    x.stream()
    while True:
        x.text(" water")
        time.sleep(0.001)


@chat_behavior
def empty(x):
    chat(x, tokens=0)


@chat_behavior
def only_reasoning(x):
    x.stream()
    for _ in range(x.asked):
        time.sleep(0.001)
        x.event({"choices": [{"delta": {"reasoning_content": "hm"}}]})
    x.event({"choices": [{"delta": {}, "finish_reason": "length"}]})
    x.event(x.usage(x.asked))
    x.event("[DONE]")
    x.end()


@chat_behavior
def thinks_first(x):
    """Half reasoning, half answer, 2 ms apart."""
    x.stream()
    for i in range(x.asked):
        time.sleep(0.002)
        name = "reasoning" if i < x.asked // 2 else "content"
        x.event({"choices": [{"delta": {name: "hm"}}]})
    x.event({"choices": [{"delta": {}, "finish_reason": "length"}]})
    x.event(x.usage(x.asked))
    x.event("[DONE]")
    x.end()


@chat_behavior
def one_chunk(x):
    x.stream()
    x.text(" water" * x.asked)
    x.event({"choices": [{"delta": {}, "finish_reason": "length"}]})
    x.event(x.usage(x.asked))
    x.event("[DONE]")
    x.end()


@chat_behavior
def pairs(x):
    """Two tokens in each chunk."""
    x.stream()
    for _ in range(x.asked // 2):
        time.sleep(0.001)
        x.text(" water time")
    x.event({"choices": [{"delta": {}, "finish_reason": "length"}]})
    x.event(x.usage(x.asked))
    x.event("[DONE]")
    x.end()


@chat_behavior
def no_usage(x):
    chat(x, usage=False)


@chat_behavior
def zero_usage(x):
    x.record["zero"] = True
    usage, x.usage = x.usage, lambda n: usage(0, prompt=0)
    chat(x)


@chat_behavior
def huge_usage(x):
    usage, x.usage = x.usage, lambda n: usage(n * 10)
    chat(x)


@chat_behavior
def stops_early(x):
    chat(x, tokens=min(5, x.asked))


@chat_behavior
def cached_prompts(x):
    chat(x, cached=x.prompt_tokens // 2)


@chat_behavior
def cuts_prompts(x):
    chat(x, prompt=min(x.prompt_tokens, 150))


@chat_behavior
def changes_model(x):
    x.stream()
    name = "mock-1" if x.count < 8 else "other-2"
    for _ in range(x.asked):
        time.sleep(0.001)
        x.event({"model": name, "choices": [{"delta": {"content": "a"}}]})
    x.event({"model": name, "choices": [{"delta": {}, "finish_reason": "length"}]})
    x.event("[DONE]")
    x.end()


# ------------------------------------------------------------------ too much

@chat_behavior
def long_line(x):
    x.stream()
    x.text(" water")
    x.send(b"data: ")
    for _ in range(1024):
        x.send(b"x" * (1 << 20))


@chat_behavior
def too_much(x):
    x.stream()
    while True:
        x.send(b": " + b"x" * 1000 + b"\n")


@behavior
def endless_headers(x):
    x.raw(b"HTTP/1.1 200 OK\r\n")
    for i in range(1_000_000):
        x.raw(b"X-Filler-%d: %s\r\n" % (i, b"y" * 100))


@behavior
def long_header(x):
    x.raw(b"HTTP/1.1 200 OK\r\nX-Filler: ")
    for _ in range(10_000):
        x.raw(b"y" * 1000)


@behavior
def long_list(x):
    models(x, [f"model-{i}" for i in range(100_000)]) if x.is_list else chat(x)


@behavior
def deep_list(x):
    x.reply(b"[" * 100_000 + b"]" * 100_000)


def packed(name, coding, pack):
    def act(x):
        if x.is_list:
            return models(x)
        data = pack(b"data: " + b"0" * (10 << 20))
        x.reply(data, 200, "text/event-stream", Content_Encoding=coding)
    act.__name__ = name
    behavior(act)


packed("gzip", "gzip", gzip.compress)
packed("deflate", "deflate", zlib.compress)
packed("brotli", "br", lambda data: b"\x1b" + bytes(1000))


@chat_behavior
def gzip_transfer(x):
    x.head(200, "text/event-stream", Transfer_Encoding="gzip, chunked")
    data = gzip.compress(b"data: " + b"0" * (10 << 20))
    x.raw(b"%x\r\n" % len(data) + data + b"\r\n0\r\n\r\n")


# ------------------------------------------------------------------ strange text

@chat_behavior
def bad_text(x):
    x.stream()
    for _ in range(x.asked):
        time.sleep(0.001)
        x.send(b'data: {"choices":[{"delta":{"content":"a\xff\xfe \\ud83d \\u0000"}}]}\n\n')
    x.event({"choices": [{"delta": {}, "finish_reason": "length"}]})
    x.event("[DONE]")
    x.end()


@behavior
def evil_names(x):
    evil = "good\x1b]52;c;aGk=\x07\u202egnp\u0000model"
    if x.is_list:
        models(x, [evil], meta={"ftype": "Q8\x1b[2J", "n_params": 5}, owned_by="llamacpp")
    elif x.is_chat:
        assert x.body["model"] == evil
        chat(x)
    elif x.path.endswith("/props"):
        x.json({"default_generation_settings": {"n_ctx": 64}, "build_info": "b1\x1b[0m"})
    else:
        x.error(404, "not found")


def absurd(name, meta):
    def act(x):
        if x.is_list:
            data = '{"data":[{"id":"mock-1","owned_by":"llamacpp","meta":%s}]}' % meta
            x.reply(data.encode(), Server="llama.cpp")
        elif x.is_chat:
            chat(x)
        elif x.path.endswith("/props"):
            x.json({"default_generation_settings": {"n_ctx": -1}})
        else:
            x.error(404, "not found")
    act.__name__ = name
    behavior(act)


absurd("absurd_facts", '{"n_params":1e30,"size":-5,"n_ctx_train":1e999,"ftype":7}')
absurd("text_facts", '{"n_params":"7000000000","size":"NaN","n_ctx_train":"","ftype":"Q4_0"}')
