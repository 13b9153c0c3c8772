#!/usr/bin/env python3
"""Reads XLIFF 1.2 and 2.1 with the npm package xliff and compares what it finds with our own reader.

Usage: npm_xliff.py FOLDER FILE…    FOLDER holds node_modules (support/install_consumers.sh)
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from foreign import expect, skip  # noqa: E402
from readback import is_plain, read  # noqa: E402

LIST = """
const fs = require('fs'), xliff = require('xliff');
const text = fs.readFileSync(process.argv[1], 'utf8');
const reader = process.argv[1].endsWith('.xliff2.xlf') ? xliff.xliff2js : xliff.xliff12ToJs;
reader(text).then((file) => console.log(JSON.stringify(Object.values(file.resources)[0])));
"""


def main():
    folder, *paths = sys.argv[1:]
    modules = os.path.join(folder, "node_modules")
    paths = [path for path in paths if path.endswith(".xlf")]
    if not shutil.which("node") or not os.path.isdir(os.path.join(modules, "xliff")):
        skip(f"node, or its package xliff in {modules}, is not there")
    for path in paths:
        done = subprocess.run(["node", "-e", LIST, path], capture_output=True, text=True, check=True,
                              env=os.environ | {"NODE_PATH": modules})
        ours, theirs = read(path), json.loads(done.stdout)
        expect(f"{path}: units", [row["id"] for row in ours], list(theirs))
        plain = [row for row in ours if is_plain(row)]
        expect(f"{path}: targets", [row["target"] for row in plain], [theirs[row["id"]].get("target") for row in plain])
        # Of marks in XLIFF 2 (mrk) this reader drops the text as well, so only sources without any can be compared.
        marked = set(re.findall(r'<unit id="([^"]*)"(?:(?!</unit>).)*?<source>(?:(?!</source>).)*?<mrk',
                                pathlib.Path(path).read_text(encoding="utf-8"), re.S))
        unmarked = [row for row in plain if isinstance(theirs[row["id"]]["source"], str) and row["id"] not in marked]
        expect(f"{path}: sources", [row["source"] for row in unmarked], [theirs[row["id"]]["source"] for row in unmarked])
    return 0 if paths else 1


if __name__ == "__main__":
    sys.exit(main())
