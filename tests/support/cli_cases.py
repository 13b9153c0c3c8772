#!/usr/bin/env python3
"""Runs the cases of tests/cli/*.case: commands, and what they must print, return and leave behind.

A case file is made of lines. "# …" and empty lines between sections are skipped.
    == title              begins a case
    ! reason              the case is known to fail; once it passes, that is an error
    needs PROGRAM         the case is skipped where PROGRAM is not installed ("needs user": where root runs it)
    file NAME <<          makes a file before the commands run; its text ends before a line "<<"
    @ fresh               the case begins without a glossary; else it finds one as a first use makes it, copied from one
                          that is made once (in the folder $NTRANS_TEMPLATE, where that is given, for all runs)
    glossary NAME         puts such a glossary into the folder of the case too
    $ COMMAND             one or more; one sh script, in a fresh folder that holds the files. `ntrans` is the program,
                          HOME and XDG_DATA_HOME are fresh. A word @NAME is a file of the case, else one of the source tree.
    exit STATUS           of the last command; 0 where none is given
    stdout <<  stderr <<  the exact text up to a line "<<"
    stdout~ REGEX         found in some line; stderr~ likewise; several may be given
    stdout!~ REGEX        found in no line; stderr!~ likewise
    is-file NAME          there afterwards; no-file NAME: not there (NAME may be a pattern: *.xlf)

usage: cli_cases.py [--must-fail] FILE.case…      NTRANS names the program
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIP = 77
TIMEOUT = 300
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Malformed(Exception):
    pass


class Case:
    def __init__(self, title, place):
        self.title = title
        self.place = place
        self.known = None
        self.needs = []
        self.fresh = False
        self.glossaries = []
        self.files = {}
        self.commands = []
        self.exit = 0
        self.exact = {}
        self.found = []  # (stream, regex, wanted)
        self.paths = []  # (name, wanted)


def read_text(lines, at, place):
    """The lines up to one that is "<<", and the index behind it."""
    for end in range(at, len(lines)):
        if lines[end] == "<<":
            return "".join(line + "\n" for line in lines[at:end]), end + 1
    raise Malformed(f'{place}: no line "<<" ends this text')


def read_section(case, line, lines, at, place):
    """Adds the section that begins with `line`; gives the index behind it."""
    word, _, rest = line.partition(" ")
    if line.endswith(" <<"):
        name = rest[:-2].strip()
        text, at = read_text(lines, at, place)
        if word == "file" and name:
            case.files[name] = text
        elif word in ("stdout", "stderr") and not name:
            case.exact[word] = text
        else:
            raise Malformed(f"{place}: unknown section: {line}")
    elif word == "$":
        case.commands.append(rest)
    elif word == "!":
        case.known = rest
    elif word == "needs":
        case.needs.append(rest)
    elif line == "@ fresh":
        case.fresh = True
    elif word == "glossary" and rest:
        case.glossaries.append(rest)
    elif word == "exit":
        case.exit = int(rest)
    elif word in ("stdout~", "stderr~", "stdout!~", "stderr!~"):
        case.found.append((word[:6], re.compile(rest), not word.endswith("!~")))
    elif word in ("is-file", "no-file"):
        case.paths.append((rest, word == "is-file"))
    else:
        raise Malformed(f"{place}: unknown section: {line}")
    return at


def read_cases(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")
    cases, at = [], 0
    while at < len(lines):
        line, place = lines[at], f"{path}:{at + 1}"
        at += 1
        if line.startswith("== "):
            cases.append(Case(line[3:], place))
        elif line and not line.startswith("#"):
            if not cases:
                raise Malformed(f"{place}: a case begins with a line \"== title\"")
            at = read_section(cases[-1], line, lines, at, place)
    for case in cases:
        if not case.commands:
            raise Malformed(f'{case.place}: no line "$ …" in "{case.title}"')
    if not cases:
        raise Malformed(f"{path}: no case")
    return cases


def missing(case):
    """What the case needs and the machine has not."""
    for need in case.needs:
        if need == "user" and os.geteuid() == 0:
            return "this runs as root"
        if need != "user" and not shutil.which(need):
            return f"{need} is not installed"
    return None


def script_of(case):
    def resolve(match):
        name = match[1]
        if name in case.files:
            return name
        in_tree = os.path.join(ROOT, name)
        return in_tree if os.path.exists(in_tree) else match[0]

    return "".join(re.sub(r"(?<!\S)@([^\s;|&<>\"')]+)", resolve, command) + "\n" for command in case.commands)


class Template:
    """The glossary that cases start with: made when the first case asks for it, and again for a newer program."""

    def __init__(self, program, folder):
        self.program = program
        self.path = os.path.join(folder, "cli-glossary.db")

    def is_current(self):
        return os.path.exists(self.path) and os.path.getmtime(self.path) >= os.path.getmtime(self.program)

    def copy(self, to):
        if not self.is_current():
            with tempfile.TemporaryDirectory(dir=os.path.dirname(self.path)) as folder:
                made = os.path.join(folder, "g.db")
                subprocess.run([self.program, "glossary", "init", "--glossary", made], stdout=subprocess.DEVNULL,
                               check=True)
                os.replace(made, self.path)  # whole, whoever else makes one now
        os.makedirs(os.path.dirname(to), exist_ok=True)
        shutil.copyfile(self.path, to)


def environment(folder, program):
    shims = os.path.join(folder, "bin")
    os.mkdir(shims)
    os.symlink(program, os.path.join(shims, "ntrans"))
    env = {name: value for name, value in os.environ.items() if name not in ("NTRANS_GLOSSARY", "NTRANS_USER")}
    env["PATH"] = shims + os.pathsep + env.get("PATH", "")
    env["HOME"] = os.path.join(folder, "home")
    env["XDG_DATA_HOME"] = os.path.join(folder, "home", "data")
    env["LC_ALL"] = "C.UTF-8"
    os.mkdir(env["HOME"])
    return env


def differences(case, status, streams, work):
    if status != case.exit:
        yield f"exit status {status} where {case.exit} is wanted"
    for stream, wanted in case.exact.items():
        if streams[stream] != wanted:
            yield f"{stream} differs; wanted:\n{indent(wanted)}"
    for stream, regex, wanted in case.found:
        if any(regex.search(line) for line in streams[stream].split("\n")) != wanted:
            yield f"{stream} has {'no' if wanted else 'a'} line with {regex.pattern}"
    for name, wanted in case.paths:
        if any(pathlib.Path(work).glob(name)) != wanted:
            yield f"{name} is {'missing' if wanted else 'there'}"


def indent(text):
    return "".join("    " + line + "\n" for line in text.splitlines()) or "    (nothing)\n"


def furnish(case, work, env, template):
    """Puts what the case starts with where it belongs."""
    os.mkdir(work)
    for name, text in case.files.items():
        path = os.path.join(work, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    for name in case.glossaries:
        template.copy(os.path.join(work, name))
    if not case.fresh:
        template.copy(os.path.join(env["XDG_DATA_HOME"], "ntrans", "glossary.db"))


def run_case(case, program, template):
    """What is wrong, in lines; empty when all is as it should be."""
    with tempfile.TemporaryDirectory(prefix="ntrans-cli-") as folder:
        work = os.path.join(folder, "work")
        env = environment(folder, program)
        furnish(case, work, env, template)
        try:
            done = subprocess.run(["sh", "-c", script_of(case)], cwd=work, env=env,
                                  stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            return [f"still running after {TIMEOUT} seconds"]
        streams = {"stdout": done.stdout.decode("utf-8", "backslashreplace"),
                   "stderr": done.stderr.decode("utf-8", "backslashreplace")}
        wrong = list(differences(case, done.returncode, streams, work))
        if wrong:
            wrong += [f"{name}:\n{indent(text)}" for name, text in streams.items()]
        return wrong


def judge(case, program, template):
    """Runs a case and tells: "pass", "skip" or "fail"."""
    reason = missing(case)
    if reason:
        print(f"skipped: {case.place}: {case.title}: {reason}")
        return "skip"
    wrong = run_case(case, program, template)
    if case.known:
        print(f"{'known to fail' if wrong else 'PASSES, though said to fail'}: {case.place}: {case.title}: {case.known}")
        return "pass" if wrong else "fail"
    if wrong:
        print(f"FAILED: {case.place}: {case.title}")
        for line in wrong:
            print("  " + line.rstrip("\n").replace("\n", "\n  "))
    return "fail" if wrong else "pass"


def main(arguments):
    must_fail = "--must-fail" in arguments
    paths = [argument for argument in arguments if not argument.startswith("--")]
    program = os.path.abspath(os.environ.get("NTRANS", os.path.join(ROOT, "build/dev/ntrans")))
    if not paths or not os.access(program, os.X_OK):
        sys.exit(__doc__ if not paths else f"no program at {program}: set NTRANS")
    with tempfile.TemporaryDirectory(prefix="ntrans-cli-") as folder:
        template = Template(program, os.environ.get("NTRANS_TEMPLATE", folder))
        results = [judge(case, program, template) for path in paths for case in read_cases(path)]
    count = {result: results.count(result) for result in ("pass", "fail", "skip")}
    print(f"{len(results)} cases: {count['pass']} passed, {count['fail']} failed, {count['skip']} skipped")
    if must_fail:
        return 0 if count["fail"] == len(results) else 1
    if count["fail"] or (count["skip"] and os.environ.get("NTRANS_STRICT_TESTS") == "1"):
        return 1
    return SKIP if count["skip"] else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Malformed as error:
        sys.exit(str(error))
