"""Reads the pipeline snippets of a page: each is YAML, and its steps are shell that runs a recheck."""
import re
import subprocess
import sys

import yaml

page = open(sys.argv[1], encoding="utf-8").read()
snippets = re.findall(r"```yaml\n(.*?)\n```", page, re.S)
problems = [] if len(snippets) == 2 else [f"{len(snippets)} snippets, two are expected"]
for text in snippets:
    document = yaml.safe_load(text)
    steps = []
    for job in list(document.get("jobs", {}).values()) + [document.get("decisions", {})]:
        steps += job.get("script", []) + [step["run"] for step in job.get("steps", []) if "run" in step]
    if not any(step.startswith("weigh recheck") for step in steps):
        problems.append("no step runs weigh recheck")
    for step in steps:
        if subprocess.run(["bash", "-n", "-c", step], capture_output=True).returncode:
            problems.append(f"not shell: {step}")
print("\n".join(problems))
sys.exit(bool(problems))
