#!/usr/bin/env python3
"""A scripted server for tests of the probe. Standard library only; listens on 127.0.0.1.

    mock_server.py              prints {"url": "http://127.0.0.1:PORT", "tls": ...} and serves

It ends when its stdin is closed, so that it never outlives the test that started it. The first
part of a path picks how it behaves, the second is any name that keeps tests apart:

    http://127.0.0.1:PORT/truth/a1/v1          a server with known timings
    http://127.0.0.1:PORT/_log/a1              what was asked under that name, and when text was sent

Times in the log are seconds of CLOCK_MONOTONIC, the clock the probe uses. `tls` is the address of
the same server behind a certificate nobody trusts, or null where openssl is not installed; `ca` is
that certificate. `slow_tls` is the same with 0.2 s before each handshake, and `early` sends a whole
answer before it has read a request.
"""
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

import mock_broken  # noqa: F401  each of these adds its behaviors
import mock_dialects  # noqa: F401
import mock_good  # noqa: F401
import mock_hostile  # noqa: F401
import mock_moderation  # noqa: F401
import mock_refusals  # noqa: F401
import mock_runs  # noqa: F401
from mock_exchange import BEHAVIORS, Exchange

LOGS = {}
LOCK = threading.Lock()


def read_request(connection):
    """(method, path, headers, body, time it was complete), or None."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part or len(data) > 1 << 20:
            return None
        data += part
        if data.startswith(b"\x16\x03"):  # the beginning of an encrypted connection
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            return None
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    method, path, _ = lines[0].split(" ", 2)
    headers = {}
    for line in lines[1:]:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    length = int(headers.get("content-length", "0"))
    while len(body) < length:
        part = connection.recv(65536)
        if not part:
            return None
        body += part
    return method, path, headers, body, time.monotonic()


def serve(connection, url, context, delay=0.0):
    try:
        connection.settimeout(30)
        time.sleep(delay)
        if context is not None:
            connection = context.wrap_socket(connection, server_side=True)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        request = read_request(connection)
        if request is None:
            return
        method, path, headers, body, received = request
        parts = path.lstrip("/").split("/", 2)
        behavior, name, rest = (parts + ["", "", ""])[:3]
        with LOCK:
            log = LOGS.setdefault(name, [])
        if behavior == "_log":
            with LOCK:
                answer = json.dumps(log)
            Exchange(connection, url, "GET", path, {}, {}, received, [], {}).json(json.loads(answer))
            return
        record = {"method": method, "path": path, "headers": headers, "received": received,
                  "sent": [], "body": None, "closed_by_client": False}
        try:
            record["body"] = json.loads(body) if body else None
        except ValueError:
            pass
        with LOCK:
            log.append(record)
            earlier = [r for r in log if r["path"] == path]
        exchange = Exchange(connection, url, method, "/" + rest, headers, record["body"] or {},
                            received, earlier, record)
        act = BEHAVIORS.get(behavior)
        if act is None:
            exchange.error(404, f"no behavior {behavior}")
        else:
            act(exchange)
    except (BrokenPipeError, ConnectionResetError, ssl.SSLError, socket.timeout):
        pass
    finally:
        try:
            connection.close()
        except OSError:
            pass


def listen(context, url_of, answer=serve, **more):
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", 0))
    listener.listen(128)
    url = url_of(listener.getsockname()[1])

    def accept():
        while True:
            connection, _ = listener.accept()
            threading.Thread(
                target=answer, args=(connection, url, context), kwargs=more, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return url


EARLY = []


def answer_early(connection, url, context):
    """Sends a whole answer before it has read a request: first a list of models, then chats."""
    with LOCK:
        EARLY.append(url)
        is_first = len(EARLY) == 1
    kind, data = b"application/json", b'{"data":[{"id":"mock-1"}]}'
    if not is_first:
        kind = b"text/event-stream"
        data = b'data: {"choices":[{"delta":{"content":"a"}}]}\n\n' * 24
        data += b'data: {"choices":[{"delta":{},"finish_reason":"length"}]}\n\ndata: [DONE]\n\n'
    try:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (
            kind, len(data)) + data)
        connection.settimeout(5)
        connection.recv(65536)
    except OSError:
        pass
    finally:
        connection.close()


def certificate(folder):
    """A self-signed certificate for 127.0.0.1, or None without the openssl program."""
    if shutil.which("openssl") is None:
        return None
    key, cert = os.path.join(folder, "key.pem"), os.path.join(folder, "cert.pem")
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=mock",
         "-addext", "subjectAltName=IP:127.0.0.1"], capture_output=True)
    return (key, cert) if made.returncode == 0 else None


def main():
    folder = tempfile.mkdtemp(prefix="weigh-mock-")
    try:
        url = listen(None, lambda port: f"http://127.0.0.1:{port}")
        early = listen(None, lambda port: f"http://127.0.0.1:{port}", answer_early)
        tls, slow, files = None, None, certificate(folder)
        if files:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(files[1], files[0])
            tls = listen(context, lambda port: f"https://127.0.0.1:{port}")
            slow = listen(context, lambda port: f"https://127.0.0.1:{port}", delay=0.2)
        print(json.dumps({"url": url, "tls": tls, "slow_tls": slow, "early": early,
                          "ca": files[1] if files else None}), flush=True)
        sys.stdin.buffer.read()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
