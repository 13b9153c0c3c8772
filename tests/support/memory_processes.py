"""Several processes on one translation memory: an import that is killed leaves it as it was, two at once lose nothing,
lookups go on meanwhile, and a database that another process holds for long is waited for, but not for ever.

Usage: NTRANS=path/to/ntrans memory_processes.py
"""

import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

NTRANS = os.environ["NTRANS"]
KILLS, PAIRS = 5, 20000


def fail(message):
    sys.exit("memory_processes: " + message)


def tm(*words):
    return [NTRANS, "tm", *words, "--tm", "m.db"]


def output(*words):
    done = subprocess.run(tm(*words), capture_output=True, text=True)
    if done.returncode != 0:
        fail(f"tm {words[0]}: exit {done.returncode}: {done.stderr}")
    return done.stdout


def pairs():
    return json.loads(output("stats", "--json"))["pairs"]


def write_pairs(name, count):
    with open(name, "w", encoding="utf-8") as file:
        file.write("nl\ten\n")
        for i in range(count):
            file.write(f"{name} zin {i * 7919 % 10007} over huis {i} en straat {i // 3}.\t{name} {i}.\n")


def kill_imports():
    """At moments spread over the time that a whole one takes. One that had committed already is there whole."""
    write_pairs("small.tsv", 100)
    write_pairs("large.tsv", PAIRS)
    output("import", "-q", "small.tsv")
    before = output("export")
    started = time.monotonic()
    subprocess.run([NTRANS, "tm", "import", "-q", "large.tsv", "--tm", "other.db"], check=True)
    whole = time.monotonic() - started
    killed = 0
    for number in range(KILLS):
        process = subprocess.Popen(tm("import", "-q", "large.tsv"))
        time.sleep(whole * (number + 1) / (KILLS + 2))
        process.send_signal(signal.SIGKILL)
        if process.wait() == 0:
            break  # it was faster this time
        if pairs() == 100 + PAIRS:
            break
        killed += 1
        if output("export") != before:
            fail("a killed import changed the memory")
    if killed == 0:
        fail("no import could be killed")
    output("import", "-q", "large.tsv")
    if pairs() != 100 + PAIRS:
        fail(f"{pairs()} pairs after the import")
    written = output("export")
    if written.count("<tu ") != 100 + PAIRS or f'tuid="u{100 + PAIRS}"' not in written:
        fail("an export in pieces has not all pairs")


def import_at_once():
    write_pairs("a.tsv", 2000)
    write_pairs("b.tsv", 2000)
    processes = [subprocess.Popen(tm("import", "-q", name)) for name in ("a.tsv", "b.tsv")]
    found = output("find", "small.tsv zin 0 over huis 0 en straat 0.")
    if not found.startswith("100\t"):
        fail(f"found {found!r} during an import")
    if any(process.wait() != 0 for process in processes):
        fail("one of two imports failed")
    if pairs() != 100 + PAIRS + 4000:
        fail(f"{pairs()} pairs after two imports at once")


def wait_for(locking, commands, code):
    """While this process holds the database: all at once, for each waits some seconds."""
    before = pathlib.Path("m.db").read_bytes()
    holder = sqlite3.connect("m.db", isolation_level=None)
    for statement in locking:
        holder.execute(statement)
    processes = [subprocess.Popen([NTRANS, *words, "--tm", "m.db"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                  text=True) for words in commands]
    for words, process in zip(commands, processes):
        message = process.communicate(timeout=60)[1]
        if process.returncode != code:
            fail(f"{words}: exit {process.returncode}, not {code}: {message!r}")
        if code == 4 and message != "m.db: another process holds the database\n":
            fail(f"{words}: {message!r}")
    holder.execute("ROLLBACK")
    holder.close()
    if pathlib.Path("m.db").read_bytes() != before or list(pathlib.Path(".").glob("new.*.*")):
        fail("something was written to a locked database, or beside it")


def hold_the_database():
    pathlib.Path("new.txt").write_text("Een zin over niets.\n", encoding="utf-8")
    readers = (["tm", "find", "een", "zin"], ["tm", "stats"], ["prep", "-q", "new.txt", "--to", "tsv", "-o", "-"])
    writers = (["tm", "import", "a.tsv"], ["tm", "dedupe"], ["tm", "remove", "1"])
    subprocess.run([NTRANS, "glossary", "init"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(["BEGIN IMMEDIATE"], readers, 0)
    wait_for(["BEGIN IMMEDIATE"], writers, 4)
    wait_for(["PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "CREATE TABLE held (held)"], readers + writers, 4)


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pathlib.Path("home").mkdir()
        os.environ.update(HOME=f"{folder}/home", XDG_DATA_HOME=f"{folder}/home")
        kill_imports()
        import_at_once()
        hold_the_database()
        os.chdir("/")


if __name__ == "__main__":
    main()
