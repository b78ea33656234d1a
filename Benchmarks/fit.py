"""How close predicted decode speeds come to measured ones, and what a refit would give.

Usage: fit.py WEIGH [CATALOG.sqlite] [FILE.csv ...]

Without files it reads ../shared/data/fit/measured-tokens-per-second.csv, and says so in one line
when that is not there. The rows are no part of this repository. For each class and driver it fits
the share of the bandwidth that is reached and the time of a layer again, on all devices and with
each device left out, and prints how well the constants of the others do on the one left out.
"""

import csv
import json
import math
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
REFERENCE = os.path.join(
    os.path.dirname(ROOT), "shared", "data", "fit", "measured-tokens-per-second.csv")
MEASURED = ("avg_tps", "measured_tps", "tps")
SHARES = [share / 100 for share in range(40, 96, 1)]
LAYERS = [microseconds * 1e-6 for microseconds in range(0, 205, 5)]


def driver(row):
    """What drives a row: as stated, else by the maker in the name of the hardware."""
    name = row["hardware"].lower()
    if row.get("backend"):
        return row["backend"]
    if name.startswith("apple"):
        return "metal"
    return "rocm" if "radeon" in name or name.startswith("amd") else "cuda"


def evaluate(weigh, catalog, path):
    """The rows of a file that have an estimate and a measured speed; prints the summary."""
    command = [weigh, "fit", "evaluate", "--speed", path, "--parts", "--summary"]
    if catalog:
        command += ["--catalog", catalog]
    result = subprocess.run(command, capture_output=True, text=True)
    print(result.stderr, end="")
    if result.returncode not in (0, 65):
        sys.exit(result.returncode)
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = []
    for text in result.stdout.splitlines():
        line = json.loads(text)
        row = rows[line["row"] - 1]
        column = next(name for name in MEASURED if name in row)
        if line.get("class") not in ("dense", "mixture") or not row[column]:
            continue
        found.append({
            "class": line["class"], "driver": driver(row), "device": row["hardware"],
            "seconds": 1 / float(row[column]), "read": line["bytes"] / line["bandwidth"],
            "layers": line["layers"], "low": line["low"], "high": line["high"],
        })
    return found


def fitted(rows):
    """The share and the time of a layer with the least mean error; each device counts the same."""
    counts = {}
    for row in rows:
        counts[row["device"]] = counts.get(row["device"], 0) + 1

    def error(share, layer):
        return sum(
            abs(math.log((row["read"] / share + layer * row["layers"]) / row["seconds"]))
            / counts[row["device"]] for row in rows)

    return min(((share, layer) for share in SHARES for layer in LAYERS),
               key=lambda pair: error(*pair))


def ratios(rows, constants):
    """Measured over predicted speed."""
    share, layer = constants
    return [(row["read"] / share + layer * row["layers"]) / row["seconds"] for row in rows]


def within(values):
    """Part of the rows predicted within 30 percent, in percent."""
    good = sum(0.7 <= 1 / value <= 1.3 for value in values)
    return 100 * good / len(values)


def report(rows):
    """Prints what a refit gives for each class and driver."""
    for kind in sorted({(row["class"], row["driver"]) for row in rows}):
        group = [row for row in rows if (row["class"], row["driver"]) == kind]
        if len(group) < 8:
            continue
        share, layer = fitted(group)
        print(f"refit {kind[0]} {kind[1]}: {len(group)} rows, share {share:.2f}, "
              f"{layer * 1e6:.0f} us a layer, {within(ratios(group, (share, layer))):.0f} % "
              "within 30 %")
        devices = sorted({row["device"] for row in group})
        for device in devices if len(devices) > 1 else []:
            left_out = [row for row in group if row["device"] == device]
            constants = fitted([row for row in group if row["device"] != device])
            values = sorted(ratios(left_out, constants))
            print(f"  without {device}: {len(values)} rows, median {values[len(values) // 2]:.2f}, "
                  f"{within(values):.0f} % within 30 %")


def main():
    """Evaluates, then refits."""
    arguments = sys.argv[1:]
    weigh = arguments.pop(0)
    catalog = arguments.pop(0) if arguments and arguments[0].endswith(".sqlite") else None
    files = arguments or [REFERENCE]
    rows = []
    for path in files:
        if not os.path.exists(path):
            print(f"speed: no measurements at {os.path.relpath(path, ROOT)}, nothing compared")
            continue
        print(f"speed: {os.path.basename(path)}")
        rows += evaluate(weigh, catalog, path)
    if rows:
        report(rows)


if __name__ == "__main__":
    main()
