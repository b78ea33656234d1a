#!/usr/bin/env python3
"""Serve a GGUF file with llama.cpp's server out of the xllamacpp package, for tests.

    llama_server.py -m tiny.gguf --port 8089 -t 1

Its options are spelled as llama-server's, so that a two-line shell script around it can stand in
for that program. It listens on 127.0.0.1 only. Once the model is loaded it prints

    {"url": "http://127.0.0.1:8089"}

and it ends on SIGTERM or SIGINT; with --until-eof also when its stdin is closed, so that it never
outlives the test that started it. -c is the whole context, which the -np slots share.
"""
import argparse
import json
import os
import signal
import socket
import sys
import threading


def any_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    add = parser.add_argument
    add("-m", "--model", required=True)
    add("-a", "--alias", help="the name that the server reports")
    add("--host", default="127.0.0.1", choices=["127.0.0.1"])
    add("--port", type=int, default=0, help="0 for any")
    add("-c", "--ctx-size", type=int, default=2048)
    add("-np", "--parallel", type=int, default=1)
    add("-t", "--threads", type=int, default=1)
    add("-lv", "--verbosity", type=int, help="4 tells the size of each buffer")
    add("--cache-ram", type=int, help="MiB for earlier prompts")
    add("-nr", "--no-repack", action="store_true", help="no second copy of the weights")
    add("--metrics", action="store_true", help="always on")
    add("--slots", action="store_true", help="always on")
    add("--until-eof", action="store_true", help="end when stdin is closed")
    return parser.parse_args()


def main():
    options = read_options()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: os._exit(0))
    import xllamacpp  # after --help, which needs no engine

    settings = xllamacpp.CommonParams()
    settings.model.path = options.model
    settings.hostnames = [options.host]
    settings.port = options.port or any_port()
    settings.n_ctx = options.ctx_size
    settings.n_parallel = options.parallel
    settings.cpuparams.n_threads = options.threads
    settings.cpuparams_batch.n_threads = options.threads
    settings.no_extra_bufts = options.no_repack
    settings.endpoint_slots = True
    settings.endpoint_metrics = True
    settings.warmup = True
    if options.alias:
        settings.model_alias = {options.alias}
    if options.verbosity is not None:
        settings.verbosity = options.verbosity
    if options.cache_ram is not None:
        settings.cache_ram_mib = options.cache_ram
    server = xllamacpp.Server(settings)  # returns once the model is loaded
    print(json.dumps({"url": server.listening_address}), flush=True)
    if options.until_eof:
        # Only a thread may wait for it: signals are handled by the main one.
        threading.Thread(
            target=lambda: (sys.stdin.buffer.read(), os._exit(0)), daemon=True).start()
    while True:
        signal.pause()  # the server's threads keep the process alive until a signal ends it


if __name__ == "__main__":
    main()
