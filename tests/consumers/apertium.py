#!/usr/bin/env python3
"""Has a real engine, Apertium with its pair Dutch to Afrikaans, translate the seed articles, and looks whether what must
stay came through: every link, name and figure of the drafts, and as many targets as segments.

Usage: apertium.py NTRANS ARTICLE…
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from foreign import skip  # noqa: E402


def demand(good, message):
    if not good:
        sys.exit(message)


def run(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True,
                          env=os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder)})
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def rows(ntrans, path, folder):
    text = run([ntrans, "convert", path, "--to", "jsonl", "-q"], folder).stdout
    return [json.loads(line) for line in text.split("\n") if line]


def check_article(ntrans, article, folder, form):
    shutil.copy(article, folder)
    name = pathlib.Path(article).stem
    run([ntrans, "prep", f"{name}.txt", "--to", form, "--to", "mt", "--engine", "apertium", "-q", "-f"], folder)
    bilingual = f"{name}.nl-en.xlf" if form == "xliff" else f"{name}.nl-en.xliff2.xlf"
    done = run([ntrans, "translate", bilingual, "--engine", "apertium", "--command", "apertium -u nld-afr", "--batch"], folder)
    masks = json.loads(pathlib.Path(folder, f"{name}.nl-en.txt.masks.json").read_text("utf-8"))["segments"]
    after = rows(ntrans, bilingual, folder)
    demand(len(after) == len(masks), f"{name}: {len(after)} segments of {len(masks)}")
    slots = 0
    for row, mask in zip(after, masks):
        demand(not row["translate"] or row["target"], f"{name}:{row['id']}: no target")
        for slot in mask["slots"] if row["translate"] else []:
            if "n" not in slot or slot["kind"] in ("break", "open", "close", "alone"):
                continue
            slots += 1
            demand(slot["text"].rstrip(".") in row["target"], f"{name}:{row['id']}: {slot['text']} is not in {row['target']}")
    demand(": lost:" not in done.stderr, done.stderr)
    demand(slots > 0, f"{name}: nothing was masked")
    changed = sum(row["target"] != row["source"] for row in after)
    demand(changed * 2 > len(after), f"{name}: the engine changed {changed} of {len(after)} segments only")
    return slots


def main(ntrans, *articles):
    if not shutil.which("apertium") or "nld-afr" not in subprocess.run(["apertium", "-l"], capture_output=True, text=True).stdout:
        skip("apertium with apertium-afr-nld is not installed")
    with tempfile.TemporaryDirectory() as folder:
        slots = sum(check_article(ntrans, article, folder, form) for article in articles for form in ("xliff", "xliff2"))
    print(f"apertium: {slots} placeholders of {len(articles)} articles in both XLIFFs came through")


if __name__ == "__main__":
    main(*sys.argv[1:])
