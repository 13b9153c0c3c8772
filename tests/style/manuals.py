#!/usr/bin/env python3
"""Each verb has a manual whose options are those of its option table, and ntrans(1) names it.

Options stand in the manual as ".It Fl o , Fl -output Ar FILE"; the tables come from `ntrans help --table`. mandoc, where
it is installed, must have nothing to complain of.

usage: manuals.py NTRANS FOLDER        manuals.py --self-test      exit 77: mandoc is missing
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

OPTION = re.compile(r"^\.It (?:Fl (\w) , )?Fl -([\w-]+)(?: Ar (\S+))?$", re.MULTILINE)
OPTION_LIKE = re.compile(r"^\.It Fl .*$", re.MULTILINE)


def options_of_program(table):
    """Verb → its options as (letter, name, argument)."""
    verbs = {}
    for line in table.splitlines():
        verb, letter, name, argument = line.split("\t")
        options = verbs.setdefault(verb, set())
        if name:
            options.add((letter, name, argument))
    return verbs


def options_of_page(page):
    """The options of a manual, and the lines that look like one and are not."""
    found = [match for match in OPTION.finditer(page)]
    strange = set(OPTION_LIKE.findall(page)) - {match[0] for match in found}
    return {tuple(part or "" for part in match.groups()) for match in found}, strange


def spell(option):
    letter, name, argument = option
    return f"{'-' + letter + ', ' if letter else ''}--{name}{' ' + argument if argument else ''}"


def check(verbs, folder):
    pages = {path.stem: path.read_text("utf-8") for path in folder.glob("*.1")}
    if "ntrans" not in pages or not verbs:
        yield "there is no ntrans.1, or no verb"
    for name in sorted(pages.keys() - {"ntrans"} - {"ntrans-" + verb for verb in verbs}):
        yield f"{name}.1: there is no such verb"
    for verb, options in sorted(verbs.items()):
        name = "ntrans-" + verb
        if name not in pages:
            yield f"{name}.1 is missing"
            continue
        if f".It Xr {name} 1" not in pages.get("ntrans", ""):
            yield f"ntrans.1: no line \".It Xr {name} 1\""
        told, strange = options_of_page(pages[name])
        yield from (f"{name}.1: not told: {spell(option)}" for option in sorted(options - told))
        yield from (f"{name}.1: not in the option table: {spell(option)}" for option in sorted(told - options))
        yield from (f"{name}.1: not understood: {line}" for line in sorted(strange))


def lint(folder):
    for path in sorted(folder.glob("*.[15]")):
        done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", path], capture_output=True, text=True)
        yield from done.stdout.splitlines()


def self_test():
    table = "prep\to\toutput\tFILE\nprep\t\tforce\t\ndump\t\t\t\n"
    page = ".Bl -tag\n.It Fl o , Fl -output Ar FILE\n.It Fl -force\n.El\n"
    overview = ".It Xr ntrans-prep 1\n.It Xr ntrans-dump 1\n"
    good = {"ntrans.1": overview, "ntrans-prep.1": page, "ntrans-dump.1": ""}
    bad = {"a page missing": {"ntrans-dump.1": None},
           "a page too many": {"ntrans-perp.1": ""},
           "no overview": {"ntrans.1": None},
           "not named in the overview": {"ntrans.1": ".It Xr ntrans-prep 1\n"},
           "an option missing": {"ntrans-prep.1": page.replace(".It Fl -force\n", "")},
           "an option too many": {"ntrans-prep.1": page + ".It Fl -quiet\n"},
           "another letter": {"ntrans-prep.1": page.replace("Fl o ,", "Fl p ,")},
           "another argument": {"ntrans-prep.1": page.replace("FILE", "PATH")},
           "an odd line": {"ntrans-prep.1": page + ".It Fl -force | Fl -gently\n"}}

    def findings(change):
        with tempfile.TemporaryDirectory() as name:
            for page_name, text in {**good, **change}.items():
                if text is not None:
                    pathlib.Path(name, page_name).write_text(text)
            return list(check(options_of_program(table), pathlib.Path(name)))

    return [f"the good pages: {finding}" for finding in findings({})] + \
           [f"not seen: {title}" for title, change in bad.items() if not findings(change)]


def main(program, folder):
    table = subprocess.run([program, "help", "--table"], capture_output=True, text=True, check=True).stdout
    has_mandoc = shutil.which("mandoc") is not None
    wrong = list(check(options_of_program(table), pathlib.Path(folder)))
    wrong += lint(pathlib.Path(folder)) if has_mandoc else []
    print("\n".join(wrong) or "the manuals tell what the program does")
    if wrong or has_mandoc:
        return 1 if wrong else 0
    print("skipped in part: mandoc is not installed")
    return 1 if os.environ.get("NTRANS_STRICT_TESTS") == "1" else 77


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        MISSED = self_test()
        print("\n".join(MISSED) or "the test can fail")
        sys.exit(1 if MISSED else 0)
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 3 else __doc__)
