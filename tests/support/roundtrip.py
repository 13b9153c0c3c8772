"""Documents there and back: prep with copies of the Dutch, export, and the same bytes again.

    roundtrip.py NTRANS FOLDER ... [--random SEED]

All files of the folders, and texts made at random: every line end, form feeds, tabs, byte order marks, code pages,
with and without a last line end. One glossary, made in a fresh home, serves all."""
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
    for number in range(60):
        target = os.path.join(folder, f"random{number}.txt")
        with open(target, "wb") as write:
            write.write(random_bytes(chance))
        names.append(target)
    return names


def main():
    program, arguments = sys.argv[1], sys.argv[2:]
    seed = int(arguments.pop()) if "--random" in arguments else 1
    folders = [a for a in arguments if a != "--random"]
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        names = collect(folders, folder, random.Random(seed))
        environment = dict(os.environ, HOME=folder, XDG_DATA_HOME=os.path.join(folder, "data"))
        for form, suffix in (("xliff", ".nl-en.xlf"), ("xliff2", ".nl-en.xliff2.xlf")):
            subprocess.run([program, "prep", "-q", "--target", "copy", "--to", form, *names], env=environment, check=True)
            for name in names:
                back = subprocess.run([program, "export", os.path.splitext(name)[0] + suffix, "-o", "-"],
                                      env=environment, capture_output=True)
                with open(name, "rb") as read:
                    same = read.read() == back.stdout
                told = [line for line in back.stderr.decode().splitlines() if not line.startswith("ntrans: ")]
                if back.returncode or not same or told:
                    failures += 1
                    print(f"{name} by {form}: exit {back.returncode}, same {same}, {told}")
    print(f"{len(names)} documents there and back, {failures} failures, seed {seed}")
    return 1 if failures else 0


sys.exit(main())
