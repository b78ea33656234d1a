"""How long drawn rankings take, beside numpy in the same run.

Usage: simulation.py SIMULATION-BENCHMARK [RUNS]

Both engines rank the same table under 10,000 weightings that keep an order of eight criteria and
count who takes which rank, one thread each, taking turns; CPU time. They draw different numbers, so
their shares are compared within five standard errors first. A missing cell is drawn evenly.
"""

import json
import os
import subprocess
import sys
import time

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np

DRAWS, CRITERIA = 10_000, 8
# Alternatives, share of missing cells, bar in CPU ms (none: not slower than numpy).
WORKLOADS = [(300, 0.0, 25.0), (30, 0.0, 2.0), (300, 0.3, 60.0), (30, 0.3, None)]


def split_mix(seed, count):
    """The numbers of 0 ..< 1 that the other engine fills its table with."""
    with np.errstate(over="ignore"):
        x = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(
            0x9E3779B97F4A7C15)
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        x ^= x >> np.uint64(31)
    return (x >> np.uint64(11)).astype(np.float64) * 2.0 ** -53


def table(alternatives, missing):
    count = alternatives * CRITERIA
    numbers = split_mix(20_261_121, 2 * count).reshape(2, alternatives, CRITERIA)
    return np.where(numbers[1] < missing, np.nan, numbers[0])


def simulate(values, random):
    """Rank acceptabilities, alternatives by ranks."""
    count = len(values)
    cuts = np.sort(random.random((DRAWS, CRITERIA - 1)), axis=1)
    gaps = np.diff(cuts, axis=1, prepend=0.0, append=1.0)
    weights = np.sort(gaps, axis=1)[:, ::-1]
    known = np.nan_to_num(values)
    scores = weights @ known.T
    for criterion in range(CRITERIA):
        drawn = np.flatnonzero(np.isnan(values[:, criterion]))
        if len(drawn):
            scores[:, drawn] += weights[:, criterion:criterion + 1] * random.random(
                (DRAWS, len(drawn)))
    order = np.argsort(-scores, axis=1)
    cells = order * count + np.arange(count)
    return np.bincount(cells.ravel(), minlength=count * count).reshape(count, count) / DRAWS


class Weigh:
    """The other engine, started once so that its start does not count."""

    def __init__(self, program):
        self.process = subprocess.Popen(
            [program, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, alternatives, missing):
        self.process.stdin.write(f"{alternatives} {CRITERIA} {DRAWS} {missing}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def check(weigh, numpy):
    """Whether both found the same shares, within five standard errors of their difference."""
    for found, expected in zip(weigh["first"], numpy[:, 0]):
        share = max((found + expected) / 2, 1 / DRAWS)
        if abs(found - expected) > 5 * (2 * share * (1 - share) / DRAWS) ** 0.5:
            return False
    return True


def main():
    program = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 11
    weigh = Weigh(program)
    random = np.random.default_rng(1)
    print(f"drawn rankings: {DRAWS} draws, {CRITERIA} criteria, full rank shares, one thread, "
          f"CPU ms of {runs} runs taking turns, numpy {np.__version__}, "
          f"load {os.getloadavg()[0]:.1f}", flush=True)
    failed = False
    for alternatives, missing, bar in WORKLOADS:
        values = table(alternatives, missing)
        if not check(weigh.run(alternatives, missing), simulate(values, random)):
            print(f"  {alternatives} alternatives: the shares differ")
            failed = True
            continue
        ours, theirs = [], []
        for _ in range(runs):
            ours.append(weigh.run(alternatives, missing)["milliseconds"])
            before = time.process_time()
            simulate(values, random)
            theirs.append((time.process_time() - before) * 1000)
        ours.sort()
        theirs.sort()
        middle = ours[runs // 2]
        limit = theirs[runs // 2] if bar is None else bar
        verdict = "pass" if middle <= limit else "miss"
        failed = failed or verdict == "miss"
        print(f"  {alternatives} alternatives, {missing:.0%} missing: Weigh median {middle:.2f}, "
              f"least {ours[0]:.2f}; numpy median {theirs[runs // 2]:.1f}, least {theirs[0]:.1f}; "
              f"{theirs[runs // 2] / middle:.1f} times faster; "
              f"bar {limit:.1f}: {verdict}")
    weigh.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
