"""Servers that are something else, or that refuse."""
from mock_exchange import behavior, chat, chat_behavior, models

@behavior
def banner(x):
    x.raw(b"SSH-2.0-OpenSSH_9.2p1\r\n")


@behavior
def silent(x):
    x.connection.settimeout(30)
    x.connection.recv(1)


@chat_behavior
def silent_chat(x):
    silent(x)


@behavior
def closes(x):
    pass


@behavior
def nothing_here(x):
    x.reply(b"Not Found", 404, "text/plain")


@behavior
def only_below_v1(x):
    if not x.path.startswith("/v1/"):
        x.reply(b"Not Found", 404, "text/plain")
    else:
        models(x)


@behavior
def page(x):
    x.reply(b"<!DOCTYPE html><html><head><TITLE>\n Router \x1b[2J login</title></head></html>", kind="text/html")


@behavior
def other_json(x):
    x.json({"hello": "world"})


@behavior
def wants_key(x):
    given = x.headers.get("authorization", "")
    if given == "Bearer right-key-1234":
        models(x) if x.is_list else chat(x)
    else:
        x.error(401, f"Incorrect API key provided: {given}")


@behavior
def echoes_key(x):
    if x.is_list:
        models(x)
    else:
        x.error(500, "cannot use " + x.headers.get("authorization", "") + " here")


@behavior
def redirects(x):
    x.reply(b"", 302, "text/plain", Location=f"{x.url}/good/trap/v1/models")


@behavior
def loading(x):
    if x.is_list and x.count <= 2:
        x.error(503, "Loading model")
    elif x.is_list:
        models(x)
    else:
        chat(x)


@behavior
def loading_forever(x):
    x.error(503, "Loading model")


@chat_behavior
def loading_chat(x):
    x.error(503, "Loading model") if x.count <= 2 else chat(x)


# ------------------------------------------------------------------ refusals

@chat_behavior
def error_once(x):
    x.error(500, "hiccup") if x.count == 4 else chat(x)


@chat_behavior
def error_always(x):
    x.error(500, "boom \x1b]52;c;aGk=\x07")


@chat_behavior
def error_later(x):
    x.error(500, "boom") if x.count > 6 else chat(x)


@chat_behavior
def busy_once(x):
    x.error(429, "slow down", Retry_After="0") if x.count == 2 else chat(x)


@chat_behavior
def busy_long(x):
    x.error(429, "slow down", Retry_After="300")


@chat_behavior
def small_context(x):
    if x.prompt_tokens + x.asked > 200:
        x.json({"error": {"code": 400, "message": "request exceeds the available context size",
                          "type": "exceed_context_size_error", "n_prompt_tokens": x.prompt_tokens,
                          "n_ctx": 200}}, 400)
    else:
        chat(x)


@chat_behavior
def context_in_words(x):
    if x.prompt_tokens + x.asked > 200:
        x.json({"object": "error", "message": "This model's maximum context length is 200 tokens. "
                "However, you requested more. Reduce max_tokens."}, 400)
    else:
        chat(x)


@chat_behavior
def no_context(x):
    x.json({"error": {"code": 400, "message": "too long", "n_ctx": -5}}, 400)


@chat_behavior
def unknown_model(x):
    x.json({"error": {"code": "model_not_found", "message": "no such model"}}, 404)


@chat_behavior
def strict(x):
    for field in ("seed", "stream_options"):
        if field in x.body:
            return x.json({"detail": [{"loc": ["body", field], "msg": "Extra inputs are not permitted"}]}, 422)
    if "max_tokens" in x.body:
        return x.error(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
    chat(x)


@chat_behavior
def invalid(x):
    x.error(400, "the moon is in the wrong house")
