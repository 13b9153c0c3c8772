#!/usr/bin/env python3
"""Compares files with those of the same name in a folder; NTRANS_BLESS=1 rewrites the latter.

Usage: same_files.py GOLDEN FILE…
"""
import difflib
import os
import pathlib
import sys


def show_difference(golden, actual, name):
    lines = difflib.diff_bytes(difflib.unified_diff, golden.splitlines(), actual.splitlines(), name, b"now",
                               lineterm=b"", n=0)
    for _, line in zip(range(40), lines):
        print(line.decode("utf-8", "backslashreplace"))


def main():
    folder, *paths = sys.argv[1:]
    bad = 0
    for path in map(pathlib.Path, paths):
        golden, actual = pathlib.Path(folder, path.name), path.read_bytes()
        if os.environ.get("NTRANS_BLESS") == "1":
            golden.write_bytes(actual)
            continue
        kept = golden.read_bytes() if golden.exists() else b""
        if kept != actual:
            bad += 1
            show_difference(kept, actual, path.name.encode())
    print(f"{len(paths)} files, {bad} differ")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
