#!/usr/bin/env python3
"""Opens review pages in headless Chromium as a reader does: filters, searches, walks, edits, saves; what was saved is
read back with ntrans.

Usage: review_page.py NTRANS SAMPLES SCHEMAS SEEDS     SAMPLES holds sample.nl-en.* of support/sample.c
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
import browser  # noqa: E402
from foreign import expect, skip  # noqa: E402

TSV = """id\tsource\ttarget\tstate\tlang\ttranslate\tnotes
a1\tHet kost 1.234,5 euro, zegt Poetin.\tIt costs 1.234,5 euros, says Poetin.\ttranslated\tnl\tyes\t
a2\tDe minister treedt eventueel af.\tThe minister may step down.\treviewed\tnl\tyes\t
a3\tEen café in Oefa.\t\t\tnl\tyes\tnote: ask the author
"""
CODED = """<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="codes.html" datatype="html"
 source-language="nl" target-language="en-GB"><body>
<trans-unit id="c 1"><source>Een <bpt id="1">&lt;b></bpt>vet<ept id="1">&lt;/b></ept> woord<ph id="2">&lt;br/></ph> en <x id="3"/>.</source>
<target state="translated">A <bpt id="1">&lt;b></bpt>bold<ept id="1">&lt;/b></ept> word<ph id="2">&lt;br/></ph> and <x id="3"/>.</target></trans-unit>
<trans-unit id="c2"><source>Los <it id="4" pos="open">&lt;i></it>eind.</source></trans-unit></body></file></xliff>
"""
# What would run, or break the page, were it not escaped.
HOSTILE = ["</script><script>window.hacked = 1</script>", "<img src=x onerror='window.hacked = 1'>", "\"'`--><!--]]>",
           "a\u2028b\u2029c", "\u202Eevil\u202C \u2066x\u2069", "&lt;b&gt; &amp;amp;", "{{x}} ${window.hacked = 1}", "<!--=rows-->"]

ROWS = 13  # of the sample
VISIBLE = "return [...document.querySelectorAll('.row:not([hidden])')].length"
CURRENT = "return document.querySelector('.row[aria-current]')?.id ?? null"


def ntrans(*arguments, code=0):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True)
    if done.returncode != code:
        sys.exit(f"ntrans {' '.join(map(str, arguments))}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def write(name, text):
    (FOLDER / name).write_text(text, "utf-8", newline="")
    return FOLDER / name


def rows_of(saved):
    """The units of a file that the page saved, as ntrans reads them: those of its JSON Lines."""
    path = FOLDER / "saved"
    path.write_bytes(saved)
    return [json.loads(line) for line in ntrans("convert", path, "--to", "jsonl", "--quiet").splitlines()]


def check_schema(saved):
    schema = os.path.join(SCHEMAS, "xliff-1.2", "xliff-core-1.2-strict.xsd")
    if not os.path.exists(schema):
        print("the schemas are not there: not validated")
        return
    (FOLDER / "saved.xlf").write_bytes(saved)
    done = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema, FOLDER / "saved.xlf"], capture_output=True)
    expect("strict XLIFF 1.2", b"", b"" if done.returncode == 0 else done.stderr)


def quiet(page):
    """Nothing was asked for but the page and what it saves, and the console holds no complaint."""
    others = [url for url in page.requests() if not re.fullmatch(r"file:///.*\.html|blob:.*", url)]
    expect("requests but for pages and what they saved", [], others)
    expect("complaints", [], page.complaints())


def view(page, name):
    page.click(f"[data-view={name}]")
    return page.run(VISIBLE)


def search(page, text):
    page.run("const box = document.getElementById('search'); box.value = arguments[0]; box.dispatchEvent(new Event('input'))",
             text)
    page.run("return new Promise(done => setTimeout(done, 200))")
    return page.run(VISIBLE)


# --- the tests --------------------------------------------------------------------------------------------------------

def untouched(page):
    """What the page saves without a change is what ntrans writes, byte for byte: control characters, states, notes."""
    page.open(SAMPLES / "sample.nl-en.html")
    for format_, suffix in (("tsv", "tsv"), ("xliff", "xlf")):
        page.click(f"[data-save={format_}]")
        saved = page.downloaded(f"sample & _co_.nl-en.{suffix}")
        expect(f"sample.{suffix} as ntrans writes it", (SAMPLES / f"sample.nl-en.{suffix}").read_bytes(), saved)
    quiet(page)


def filters(page):
    page.open(SAMPLES / "sample.nl-en.html")
    expect("all", ROWS, view(page, "all"))
    expect("changed names", 2, view(page, "changed"))
    expect("forbidden terms", 1, view(page, "avoid"))
    view(page, "all")
    expect("search in the Dutch, without case and accents", 1, search(page, "TSJOEPÍK"))
    expect("search in the English", 1, search(page, "possibly"))
    expect("search for nothing there", 0, search(page, "xyzzy"))
    page.press("/")
    page.press("Escape")
    expect("search left", ROWS, page.run(VISIBLE))


def keyboard(page):
    page.open(SAMPLES / "sample.nl-en.html")
    steps = [("j", "r0"), ("j", "r1"), ("Down", "r2"), ("k", "r1"), ("Up", "r0"), ("k", "r0"), ("Escape", None)]
    for key, row in steps:
        page.press(key)
        expect(f"after {key}", row, page.run(CURRENT))
    page.press("?")
    expect("help", True, page.run("return document.getElementById('help').open"))
    page.press("Escape")
    expect("help closed", False, page.run("return document.getElementById('help').open"))
    page.run("document.querySelector('main mark.name').focus()")
    card = page.run("const card = document.getElementById('card'); return card.hidden ? '' : card.textContent")
    expect("the reason, on focus", True, "Валентина Чупик" in card and "rule:ru:tsj" in card)
    page.press("Escape")
    page.hover("main mark.quantity")
    card = page.run("const card = document.getElementById('card'); return card.hidden ? '' : card.textContent")
    expect("the reason, on hover", True, "Article 3" in card)
    page.hover(".en mark.name")
    card = page.run("const card = document.getElementById('card'); return card.hidden ? '' : card.textContent")
    expect("the reason of the Dutch, on the English", True, "Валентина Чупик" in card)


def edits(page):
    path = write("edit.tsv", TSV)
    html = FOLDER / "edit.html"
    ntrans("check", path, "--to", "html", "-o", html, "--quiet", code=1)
    page.open(html)
    expect("findings", 2, view(page, "found"))
    page.run("const box = document.getElementById('code'); box.value = 'code:name-dutch'; box.dispatchEvent(new Event('change'))")
    expect("findings of one code", 1, page.run(VISIBLE))
    view(page, "all")
    page.press("j", "Enter")
    page.press("End", "!", "Enter")
    page.press("j", "r")
    page.press("j", "Enter", "A café in Ufa.")
    page.press("Enter", held=["Shift"])
    page.press("Second line.", "Escape")
    expect("edited", 3, view(page, "edited"))
    expect("asks before it is left", True, page.run(
        "const event = new Event('beforeunload', {cancelable: true}); dispatchEvent(event); return event.defaultPrevented"))
    page.click("[data-save=tsv]")
    tsv = page.downloaded("edit.nl-en.tsv")
    saved = rows_of(tsv)
    ntrans("convert", path, "--to", "xliff", "-o", FOLDER / "edit.xlf", "--quiet")
    (FOLDER / "filling.tsv").write_bytes(tsv)
    ntrans("fill", FOLDER / "edit.xlf", FOLDER / "filling.tsv", "-o", FOLDER / "filled.xlf", "--overwrite-approved", "--quiet")
    expect("filled", [row["target"] for row in saved],
           [row["target"] for row in rows_of((FOLDER / "filled.xlf").read_bytes())])
    expect("edited", ["It costs 1.234,5 euros, says Poetin.!", "The minister may step down.", "A café in Ufa.\nSecond line."],
           [row["target"] for row in saved])
    expect("states", ["translated", "translated", "translated"], [row.get("state") for row in saved])
    expect("ids", ["a1", "a2", "a3"], [row["id"] for row in saved])
    expect("notes", [{"code": "note", "text": "ask the author"}],
           [note for note in saved[2]["notes"] if note["code"] == "note"])
    for _ in range(3):
        page.press("z", held=["Control"])
    page.press("y", held=["Control"])
    page.click("[data-save=xliff]")
    saved = page.downloaded("edit.nl-en.xlf")
    check_schema(saved)
    expect("undone but the first", ["It costs 1.234,5 euros, says Poetin.!", "The minister may step down.", None],
           [row["target"] for row in rows_of(saved)])
    quiet(page)


def kept(page):
    """What was done is back when the page is opened again, where the browser keeps it."""
    page.run("return new Promise(done => setTimeout(done, 600))")
    page.open(FOLDER / "edit.html")
    expect("kept", "It costs 1.234,5 euros, says Poetin.!", page.run("return document.querySelector('.en .t').textContent"))
    page.click("#notice button")
    expect("discarded", "It costs 1.234,5 euros, says Poetin.", page.run("return document.querySelector('.en .t').textContent"))


def codes(page):
    path, html = write("codes.xlf", CODED), FOLDER / "codes.html"
    ntrans("convert", path, "--to", "html", "-o", html)
    page.open(html)
    page.click("[data-save=xliff]")
    saved = page.downloaded("codes.nl-en.xlf")
    check_schema(saved)
    expect("codes as ntrans writes them", ntrans("convert", path, "--to", "xliff", "--quiet"), saved)
    page.press("j", "Enter", "End", "Backspace", "Backspace", "Escape")
    expect("a chip for the code that is missing", 1, page.run("return document.querySelectorAll('.acts .c').length"))
    page.click(".acts button:has(.c)")
    expect("none is missing", 0, page.run("return document.querySelectorAll('.acts .c').length"))
    page.press("j", "s")
    page.click("[data-save=xliff]")
    saved = page.downloaded("codes.nl-en.xlf")
    check_schema(saved)
    first, second = rows_of(saved)
    expect("text", "A bold word and ", first["target"])
    expect("codes", [("open", "<b>"), ("close", "</b>"), ("alone", "<br/>"), ("alone", "")],
           [(code["kind"], code["data"]) for code in first["target_codes"]])
    expect("the Dutch with its codes", (second["source"], second["source_codes"]), (second["target"], second["target_codes"]))
    quiet(page)


def matches(page):
    page.open(SAMPLES / "sample.nl-en.html")
    expect("rows with matches", 1, view(page, "match"))
    page.click(".matches li:nth-child(2)")
    page.press("Escape")
    view(page, "all")
    page.click("[data-save=tsv]")
    saved = rows_of(page.downloaded("sample & _co_.nl-en.tsv"))
    expect("the second match, with its control character", "The 12 o'clock\x1b train.", saved[-1]["target"])
    page.press("z", held=["Control"])
    page.click("[data-save=xliff]")
    expect("undone, it is the pretranslation again", (SAMPLES / "sample.nl-en.xlf").read_bytes(),
           page.downloaded("sample & _co_.nl-en.xlf"))
    quiet(page)


def mouse(page):
    """A click into the English puts the caret there; what is pasted is plain text; the theme changes."""
    page.open(FOLDER / "edit.html")
    page.click(".row:nth-child(2) .en .t")
    expect("editing", "plaintext-only", page.run("return document.activeElement.contentEditable"))
    page.run("const data = new DataTransfer(); data.setData('text/plain', '<b>x</b>'); data.setData('text/html', '<i>y</i>');"
             "document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))")
    page.press("Escape")
    target = page.run("return document.querySelector('.row:nth-child(2) .en .t').textContent")
    expect("pasted as text", True, "<b>x</b>" in target and "The minister" in target.replace("<b>x</b>", ""))
    before = page.run("return getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    after = page.run("return getComputedStyle(document.body).backgroundColor")
    expect("another theme", True, before != after)
    page.click("#theme")
    page.press("z", held=["Control"])
    quiet(page)


def hostile(page):
    units = [{"id": text, "source": text, "target": text, "lang": "\">x", "notes": [{"code": "note", "text": text}]}
             for text in HOSTILE]
    path = write("hostile.jsonl", "".join(json.dumps(unit) + "\n" for unit in units))
    html = FOLDER / "hostile.html"
    ntrans("convert", path, "--to", "html", "-o", html)
    page.open(html)
    expect("rows", len(HOSTILE), page.run(VISIBLE))
    expect("nothing ran", None, page.run("return window.hacked ?? null"))
    page.click("[data-save=tsv]")
    saved = rows_of(page.downloaded("hostile.nl-en.tsv"))
    expect("texts", HOSTILE, [row["source"] for row in saved])
    expect("texts", HOSTILE, [row["target"] for row in saved])
    expect("ids", HOSTILE, [row["id"] for row in saved])
    quiet(page)
    path = write("languages.xlf", CODED.replace('"nl"', '"&quot;>&lt;b>1"').replace('"en-GB"', '"&quot;>&lt;b>2"'))
    html = FOLDER / "languages.html"
    ntrans("convert", path, "--to", "html", "-o", html)
    page.open(html)
    expect("languages are no mark-up", 0, page.run("return document.querySelectorAll('main b').length"))
    quiet(page)


def beads(page):
    seeds = [SEEDS / "oekraine.txt", SEEDS / "en/oekraine.txt"]
    made = {to: ntrans("align", *seeds, "--to", to, "--quiet") for to in ("jsonl", "tsv", "xliff")}
    html = FOLDER / "beads.html"
    ntrans("align", *seeds, "--to", "html", "-o", html, "--quiet")
    page.open(html)
    for to, suffix in (("jsonl", "jsonl"), ("tsv", "tsv"), ("xliff", "xlf")):
        page.click(f"[data-save={to}]")
        expect(f"beads as {to}", made[to], page.downloaded(f"oekraine.nl-en.{suffix}"))
    before = [json.loads(line) for line in made["jsonl"].splitlines()]
    page.press("j", "m")
    page.click("[data-save=jsonl]")
    joined = [json.loads(line) for line in page.downloaded("oekraine.nl-en.jsonl").splitlines()]
    expect("joined", {"src": before[0]["src"] + before[1]["src"], "tgt": before[0]["tgt"] + before[1]["tgt"], "score": 1000},
           joined[0])
    expect("the others", before[2:], joined[1:])
    expect("told", f"{len(before) - 1} rows", page.run("return document.getElementById('count').textContent"))
    page.press("x")
    page.click("[data-save=jsonl]")
    split = [json.loads(line) for line in page.downloaded("oekraine.nl-en.jsonl").splitlines()]
    expect("split again", [{**bead, "score": 1000} for bead in before[:2]] + before[2:], split)
    expect("by hand", 2, view(page, "edited"))
    view(page, "all")
    page.run("document.querySelector('.row[aria-current] .en button[title*=below]').click()")
    page.click("[data-save=tsv]")
    pairs = rows_of(page.downloaded("oekraine.nl-en.tsv"))
    expect("a sentence given to the row below: a pair less", len(made["tsv"].splitlines()) - 2, len(pairs))
    for _ in range(3):
        page.press("z", held=["Control"])
    page.click("[data-save=jsonl]")
    expect("all undone", made["jsonl"], page.downloaded("oekraine.nl-en.jsonl"))
    check_schema(made["xliff"])
    quiet(page)


def without_script(page):
    page.cdp("Emulation.setScriptExecutionDisabled", value=True)
    page.open(SAMPLES / "sample.nl-en.html")
    page.screenshot(FOLDER / "plain.png")
    page.cdp("Emulation.setScriptExecutionDisabled", value=False)
    expect("rows", ROWS, page.run(VISIBLE))
    expect("no controls", 0, page.run("return [...document.querySelectorAll('button, input, select')]"
                                      ".filter(control => control.offsetWidth).length"))


def main():
    if not browser.is_there():
        skip("chromium and chromedriver (chromium-driver) are not there")
    with browser.Browser(FOLDER) as page:
        for test in (untouched, filters, keyboard, edits, kept, codes, matches, mouse, hostile, beads, without_script):
            print(f"== {test.__name__}")
            test(page)
    return 0


if __name__ == "__main__":
    PROGRAM, SAMPLES, SCHEMAS, SEEDS = sys.argv[1], *map(lambda path: pathlib.Path(path).resolve(), sys.argv[2:5])
    FOLDER = pathlib.Path(tempfile.mkdtemp())
    os.environ["NTRANS_GLOSSARY"] = str(FOLDER / "glossary.db")
    try:
        sys.exit(main())
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
