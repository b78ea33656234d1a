"""Servers that can be measured, some of them in unusual ways."""
import json
import time

from mock_exchange import behavior, chat, chat_behavior, models

@chat_behavior
def truth(x):
    chat(x, first=0.150, gap=0.020)


@chat_behavior
def good(x):
    chat(x)


@chat_behavior
def slow(x):
    chat(x, first=0.05, gap=0.05)


@behavior
def two_models(x):
    models(x, ["mock-1", "other-2"]) if x.is_list else chat(x)


@behavior
def no_models(x):
    models(x, []) if x.is_list else chat(x)


@chat_behavior
def odd_stream(x):
    """Comments, a byte order mark, CR line ends, no space after the colon, other fields."""
    x.stream()
    x.send(b"\xef\xbb\xbf: ping\r\r")
    x.send(b"event: message\rid: 1\rretry: 5\rdata:" + json.dumps(
        {"choices": [{"delta": {"role": "assistant"}}]}).encode() + b"\r\r")
    for i in range(x.asked):
        time.sleep(0.001)
        x.send(b": ping\r\n\r\ndata:" + json.dumps(
            {"choices": [{"delta": {"content": [{"type": "text", "text": "a"}]}}]}).encode() + b"\r\n\r")
        x.send(b"\n")
    x.send(b'data:{"choices":[{"delta":{},\ndata:"finish_reason":"stop"}],\n'
           b'data:"usage":{"prompt_tokens":"%d","completion_tokens":"%d"}}\n\ndata: [DONE]' % (
               x.prompt_tokens, x.asked))
    x.end()


@chat_behavior
def ndjson(x):
    x.stream("application/x-ndjson")
    for _ in range(x.asked):
        time.sleep(0.001)
        x.send(b'{"choices":[{"delta":{"content":"a"}}]}\n')
    x.send(b'{"choices":[{"delta":{},"finish_reason":"stop"}]}\n')
    x.end()


@chat_behavior
def whole_answer(x):
    """Does not stream although it was asked to."""
    x.json({"model": "mock-1", "choices": [{"message": {"content": "a b c d e f"}, "finish_reason": "length"}],
            "usage": {"prompt_tokens": x.prompt_tokens, "completion_tokens": x.asked}})


@chat_behavior
def after_done(x):
    chat_without_end(x)
    x.event("[DONE]")
    x.text(" late")
    x.event("not json")
    x.event("[DONE]")
    x.end()


def chat_without_end(x):
    x.stream()
    for _ in range(x.asked):
        time.sleep(0.001)
        x.text(" water")
    x.event({"choices": [{"delta": {}, "finish_reason": "stop"}]})
    x.event(x.usage(x.asked))
