#!/usr/bin/env python3
"""Write GGUF files with the reference library, and print what it reads back.

    gguf_files.py write FOLDER      # files with every value type, other alignments, lists by layer
    gguf_files.py dump FILE         # one line for each key and each tensor
    gguf_files.py spread FILE       # how far the weights of each tensor are spread

The lines of `dump` are compared with those of Weigh's own reader.
"""
import struct
import sys
from pathlib import Path

import gguf
import numpy


def dump(path):
    reader = gguf.GGUFReader(path)
    lines = []
    for field in reader.fields.values():
        if field.name.startswith("GGUF."):
            continue
        kind = field.types[0]
        if kind == gguf.GGUFValueType.ARRAY:
            element = field.types[-1] if len(field.types) > 1 else None
            if len(field.types) > 2:
                lines.append(f"K\t{field.name}\tnested")
                continue
            count = len(field.data)
            values = ""
            if count and count <= 64 and element.name not in ("STRING", "FLOAT32", "FLOAT64"):
                values = ",".join(str(int(field.parts[i][0])) for i in field.data)
            name = str(int(element)) if count else "-"
            lines.append(f"K\t{field.name}\t9\t{name}\t{count}\t{values}")
            continue
        part = field.parts[field.data[0]]
        if kind == gguf.GGUFValueType.STRING:
            value = bytes(part).hex()
        elif kind in (gguf.GGUFValueType.FLOAT32, gguf.GGUFValueType.FLOAT64):
            value = struct.pack(">d", float(part[0])).hex()
        else:
            value = str(int(part[0]))
        lines.append(f"K\t{field.name}\t{int(kind)}\t{value}")
    for tensor in reader.tensors:
        shape = ",".join(str(int(size)) for size in tensor.shape)
        lines.append(
            f"T\t{tensor.name}\t{int(tensor.tensor_type)}\t{int(tensor.n_elements)}\t"
            f"{int(tensor.n_bytes)}\t{int(tensor.data_offset)}\t{shape}")
    return lines


def values(writer):
    writer.add_uint8("t.uint8", 200)
    writer.add_int8("t.int8", -100)
    writer.add_uint16("t.uint16", 60000)
    writer.add_int16("t.int16", -30000)
    writer.add_uint32("t.uint32", 4000000000)
    writer.add_int32("t.int32", -2000000000)
    writer.add_uint64("t.uint64", 9000000000000000000)
    writer.add_int64("t.int64", -9000000000000000000)
    writer.add_float32("t.float32", 0.1)
    writer.add_float64("t.float64", -1e300)
    writer.add_bool("t.bool", True)
    writer.add_string("t.string", "Grüße, 世界 \u202e")
    writer.add_array("t.strings", ["", "a", "b" * 300])
    writer.add_array("t.numbers", [-1, 2, 3])
    writer.add_array("t.floats", [0.5, 1.5])
    writer.add_array("t.flags", [True, False, True])


def write(folder):
    folder = Path(folder)
    for name, alignment in (("plain", None), ("aligned", 64), ("wide", 4096)):
        writer = gguf.GGUFWriter(folder / f"{name}.gguf", "gemma4")
        if alignment:
            writer.add_custom_alignment(alignment)
        writer.add_name(f"Test {name}")
        writer.add_block_count(30)
        writer.add_context_length(262144)
        writer.add_embedding_length(2816)
        writer.add_head_count(16)
        flags = [layer % 6 != 5 for layer in range(30)]
        writer.add_head_count_kv([8 if flag else 2 for flag in flags])
        writer.add_key_length(512)
        writer.add_value_length(512)
        writer.add_key_length_swa(256)
        writer.add_value_length_swa(256)
        writer.add_sliding_window(1024)
        writer.add_sliding_window_pattern(flags)
        writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
        values(writer)
        writer.add_tensor("token_embd.weight", numpy.zeros((7, 64), dtype=numpy.float16))
        writer.add_tensor("blk.0.one", numpy.zeros(5, dtype=numpy.float32))
        writer.add_tensor("blk.0.four", numpy.zeros((2, 3, 4, 5), dtype=numpy.float64))
        writer.add_tensor(
            "blk.0.blocks", numpy.zeros((3, 68), dtype=numpy.uint8),
            raw_dtype=gguf.GGMLQuantizationType.Q8_0)
        writer.add_tensor(
            "blk.0.super", numpy.zeros((2, 144), dtype=numpy.uint8),
            raw_dtype=gguf.GGMLQuantizationType.Q4_K)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        print(f"{name}.gguf")


def spread(path):
    for tensor in gguf.GGUFReader(path).tensors:
        try:
            weights = gguf.quants.dequantize(tensor.data, tensor.tensor_type)
        except NotImplementedError:
            print(f"{tensor.name}\tunknown")
            continue
        weights = weights.astype(numpy.float64)
        print(f"{tensor.name}\t{weights.mean():.6f}\t{weights.std():.6f}")


def types():
    for kind in gguf.GGMLQuantizationType:
        elements, size = gguf.GGML_QUANT_SIZES[kind]
        print(f"{int(kind)}\t{kind.name}\t{elements}\t{size}")


if sys.argv[1] == "write":
    write(sys.argv[2])
elif sys.argv[1] == "types":
    types()
elif sys.argv[1] == "spread":
    spread(sys.argv[2])
else:
    print("\n".join(dump(sys.argv[2])))
