"""Servers that are one of the known engines, or say so: each answers as dialects/*.json has it.

A recorded server `ollama.json` is the behavior `ollama`; it chats in the common protocol.
"""
import glob
import json
import os
import time

from mock_exchange import BEHAVIORS, behavior, chat

RECORDED = {}
for path in sorted(glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), "dialects", "*.json"))):
    with open(path, encoding="utf-8") as file:
        RECORDED[os.path.splitext(os.path.basename(path))[0]] = json.load(file)


def answer(x, server):
    """One answer of a recorded server; what it was not asked when recorded is not there."""
    known = server["answers"].get(x.path)
    software = {"Server": server["software"]} if server["software"] else {}
    if x.is_chat:
        chat(x)
    elif known is not None:
        x.json(known, **software)
    elif server["dialect"] == "lm-studio":
        x.json({"error": f"Unexpected endpoint or method. ({x.method} {x.path})"}, **software)
    else:
        x.error(404, "not found", **software)


def recorded(name, server):
    def act(x):
        answer(x, server)
    BEHAVIORS[name] = act


for name, server in RECORDED.items():
    recorded(name, server)


def changed(name, **answers):
    """A recorded server with other answers."""
    server = RECORDED[name]
    return server | {"answers": server["answers"] | answers}


LOADED = set()


@behavior
def ollama_cold(x):
    """Loads its model inside the first request, and names the context only afterwards."""
    name = x.record["path"].split("/")[2]
    loaded = name in LOADED
    if x.is_chat and not loaded:
        time.sleep(0.3)
        LOADED.add(name)
    answer(x, RECORDED["ollama"] if loaded else changed("ollama", **{"/api/ps": {"models": []}}))


@behavior
def ollama_empty(x):
    """Has no model yet; its list is then null instead of empty."""
    answer(x, changed("ollama", **{"/v1/models": {"object": "list", "data": None},
                                   "/api/tags": {"models": []}, "/api/ps": {"models": []}}))


@behavior
def ollama_cutting(x):
    """Reads the first 200 tokens of a prompt and says nothing about it."""
    if x.is_chat:
        chat(x, prompt=min(200, x.prompt_tokens))
    else:
        answer(x, RECORDED["ollama"])


@behavior
def liar(x):
    """Says that it is llama.cpp in every way, and refuses what llama.cpp knows."""
    if x.is_chat and "cache_prompt" in x.body:
        x.error(400, "unknown field cache_prompt")
    elif x.is_chat and "ignore_eos" in x.body:
        x.error(400, "unknown field ignore_eos")
    else:
        answer(x, RECORDED["llama-server"])


@behavior
def slow_facts(x):
    """Answers the list and chats, and keeps quiet when asked for more."""
    if x.path in ("/props", "/slots"):
        time.sleep(20)
    answer(x, RECORDED["llama-server"])


@behavior
def page_with_password(x):
    x.reply(b"<html><title>Sign in</title></html>", 401, "text/html")


@behavior
def starting(x):
    x.error(503, "Loading model")
