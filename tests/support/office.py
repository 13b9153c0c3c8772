#!/usr/bin/env python3
"""Word and OpenDocument texts for tests: made of plain text, looked into, compared.

usage: office.py make OUT.docx|OUT.odt FILE [PART=FILE…]   makes a document; PARTs replace or add files of the archive
       office.py part ARCHIVE NAME                         prints a file of the archive
       office.py same ARCHIVE ARCHIVE                      fails unless all files are the same, XML in canonical form

A line of FILE is a paragraph: "# heading", "- list item", "| table cell" (the cells of a row on lines of their own, a line
"|" ends the row). In it: *bold*, _italic_, [link](address), ^[footnote], "\\t" a tab, "\\n" a line break.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ET
import zipfile
from xml.sax.saxutils import escape, quoteattr

INLINE = re.compile(r"\*(?P<b>[^*]+)\*|_(?P<i>[^_]+)_|\[(?P<a>[^\]]+)\]\((?P<to>[^)]+)\)|\^\[(?P<note>[^\]]+)\]|\\(?P<c>[tn])")
KINDS = {"# ": "heading", "- ": "item", "| ": "cell"}


def read_lines(path):
    """Kind and text of each paragraph."""
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if line == "|":
            yield "row", ""
        elif line:
            kind = KINDS.get(line[:2], "paragraph")
            yield kind, line if kind == "paragraph" else line[2:]


def read_pieces(text):
    """What stands in a paragraph: (kind, text, address)."""
    at = 0
    for match in INLINE.finditer(text):
        if match.start() > at:
            yield "text", text[at:match.start()], None
        kind = "a" if match["a"] else match.lastgroup
        yield kind, match[kind], match
        at = match.end()
    if at < len(text):
        yield "text", text[at:], None


# --- Word -------------------------------------------------------------------------------------------------------------

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NUMBERING = f"""{HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="-"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
STYLES = f"""{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault>
</w:docDefaults><w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:rPr><w:sz w:val="32"/></w:rPr>
</w:style></w:styles>"""


class Docx:
    def __init__(self):
        self.body, self.notes, self.links, self.row, self.cells = [], [], [], [], []

    def run(self, text, look=""):
        look = f"<w:rPr>{look}</w:rPr>" if look else ""
        return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def piece(self, kind, text, match):
        if kind == "note":
            self.notes.append(text)
            return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'
        if kind == "a":
            self.links.append(match["to"])
            look = '<w:u w:val="single"/>'
            return f'<w:hyperlink r:id="link{len(self.links)}">{self.run(text, look)}</w:hyperlink>'
        if kind == "c":
            return "<w:r><w:tab/></w:r>" if text == "t" else "<w:r><w:br/></w:r>"
        return self.run(text, f"<w:{kind}/>" if kind in "bi" else "")

    def paragraph(self, text, properties=""):
        inline = "".join(self.piece(*piece) for piece in read_pieces(text))
        return f"<w:p><w:pPr>{properties}</w:pPr>{inline}</w:p>"

    def end_row(self):
        if self.cells:
            cells = "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in self.cells)
            self.row.append(f"<w:tr>{cells}</w:tr>")
        self.cells = []

    def end_table(self):
        self.end_row()
        if self.row:
            self.body.append(f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(self.row)}</w:tbl>")
        self.row = []

    def add(self, kind, text):
        if kind == "cell":
            self.cells.append(self.paragraph(text))
        elif kind == "row":
            self.end_row()
        else:
            self.end_table()
            properties = {"heading": '<w:pStyle w:val="Kop1"/>', "item": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'}
            self.body.append(self.paragraph(text, properties.get(kind, "")))

    def files(self):
        self.end_table()
        names = f'xmlns:w="{W}" xmlns:r="{REL}"'
        notes = "".join(f'<w:footnote w:id="{i + 2}"><w:p><w:r><w:footnoteRef/></w:r>{self.run(" " + note)}</w:p></w:footnote>'
                        for i, note in enumerate(self.notes))
        marks = "".join(f'<w:footnote w:type="{t}" w:id="{i}"><w:p><w:r><w:{t}/></w:r></w:p></w:footnote>'
                        for i, t in enumerate(("separator", "continuationSeparator")))
        relations = [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("footnotes", "footnotes.xml")]
        links = "".join(f'<Relationship Id="link{i + 1}" Type="{REL}/hyperlink" Target={quoteattr(to)} TargetMode="External"/>'
                        for i, to in enumerate(self.links))
        related = "".join(f'<Relationship Id="r{i}" Type="{REL}/{t}" Target="{to}"/>' for i, (t, to) in enumerate(relations))
        package = "http://schemas.openxmlformats.org/package/2006"
        overrides = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{TYPE}.{kind}+xml"/>' for part, kind in
                            (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("footnotes", "footnotes")))
        return {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{package}/content-types"><Default Extension="rels" '
                                   f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
            "_rels/.rels": f'{HEAD}<Relationships xmlns="{package}/relationships"><Relationship Id="r" '
                           f'Type="{REL}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"{HEAD}<w:document {names}><w:body>{''.join(self.body)}<w:sectPr/></w:body></w:document>",
            "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{package}/relationships">{related}{links}</Relationships>',
            "word/styles.xml": STYLES,
            "word/numbering.xml": NUMBERING,
            "word/footnotes.xml": f"{HEAD}<w:footnotes {names}>{marks}{notes}</w:footnotes>",
        }


# --- OpenDocument -----------------------------------------------------------------------------------------------------

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODF_NAMES = " ".join(f'xmlns:{prefix}="{ODF}{name}:1.0"' for prefix, name in (
    ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"),
    ("manifest", "manifest"))) + ' xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'


class Odt:
    def __init__(self):
        self.body, self.row, self.cells, self.notes = [], [], [], 0

    def piece(self, kind, text, match):
        if kind == "note":
            self.notes += 1
            return (f'<text:note text:id="n{self.notes}" text:note-class="footnote"><text:note-citation>{self.notes}</text:note-citation>'
                    f"<text:note-body><text:p>{escape(text)}</text:p></text:note-body></text:note>")
        if kind == "a":
            return f'<text:a xlink:type="simple" xlink:href={quoteattr(match["to"])}>{escape(text)}</text:a>'
        if kind == "c":
            return "<text:tab/>" if text == "t" else "<text:line-break/>"
        return escape(text) if kind == "text" else f'<text:span text:style-name="T{kind}">{escape(text)}</text:span>'

    def paragraph(self, text, name="p", attributes=""):
        return f"<text:{name}{attributes}>{''.join(self.piece(*piece) for piece in read_pieces(text))}</text:{name}>"

    def end_row(self):
        if self.cells:
            cells = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in self.cells)
            self.row.append((len(self.cells), f"<table:table-row>{cells}</table:table-row>"))
        self.cells = []

    def end_table(self):
        self.end_row()
        if self.row:
            columns = f'<table:table-column table:number-columns-repeated="{max(count for count, _ in self.row)}"/>'
            self.body.append(f"<table:table>{columns}{''.join(row for _, row in self.row)}</table:table>")
        self.row = []

    def add(self, kind, text):
        if kind == "cell":
            self.cells.append(self.paragraph(text))
        elif kind == "row":
            self.end_row()
        else:
            self.end_table()
            if kind == "heading":
                self.body.append(self.paragraph(text, "h", ' text:outline-level="1"'))
            elif kind == "item":
                self.body.append(f"<text:list><text:list-item>{self.paragraph(text)}</text:list-item></text:list>")
            else:
                self.body.append(self.paragraph(text))

    def files(self):
        self.end_table()
        look = '<style:style style:name="T{}" style:family="text"><style:text-properties {}/></style:style>'
        looks = look.format("b", 'fo:font-weight="bold"') + look.format("i", 'fo:font-style="italic"')
        kind = "application/vnd.oasis.opendocument.text"
        entries = "".join(f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>' for path, media in
                          (("/", kind), ("content.xml", "text/xml"), ("styles.xml", "text/xml")))
        return {
            "mimetype": kind,
            "content.xml": f"{HEAD}<office:document-content {ODF_NAMES}><office:automatic-styles>{looks}</office:automatic-styles>"
                           f"<office:body><office:text>{''.join(self.body)}</office:text></office:body></office:document-content>",
            "styles.xml": f'{HEAD}<office:document-styles {ODF_NAMES}><office:styles><style:default-style style:family="paragraph">'
                          '<style:text-properties fo:language="nl" fo:country="NL"/></style:default-style></office:styles>'
                          "</office:document-styles>",
            "META-INF/manifest.xml": f"{HEAD}<manifest:manifest {ODF_NAMES}>{entries}</manifest:manifest>",
        }


# --- what is asked ----------------------------------------------------------------------------------------------------


def make(out, path, parts):
    document = Docx() if out.endswith(".docx") else Odt()
    for kind, text in read_lines(path):
        document.add(kind, text)
    files = {name: content.encode() for name, content in document.files().items()}
    for part in parts:
        name, _, source = part.partition("=")
        files[name] = pathlib.Path(source).read_bytes()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            stored = name == "mimetype"
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content,
                             zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)


def canonical(name, content):
    is_xml = name.endswith((".xml", ".rels"))
    return ET.canonicalize(content.decode()) if is_xml else content


def differences(first, second):
    """The files in which two archives differ."""
    with zipfile.ZipFile(first) as a, zipfile.ZipFile(second) as b:
        if a.namelist() != b.namelist():
            return ["(names)"]
        return [name for name in a.namelist() if canonical(name, a.read(name)) != canonical(name, b.read(name))]


def main():
    verb, *rest = sys.argv[1:]
    if verb == "make":
        make(rest[0], rest[1], rest[2:])
    elif verb == "part":
        with zipfile.ZipFile(rest[0]) as archive:
            sys.stdout.write(archive.read(rest[1]).decode())
    elif verb == "same":
        found = differences(*rest)
        print("\n".join(found), end="")
        return 1 if found else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
