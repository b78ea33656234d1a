"""Servers for the parts of a run: exact prompts, several requests at once, flags, resumption."""
import json
import threading
import time

from mock_exchange import BEHAVIORS, WORDS, behavior, chat, chat_behavior, models

LOCK = threading.Lock()


# ------------------------------------------------------------------ prompts of token numbers

def completion(x, first=0.0, gap=0.001):
    """llama.cpp's own completion stream: no `choices`, no [DONE]."""
    count = x.body["n_predict"]
    x.stream()
    for i in range(count):
        wait = x.received + first + i * gap - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        x.event({"index": 0, "content": " " + WORDS[i % len(WORDS)], "tokens": [i], "stop": False})
        x.record["sent"].append(time.monotonic())
    x.event({"content": "", "stop": True, "stop_type": "limit", "model": "mock-1",
             "tokens_predicted": count, "tokens_evaluated": len(x.body["prompt"]),
             "timings": {"cache_n": 0, "prompt_n": len(x.body["prompt"]), "prompt_ms": 1.5,
                         "predicted_n": count, "predicted_per_token_ms": 1.0}})
    x.end()


def llama(name, complete=completion, slots=lambda x: [{"id": 0, "is_processing": False}],
          tokens=lambda words: [100 + i % 90 for i in range(len(words))], software="llama.cpp"):
    """A server that says everywhere that it is llama.cpp."""
    def act(x):
        if x.is_list:
            x.json({"data": [{"id": "mock-1", "owned_by": "llamacpp", "meta": {"n_vocab": 640}}]},
                   Server=software)
        elif x.is_chat:
            chat(x)
        elif x.path.endswith("/props"):
            x.json({"default_generation_settings": {"n_ctx": 4096}, "total_slots": 1})
        elif x.path.endswith("/slots"):
            x.json(slots(x))
        elif x.path.endswith("/tokenize"):
            x.json({"tokens": tokens(x.body["content"].split())})
        elif x.path.endswith("/completion"):
            complete(x)
        else:
            x.error(404, "not found")
    BEHAVIORS[name] = act


def small(x):
    if len(x.body["prompt"]) + x.body["n_predict"] > 100:
        x.json({"error": {"code": 400, "type": "exceed_context_size_error", "n_ctx": 100,
                          "message": "request exceeds the available context size",
                          "n_prompt_tokens": len(x.body["prompt"])}}, 400)
    else:
        completion(x)


def refused_later(x):
    x.error(404, "File Not Found") if x.count > 2 else completion(x)


llama("llama")
llama("llama-context", complete=small)
llama("llama-no-completion", complete=lambda x: x.error(404, "File Not Found"))
llama("llama-later-none", complete=refused_later)
llama("llama-invalid", complete=lambda x: x.error(400, "Prompt contains invalid tokens"))
llama("llama-few-tokens", tokens=lambda words: [7] * len(words))
llama("llama-odd-tokens", tokens=lambda words: ["x", -1, 10 ** 30] * 40)
llama("llama-other-name", software="proxy")
llama("llama-shared", slots=lambda x: [{"id": 0, "is_processing": True}])
llama("llama-shared-once", slots=lambda x: [{"id": 0, "is_processing": x.count == 3}])


# ------------------------------------------------------------------ several at once

@chat_behavior
def serial(x):
    """One token at a time for all streams together."""
    x.stream()
    for _ in range(x.asked):
        with LOCK:
            time.sleep(0.005)
        x.text(" water")
    x.event({"choices": [{"delta": {}, "finish_reason": "length"}]})
    x.event(x.usage(x.asked))
    x.event("[DONE]")
    x.end()


@chat_behavior
def parallel(x):
    """Any number of streams without slowing down."""
    chat(x, gap=0.004)


AT_ONCE = {}


@chat_behavior
def two_at_most(x):
    """Refuses the third request at once."""
    name = x.record["path"]
    with LOCK:
        AT_ONCE[name] = AT_ONCE.get(name, 0) + 1
        busy = AT_ONCE[name] > 2
    try:
        x.error(429, "busy") if busy else chat(x)
    finally:
        with LOCK:
            AT_ONCE[name] -= 1


# ------------------------------------------------------------------ flags

@chat_behavior
def queued(x):
    usage, x.usage = x.usage, lambda n: queue(usage(n), 0.25)
    chat(x)


def queue(event, seconds):
    event["usage"]["queue_time"] = seconds
    return event


@chat_behavior
def slows_down(x):
    """Each answer takes longer per token than the one before."""
    chat(x, gap=0.001 * x.count)


# ------------------------------------------------------------------ resumption

@chat_behavior
def dies_later(x):
    """Answers eight chats of a name, then fails five times, then works again."""
    x.error(500, "boom") if 8 < x.count <= 13 else chat(x)


@behavior
def renamed(x):
    """Serves another model after the second look."""
    if x.is_list:
        models(x, ["mock-1" if x.count < 2 else "mock-2"])
    else:
        chat(x)


@behavior
def requantized(x):
    if x.is_list:
        data = {"id": "mock-1", "owned_by": "llamacpp", "meta": {"ftype": "Q8_0" if x.count < 2 else "Q4_0"}}
        x.reply(json.dumps({"data": [data]}).encode())
    elif x.is_chat:
        chat(x)
    elif x.path.endswith("/props"):
        x.json({"default_generation_settings": {"n_ctx": 4096}})
    else:
        x.error(404, "not found")


# ------------------------------------------------------------------ pauses

@chat_behavior
def late(x):
    """The first measured answer and all after it begin late."""
    chat(x, first=1.3 if x.count == 4 else 0.0)
