#!/usr/bin/env python3
"""Compare `weigh probe` with a small client of its own kind, on the same servers in the same minutes.

    probe.py .build/release/weigh                # what `make bench probe` runs

Both measure by turns: llama.cpp's server with a made-up model, and a scripted server that begins
after 150 ms and sends a token every 20 ms. Each turn is a block of requests; what is compared is the
median over the blocks of a block's median. First token: request sent, connection open, to the first
chunk with text. Speed: (tokens - 1) / (last text - first text). Exits 1 if they differ by more than
2 %.

The client below is written from those definitions with the standard library alone; it shares no line
with Weigh.
"""
import argparse
import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
TOOLS = os.path.join(HERE, "..", "Tests", "Tools")
LIMIT = 0.02
WORDS = "the of and to in is that it for was on are with as they at be this from have".split()


def streamed(url, path, body):
    """(ms to the first text, tokens per second after it) of one streamed answer."""
    place = urllib.parse.urlparse(url)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=120)
    try:
        connection.connect()
        sent = time.perf_counter()
        connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        if answer.status != 200:
            raise SystemExit(f"{url}{path} answers {answer.status}: {answer.read(300)}")
        texts = []
        for line in answer:
            now = time.perf_counter()
            if not line.startswith(b"data:") or line.strip() == b"data: [DONE]":
                continue
            event = json.loads(line[5:])
            choices = event.get("choices") or [{}]
            if event.get("content") or (choices[0].get("delta") or {}).get("content"):
                texts.append(now)
    finally:
        connection.close()
    speed = (len(texts) - 1) / (texts[-1] - texts[0]) if len(texts) > 15 else None
    return (texts[0] - sent) * 1000, speed


def chat(prompt, output):
    """A chat of words, as a server without anything of its own gets it."""
    words = " ".join(random.choices(WORDS, k=max(1, prompt - 10)))
    text = f"{random.randrange(10 ** 8, 10 ** 9)} {words}"
    return "/chat/completions", {
        "model": "mock-1", "messages": [{"role": "user", "content": text}], "max_tokens": output,
        "temperature": 0, "stream": True, "stream_options": {"include_usage": True}}


def tokens(pool, prompt, output):
    """A prompt of exactly so many tokens, as llama.cpp takes it."""
    return "/completion", {
        "prompt": random.choices(pool, k=prompt), "n_predict": output, "temperature": 0,
        "stream": True, "cache_prompt": False, "ignore_eos": True}


def ours(make, base, lengths, count):
    """One block of the client here: (median first token, median speed)."""
    firsts = [streamed(base, *make(lengths["prompt"], 8))[0] for _ in range(count)]
    speeds = [streamed(base, *make(32, lengths["output"]))[1] for _ in range(count)]
    return statistics.median(firsts), statistics.median(speeds)


def theirs(weigh, url, lengths, count, folder):
    """One block of `weigh probe`."""
    done = subprocess.run(
        [weigh, "probe", url, "--runs", str(count), "--prompt-tokens", str(lengths["prompt"]),
         "--output-tokens", str(lengths["output"]), "--json"],
        capture_output=True, text=True, env=os.environ | {"XDG_DATA_HOME": folder})
    if done.returncode != 0:
        raise SystemExit(f"weigh probe ended with {done.returncode}: {done.stderr.strip()}")
    metrics = json.loads(done.stdout)["metrics"]
    return metrics["ttft_ms"]["median"], metrics["decode_tok_s"]["median"]


def compare(name, blocks, one, other):
    """Alternates; prints both medians and their ratio. Returns whether they agree."""
    pairs = []
    for block in range(blocks):
        # Who goes first changes, so that a machine that gets warmer favors neither.
        both = [one(), other()] if block % 2 == 0 else [other(), one()][::-1]
        pairs.append(both)
    fine = True
    for place, (label, unit) in enumerate([("first token", "ms"), ("speed", "tok/s")]):
        a, b = (statistics.median(pair[side][place] for pair in pairs) for side in (0, 1))
        agree = abs(b / a - 1) <= LIMIT
        fine = fine and agree
        print(f"{name:12} {label:12} client {a:9.2f} {unit:6} weigh {b:9.2f} {unit:6} "
              f"ratio {b / a:.4f}  {'within' if agree else 'OUTSIDE'} {LIMIT:.0%}", flush=True)
    return fine


def server(script, *arguments):
    process = subprocess.Popen(
        [sys.executable, "-B", os.path.join(TOOLS, script), *arguments], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    line = process.stdout.readline()
    if not line:
        raise SystemExit(f"{script} ended before it was ready")
    return process, json.loads(line)["url"]


def engine(options, folder):
    model = os.path.join(folder, "model.gguf")
    subprocess.run(
        [sys.executable, "-B", os.path.join(TOOLS, "make_tiny_model.py"), model,
         "--width", str(options.width), "--layers", str(options.layers)], check=True)
    process, url = server("llama_server.py", "-m", model, "--until-eof")
    try:
        place = urllib.parse.urlparse(url)
        connection = http.client.HTTPConnection(place.hostname, place.port)
        connection.request("POST", "/tokenize", json.dumps({"content": " " + " ".join(WORDS)}))
        pool = json.loads(connection.getresponse().read())["tokens"]
        lengths = {"prompt": 256, "output": 64}
        make = lambda prompt, output: tokens(pool, prompt, output)
        return compare(
            "llama.cpp", options.blocks, lambda: ours(make, url, lengths, options.requests),
            lambda: theirs(options.weigh, url + "/v1", lengths, options.requests, folder))
    finally:
        process.stdin.close()
        process.wait()


def scripted(options, folder):
    process, url = server("mock_server.py")
    try:
        base = f"{url}/truth/bench/v1"
        path = urllib.parse.urlparse(base).path
        make = lambda prompt, output: (lambda place, body: (path + place, body))(*chat(prompt, output))
        lengths = {"prompt": 64, "output": 32}
        return compare(
            "150 ms/20 ms", 3, lambda: ours(make, url, lengths, 12),
            lambda: theirs(options.weigh, base, lengths, 12, folder))
    finally:
        process.stdin.close()
        process.wait()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weigh")
    parser.add_argument("--blocks", type=int, default=10)
    parser.add_argument("--requests", type=int, default=20, help="of each kind in a block")
    parser.add_argument("--width", type=int, default=512)
    parser.add_argument("--layers", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="weigh-bench-") as folder:
        fine = engine(options, folder)
        fine = scripted(options, folder) and fine
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
