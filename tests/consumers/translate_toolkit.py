#!/usr/bin/env python3
"""Reads XLIFF 1.2, TMX and PO with Debian's translate-toolkit and compares what it finds with our own reader.

Usage: translate_toolkit.py FOLDER FILE…
"""
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from foreign import expect, skip  # noqa: E402
from readback import read, is_plain  # noqa: E402

PYTHON = "/usr/bin/python3"  # Debian's packages are seen by Debian's Python only
LIST = """
import json, sys
from translate.storage import factory
units = factory.getobject(sys.argv[1]).units
print(json.dumps([[str(u.source), None if u.target is None else str(u.target), u.istranslatable()] for u in units]))
"""


def units_of(path):
    done = subprocess.run([PYTHON, "-c", LIST, path], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main():
    paths = [path for path in sys.argv[2:] if path.endswith((".nl-en.xlf", ".tmx", ".po"))]
    if subprocess.run([PYTHON, "-c", "import translate"], capture_output=True).returncode != 0:
        skip("translate-toolkit is not there")
    for path in paths:
        ours, theirs = read(path), units_of(path)
        if path.endswith(".po"):
            theirs = theirs[1:]  # the header
        expect(f"{path}: units", len(ours), len(theirs))
        pairs = [(row, unit) for row, unit in zip(ours, theirs) if is_plain(row)]
        expect(f"{path}: texts", [[row["source"], row["target"]] for row, _ in pairs], [unit[:2] for _, unit in pairs])
        if path.endswith(".xlf"):
            expect(f"{path}: translate", [row["translate"] for row in ours], [unit[2] for unit in theirs])
    return 0 if paths else 1


if __name__ == "__main__":
    sys.exit(main())
