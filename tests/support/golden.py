#!/usr/bin/env python3
"""Compares what ntrans makes of the seed articles with the files in tests/golden; NTRANS_BLESS=1 rewrites them.

Usage: golden.py NTRANS SEEDS GOLDEN FORMAT ARTICLE…
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile


def prepare(program, article, form, glossary):
    command = [program, "prep", article.name, "--to", form, "-o", "-", "--quiet", "--glossary", glossary]
    done = subprocess.run(command, capture_output=True, cwd=article.parent)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}: {done.stderr.decode(errors='replace')}")
    return re.sub(r"; entry \d+", "", done.stdout.decode("utf-8"))  # numbers shift with every new row


def show_difference(expected, actual, name):
    lines = difflib.unified_diff(expected.splitlines(), actual.splitlines(), f"golden/{name}", "now", lineterm="", n=0)
    for count, line in enumerate(lines):
        if count == 40:
            print("…")
            break
        print(line[:400])


def main():
    program, seeds, golden, form, *articles = sys.argv[1:]
    bless = os.environ.get("NTRANS_BLESS") == "1"
    bad = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name in articles:
            article = pathlib.Path(seeds, name + ".txt")
            kept = pathlib.Path(golden, f"{name}.{form}")
            actual = prepare(program, article, form, os.path.join(scratch, "glossary.db"))
            if bless:
                kept.parent.mkdir(exist_ok=True)
                kept.write_bytes(actual.encode("utf-8"))
                continue
            expected = kept.read_bytes().decode("utf-8") if kept.exists() else ""
            if actual != expected:
                bad += 1
                show_difference(expected, actual, kept.name)
    print(f"{len(articles)} articles, {bad} differ" + (" (rewritten)" if bless else ""))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
