"""One request to mock_server.py, the means to answer it, and the register of behaviors."""
import json
import time

WORDS = "water time people first long little after most know only".split()


class Exchange:
    """One request and the means to answer it."""

    def __init__(self, connection, url, method, path, headers, body, received, earlier, record):
        self.connection, self.url, self.method, self.path = connection, url, method, path
        self.headers, self.body, self.received = headers, body, received
        self.count = len(earlier)  # requests for this path so far, this one included
        self.record = record
        self.chunked = False

    def raw(self, data):
        try:
            self.connection.sendall(data)
        except OSError:
            self.record["closed_by_client"] = True
            raise

    def head(self, status=200, kind="application/json", **fields):
        lines = [f"HTTP/1.1 {status} Mock", f"Content-Type: {kind}", "Connection: close"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
        self.raw(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))

    def reply(self, data, status=200, kind="application/json", **fields):
        self.head(status, kind, Content_Length=len(data), **fields)
        self.raw(data)

    def json(self, value, status=200, **fields):
        self.reply(json.dumps(value).encode(), status, **fields)

    def error(self, status, message, **fields):
        self.json({"error": {"message": message, "type": "mock", "code": status}}, status, **fields)

    def stream(self, kind="text/event-stream"):
        self.head(200, kind, Transfer_Encoding="chunked")
        self.chunked = True

    def send(self, data):
        self.raw(b"%x\r\n" % len(data) + data + b"\r\n" if self.chunked else data)

    def end(self):
        if self.chunked:
            self.raw(b"0\r\n\r\n")

    def event(self, value):
        text = value if isinstance(value, str) else json.dumps(value)
        self.send(b"data: " + text.encode() + b"\n\n")

    def text(self, content, **more):
        """One chunk of text; its time is logged."""
        choice = {"index": 0, "delta": {"content": content}, "finish_reason": None}
        self.event({"model": "mock-1", "choices": [choice]} | more)
        self.record["sent"].append(time.monotonic())

    @property
    def is_chat(self):
        return self.path.endswith("/chat/completions")

    @property
    def is_list(self):
        return self.path.endswith("/models")

    @property
    def prompt(self):
        return self.body["messages"][0]["content"]

    @property
    def prompt_tokens(self):
        return len(self.prompt.split()) + 9

    @property
    def asked(self):
        return self.body.get("max_tokens") or self.body.get("max_completion_tokens") or 16

    def usage(self, output, prompt=None, cached=0):
        return {"model": "mock-1", "choices": [],
                "usage": {"prompt_tokens": self.prompt_tokens if prompt is None else prompt,
                          "completion_tokens": output, "prompt_tokens_details": {"cached_tokens": cached}}}


def models(x, ids=("mock-1",), **more):
    x.json({"object": "list", "data": [{"id": i, "object": "model"} | more for i in ids]})


def chat(x, first=0.0, gap=0.001, tokens=None, usage=True, **usage_fields):
    """A good stream: role, text after `first` seconds and then each `gap`, finish, usage, [DONE]."""
    n = x.asked if tokens is None else tokens
    x.stream()
    x.event({"model": "mock-1", "choices": [{"index": 0, "delta": {"role": "assistant", "content": None}}]})
    for i in range(n):
        wait = x.received + first + i * gap - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        x.text(" " + WORDS[i % len(WORDS)])
    x.event({"model": "mock-1", "choices": [{"index": 0, "delta": {}, "finish_reason": "length"}]})
    if usage:
        x.event(x.usage(n, **usage_fields))
    x.event("[DONE]")
    x.end()


BEHAVIORS = {}


def behavior(act):
    """A way to behave from the very first request on."""
    BEHAVIORS[act.__name__.replace("_", "-")] = act
    return act


def chat_behavior(act):
    """A good list of models; `act` answers chats."""
    def whole(x):
        if x.is_list:
            models(x)
        elif x.is_chat:
            act(x)
        else:
            x.error(404, "not found")
    BEHAVIORS[act.__name__.replace("_", "-")] = whole
    return act
