#!/usr/bin/env python3
"""The library has no mutable globals and no function statics: nothing in its objects that can be written, but one lock.

usage: globals.py libntrans.a COMPILER      exit 77: objdump is missing
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SYMBOL = re.compile(r"^[0-9a-f]+ .{7} (\S+)\t0*([0-9a-f]+) (?:\.hidden )?(\S+)$")
WRITABLE = re.compile(r"^(\.t?data|\.t?bss|\*COM\*)(?!\.rel\.ro)")
MADE_BY_COMPILERS = re.compile(r"^(__|\.)")  # sanitizers, coverage, section symbols
LOCK = "shared_table (.bss)"  # src/ext/spell.c: Hunspell has a global of its own, so what guards it must be one


def writable(path):
    listing = subprocess.run(["objdump", "-t", path], capture_output=True, text=True, check=True).stdout
    matches = filter(None, map(SYMBOL.match, listing.splitlines()))
    return [f"{name} ({section})" for section, size, name in (match.groups() for match in matches)
            if int(size, 16) and WRITABLE.match(section) and not MADE_BY_COMPILERS.match(name)]


def self_test(compiler):
    with tempfile.TemporaryDirectory() as folder:
        source, made = pathlib.Path(folder, "x.c"), str(pathlib.Path(folder, "x.o"))
        source.write_text("int global; static const char *const fine[] = {\"a\"};\n"
                          "const char *f(int i) { static int calls = 1; global += calls++; return fine[i & 0]; }\n")
        subprocess.run([compiler, "-fPIC", "-c", source, "-o", made], check=True)
        found = " ".join(writable(made))
    wanted = "global" in found and "calls" in found and "fine" not in found
    return [] if wanted else [f"of global, calls and fine the first two should be found, not: {found}"]


def main(library, compiler):
    if not shutil.which("objdump"):
        print("skipped: objdump is not installed")
        return 1 if os.environ.get("NTRANS_STRICT_TESTS") == "1" else 77
    wrong = self_test(compiler) + [found for found in writable(library) if found != LOCK]
    print("\n".join(wrong) or "nothing in the library can be written but the lock of Hunspell's table")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 3 else __doc__)
