"""Checks files of a folder by readers that others wrote.

HTML by html5lib in its strict mode, every drawing (within a page or alone) by an XML parser, that
nothing in either would be loaded or run; tables by the csv module, lines of JSON by the json module.
"""
import csv
import io
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as tree

import html5lib

LOADS = re.compile(
    r"<(script|iframe|object|embed|link|base|img|image|use|audio|video|form)\b"
    r"|\b(src|srcset|xlink:href|action|poster|background|data|on[a-z]+)\s*="
    r"|url\(|@import|javascript:|http-equiv=\"refresh\"",
    re.IGNORECASE,
)
TAG = re.compile(r"<[^>]*>")


def loads(text):
    """What a browser would fetch or run; looks into tags and styles only, for text may say anything."""
    style = "".join(re.findall(r"<style>(.*?)</style>", text, re.DOTALL))
    found = [tag for tag in TAG.findall(text) if LOADS.search(tag)]
    return found + LOADS.findall(style)


def drawing_faults(text):
    try:
        root = tree.fromstring(text)
    except tree.ParseError as error:
        return [f"the drawing is not well-formed: {error}"]
    names = [child.tag.split("}")[-1] for child in root]
    found = [] if names[:2] == ["title", "desc"] else ["the drawing has no title and description"]
    if not all((child.text or "").strip() for child in list(root)[:2]):
        found.append("the title or description of the drawing is empty")
    for element in root.iter():
        for name, value in element.attrib.items():
            if re.search(r"nan|inf|not a number", value):
                found.append(f"{name} is {value}")
    return found


def page_faults(text):
    found = []
    try:
        html5lib.HTMLParser(strict=True).parse(text)
    except Exception as error:  # html5lib raises its own and plain ones
        found.append(f"the page is not well-formed: {error!r}")
    ids = re.findall(r'<[^>]* id="([^"]*)"', text)
    found += [f"id {name} stands twice" for name in sorted(set(ids)) if ids.count(name) > 1]
    targets = set(re.findall(r'<a href="#([^"]*)"', text))
    found += [f"nothing has the id {name}" for name in sorted(targets - set(ids))]
    for drawing in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
        found += drawing_faults(drawing)
    return found


def table_faults(text):
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    found = [f"row {number} has {len(row)} cells" for number, row in enumerate(rows)
             if len(row) != len(rows[0])]
    if not text.endswith("\r\n") or "\n" in text.replace("\r\n", ""):
        found.append("a line does not end in CR LF")
    for cell in (cell for row in rows for cell in row):
        if re.match(r"[=+\-@\t\r]", cell) and not re.fullmatch(r"-?[0-9.]+", cell):
            found.append(f"a spreadsheet would run {cell!r}")
    return found


def line_faults(text):
    # Only the line feed ends a line of JSON Lines; str.splitlines knows more.
    lines = text.split("\n")
    found = [] if lines.pop() == "" else ["the last line has no end"]
    return found + ["a line is no object" for line in lines
                    if not isinstance(json.loads(line), dict)]


failed = False
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    if path.is_dir():
        continue
    text = path.read_bytes().decode("utf-8")
    if path.suffix == ".html":
        faults = page_faults(text) + [f"would load {found}" for found in loads(text)]
    elif path.suffix == ".svg":
        faults = drawing_faults(text) + [f"would load {found}" for found in loads(text)]
    elif path.suffix == ".csv":
        faults = table_faults(text)
    elif path.suffix == ".jsonl":
        faults = line_faults(text)
    elif path.suffix == ".json":
        faults = [] if isinstance(json.loads(text), dict) else ["it is no object"]
    else:
        continue
    for fault in faults:
        print(f"{path.name}: {fault}")
        failed = True
sys.exit(1 if failed else 0)
