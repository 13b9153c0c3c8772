#!/usr/bin/env python3
"""Runs the examples of a Markdown file: in each ```console block, lines that begin with "$ " are commands, and what
follows is what they print. A line "…" stands for any lines. Blocks share one folder that holds the seed articles.

Usage: doc_examples.py NTRANS SEEDS FILE.md…
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def examples(text):
    for block in re.findall(r"^```console\n(.*?)^```", text, re.M | re.S):
        command, expected = None, []
        for line in block.splitlines() + ["$ "]:
            if line.startswith("$ "):
                if command:
                    yield command, expected
                command, expected = line[2:], []
            else:
                expected.append(line)


def matches(expected, actual):
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + r"\n" for line in expected)
    return re.fullmatch(pattern, actual) is not None


def main():
    program, seeds, *files = sys.argv[1:]
    bad = count = 0
    for name in files:
        with tempfile.TemporaryDirectory() as scratch:
            for article in [*pathlib.Path(seeds).glob("*.txt"), *pathlib.Path(seeds).glob("brug.*")]:
                shutil.copy(article, scratch)
            path = os.path.dirname(os.path.abspath(program)) + os.pathsep + os.environ["PATH"]
            settings = dict(os.environ, PATH=path, HOME=scratch, XDG_DATA_HOME=scratch + "/data")
            for command, expected in examples(pathlib.Path(name).read_text(encoding="utf-8")):
                count += 1
                done = subprocess.run(command, shell=True, cwd=scratch, env=settings, text=True,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                if not matches(expected, done.stdout):
                    bad += 1
                    print(f"{name}: $ {command}\n--- documented\n" + "\n".join(expected) + f"\n--- printed\n{done.stdout}")
    print(f"{count} examples, {bad} differ")
    return 1 if bad or not count else 0


if __name__ == "__main__":
    sys.exit(main())
