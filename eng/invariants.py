#!/usr/bin/env python3
"""Do the tests notice? Breaks each invariant of invariants.json in a copy of the checkout, one at a time, and runs the classes that should fail.

usage: invariants.py [TEXT]     only invariants that contain the text; prints the table of CONTRIBUTING.md
Exits with 1 when a break is not noticed, or when something fails without one. The standard library, git and the .NET SDK only.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
# A broken parser may never come to its end.
LIMIT_SECONDS = 300


def copy_checkout(target):
    files = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in files.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def change(target, edits):
    """Makes the edits; gives back what the files held."""
    before = {}
    for edit in edits:
        path = target / edit["file"]
        text = path.read_text(encoding="utf-8")
        before.setdefault(path, text)
        if text.count(edit["old"]) != 1:
            raise SystemExit(f"{edit['file']} does not have once: {edit['old']}\nCorrect eng/invariants.json.")
        path.write_text(text.replace(edit["old"], edit["new"]), encoding="utf-8")
    return before


def run(target, project, classes):
    """Builds a project and runs classes of it: how many tests failed, of how many. Something that hangs has failed."""
    build = subprocess.run(["dotnet", "build", f"tests/{project}", "-v", "quiet", "--nologo", "-p:RunAnalyzers=false"], cwd=target, capture_output=True, text=True)
    if build.returncode != 0:
        raise SystemExit(f"{project} does not build:\n{build.stdout}")
    chosen = [argument for name in classes for argument in ("-class", f"*.{name}")]
    command = ["dotnet", f"tests/{project}/bin/Debug/net10.0/{project}.dll", "-noLogo", "-noColor", *chosen]
    try:
        printed = subprocess.run(command, cwd=target, capture_output=True, text=True, timeout=LIMIT_SECONDS).stdout
    except subprocess.TimeoutExpired:
        return "hangs", "", ""
    totals = re.search(r"Total: (\d+), Errors: (\d+), Failed: (\d+)", printed)
    if totals is None or totals[1] == "0":
        raise SystemExit(f"{project} ran no test of {', '.join(classes)}:\n{printed[-2000:]}")
    return int(totals[2]) + int(totals[3]), int(totals[1]), printed


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    chosen = [i for i in json.loads((ROOT / "eng" / "invariants.json").read_text(encoding="utf-8")) if wanted in i["invariant"]]
    os.environ.update(DOTNET_NOLOGO="1", DOTNET_CLI_TELEMETRY_OPTOUT="1")
    unnoticed = []
    with tempfile.TemporaryDirectory(prefix="sse-invariants-") as folder:
        target = pathlib.Path(folder)
        copy_checkout(target)
        for project in dict.fromkeys(i["project"] for i in chosen):
            classes = list(dict.fromkeys(name for i in chosen if i["project"] == project for name in i["classes"]))
            failed, total, printed = run(target, project, classes)
            if failed:
                raise SystemExit(f"{failed} of {total} tests of {project} fail before anything is broken:\n{printed[-2000:]}")
        print("| invariant | broken by | failed | for example |\n|---|---|---:|---|", flush=True)
        for item in chosen:
            before = change(target, item["edits"])
            failed, total, printed = run(target, item["project"], item["classes"])
            for path, text in before.items():
                path.write_text(text, encoding="utf-8")
            if failed == 0 or (failed != "hangs" and item["example"] not in printed):
                unnoticed.append(item["invariant"])
            count = failed if failed == "hangs" else f"{failed} of {total:,}"
            print(f"| {item['invariant']} | {item['broken']} | {count} | `{item['example']}` |", flush=True)
    if unnoticed:
        raise SystemExit("Not noticed, or not by the test that is named: " + "; ".join(unnoticed))


main()
