#!/usr/bin/env python3
"""Checks the script of the review page: each part is valid JavaScript, reaches for no network and makes no markup of
text.

Usage: scripts.py FOLDER
"""
import pathlib
import re
import shutil
import subprocess
import sys

FORBIDDEN = r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function|fetch|XMLHttpRequest|WebSocket|import)\b"


def main():
    parts = sorted(pathlib.Path(sys.argv[1]).glob("*.js"))
    bad = 0
    for part in parts:
        text = part.read_text("utf-8")
        for number, line in enumerate(text.splitlines(), 1):
            if re.search(FORBIDDEN, line) or len(line) > 120:
                bad += 1
                print(f"{part}:{number}: {line}")
    if not shutil.which("node"):
        print(f"{len(parts)} parts, {bad} findings; node is not there to parse them")
        return 1 if bad or not parts else 77
    bad += sum(subprocess.run(["node", "--check", part]).returncode != 0 for part in parts)
    print(f"{len(parts)} parts, {bad} findings")
    return 1 if bad or not parts else 0


if __name__ == "__main__":
    sys.exit(main())
