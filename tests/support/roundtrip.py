"""Documents there and back: prep with copies of the Dutch, export, and the same bytes again.

    roundtrip.py NTRANS FOLDER ... [--random SEED]

All files of the folders, and texts and mark-up made at random: every line end, form feeds, tabs, byte order marks, code
pages, with and without a last line end. One glossary, made in a fresh home, serves all."""
import os
import random
import subprocess
import sys
import tempfile

WORDS = ("de het een Poetin arbeidsmigranten zei dat art. 6:162 BW € 3.200,50 14.30 uur «café» U.S. mr. J.P. de Vries "
         "\"Kom!\" (ja) - 1. a) • http://nos.nl/x?a=b&c #tag 😀 x<y & z * _ ` # > | ~ [ ] \\ {1}").split()
ENDS = ["\n", "\r\n", "\r", "\f", "\n\n", "\r\n\r\n", " \n", "\n\t", ". ", "! ", "? ", "\u2028", "\u0085", "\u00a0"]


def random_text(chance):
    pieces = []
    for _ in range(chance.randint(1, 120)):
        pieces.append(chance.choice(WORDS))
        pieces.append(chance.choice(ENDS) if chance.random() < 0.3 else " ")
    return "".join(pieces) + chance.choice(["", "\n", "\r\n"])


def random_bytes(chance):
    text = random_text(chance)
    form = chance.choice(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252"])
    bom = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(form, b"")
    return bom + text.encode(form, "replace")


PIECES = {
    "html": "<p> </p> <b> </b> <i> </i> <br> <br/> <li> <ul> </ul> <h2> </h2> <img/src=x> <code>a</code> <!--x--> &amp; "
            "&eacute; &foo; <sup><a>1</a></sup> <table><td> <script>a<b</script> <div/class=menu> </div> <a/href='x>y'> "
            "</a> < > <pre>x</pre> <span/translate=no>".split(),
    "markdown": "* ** _ ` `` [ ] ](x) ![ ](y) <b> </b> <http://a.nl> \\* \\ &amp; ~~ | # > - 1. --- ``` \n>  \n#  \n-  "
                "\n|-|-|\n".split(" "),
    "srt": ["<i>", "</i>", "{\\an8}", "\n", "\n\n7\n00:00:01,000 --> 00:00:02,000\n", "<3", "{"],
    "vtt": ["<v Jan>", "</v>", "<c.x>", "\n", "\n\n00:01.000 --> 00:02.000\n", "&amp;", "&lrm;", "<00:01.500>"],
}
BEGINNINGS = {"html": "<p>Een zin.", "markdown": "Een zin. ", "srt": "1\n00:00:01,000 --> 00:00:02,000\nEen zin. ",
              "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nEen zin. "}


def random_markup(chance, form):
    pieces = [BEGINNINGS[form]]
    for _ in range(chance.randint(1, 80)):
        word = chance.choice(PIECES[form] if chance.random() < 0.6 else WORDS)
        pieces.append(word.replace("\\n", "\n") + chance.choice(["", " ", " ", "\n"]))
    text = "".join(pieces)
    return (text.replace("\n", "\r\n") if chance.random() < 0.3 else text).encode()


def collect(folders, folder, chance):
    names = []
    for source in folders:
        for name in sorted(os.listdir(source)):
            path = os.path.join(source, name)
            if os.path.isfile(path) and not name.endswith((".sh", ".case")):
                target = os.path.join(folder, f"{len(names)}-{name}")
                with open(path, "rb") as read, open(target, "wb") as write:
                    write.write(read.read())
                names.append(target)
    return {None: names, "plain": make(folder, "plain", 60, lambda: random_bytes(chance)),
            **{form: make(folder, form, 30, lambda: random_markup(chance, form)) for form in PIECES}}


def make(folder, form, count, content):
    names = [os.path.join(folder, f"random{number}.{form}") for number in range(count)]
    for name in names:
        with open(name, "wb") as write:
            write.write(content())
    return names


def go(program, environment, names, form, to, suffix):
    """The number of documents that do not come back as they were, and a line for each."""
    failures = 0
    said = ["--from", form] if form else []
    subprocess.run([program, "prep", "-qf", "--target", "copy", "--to", to, *said, *names], env=environment, check=True)
    for name in names:
        back = subprocess.run([program, "export", os.path.splitext(name)[0] + suffix, "-o", "-"], env=environment,
                              capture_output=True)
        with open(name, "rb") as read:
            content = read.read()
        told = [line for line in back.stderr.decode().splitlines() if not line.startswith("ntrans: ")]
        if back.returncode or content != back.stdout or told:
            failures += 1
            print(f"{name} by {to}: exit {back.returncode}, same {content == back.stdout}, {told}\n{content!r}")
    return failures


def main():
    program, arguments = sys.argv[1], sys.argv[2:]
    seed = int(arguments.pop()) if "--random" in arguments else 1
    folders = [a for a in arguments if a != "--random"]
    failures = count = 0
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, HOME=folder, XDG_DATA_HOME=os.path.join(folder, "data"))
        for form, names in collect(folders, folder, random.Random(seed)).items():
            for to, suffix in (("xliff", ".nl-en.xlf"), ("xliff2", ".nl-en.xliff2.xlf")):
                failures += go(program, environment, names, form, to, suffix)
            count += len(names)
    print(f"{count} documents there and back, {failures} failures, seed {seed}")
    return 1 if failures else 0


sys.exit(main())
