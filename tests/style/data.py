#!/usr/bin/env python3
"""Checks the form of every data file in glossary/: columns, allowed values, normal form, no row twice.

Usage: data.py GLOSSARY
"""
import pathlib
import re
import sys
import unicodedata

NAMES = "nl en original origin variants alternatives note"
COLUMNS = {
    "names/demonyms.tsv": "code nl en adj_nl adj_en man_nl men_nl woman_nl person_en people_en note",
    "words/abbreviations.tsv": "form class meaning note",
    "words/abroad.tsv": "form class meaning note languages",
    "words/verbs.tsv": "infinitive past past_plural participle other",
    "words/particles.tsv": "particle",
    "words/plurals.tsv": "singular plural",
    "words/function.tsv": "word pos",
    "words/english.tsv": "base form kind",
    "words/numbers.tsv": "nl value en",
    "words/units.tsv": "nl en singular kind",
    "words/currencies.tsv": "nl code sign en plural",
    "words/laws.tsv": "abbr nl en",
    "words/exchange.tsv": "forms what value",
    "words/titles.tsv": "nl en kind",
    "words/cues.tsv": "nl class en",
    "words/american.tsv": "british american",
    "words/roles.tsv": "word role",
    "words/compounds.tsv": "part role",
    "words/comparisons.tsv": "base comparative superlative",
    "words/reflexives.tsv": "pronoun subject",
    "words/common.tsv": "word class",
    "words/styles.tsv": "name kind note",
    "names/generics.tsv": "nl en alternatives of",
    "names/rulers.tsv": "nl en use",
}
for name in "persons organisations places works given surnames".split():
    COLUMNS[f"names/{name}.tsv"] = NAMES
TERMS = "nl en pos gender status domain case note"
VALUES = {
    TERMS: {
        "pos": "noun verb adj adv phrase name",
        "gender": "m f n c -",
        "status": "preferred admitted deprecated forbidden",
        "case": "ignore exact acronym",
    },
    COLUMNS["words/abbreviations.tsv"]: {"class": "never number maybe"},
    COLUMNS["words/abroad.tsv"]: {"class": "never number maybe"},
    COLUMNS["words/roles.tsv"]: {
        "role": "singular subject amount object nominal article postverbal inverted opener inside perfect adjective statute copula passive",
    },
    COLUMNS["words/compounds.tsv"]: {"role": "head modifier prefix suffix front whole"},
    COLUMNS["words/common.tsv"]: {"class": "basic everyday"},
    COLUMNS["words/styles.tsv"]: {"kind": "heading item caption"},
    COLUMNS["names/generics.tsv"]: {"of": "listed foreign -"},
    COLUMNS["names/rulers.tsv"]: {"use": "title sole name common byname"},
    COLUMNS["words/function.tsv"]: {"pos": "det pron prep conj aux adv num part intj"},
}
MAY_BE_EMPTY = "gender note original origin variants alternatives code other form sign meaning value woman_nl participle subject of".split()
SCRIPTS = {"ru uk be bg mk kk ky tg sr uz tk mn": "CYRILLIC", "hy": "ARMENIAN", "ka": "GEORGIAN", "el": "GREEK", "he": "HEBREW",
           "ar fa ps ur": "ARABIC"}
SCRIPT = {code: script for codes, script in SCRIPTS.items() for code in codes.split()}


def check_cell(column, cell, values):
    if cell != cell.strip() or unicodedata.normalize("NFC", cell) != cell:
        return "blank at an end, or not NFC"
    if column in values and cell not in values[column].replace("-", "").split() and not (cell == "" and "-" in values[column]):
        return f'{column} is "{cell}"'
    if not cell and column not in MAY_BE_EMPTY and not column.endswith(("_nl", "_en")) and column not in ("nl", "en"):
        return f"{column} is empty"
    return None


def check_original(row):
    origin, original = row.get("origin", ""), row.get("original", "")
    script = SCRIPT.get(origin)
    letters = [c for c in original if c.isalpha()]
    if origin and not re.fullmatch("[a-z]{2,3}", origin):
        return f'origin "{origin}" is no language code'
    if script and letters and not any(unicodedata.name(c, "").startswith((script, "CYRILLIC")) or "LATIN" in unicodedata.name(c, "") for c in letters):
        return f'"{original}" is not in the script of {origin}'
    return None


def check_file(path, kind):
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    columns = lines[0].split("\t")
    problems = [] if lines[0].split("\t") == kind.split() else [(1, f"columns are not: {kind}")]
    if lines[-1] != "":
        problems.append((len(lines), "no line end at the end"))
    seen = {}
    for number, line in enumerate(lines[1:-1], 2):
        if line.startswith("# "):
            continue
        cells = line.split("\t")
        if len(cells) != len(columns):
            problems.append((number, f"{len(cells)} columns, not {len(columns)}"))
            continue
        row = dict(zip(columns, cells))
        found = [check_cell(c, v, VALUES.get(kind, {})) for c, v in row.items()] + [check_original(row)]
        problems += [(number, p) for p in found if p]
        if line in seen:
            problems.append((number, f"the same as line {seen[line]}"))
        seen[line] = number
    return len(seen), problems


def check_terms(paths):
    """Each Dutch, part of speech and domain: one preferred English, and a note for each that is not to be used."""
    entries = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n")[1:-1]:
            if not line.startswith("# "):
                nl, en, pos, _, status, domain, _, note = line.split("\t")
                entries.setdefault((nl, pos, domain), []).append((en, status, note))
    for key, rows in entries.items():
        preferred = [en for en, status, _ in rows if status == "preferred"]
        if len(preferred) > 1:
            yield f"{key[0]}: preferred twice: {', '.join(preferred)}"
        for en, status, note in rows:
            if status in ("deprecated", "forbidden") and not note:
                yield f"{key[0]}: {en} is {status} without a note"


def main():
    root = pathlib.Path(sys.argv[1])
    bad = 0
    terms = sorted(root.glob("terms/*.tsv"))
    for path in terms + [root / name for name in COLUMNS]:
        kind = COLUMNS.get(str(path.relative_to(root)), TERMS)
        rows, problems = check_file(path, kind)
        for number, problem in problems:
            print(f"{path}:{number}: {problem}")
        bad += len(problems)
        print(f"{path.relative_to(root)}: {rows} rows")
    for problem in check_terms(terms):
        print(f"terms: {problem}")
        bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
