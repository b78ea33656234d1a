#!/usr/bin/env python3
"""Serve a GGUF file with llama.cpp's server out of the xllamacpp package, for tests.

    serve_tiny.py tiny.gguf [--context 2048] [--slots 1] [--threads 1]

It prints {"url": "http://127.0.0.1:PORT"} once the model is loaded, and ends when its stdin is
closed, so that it never outlives the test that started it. It listens on 127.0.0.1 only.
"""
import argparse
import json
import os
import socket
import sys

import xllamacpp


def any_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("--context", type=int, default=2048)
    parser.add_argument("--slots", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()

    settings = xllamacpp.CommonParams()
    settings.model.path = options.model
    settings.model_alias = {"tiny"}
    settings.hostnames = ["127.0.0.1"]
    settings.port = any_port()
    settings.n_ctx = options.context
    settings.n_parallel = options.slots
    settings.cpuparams.n_threads = options.threads
    settings.cpuparams_batch.n_threads = options.threads
    settings.endpoint_slots = True
    settings.warmup = True
    server = xllamacpp.Server(settings)  # returns once the model is loaded
    print(json.dumps({"url": server.listening_address}), flush=True)
    sys.stdin.buffer.read()
    os._exit(0)  # the server's threads would keep the process alive


if __name__ == "__main__":
    main()
