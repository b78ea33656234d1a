"""Checks files of a folder by readers that others wrote.

HTML by html5lib in its strict mode, every drawing (within a page or alone) by an XML parser, and
that nothing in either would be loaded or run.
"""
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


failed = False
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    text = path.read_bytes().decode("utf-8")
    if path.suffix == ".html":
        faults = page_faults(text) + [f"would load {found}" for found in loads(text)]
    elif path.suffix == ".svg":
        faults = drawing_faults(text) + [f"would load {found}" for found in loads(text)]
    else:
        continue
    for fault in faults:
        print(f"{path.name}: {fault}")
        failed = True
sys.exit(1 if failed else 0)
