#!/usr/bin/env python3
"""An inference server that behaves in one bad way, for tests: fake_engine.py BEHAVIOR OPTIONS.

    ready     answers /health at once
    tells     says what it was started with, then is ready
    loading   answers /health with 503 for ever
    deaf      is ready and ignores SIGTERM
    parent    starts a program of its own, says its process id, then is ready
    crash     is ready and dies at the first completion
    silent    never opens its port
"""
import http.server
import json
import os
import signal
import subprocess
import sys
import time


class Handler(http.server.BaseHTTPRequestHandler):
    behavior = "ready"

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.behavior == "loading":
            self.answer(503, {"error": {"message": "Loading model", "code": 503}})
        else:
            self.answer(200, {"status": "ok"})

    def do_POST(self):
        if self.behavior == "crash":
            print("the wheels came off", file=sys.stderr, flush=True)
            os.kill(os.getpid(), signal.SIGABRT)
        self.answer(404, {})

    def log_message(self, *_):
        pass


def main():
    behavior, options = sys.argv[1], sys.argv[2:]
    Handler.behavior = behavior
    if behavior == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if behavior == "tells":
        print(json.dumps({
            "options": options, "names": sorted(os.environ), "group": os.getpgrp() == os.getpid(),
            "files": sorted(int(name) for name in os.listdir("/proc/self/fd")),
            "input": os.readlink("/proc/self/fd/0")}), flush=True)
    if behavior == "parent":
        print("started", subprocess.Popen(["sleep", "600"]).pid, flush=True)
    if behavior == "silent":
        time.sleep(600)
    port = int(options[options.index("--port") + 1])
    http.server.HTTPServer(("127.0.0.1", port), Handler).serve_forever()


if __name__ == "__main__":
    main()
