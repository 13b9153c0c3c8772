#!/usr/bin/env python3
"""An article as LibreOffice saves it in Word's format and in its own: a copy goes back byte for byte, and LibreOffice
opens the draft, with the text that it must have, and prints it.

Usage: office.py NTRANS ARTICLE
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
import office  # noqa: E402
from foreign import expect, skip  # noqa: E402

NOTE = "Dit is een voetnoot over arbeidsmigranten."
FILTERS = {"docx": "docx:MS Word 2007 XML", "odt": "odt:writer8", "pdf": "pdf:writer_pdf_Export", "txt": "txt:Text (encoded):UTF8"}
NOTE_MARKS = {"<footnote/>", "<note/>"}


def run(scratch, *command):
    home = os.environ | {"HOME": str(scratch), "XDG_DATA_HOME": str(scratch)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=scratch, env=home)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def convert(scratch, path, to, folder):
    """What LibreOffice makes of a document."""
    run(scratch, "soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to", FILTERS[to],
        "--outdir", scratch / folder, path)
    made = scratch / folder / f"{pathlib.Path(path).stem}.{to}"
    if not made.exists():
        sys.exit(f"LibreOffice makes no {to} of {path}")
    return made


def mark_up(article):
    """The article with all that a document may have in it."""
    title, *paragraphs = [line for line in article.read_text(encoding="utf-8").splitlines() if line]
    paragraphs = [re.sub(r"[*_\[\]^\\]", "", line) for line in paragraphs]
    longest = max(range(len(paragraphs)), key=lambda i: len(paragraphs[i]))
    words = paragraphs[longest].split(" ")
    first = f"*{' '.join(words[:2])}* {words[2]} _{words[3]}_^[{NOTE}] [{words[4]}](https://example.org/?a=1&b=2) {' '.join(words[5:])}"
    items = [f"- {line}" for line in ("Eerste punt.", "*Tweede* punt.")]
    cells = ["| Naam\\tvan de burger", "| *Bedrag*", "|", "| Tsjoepik", "| € 1.234,50", "|"]
    address = "Adres:\\nKerkstraat 1\\n1234 AB Utrecht"
    return "\n".join([f"# {title}", *paragraphs[:longest], first, *items, *cells, address, *paragraphs[longest + 1:]]) + "\n"


def with_note_numbers(row):
    """The target as LibreOffice prints it: with the number of the footnote."""
    text, at, shown = row["target"], 0, ""
    for code in row.get("target_codes", []):
        if code["data"] in NOTE_MARKS:
            shown += text[at:code["at"]] + "1"
            at = code["at"]
    return shown + text[at:]


def as_compared(text):
    """Without blanks and bullets."""
    return "".join(re.sub(r"^\s*[•–-]\s+", "", line) for line in text.lstrip("\ufeff").splitlines()).replace(" ", "").replace("\t", "")


def check(ntrans, scratch, document):
    kind = document.suffix[1:]
    rows = [json.loads(line) for line in run(scratch, ntrans, "prep", document, "--to", "jsonl", "-o", "-", "--quiet").splitlines()]
    run(scratch, ntrans, "prep", document, "--target", "copy", "-o", f"copy-{kind}.xlf", "--quiet")
    run(scratch, ntrans, "export", f"copy-{kind}.xlf", "-o", f"copy.{kind}", "--quiet")
    expect(f"{kind}, copy", document.read_bytes(), (scratch / f"copy.{kind}").read_bytes())
    run(scratch, ntrans, "prep", document, "-o", f"draft-{kind}.xlf", "--quiet")
    run(scratch, ntrans, "export", f"draft-{kind}.xlf", "-o", f"draft-{kind}.{kind}", "--quiet")
    draft = scratch / f"draft-{kind}.{kind}"
    changed = office.differences(document, draft)
    expect(f"{kind}, parts that are text", True, set(changed) <= {"word/document.xml", "word/footnotes.xml", "word/styles.xml",
                                                                 "word/settings.xml", "docProps/core.xml", "content.xml",
                                                                 "styles.xml", "meta.xml"})
    shown = convert(scratch, draft, "txt", f"txt-{kind}").read_text(encoding="utf-8")
    wanted = "\n".join(with_note_numbers(row) for row in rows if row["source"] != NOTE)
    expect(f"{kind}, text of the draft", as_compared(wanted), as_compared(shown))
    expect(f"{kind}, the note is there", 1, sum(row["source"] == NOTE for row in rows))
    expect(f"{kind}, printed", b"%PDF", convert(scratch, draft, "pdf", f"pdf-{kind}").read_bytes()[:4])


def main():
    program = shutil.which("soffice")
    if not program or not pathlib.Path(os.path.realpath(program)).with_name("libswlo.so").exists():
        skip("LibreOffice Writer is not there")
    ntrans, article = map(os.path.abspath, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        (scratch / "text").write_text(mark_up(pathlib.Path(article)), encoding="utf-8")
        office.make(str(scratch / "artikel.odt"), scratch / "text", [])
        for kind in ("docx", "odt"):
            check(ntrans, scratch, convert(scratch, scratch / "artikel.odt", kind, kind))
    return 0


if __name__ == "__main__":
    sys.exit(main())
