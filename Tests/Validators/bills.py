"""Reads every bill of materials in a folder with programs that others wrote.

A file named `schema-…` or `model-…` is broken on purpose: the schema, or else the object model, must
refuse it, and nothing may refuse one named `own-…`. All other files must be accepted by both.
"""
import json
import pathlib
import sys

from cyclonedx.model.bom import Bom
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from spdx_python_model.bindings import v3_0_1 as spdx

VERSIONS = {"1.6": SchemaVersion.V1_6, "1.7": SchemaVersion.V1_7}
VALIDATORS = {name: JsonStrictValidator(version) for name, version in VERSIONS.items()}
REQUIRED = [
    "software_packageVersion", "software_downloadLocation", "software_primaryPurpose",
    "releaseTime", "suppliedBy",
]


def schema_fault(text):
    version = json.loads(text)["specVersion"]
    faults = VALIDATORS[version].validate_str(text, all_errors=True)
    return "; ".join(str(fault).split("\n")[0] for fault in faults or [])


def model_fault(text):
    try:
        Bom.from_json(json.loads(text)).validate()
    except Exception as fault:  # whatever it raises is its way to say no
        return f"{type(fault).__name__}: {fault}"
    return ""


def spdx_fault(text):
    objects = spdx.SHACLObjectSet()
    spdx.JSONLDDeserializer().deserialize_data(json.loads(text), objects)
    missing = objects.link()
    if missing:
        return f"dangling: {sorted(missing)}"
    packages = list(objects.foreach_type(spdx.ai_AIPackage))
    if len(packages) != 1:
        return f"{len(packages)} AI packages"
    absent = [name for name in REQUIRED if getattr(packages[0], name) in (None, [], "")]
    return f"without {', '.join(absent)}" if absent else ""


def fault(path):
    text = path.read_text(encoding="utf-8")
    if path.name.endswith(".spdx3.json"):
        try:
            return spdx_fault(text)
        except Exception as refusal:
            return f"{type(refusal).__name__}: {refusal}"
    schema = schema_fault(text)
    kind = path.name.split("-")[0]
    if kind == "schema":
        return "" if schema else "the schema accepts it"
    if schema:
        return f"schema: {schema}"
    model = model_fault(text)
    if kind == "model":
        return "" if model else "the object model accepts it"
    return f"model: {model}" if model else ""


files = sorted(pathlib.Path(sys.argv[1]).glob("*.json"))
faults = [f"{path.name}: {found}" for path in files if (found := fault(path))]
print("\n".join(faults) if faults else f"{len(files)} files")
sys.exit(1 if faults or not files else 0)
