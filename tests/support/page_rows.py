#!/usr/bin/env python3
"""Copies the rows of review pages, without style sheet and script: page_rows.py FILE.html…  writes FILE.rows.html"""
import pathlib
import re
import sys

for path in map(pathlib.Path, sys.argv[1:]):
    text = path.read_text("utf-8")
    head, rows = re.search(r"<body[^>]*>", text)[0], re.search(r"<main.*</main>", text, re.S)[0]
    path.with_suffix(".rows.html").write_text(f"{head}\n{rows}\n", "utf-8", newline="")
