#!/usr/bin/env python3
"""Opens XLIFF 1.2 in OmegaT, and has it translate the sources with our TMX as its memory.

Usage: omegat.py FOLDER FILE…
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from foreign import expect, skip  # noqa: E402
from readback import is_plain, read  # noqa: E402

PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>NL</source_lang><target_lang>EN-GB</target_lang><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
"""


def make_project(scratch, name):
    project = pathlib.Path(scratch, name)
    for folder in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (project / folder).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT, encoding="utf-8")
    return project


def run(project, *options):
    home = str(project.parent)
    done = subprocess.run(["omegat", str(project), *options, f"--config-dir={home}/config", "--disable-project-locking"],
                          capture_output=True, text=True, env=os.environ | {"HOME": home})
    if done.returncode != 0:
        sys.exit(f"omegat: exit {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def as_shown(text):
    """OmegaT trims a segment and knows one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def check_xliff(scratch, paths):
    """OmegaT translates what stands in the target, so it must show each target that is to be translated."""
    project = make_project(scratch, "xliff")
    for path in paths:
        shutil.copy(path, project / "source")
    listing = project / "segments.tmx"
    run(project, "--mode=console-createpseudotranslatetmx", f"--pseudotranslatetmx={listing}",
        "--pseudotranslatetype=equal")
    seen = {as_shown(unit.find("tuv/seg").text) for unit in ET.parse(listing).getroot().iter("tu")}
    rows = [row for path in paths for row in read(path) if row["translate"] and row["target"]]
    wanted = {as_shown(row["target"]) for row in rows if is_plain(row)}
    coded = {row["target"] for row in rows if not is_plain(row)}
    expect("XLIFF 1.2, texts not shown", set(), wanted - seen)
    expect("XLIFF 1.2, units", len(wanted) + len(coded), len(seen))


def check_memory(scratch, paths):
    """With our memory, each source must come out as its target."""
    project = make_project(scratch, "memory")
    targets = {}
    for path in paths:
        shutil.copy(path, project / "tm/auto")
        for row in read(path):
            targets.setdefault(row["source"], set()).add(row["target"])
    pairs = {source: target for source, (target, *others) in targets.items()
             if target and not others and is_plain({"source": source, "target": target}) and
             source == source.strip() and len(source.splitlines()) == 1}
    (project / "source/text.txt").write_text("\n\n".join(pairs) + "\n", encoding="utf-8")
    run(project, "--mode=console-translate")
    lines = (project / "target/text.txt").read_text(encoding="utf-8").split("\n\n")
    expect("TMX, lines", list(pairs.values()), [line.rstrip("\n") for line in lines])


def main():
    if not shutil.which("omegat"):
        skip("omegat is not there")
    paths = sys.argv[2:]
    with tempfile.TemporaryDirectory() as scratch:
        check_xliff(scratch, [path for path in paths if path.endswith(".nl-en.xlf")])
        check_memory(scratch, [path for path in paths if path.endswith(".tmx")])
    return 0


if __name__ == "__main__":
    sys.exit(main())
