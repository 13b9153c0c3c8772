#!/usr/bin/env python3
"""Has other tools write bilingual files, and reads them with ntrans: each unit must come, source and target as written.

Usage: foreign_files.py PROGRAM FOLDER    FOLDER holds node_modules (support/install_consumers.sh)
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path[:0] = [str(pathlib.Path(__file__).parent.parent / "support"), str(pathlib.Path(__file__).parent)]
import omegat  # noqa: E402
from foreign import expect, skip  # noqa: E402
from translate_toolkit import PYTHON  # noqa: E402

PAIRS = [
    ("De kat & de hond <slapen>.", "The cat & the dog <sleep>."),
    ("Hij zei: \"Nee\" – en ging.", "He said: \"No\" – and left."),
    ("Één café in 's-Hertogenbosch.", "One café in 's-Hertogenbosch."),
    ("Nog niet vertaald.", None),
]

TOOLKIT = """
import json, sys
from translate.storage import pypo, tmx, xliff
pairs = json.loads(sys.argv[2])
for name, kind in (("toolkit.xlf", xliff.xlifffile), ("toolkit.po", pypo.pofile)):
    file = kind()
    if name.endswith("xlf"):
        file.setsourcelanguage("nl")
        file.settargetlanguage("en")
    for source, target in pairs:
        unit = file.addsourceunit(source)
        if target is not None:
            unit.target = target
        unit.addnote("said by the toolkit")
    file.savefile(sys.argv[1] + "/" + name)
memory = tmx.tmxfile()
for source, target in pairs:
    if target is not None:
        memory.addtranslation(source, "nl", target, "en")
memory.savefile(sys.argv[1] + "/toolkit.tmx")
"""

NPM = """
const fs = require('fs'), xliff = require('xliff');
const pairs = JSON.parse(process.argv[2]), units = {};
pairs.forEach(([source, target], i) => { units['u' + i] = target === null ? { source } : { source, target }; });
const coded = ['Een ', { GenericSpan: { id: 'b', contents: 'vet' } }, ' woord.'];
units.coded = { source: coded, target: ['A ', { GenericSpan: { id: 'b', contents: 'bold' } }, ' word.'] };
const file = { resources: { text: units }, sourceLanguage: 'nl', targetLanguage: 'en' };
xliff.jsToXliff12(file).then((text) => fs.writeFileSync(process.argv[1] + '/npm12.xlf', text));
xliff.js2xliff(file).then((text) => fs.writeFileSync(process.argv[1] + '/npm2.xlf', text));
"""


def read(program, path):
    done = subprocess.run([program, "convert", "-q", "--to", "jsonl", path], capture_output=True, text=True)
    expect(f"{path.name}: exit status", 0, done.returncode)
    return [json.loads(line) for line in done.stdout.splitlines()]


def flat(text):
    """The npm package breaks and indents what stands beside an inline element."""
    return " ".join(text.split())


def check(program, path, pairs):
    units = read(program, path)
    found = [(flat(unit["source"]), flat(unit["target"] or "") or None) for unit in units]
    expect(f"{path.name}: units", pairs, found)
    return units


def check_toolkit(program, scratch):
    if subprocess.run([PYTHON, "-c", "import translate"], capture_output=True).returncode != 0:
        skip("translate-toolkit is not there")
    subprocess.run([PYTHON, "-c", TOOLKIT, scratch, json.dumps(PAIRS)], check=True)
    for name in ("toolkit.xlf", "toolkit.po"):
        check(program, scratch / name, PAIRS)
    check(program, scratch / "toolkit.tmx", PAIRS[:3])


def check_npm(program, scratch, folder):
    modules = os.path.join(folder, "node_modules")
    if not shutil.which("node") or not os.path.isdir(os.path.join(modules, "xliff")):
        skip(f"node, or its package xliff in {modules}, is not there")
    subprocess.run(["node", "-e", NPM, scratch, json.dumps(PAIRS)], check=True, env=os.environ | {"NODE_PATH": modules})
    for name in ("npm12.xlf", "npm2.xlf"):
        units = check(program, scratch / name, PAIRS + [("Een vet woord.", "A bold word.")])
        expect(f"{name}: codes", ["open", "close"], [code["kind"] for code in units[-1]["source_codes"]])
        expect(f"{name}: ids", [f"u{i}" for i in range(len(PAIRS))], [unit["id"] for unit in units[:-1]])


def check_omegat(program, scratch):
    if not shutil.which("omegat"):
        skip("omegat is not there")
    project = omegat.make_project(scratch, "project")
    sources = [source for source, _ in PAIRS]
    (project / "source/text.txt").write_text("\n\n".join(sources) + "\n", encoding="utf-8")
    listing = project / "omegat.tmx"
    omegat.run(project, "--mode=console-createpseudotranslatetmx", f"--pseudotranslatetmx={listing}",
               "--pseudotranslatetype=equal")
    found = {unit["source"]: unit["target"] for unit in read(program, listing)}
    expect("omegat.tmx: units", {source: source for source in sources}, found)


def main():
    program, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        check_toolkit(program, scratch)
        check_npm(program, scratch, folder)
        check_omegat(program, scratch)
    return 0


if __name__ == "__main__":
    sys.exit(main())
