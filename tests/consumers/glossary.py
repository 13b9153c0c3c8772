#!/usr/bin/env python3
"""Glossaries that we export, read by the programs that they are for; each must see the terms of our CSV.

Usage: glossary.py PROGRAM FOLDER    with all.csv, all.tbx … in FOLDER; PROGRAM: toolkit, omegat, libreoffice
"""
import collections
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from foreign import expect, skip  # noqa: E402

PYTHON = "/usr/bin/python3"  # Debian's packages are seen by Debian's Python only
LIST = """
import json, sys
from translate.storage import factory
print(json.dumps([[str(u.source), str(u.target)] for u in factory.getobject(sys.argv[1]).units]))
"""


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{command[0]}: exit {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def check_toolkit(folder):
    """It keeps the first term of each language, and counts entries."""
    if subprocess.run([PYTHON, "-c", "import translate"], capture_output=True).returncode != 0:
        skip("translate-toolkit is not there")
    first = {}
    for row in rows_of(folder / "all.csv")[1:]:
        first.setdefault(row[-1], row[:2])
    expect("TBX 2, entries", list(first.values()), json.loads(run(PYTHON, "-c", LIST, str(folder / "all.tbx"))))


def check_omegat(folder):
    if not shutil.which("omegat") or not shutil.which("groovy"):
        skip("omegat or groovy is not there")
    pairs = collections.Counter((row[0], row[1]) for row in rows_of(folder / "all.csv")[1:])
    usable = collections.Counter(
        (row[0], row[1]) for row in rows_of(folder / "all.csv")[1:] if row[4] in ("preferred", "admitted"))
    for name, wanted in (("all.tbx", pairs), ("all.utf8", usable)):
        with tempfile.TemporaryDirectory() as home:
            java = pathlib.Path(shutil.which("java")).resolve().parent.parent
            lines = run("groovy", "-cp", "/usr/share/omegat/OmegaT.jar", str(pathlib.Path(__file__).with_suffix(".groovy")),
                        home, str(folder / name), env=os.environ | {"HOME": home, "JAVA_HOME": str(java)}).splitlines()
        found = collections.Counter(tuple(line.split("\t")) for line in lines if "\t" in line)
        expect(f"{name}, pairs", wanted, found)


def check_libreoffice(folder):
    if not shutil.which("soffice"):
        skip("LibreOffice is not there")
    for name in ("all.xlsx", "all.ods"):
        with tempfile.TemporaryDirectory() as scratch:
            run("soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", scratch, str(folder / name),
                env=os.environ | {"HOME": scratch})
            expect(f"{name}, rows", rows_of(folder / "all.csv"), rows_of(pathlib.Path(scratch, "all.csv")))


def main():
    program, folder = sys.argv[1:]
    {"toolkit": check_toolkit, "omegat": check_omegat, "libreoffice": check_libreoffice}[program](pathlib.Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
