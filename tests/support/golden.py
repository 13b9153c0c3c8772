#!/usr/bin/env python3
"""Compares what ntrans makes of the seed articles with the files in tests/golden; NTRANS_BLESS=1 rewrites them.

Usage: golden.py NTRANS SEEDS GOLDEN prep|align|ledger ARTICLE…
prep: the segments as TSV. align: the article beside its English in SEEDS/en, one pair a line; a bead is right when
a reader of both columns finds on its line all that belongs together, and no more. ledger: what names find prints.
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import foreign


def run(command, folder):
    """What the command says on standard output and standard error."""
    done = subprocess.run(command, capture_output=True, cwd=folder)
    said = done.stderr.decode("utf-8", errors="replace")
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}: {said}")
    return done.stdout.decode("utf-8"), said


def prepared(program, seeds, name, glossary):
    options = ["--to", "tsv", "-o", "-", "--quiet", "--glossary", glossary]
    shown, _ = run([program, "prep", name + ".txt", *options], seeds)
    return re.sub(r"; entry \d+", "", shown)  # numbers shift with every new row


def aligned(program, seeds, name, glossary):
    options = ["--to", "tsv", "--glossary", glossary]
    shown, said = run([program, "align", name + ".txt", f"en/{name}.txt", *options], seeds)
    if "no Dutch-English dictionary" in said:
        foreign.skip("dict-freedict-nld-eng and dict-freedict-eng-nld are not installed")
    rows = [line.split("\t") for line in shown.splitlines()[1:]]
    return "".join(f"{row[1]}\t{row[2]}\n" for row in rows)


def ledger(program, seeds, name, glossary):
    return run([program, "names", "find", name + ".txt", "--to", "tsv", "--glossary", glossary], seeds)[0]


def show_difference(expected, actual, name):
    lines = difflib.unified_diff(expected.splitlines(), actual.splitlines(), f"golden/{name}", "now", lineterm="", n=0)
    for count, line in enumerate(lines):
        if count == 40:
            print("…")
            break
        print(line[:400])


def main():
    program, seeds, golden, verb, *articles = sys.argv[1:]
    make = {"prep": prepared, "align": aligned, "ledger": ledger}[verb]
    bless = os.environ.get("NTRANS_BLESS") == "1"
    bad = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name in articles:
            kept = pathlib.Path(golden, name + ".tsv")
            actual = make(program, pathlib.Path(seeds), name, os.path.join(scratch, "glossary.db"))
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
