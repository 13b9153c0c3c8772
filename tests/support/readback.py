#!/usr/bin/env python3
"""Reads the bilingual files that ntrans writes, independently of ntrans, and gives the same segments for each format.

Usage: readback.py FILE…            prints one JSON object a segment: id, translate, source, target (null: none)
       readback.py --same FILE…     exit 1 unless all files of one document hold the same segments
"""
import csv
import json
import re
import sys
import xml.etree.ElementTree as ET

XLIFF12 = "{urn:oasis:names:tc:xliff:document:1.2}"
XLIFF2 = "{urn:oasis:names:tc:xliff:document:2.0}"
MODULES = [("{urn:oasis:names:tc:xliff:glossary:2.0}", "glossary", "glossEntry"),
           ("{urn:oasis:names:tc:xliff:metadata:2.0}", "metadata", "metaGroup"),
           ("{urn:oasis:names:tc:xliff:validation:2.0}", "validation", "rule"),
           ("{urn:oasis:names:tc:xliff:matches:2.0}", "matches", "match")]
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def text_of(element, code):
    """All text in an element, with `code` asked what a child stands for (None: a mark, whose text counts)."""
    if element is None:
        return None
    parts = [element.text or ""]
    for child in element:
        meaning = code(child)
        parts.append(text_of(child, code) if meaning is None else meaning)
        parts.append(child.tail or "")
    return "".join(parts)


def code_xliff(child):
    if child.tag == XLIFF12 + "mrk":
        return None
    assert child.tag == XLIFF12 + "x", child.tag
    return chr(int(child.get("equiv-text").removeprefix("U+"), 16))


def code_xliff2(child):
    if child.tag == XLIFF2 + "mrk":
        return None
    assert child.tag == XLIFF2 + "cp", child.tag
    return chr(int(child.get("hex"), 16))


def code_tmx(child):
    assert child.tag == "ph", child.tag
    return chr(int(child.text.removeprefix("U+"), 16))


def segment(number, translate, source, target):
    return {"id": number, "translate": translate, "source": source, "target": target}


def read_xliff(path):
    for unit in ET.parse(path).getroot().iter(XLIFF12 + "trans-unit"):
        yield segment(unit.get("id"), unit.get("translate", "yes") == "yes",
                      text_of(unit.find(XLIFF12 + "source"), code_xliff),
                      text_of(unit.find(XLIFF12 + "target"), code_xliff))


def check_modules(unit):
    """Schemas allow foreign elements anywhere in a unit: an entry of a module must lie in its element."""
    for space, holder, entry in MODULES:
        inside = [item for group in unit.iter(space + holder) for item in group if item.tag == space + entry]
        assert len(inside) == len(list(unit.iter(space + entry))), f"{entry} outside of {holder}"


def read_xliff2(path):
    for unit in ET.parse(path).getroot().iter(XLIFF2 + "unit"):
        check_modules(unit)
        (only,) = unit.findall(XLIFF2 + "segment")
        yield segment(unit.get("id"), unit.get("translate", "yes") == "yes",
                      text_of(only.find(XLIFF2 + "source"), code_xliff2),
                      text_of(only.find(XLIFF2 + "target"), code_xliff2))


def read_tmx(path):
    root = ET.parse(path).getroot()
    source_lang = root.find("header").get("srclang")
    for unit in root.iter("tu"):
        texts = {variant.get(LANG): text_of(variant.find("seg"), code_tmx) for variant in unit.findall("tuv")}
        source = texts.pop(source_lang)
        props = {prop.get("type"): prop.text for prop in unit.findall("prop")}
        yield segment(unit.get("tuid"), props.get("x-translate", "yes") == "yes", source, next(iter(texts.values()), None))


def read_tsv(path):
    escapes = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
    with open(path, encoding="utf-8", newline="") as file:
        head, *lines = file.read().removesuffix("\n").split("\n")
    for line in lines:
        cells = [re.sub(r"\\.", lambda match: escapes[match[0]], cell) for cell in line.split("\t")]
        row = dict(zip(head.split("\t"), cells, strict=True))
        yield segment(row["id"], row["translate"] == "yes", row["source"], row["target"] if row["state"] else None)


def read_csv(path):
    """What a spreadsheet would take for a formula has an apostrophe in front."""
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            row = {key: re.sub(r"^'(?=[=+@\t\r-])", "", cell) for key, cell in row.items()}
            yield segment(row["id"], row["translate"] == "yes", row["source"], row["target"] if row["state"] else None)


def check_span(source, item, text):
    assert source[item["start"]:item["end"]] == item[text], f"{item} in {source!r}"


def read_jsonl(path):
    with open(path, encoding="utf-8", newline="") as file:
        for line in file.read().removesuffix("\n").split("\n"):
            row = json.loads(line)
            for key, text in (("names", "nl"), ("terms", "nl"), ("protected", "text")):
                for item in row[key]:
                    check_span(row["source"], item, text)
            yield segment(row["id"], row["translate"], row["source"], row["target"])


def po_string(lines):
    """The text of the quoted strings in some lines of a PO file."""
    escapes = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
    return "".join(re.sub(r"\\(.)", lambda match: escapes[match[1]], line[1:-1]) for line in lines)


def read_po(path):
    """Po has no word for a segment that is not for translation but a remark, and none for a target that is not there."""
    with open(path, encoding="utf-8", newline="") as file:
        entries = file.read().split("\n\n")[1:]
    for entry in entries:
        fields, key = {}, None
        for line in filter(None, entry.split("\n")):
            if line.startswith("#"):
                fields.setdefault("#", []).append(line)
                continue
            if not line.startswith('"'):
                key, line = line.split(" ", 1)
            fields.setdefault(key, []).append(line)
        translate = not any(line.startswith("#. language: ") for line in fields.get("#", []))
        yield segment(po_string(fields["msgctxt"]), translate, po_string(fields["msgid"]), po_string(fields["msgstr"]))


READERS = {".xliff2.xlf": read_xliff2, ".xlf": read_xliff, ".tmx": read_tmx, ".tsv": read_tsv, ".csv": read_csv,
           ".po": read_po, ".jsonl": read_jsonl}


def read(path):
    """The segments of a file, whose format its name tells."""
    for suffix, reader in READERS.items():
        if path.endswith(suffix):
            return list(reader(path))
    raise SystemExit(f"{path}: no format has this suffix")


def is_plain(row):
    """Whether XML can hold both texts without codes, which foreign readers show in ways of their own."""
    return not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", row["source"] + (row["target"] or ""))


def show_difference(path, segments, wanted):
    print(f"{path}: {len(segments)} segments, {len(first)} wanted")
    for mine, other in zip(segments, first):
        if mine != other:
            print(f"  {mine}\n  {other}")


def same(paths):
    documents = {}
    for path in paths:
        documents.setdefault(path.rpartition(".nl-en.")[0], []).append(path)
    count = bad = 0
    for group in documents.values():
        first = read(group[0])
        count += len(first)
        bad += not first
        for path in group[1:]:
            segments = read(path)
            wanted = [{**row, "target": row["target"] or ""} for row in first] if path.endswith(".po") else first
            if segments != wanted:
                bad += 1
                show_difference(path, segments, wanted)
    print(f"{len(documents)} documents in {len(paths)} files, {count} segments, {bad} files differ")
    return 1 if bad or not count else 0


def main():
    paths = sys.argv[1:]
    if paths[:1] == ["--same"]:
        return same(paths[1:])
    for path in paths:
        for row in read(path):
            print(json.dumps(row, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
