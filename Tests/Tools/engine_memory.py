#!/usr/bin/env python3
"""Say what llama.cpp sets aside for small models of true shape, one JSON line for each run.

    engine_memory.py llama --width 512 --feed-forward 1408 --contexts 512,4096 --slots 1,4

Needs the packages of requirements.txt. Weights are zeros: nothing is generated, the model is only
loaded, and the figures are those of the engine's own log.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

import gguf
import numpy as np
from gguf import GGMLQuantizationType as Kind

HEAD_SIZE = 64
LINES = {
    "compute": re.compile(r"compute buffer size = +([0-9.]+) MiB"),
    "cache": re.compile(r"KV buffer size = +([0-9.]+) MiB"),
    "output": re.compile(r"output buffer size = +([0-9.]+) MiB"),
}


def vocabulary(size):
    """Tokens and merges of a tokenizer that is loaded and never asked."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    stand_in = iter(range(0x100, 0x200))
    tokens = [chr(b if b in printable else next(stand_in)) for b in range(256)]
    return tokens + [f"unused{place}" for place in range(size - 256)], [f"{tokens[32]} t"]


def write(path, options):
    tokens, merges = vocabulary(options.vocabulary)
    width, wide = options.width, options.feed_forward
    heads, groups = width // HEAD_SIZE, options.key_value_heads
    writer = gguf.GGUFWriter(path, options.architecture)
    writer.add_block_count(options.layers)
    writer.add_context_length(131072)
    writer.add_embedding_length(width)
    writer.add_feed_forward_length(wide)
    writer.add_head_count(heads)
    writer.add_head_count_kv(groups)
    writer.add_key_length(HEAD_SIZE)
    writer.add_value_length(HEAD_SIZE)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(HEAD_SIZE)
    writer.add_rope_freq_base(10000.0)
    writer.add_vocab_size(options.vocabulary)
    if options.experts:
        writer.add_expert_count(options.experts)
        writer.add_expert_used_count(options.used)
        writer.add_expert_feed_forward_length(wide)
    if options.window:
        writer.add_sliding_window(options.window)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("llama-bpe")
    writer.add_token_list(tokens)
    writer.add_token_types([gguf.TokenType.NORMAL] * options.vocabulary)
    writer.add_token_merges(merges)

    def matrix(name, *shape):
        rows = np.zeros((*shape[:-1], shape[-1] // 32 * 34), dtype=np.uint8)
        writer.add_tensor(name + ".weight", rows, raw_dtype=Kind.Q8_0)

    def vector(name, size, kind="weight"):
        writer.add_tensor(f"{name}.{kind}", np.zeros(size, dtype=np.float32))

    matrix("token_embd", options.vocabulary, width)
    matrix("output", options.vocabulary, width)
    vector("output_norm", width)
    for layer in range(options.layers):
        block = f"blk.{layer}."
        vector(block + "attn_norm", width)
        vector(block + "ffn_norm", width)
        matrix(block + "attn_q", heads * HEAD_SIZE, width)
        matrix(block + "attn_k", groups * HEAD_SIZE, width)
        matrix(block + "attn_v", groups * HEAD_SIZE, width)
        matrix(block + "attn_output", width, heads * HEAD_SIZE)
        if options.architecture == "qwen2":
            for name, size in [("q", heads), ("k", groups), ("v", groups)]:
                vector(block + "attn_" + name, size * HEAD_SIZE, "bias")
        if options.architecture in ("qwen3moe", "gemma3"):
            vector(block + "attn_q_norm", HEAD_SIZE)
            vector(block + "attn_k_norm", HEAD_SIZE)
        if options.architecture == "gemma3":
            vector(block + "post_attention_norm", width)
            vector(block + "post_ffw_norm", width)
        if options.experts:
            matrix(block + "ffn_gate_inp", options.experts, width)
            matrix(block + "ffn_gate_exps", options.experts, wide, width)
            matrix(block + "ffn_up_exps", options.experts, wide, width)
            matrix(block + "ffn_down_exps", options.experts, width, wide)
        else:
            matrix(block + "ffn_gate", wide, width)
            matrix(block + "ffn_up", wide, width)
            matrix(block + "ffn_down", width, wide)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def load(path, context, slots):
    import xllamacpp

    settings = xllamacpp.CommonParams()
    settings.model.path = path
    settings.n_ctx = context * slots
    settings.n_parallel = slots
    settings.hostnames = ["127.0.0.1"]
    settings.port = 0
    settings.verbosity = 4
    settings.warmup = False
    settings.fit_params = False
    server = xllamacpp.Server(settings)  # returns once the model is loaded
    os._exit(0 if server else 1)


def measure(path, context, slots):
    run = subprocess.run(
        [sys.executable, "-B", os.path.abspath(__file__), "--load", path, str(context), str(slots)],
        capture_output=True, text=True, timeout=60, check=False)
    figures = {
        name: round(sum(float(size) for size in pattern.findall(run.stdout + run.stderr)), 2)
        for name, pattern in LINES.items()
    }
    if not figures["compute"]:
        sys.exit("the engine did not load the model:\n" + run.stderr[-2000:])
    return {"context": context, "slots": slots, **figures}


def main():
    if sys.argv[1:2] == ["--load"]:
        load(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("architecture", choices=["llama", "qwen2", "qwen3moe", "gemma3"])
    parser.add_argument("--width", type=int, default=512, help="a multiple of 64")
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--feed-forward", type=int, default=1408, help="of one expert, if any")
    parser.add_argument("--key-value-heads", type=int, default=2)
    parser.add_argument("--experts", type=int, default=0)
    parser.add_argument("--used", type=int, default=0)
    parser.add_argument("--window", type=int, default=0)
    parser.add_argument("--vocabulary", type=int, default=640)
    parser.add_argument("--contexts", default="512,4096")
    parser.add_argument("--slots", default="1")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.gguf")
        write(path, options)
        for context in map(int, options.contexts.split(",")):
            for slots in map(int, options.slots.split(",")):
                print(json.dumps(measure(path, context, slots)), flush=True)


if __name__ == "__main__":
    main()
