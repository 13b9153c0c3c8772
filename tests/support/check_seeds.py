#!/usr/bin/env python3
"""Checks the translations of the seed articles: nothing is found in them as they are, and what is planted is found.

Usage: check_seeds.py NTRANS SEEDS TERMS ARTICLE…
Each rule of `ntrans check` has a planter here that spoils the English of a unit, or says that it cannot. The table that
is printed counts, for each rule, the errors planted, those found, and the findings on units that were left alone.
"""
import collections
import csv
import html
import pathlib
import re
import subprocess
import sys
import tempfile

LEAST, MOST = 6, 12  # planted for each rule

Unit = collections.namedtuple("Unit", "article id source target")
Terms = collections.namedtuple("Terms", "wanted forbidden mentions")

DUTCH_NAMES = {
    "Kharkiv": "Charkov", "Putin": "Poetin", "Honcharenko": "Hontsjarenko", "Lavrov": "Lavrov", "Moscow": "Moskou",
    "Yerevan": "Jerevan", "Jobava": "Dzjobava", "Kyrgyzstan": "Kirgizië", "Dushanbe": "Doesjanbe", "Mustafa": "Moestafa",
    "Tokayev": "Tokajev", "Beirut": "Beiroet", "Shostakovich": "Sjostakovitsj", "Tolstoy": "Tolstoj",
}
OTHER_SPELLINGS = {
    "Zelensky": "Zelenskyy", "Nepomniachtchi": "Nepomnyachtchi", "Tolstoy": "Tolstoi", "Malevich": "Malevitch",
    "Tokayev": "Tokaev", "Darwish": "Darwich", "Kovalchuk ": "Kovaltchuk ", "Abdyldayev": "Abdyldaev",
    "Timofeyeva": "Timofeeva", "Honcharenko": "Honcharenco", "Japarov": "Japarow", "Netanyahu": "Netanjahu",
    "Jobava": "Jobawa", "Haddad": "Hadad", "Lysenko": "Lisenko", "Vanhecke": "Vanheke", "Chagall": "Chagal",
    "Shostakovich": "Shostakowich",
}


def replaced(pattern, by, text):
    changed = re.sub(pattern, by, text, count=1)
    return changed if changed != text else None


# --- the planters: the spoilt English, or None; `turn` counts the errors planted so far ------------------------------

def untranslated(unit, turn, terms):
    return unit.source if turn % 2 and len(unit.source.split()) > 7 and unit.source[0].isalpha() else ""


def protected(unit, turn, terms):
    return replaced(r"(\S*@\S*|https?:\S*|#\w|\w+\.(?:pdf|xlsx))\w", r"\1", unit.target)


def number_missing(unit, turn, terms):
    return replaced(r"(?<![\d.,:½-])\d{2,}(?![\d.,:½)-]\d)", "several", unit.target)


def number_extra(unit, turn, terms):
    return replaced(r"\.$", " by 47.", unit.target)


def number_notation(unit, turn, terms):
    swap = str.maketrans(".,", ",.")
    return replaced(r"(?<!Article )(?<!no\. )(?<![\d.,])(\d{1,3}(,\d{3})+(\.\d+)?|\d+\.\d+)(?![\d.,:]\d| a\.m| p\.m)",
                    lambda m: m.group().translate(swap), unit.target)


def term_forbidden(unit, turn, terms):
    return with_terms(unit, terms, terms.forbidden)


def term_missing(unit, turn, terms):
    return with_terms(unit, terms, collections.defaultdict(lambda: "thing"))


def with_terms(unit, terms, by):
    for dutch, english in terms.wanted.items():
        if dutch in unit.source.split() and dutch in by or isinstance(by, collections.defaultdict):
            if re.search(rf"\b{re.escape(dutch)}\b", unit.source) and unit.target.count(english) == 1:
                return replaced(rf"\b{re.escape(english)}\b", by[dutch], unit.target)
    return None


def name_dutch(unit, turn, terms):
    for english, dutch in DUTCH_NAMES.items():
        if english != dutch and english in unit.target and dutch in unit.source:
            return unit.target.replace(english, dutch)
    return None


def name_two_ways(unit, turn, terms):
    """Of a name that stands in several units of the article every other one is spelt otherwise."""
    for english, other in OTHER_SPELLINGS.items():
        units = terms.mentions.get((unit.article, english), [])
        if unit.id in units[1::2]:
            return unit.target.replace(english, other)
    return None


def dutch_left(unit, turn, terms):
    words = [word for word in re.findall(r"\b[a-z]*(?:ij|oe|aa|ee|uu)[a-z]{3,}\b", unit.source)
             if word not in unit.target.lower()]
    return replaced(r" [a-z]+(?=\W*$)", " " + words[0], unit.target) if words else None


def two_translations(unit, turn, terms):
    return unit.target + " Again." if len(unit.source.split()) > 4 else None


def brackets(unit, turn, terms):
    return replaced(r"\)|\"$", "", unit.target) if unit.target.count('"') % 2 == 0 else None


def end_mark(unit, turn, terms):
    return replaced(r"(?<=[a-z])\.$", "?" if turn % 2 else "", unit.target)


def doubled(unit, turn, terms):
    return replaced(r" ([a-z]{2,}) ", r" \1 \1 ", unit.target)


def spacing(unit, turn, terms):
    return replaced(r", ", " , ", unit.target) if turn % 2 else replaced(r" ", "  ", unit.target)


def code(unit, turn, terms):
    """The rule needs inline codes, which TSV has not: see write_coded."""
    begin, end, alone = CODES
    text = coded(unit.target)
    return [text.replace(begin, "").replace(end, ""), text.replace(alone, ""), alone + text, text.replace(end, ""),
            text.replace(alone, '<x id="9"/>'), text.replace(begin, "?").replace(end, begin).replace("?", end)][turn % 6]


def length(unit, turn, terms):
    words = unit.target.split()
    return " ".join(words[:len(words) // 4]) + "." if len(words) > 15 else None


PLANTERS = [untranslated, protected, number_missing, number_extra, number_notation, term_forbidden, term_missing,
            name_dutch, name_two_ways, dutch_left, two_translations, brackets, end_mark, doubled, spacing, code, length]


# --- planting ---------------------------------------------------------------------------------------------------------

def plant(units, planter, terms):
    """What to write instead: by article and id; a few of each article first, then more where there are too few."""
    planted = {}
    for share in (MOST // 4, MOST):
        for unit in units:
            key = unit.article, unit.id
            if len(planted) >= MOST or key in planted or sum(a == unit.article for a, _ in planted) >= share:
                continue
            spoilt = planter(unit, len(planted), terms)
            if spoilt is not None and spoilt != unit.target:
                planted[key] = spoilt
    return planted


def write(folder, units, planted, copies):
    """The articles as TSV; `copies`: the spoilt units stand once more at the end, not instead."""
    for article in dict.fromkeys(unit.article for unit in units):
        mine = [unit for unit in units if unit.article == article]
        rows = [(u.id, u.source, u.target if copies else planted.get((u.article, u.id), u.target)) for u in mine]
        if copies:
            rows += [(u.id + "b", u.source, planted[key]) for u in mine if (key := (u.article, u.id)) in planted]
        lines = ["id\tsource\ttarget\tstate"] + ["\t".join((*row, "translated")) for row in rows]
        pathlib.Path(folder, article + ".tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


CODES = '<bx id="1" rid="1"/>', '<ex id="2" rid="1"/>', '<x id="3"/>'


def coded(text):
    """XML of the text with a pair of codes around its first word, and one alone behind the last."""
    begin, end, alone = CODES
    first, _, rest = html.escape(text, quote=False).partition(" ")
    return f"{begin}{first}{end} {rest}{alone}"


def write_coded(folder, units, planted, copies):
    """The same as XLIFF, with codes in each unit; what is planted is XML."""
    for article in dict.fromkeys(unit.article for unit in units):
        lines = ['<xliff version="1.2"><file original="a" source-language="nl" target-language="en-GB" datatype="x"><body>']
        for unit in units:
            if unit.article != article:
                continue
            target = planted.get((article, unit.id)) or coded(unit.target)
            lines.append(f'<trans-unit id="{unit.id}"><source>{coded(unit.source)}</source>'
                         f'<target state="translated">{target}</target></trans-unit>')
        text = "\n".join([*lines, "</body></file></xliff>"])
        pathlib.Path(folder, article + ".xlf").write_text(text, encoding="utf-8")


def check(program, folder, names):
    """The findings: article, unit, code."""
    command = [program, "check", "--quiet", "--glossary", "glossary.db", *names]
    done = subprocess.run(command, capture_output=True, cwd=folder, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: exit {done.returncode}: {done.stderr}")
    return [(pathlib.Path(m[1]).name.split(".")[0], m[2], m[3], line) for line in done.stdout.splitlines()
            if (m := re.match(r"([^:]+):([^:]+): .*\[([a-z-]+)\]$", line))]


def try_rule(program, folder, units, planter, terms):
    code = planter.__name__.replace("_", "-")
    copies = code == "two-translations"
    planted = plant(units, planter, terms)
    has_codes = code == "code"
    (write_coded if has_codes else write)(folder, units, planted, copies)
    suffix = ".xlf" if has_codes else ".tsv"
    findings = check(program, folder, sorted({unit.article + suffix for unit in units}))
    keys = {(article, id + "b") for article, id in planted} if copies else set(planted)
    found = {(article, id) for article, id, what, _ in findings if what == code} & keys
    false = [line for article, id, _, line in findings if (article, id) not in keys]
    print(f"{code:18}{len(planted):8}{len(found):8}{len(false):8}")
    for key in sorted(keys - found):
        print(f"    missed: {key[0]}:{key[1]}: {planted[key[0], key[1].removesuffix('b') if copies else key[1]]}")
    for line in false:
        print(f"    false: {line}")
    return len(planted), len(found), len(false)


# --- what it works on -------------------------------------------------------------------------------------------------

def read_units(program, seeds, folder, articles):
    units = []
    for article in articles:
        done = subprocess.run([program, "align", "-q", "--glossary", "glossary.db", "--to", "tsv",
                               f"{seeds}/{article}.txt", f"{seeds}/en/{article}.txt"],
                              capture_output=True, cwd=folder, text=True, encoding="utf-8", check=True)
        for line in done.stdout.splitlines()[1:]:
            units.append(Unit(article, *line.split("\t")[:3]))
    return units


def find_mentions(units):
    """By article and name: the units that have it."""
    mentions = collections.defaultdict(list)
    for unit in units:
        for name in OTHER_SPELLINGS:
            if name in unit.target:
                mentions[unit.article, name].append(unit.id)
    return mentions


def read_terms(folder, units):
    wanted, forbidden = {}, {}
    for path in sorted(pathlib.Path(folder).glob("*.tsv")):
        for row in csv.DictReader((line for line in open(path, encoding="utf-8") if not line.startswith("# ")),
                                  delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["pos"] == "noun" and row["status"] == "preferred":
                wanted.setdefault(row["nl"], row["en"])
            elif row["pos"] == "noun" and row["status"] == "forbidden":
                forbidden.setdefault(row["nl"], row["en"])
    return Terms(wanted, forbidden, find_mentions(units))


def main():
    program, seeds, terms, *articles = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        units = read_units(program, seeds, folder, articles)
        write(folder, units, {}, False)
        alarms = check(program, folder, [article + ".tsv" for article in articles])
        for *_, line in alarms:
            print(f"false alarm: {line}")
        print(f"{len(units)} units, {len(alarms)} false alarms\n{'rule':18}{'planted':>8}{'found':>8}{'false':>8}")
        known = read_terms(terms, units)
        results = [try_rule(program, folder, units, planter, known) for planter in PLANTERS]
    good = all(planted >= LEAST and found * 4 >= planted * 3 and false == 0 for planted, found, false in results)
    return 0 if good and not alarms else 1


if __name__ == "__main__":
    sys.exit(main())
