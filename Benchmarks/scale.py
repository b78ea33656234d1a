#!/usr/bin/env python3
"""Millions of rows and names: Weigh's columns and search against polars, numpy, pandas and fzy.

    scale.py PATH/TO/ScaleBenchmark [REPETITIONS]

Same data (seeded), same run, engines alternating, one thread each; CPU time (user and system), median
and minimum. Every engine evaluates five rules and eight curves from facts and gives the best fifty;
the answers are compared with one in doubles first. Weigh's own process answers one command at a time
and measures only its own work; making and loading the data count for nobody, but fzy's start and its
reading of the names do, as it has no other way. fzy prints all that it finds, so the bar against it is
for putting all in order; a screen asks for the best fifty.
"""
import json, os, resource, statistics, subprocess, sys, tempfile, time

for variable in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np
import pandas as pd
import polars as pl

LIMIT = 50
CODES = {"license": [1, 0.75, 0.35, 0], "openness": [0, 0.25, 0.5, 0.75, 1]}
LINES = {  # worst, best, weight
    "quality": (20.0, 90.0, 8), "price": (2.0794415416798357, -2.995732273553991, 7),
    "decode": (1.6094379124341003, 4.787491742782046, 6),
    "firstToken": (8.517193191416238, 5.298317366548036, 5),
    "length": (9.010913347279288, 12.476649250079015, 4), "headroom": (0.0, 40.0, 3),
}
CODE_WEIGHTS = {"license": 2, "openness": 1}
TOTAL = 36
TYPES = {"license": np.uint8, "openness": np.uint8, "context": np.int32, "released": np.int32}
TABLES = {
    name: np.array([values[c] if c < len(values) else 0.5 if c == 255 else 0 for c in range(256)])
    for name, values in CODES.items()}
NO_INTEGER = -2**31


class Engine:
    """Weigh's process, asked line by line."""

    def __init__(self, path):
        self.process = subprocess.Popen(
            [path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def load(folder):
    return {name: np.fromfile(os.path.join(folder, name), TYPES.get(name, np.float32))
            for name in ("license", "openness", "context", "released", *LINES)}


def passing(c):
    """The five rules; what is not known stays in."""
    return (((c["license"] <= 1) | (c["license"] == 255))
            & ((c["openness"] >= 1))
            & ((c["context"] >= 32768) | (c["context"] == NO_INTEGER))
            & ((c["released"] >= 19900) | (c["released"] == NO_INTEGER))
            & ~(c["headroom"] < 0))


def exact(c):
    """The best fifty in doubles, every row sorted: what all engines must find."""
    rows = np.flatnonzero(passing(c))
    score = np.zeros(len(rows))
    for name, (worst, best, weight) in LINES.items():
        value = (c[name][rows].astype(np.float64) - worst) / (best - worst)
        score += weight / TOTAL * np.where(np.isnan(value), 0.5, np.clip(value, 0, 1))
    for name, weight in CODE_WEIGHTS.items():
        score += weight / TOTAL * TABLES[name][c[name][rows]]
    order = np.lexsort((rows, -np.round(score, 9)))[:LIMIT]
    return rows[order], score[order]


def numpy_engine(c):
    tables = {name: table.astype(np.float32) for name, table in TABLES.items()}

    def run():
        rows = np.flatnonzero(passing(c))
        score = np.zeros(len(rows), np.float32)
        for name, (worst, best, weight) in LINES.items():
            value = c[name][rows]
            value -= np.float32(worst)
            value *= np.float32(1 / (best - worst))
            np.clip(value, 0, 1, out=value)
            np.nan_to_num(value, copy=False, nan=0.5)
            value *= np.float32(weight / TOTAL)
            score += value
        for name, weight in CODE_WEIGHTS.items():
            score += (tables[name] * np.float32(weight / TOTAL))[c[name][rows]]
        best = np.argpartition(score, len(score) - LIMIT)[-LIMIT:]
        return rows[best[np.argsort(-score[best], kind="stable")]]
    return run


def polars_expressions():
    keep = (((pl.col("license") <= 1) | (pl.col("license") == 255)) & (pl.col("openness") >= 1)
            & ((pl.col("context") >= 32768) | (pl.col("context") == NO_INTEGER))
            & ((pl.col("released") >= 19900) | (pl.col("released") == NO_INTEGER))
            & ((pl.col("headroom") >= 0) | pl.col("headroom").is_nan()))
    parts = [((pl.col(name) - pl.lit(worst, pl.Float32)) * pl.lit(1 / (best - worst), pl.Float32))
             .clip(0, 1).fill_nan(pl.lit(0.5, pl.Float32)) * pl.lit(weight / TOTAL, pl.Float32)
             for name, (worst, best, weight) in LINES.items()]
    parts += [pl.lit(pl.Series(TABLES[name].astype(np.float32) * np.float32(weight / TOTAL)))
              .gather(pl.col(name).cast(pl.UInt32)) for name, weight in CODE_WEIGHTS.items()]
    score = parts[0]
    for part in parts[1:]:
        score = score + part
    return keep, score


def polars_engines(c):
    """Ways to ask polars; the fastest of them is measured."""
    frame = pl.DataFrame({**c, "row": np.arange(len(c["license"]), dtype=np.uint32)})
    keep, score = polars_expressions()

    def eager():
        part = frame.filter(keep)
        return part.select("row", score=score).top_k(LIMIT, by="score")["row"].to_numpy()

    def lazy():
        return (frame.lazy().filter(keep).select("row", score=score)
                .top_k(LIMIT, by="score").collect()["row"].to_numpy())

    def streaming():
        return (frame.lazy().filter(keep).select("row", score=score)
                .top_k(LIMIT, by="score").collect(engine="streaming")["row"].to_numpy())
    return [eager, lazy, streaming]


def pandas_engine(c):
    frame = pd.DataFrame(c, copy=False)
    tables = {name: table.astype(np.float32) for name, table in TABLES.items()}

    def run():
        part = frame[passing(frame)]
        score = pd.Series(np.float32(0), index=part.index)
        for name, (worst, best, weight) in LINES.items():
            value = ((part[name] - np.float32(worst)) * np.float32(1 / (best - worst))).clip(0, 1)
            score = score + value.fillna(0.5) * np.float32(weight / TOTAL)
        for name, weight in CODE_WEIGHTS.items():
            score = score + tables[name][part[name].to_numpy()] * np.float32(weight / TOTAL)
        return score.nlargest(LIMIT).index.to_numpy()
    return run


def timed(run):
    start = time.process_time()
    run()
    return (time.process_time() - start) * 1000


def agree(found, expected):
    """Whether single precision found the same rows, but for those that score the same to 1e-6."""
    rows, scores = expected
    differing = set(map(int, found)) ^ set(map(int, rows))
    clear = {int(row) for row, score in zip(rows, scores) if score > scores[-1] + 1e-6}
    return len(found) == len(rows) and not (differing & clear)


class Report:
    """Lines of figures, and bars with what they were missed by."""

    def __init__(self):
        self.bars = []

    def line(self, name, values, note=""):
        print(f"  {name:34} median {statistics.median(values):8.2f}   min {min(values):8.2f}   {note}")

    def bar(self, name, value, most, unit="ms"):
        self.bars.append((name, value, most, unit))

    def close(self):
        print("bars (by the median):")
        for name, value, most, unit in self.bars:
            verdict = "pass" if value <= most else f"MISS by {value / most * 100 - 100:.0f} %"
            print(f"  {name:52} {value:8.2f} of {most:8.2f} {unit:3} {verdict}")


def warm(engine, count, command):
    """The middle of a few runs in a row, as small tables stay in the cache between them."""
    return statistics.median(engine.ask(command)["cpu"] for _ in range(count))


def tables(engine, report, rows, repetitions):
    with tempfile.TemporaryDirectory() as folder:
        made = engine.ask(f"table {rows} {folder}")
        columns = load(folder)
    expected = exact(columns)
    score = engine.ask("score")
    exactly = [int(x, 16) for x in score["scores"]]
    same = score["rows"] == expected[0].tolist() and np.allclose(
        np.array(exactly, np.uint64).view(np.float64), expected[1], rtol=0, atol=1e-12)
    print(f"{rows:,} rows, {made['bytes'] / 1e6:.1f} MB in ten columns, "
          f"{made['rankable'] / rows * 100:.1f} % pass, {made['exact']} rows scored in doubles")
    polars = min(polars_engines(columns), key=lambda run: min(timed(run) for _ in range(3)))
    others = {"polars (" + polars.__name__ + ")": polars, "numpy": numpy_engine(columns),
              "pandas": pandas_engine(columns)}
    checks = [("weigh", same)] + [(n, agree(run(), expected)) for n, run in others.items()]
    print("  same best fifty as in doubles: "
          + ", ".join(f"{n} {'yes' if good else 'NO'}" for n, good in checks))
    in_a_row = 5 if rows < 1_000_000 else 1
    names = ["read ten columns once", "weigh: filter, score, best 50", "weigh: one weight moved",
             "weigh: one limit moved", *others]
    times = {name: [] for name in names}
    engine.ask("weight"), engine.ask("limit"), engine.ask("limit")
    for _ in range(repetitions):
        for name, command in zip(names, ("read", "score", "weight", "limit")):
            times[name].append(warm(engine, in_a_row, command))
        for name, run in others.items():
            times[name].append(statistics.median(timed(run) for _ in range(in_a_row)))
    for name, values in times.items():
        report.line(name, values)
    middle = {name: statistics.median(values) for name, values in times.items()}
    full = middle["weigh: filter, score, best 50"]
    label = f"{rows / 1e6:g} M" if rows >= 1_000_000 else f"{rows // 1000} k"
    if rows == 2_500_000:
        report.bar(f"{label}: filter, score, best 50", full, 16)
        report.bar(f"{label}: the same over reading once", full / middle[names[0]], 2.5, "x")
        report.bar(f"{label}: one weight moved", middle["weigh: one weight moved"], 4)
        threads(engine, score)
    if rows == 100_000:
        report.bar(f"{label}: filter, score, best 50", full, 0.5)
    for name in list(others)[:2]:
        report.bar(f"{label}: against {name}", full, middle[name])


def threads(engine, alone):
    """The same answer, to the bit, by one, two and four threads."""
    for count in (1, 2, 4):
        answers = [engine.ask(f"threads {count}") for _ in range(5)]
        same = all(a["rows"] == alone["rows"] and a["scores"] == alone["scores"] for a in answers)
        cpu, wall = (statistics.median(a[key] for a in answers) for key in ("cpu", "wall"))
        print(f"  {count} thread{'s' if count > 1 else ' '}: CPU {cpu:.1f}, wall {wall:.1f}, "
              f"{'same bytes' if same else 'OTHER BYTES'}")


def fzy(query, path):
    """CPU time of fzy and how many names it found."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(path, "rb") as names:
        result = subprocess.run(["fzy", "-e", query], stdin=names, stdout=subprocess.PIPE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return cpu * 1000, result.stdout.count(b"\n")


def search(engine, report, count, most, repetitions):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "names")
        made = engine.ask(f"names {count} {path}")
        size = os.path.getsize(path)
        print(f"{made['count']:,} names of {size / made['count'] - 1:.1f} bytes; taking them in, "
              f"once, {made['build']:.0f} ms, is not in the figures below")
        for query in ("qwen7binst", "q", "in", "lla", "instruct", "deepseekr1distill32binstructgguf",
                      "zzzqj"):
            own, every, other = [], [], []
            for _ in range(repetitions):
                own.append(warm(engine, 5 if count < 1_000_000 else 1, f"search {query}"))
                answer = engine.ask(f"all {query}")
                every.append(answer["cpu"])
                hits = answer["found"]
                cpu, found = fzy(query, path)
                other.append(cpu)
            same = "as many as fzy" if hits == found else f"fzy finds {found:,}"
            print(f"  '{query}': {hits:,} names, {same}")
            report.line("  weigh, best 50", own)
            report.line("  weigh, all in order", every)
            report.line("  fzy -e, all, start and reading", other)
            label = f"{count / 1e6:g} M" if count >= 1_000_000 else f"{count // 1000} k"
            report.bar(f"{label} names, '{query[:16]}'", statistics.median(own), most)
            report.bar(f"{label} names, '{query[:16]}', all, against fzy",
                       statistics.median(every), statistics.median(other))


def main():
    repetitions = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    load_before = os.getloadavg()[0]
    print(f"CPU milliseconds of {repetitions} repetitions, engines alternating, one thread; "
          f"polars {pl.__version__}, numpy {np.__version__}, pandas {pd.__version__}")
    engine, report = Engine(os.path.abspath(sys.argv[1])), Report()
    for rows in (100_000, 1_000_000, 2_500_000):
        tables(engine, report, rows, repetitions)
    for count, most in ((100_000, 8), (2_000_000, 60)):
        search(engine, report, count, most, repetitions)
    engine.close()
    report.close()
    print(f"load average {load_before:.2f} before, {os.getloadavg()[0]:.2f} after, "
          f"{os.cpu_count()} cores")


main()
