#!/usr/bin/env python3
"""Write a small llama model with made-up weights, for tests that need a real engine.

    make_tiny_model.py tiny.gguf                        # two layers, about 160 KB
    make_tiny_model.py slower.gguf --width 512 --layers 8

Needs the packages of requirements.txt. The same arguments give the same bytes. The model speaks
noise, but in words: its output head is zero except for tokens that are whole words, so that every
answer is valid text and only ends where the request says.
"""
import argparse

import gguf
import numpy as np
from gguf import GGMLQuantizationType as Kind

WORDS = """a all and are as at be but by can could did do each find first for from had has have he
her him his how if in into is it its just know like little long look made make many may more most
my no not now of on one only or other out over people said see she so some than that the their them
then there these they this time to two up use very was water way we were what when where which who
will with would you your""".split()
SPACE = "\u0120"  # GPT-2's printable stand-in for a space
CONTROL = ["<|end|>", "<|start|>", "<|stop|>"]
TEMPLATE = ("{% for message in messages %}<|start|>{{ message['role'] }}\n{{ message['content'] }}"
            "<|stop|>\n{% endfor %}{% if add_generation_prompt %}<|start|>assistant\n{% endif %}")
HEAD_SIZE = 32


def byte_alphabet():
    """GPT-2's printable character for each of the 256 bytes, in the order of the bytes."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    stand_in = iter(range(0x100, 0x200))
    return [chr(b if b in printable else next(stand_in)) for b in range(256)]


def vocabulary(size):
    """Tokens and merges; each word with a space before it is one token."""
    tokens, merges = byte_alphabet(), []
    for word in WORDS:
        token = SPACE
        for letter in word:
            if token + letter not in tokens:
                tokens.append(token + letter)
                merges.append(f"{token} {letter}")
            token += letter
    room = size - len(tokens) - len(CONTROL)
    assert room >= 0, f"a vocabulary of {size} is too small; {size - room} are needed"
    return tokens + [f"{SPACE}unused{i}" for i in range(room)] + CONTROL, merges


def write(path, width, layers, size):
    tokens, merges = vocabulary(size)
    heads = width // HEAD_SIZE
    groups = max(1, heads // 2)
    wide = width * 2
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("tiny")
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
    writer.add_block_count(layers)
    writer.add_context_length(4096)
    writer.add_embedding_length(width)
    writer.add_feed_forward_length(wide)
    writer.add_head_count(heads)
    writer.add_head_count_kv(groups)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(HEAD_SIZE)
    writer.add_rope_freq_base(10000.0)
    writer.add_vocab_size(size)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("llama-bpe")
    writer.add_token_list(tokens)
    writer.add_token_types([gguf.TokenType.NORMAL] * (size - 3) + [gguf.TokenType.CONTROL] * 3)
    writer.add_token_merges(merges)
    writer.add_bos_token_id(size - 3)
    writer.add_eos_token_id(size - 1)
    writer.add_pad_token_id(size - 3)
    writer.add_add_bos_token(False)
    writer.add_chat_template(TEMPLATE)

    random = np.random.default_rng(20)

    def matrix(name, rows, columns, keep=None):
        values = random.standard_normal((rows, columns), dtype=np.float32) / np.sqrt(columns)
        if keep is not None:
            values[~keep] = 0
        packed = gguf.quants.quantize(values, Kind.Q8_0)
        writer.add_tensor(name + ".weight", packed, raw_dtype=Kind.Q8_0)

    def ones(name):
        writer.add_tensor(name + ".weight", np.ones(width, dtype=np.float32))

    spoken = np.array([t.startswith(SPACE) and t[1:] in WORDS for t in tokens])
    matrix("token_embd", size, width)
    matrix("output", size, width, keep=spoken)
    ones("output_norm")
    for layer in range(layers):
        block = f"blk.{layer}."
        ones(block + "attn_norm")
        ones(block + "ffn_norm")
        matrix(block + "attn_q", width, width)
        matrix(block + "attn_k", groups * HEAD_SIZE, width)
        matrix(block + "attn_v", groups * HEAD_SIZE, width)
        matrix(block + "attn_output", width, width)
        matrix(block + "ffn_gate", wide, width)
        matrix(block + "ffn_up", wide, width)
        matrix(block + "ffn_down", width, wide)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file")
    parser.add_argument("--width", type=int, default=64, help="a multiple of 32")
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--vocabulary", type=int, default=640)
    options = parser.parse_args()
    write(options.file, options.width, options.layers, options.vocabulary)


if __name__ == "__main__":
    main()
