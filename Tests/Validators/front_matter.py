"""Reads the front matter of every Markdown file in a folder and checks its keys and types."""
import datetime
import pathlib
import re
import sys

import yaml

KNOWN = {"status", "date", "decision-makers", "consulted", "informed"}


def faults(text):
    block = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    if not block:
        return ["no front matter"]
    fields = yaml.safe_load(block.group(1))
    found = [f"unknown key {key}" for key in sorted(fields.keys() - KNOWN)]
    if type(fields.get("date")) is not datetime.date:
        found.append("date is no date")
    if not isinstance(fields.get("status"), str):
        found.append("status is no text")
    if not re.search(r'^status: "', block.group(1), re.MULTILINE):
        found.append("status is not quoted")
    for key in KNOWN - {"status", "date"}:
        names = fields.get(key, [])
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            found.append(f"{key} is no list of names")
    return found


failed = False
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.md")):
    for fault in faults(path.read_text(encoding="utf-8")):
        print(f"{path.name}: {fault}")
        failed = True
sys.exit(1 if failed else 0)
