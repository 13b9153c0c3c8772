#!/usr/bin/env python3
"""Reads every #include and fails on an arrow that ARCHITECTURE.md does not have.

    cli → engine → mark | gloss | align | check | format → lang → model → ext → base

Also: headers of foreign libraries stand in src/ext only, those of POSIX in src/ext and src/cli; only src/cli prints or
ends the process.

usage: layers.py ROOT        layers.py --self-test
"""

import pathlib
import re
import sys
import tempfile

LAYERS = {"base": 0, "ext": 1, "model": 2, "lang": 3,
          "mark": 4, "gloss": 4, "align": 4, "check": 4, "format": 4, "engine": 5, "cli": 6}
ISO_C = {"assert", "complex", "ctype", "errno", "fenv", "float", "inttypes", "iso646", "limits", "locale", "math",
         "setjmp", "signal", "stdalign", "stdarg", "stdatomic", "stdbool", "stddef", "stdint", "stdio", "stdlib",
         "stdnoreturn", "string", "tgmath", "threads", "time", "uchar", "wchar", "wctype"}
POSIX = re.compile(r"^(sys/\w+|dirent|fcntl|fnmatch|glob|langinfo|poll|pthread|pwd|regex|sched|spawn|strings|unistd)$")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
PRINTING = re.compile(r"\b(v?f?printf|puts|fputs|putchar|putc|fputc|perror|exit|_exit|_Exit|quick_exit|abort)\s*\(|"
                      r"\b(stdout|stderr)\b")
COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|' r"'(?:\\.|[^'\\\n])*'", re.DOTALL)


def folder_of(path, root):
    """Of a file under src: "mark"; of src/engine.c: "engine"."""
    parts = path.relative_to(root / "src").parts
    return parts[0] if len(parts) > 1 else "engine"


def public_layers(root):
    """Public header → its folder: that of its .c file; without one, the highest among what it includes."""
    headers = {path.name: path for path in (root / "include/ntrans").glob("*.h")}
    folders = {path.stem + ".h": folder_of(path, root) for path in sorted((root / "src").rglob("*.c"))
               if folder_of(path, root) != "cli"}

    def find(name, on_the_way=()):
        if name in folders or name in on_the_way:
            return folders.get(name, "base")
        below = [find(other.removeprefix("ntrans/"), (*on_the_way, name))
                 for _, other in INCLUDE.findall(headers[name].read_text("utf-8"))
                 if other.removeprefix("ntrans/") in headers]
        return max(below, key=LAYERS.get, default="base")

    return {name: find(name) for name in headers}


def allowed(user, used):
    return user == used or LAYERS[user] > LAYERS[used]


def check_include(folder, quote, name, public):
    """What is wrong with one include, or None."""
    if quote == '"':
        first, _, rest = name.partition("/")
        used = public.get(rest) if first == "ntrans" else first if rest else "engine"
        if used not in LAYERS:
            return f'"{name}" is in no layer'
        return None if allowed(folder, used) else f'{folder} may not include {used} ("{name}")'
    stem = name.removesuffix(".h")
    if stem in ISO_C:
        return None
    if POSIX.match(stem):
        return None if folder in ("ext", "cli") else f"<{name}> of POSIX belongs in src/ext"
    return None if folder == "ext" else f"<{name}> of a foreign library belongs in src/ext"


def check_file(path, folder, public):
    text = path.read_text("utf-8")
    for match in INCLUDE.finditer(text):
        wrong = check_include(folder, match[1], match[2], public)
        if wrong:
            yield text.count("\n", 0, match.start()) + 1, wrong
    if folder != "cli":
        code = COMMENT_OR_STRING.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
        for match in PRINTING.finditer(code):
            yield code.count("\n", 0, match.start()) + 1, f"only src/cli prints or ends the process: {match[0]}"


def check(root):
    public = public_layers(root)
    files = [(path, folder_of(path, root)) for path in sorted((root / "src").rglob("*.[ch]"))]
    files += [(root / "include/ntrans" / name, folder) for name, folder in sorted(public.items())]
    findings = []
    for path, folder in files:
        if folder not in LAYERS:
            findings.append(f"{path}: src/{folder} is in no layer")
            continue
        findings += [f"{path}:{line}: {wrong}" for line, wrong in check_file(path, folder, public)]
    if len(files) < 2:
        findings.append(f"{root}: no sources here")
    return findings


# --- the test of the test: each of these files is wrong, and the good ones are not -------------------------------------

GOOD = {"src/base/arena.h": "", "src/base/error.c": '#include "ntrans/error.h"\n#include <string.h>\n',
        "src/ext/xml.c": "#include <libxml/parser.h>\n#include <unistd.h>\n", "src/lang/date.h": '#include "base/arena.h"',
        "src/mark/term.c": '#include "lang/date.h"\n/* printf( */ int x = sizeof "exit(1)";', "src/mark/term.h": "",
        "src/gloss/store.c": '#include "ntrans/store.h"', "src/engine.c": '#include "mark/term.h"', "src/engine.h": "",
        "src/cli/main.c": '#include "ntrans/all.h"\n#include "engine.h"\n#include <unistd.h>\nint main(void) { puts(""); }',
        "include/ntrans/error.h": "", "include/ntrans/store.h": '#include "ntrans/error.h"',
        "include/ntrans/all.h": '#include "ntrans/store.h"\n'}
WRONG = {"an arrow upwards": ("src/base/map.c", '#include "lang/date.h"'),
         "a neighbour": ("src/gloss/fill.c", '#  include "mark/term.h"'),
         "the engine from a stage": ("src/mark/name.c", '#include "engine.h"'),
         "the command line from the engine": ("src/engine.c", '#include "cli/opt.h"'),
         "a public header of a higher layer": ("src/lang/date.c", '#include "ntrans/store.h"'),
         "the umbrella from below": ("src/model/document.c", '#include "ntrans/all.h"'),
         "a public header that includes upwards": ("include/ntrans/error.h", '#include "ntrans/store.h"'),
         "a public header that includes a private one": ("include/ntrans/error.h", '#include "mark/term.h"'),
         "a foreign library": ("src/format/writer.c", "#include <libxml/parser.h>"),
         "the system": ("src/model/table.c", "#include <sys/stat.h>"),
         "a folder in no layer": ("src/misc/x.c", ""),
         "an include in no layer": ("src/mark/x.c", '#include "misc/x.h"'),
         "printing": ("src/mark/x.c", 'void f(void) { printf("x"); }'),
         "printing to a stream": ("src/ext/x.c", 'void f(void) { fprintf(stderr, "x"); }'),
         "ending the process": ("src/base/x.c", "void f(void) { abort(); }")}


def findings_of(files):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, "utf-8")
        return check(root)


def self_test():
    wrong = [f"the good tree: {finding}" for finding in findings_of(GOOD)]
    for title, (name, text) in WRONG.items():
        if not findings_of({**GOOD, name: text}):
            wrong.append(f"not seen: {title}")
    return wrong


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    FINDINGS = self_test() if sys.argv[1] == "--self-test" else check(pathlib.Path(sys.argv[1]))
    print("\n".join(FINDINGS) or "all as it should be")
    sys.exit(1 if FINDINGS else 0)
