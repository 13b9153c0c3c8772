"""Several processes on one glossary: none loses a row of another, and one that is killed loses nothing that it reported.

Usage: NTRANS=path/to/ntrans glossary_processes.py
"""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

NTRANS = os.environ["NTRANS"]
WRITERS, ENTRIES_EACH = 3, 8
KILLS, ROWS = 6, 4000


def command(database, *words):
    return [NTRANS, "glossary", *words, "--glossary", database]


def rows(database, sql):
    with sqlite3.connect(database) as connection:
        return connection.execute(sql).fetchall()


def fail(message):
    print("glossary_processes: " + message, file=sys.stderr)
    sys.exit(1)


def expect_sound(database):
    found = rows(database, "PRAGMA integrity_check") + rows(database, "PRAGMA foreign_key_check")
    if found != [("ok",)]:
        fail(f"the database is damaged: {found[:5]}")
    with sqlite3.connect(database) as connection:
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        connection.rollback()


def start_writer(database, name):
    """Adds entries one by one, a process each, and prints what it reported."""
    adds = " && ".join(
        f"'{NTRANS}' glossary add woord-{name}-{i} word-{name}-{i} --glossary '{database}'" for i in range(ENTRIES_EACH)
    )
    return subprocess.Popen(["sh", "-c", adds], stdout=subprocess.PIPE, text=True)


def writers_lose_nothing(database):
    """The database does not exist yet: making it is part of the race."""
    writers = [start_writer(database, name) for name in range(WRITERS)]
    for writer in writers:
        writer.communicate(timeout=120)
        if writer.returncode != 0:
            fail(f"a writer ended with {writer.returncode}")
    count = rows(database, "SELECT count(*) FROM entry WHERE built_in = ''")[0][0]
    if count != WRITERS * ENTRIES_EACH:
        fail(f"{count} entries where {WRITERS * ENTRIES_EACH} were added")
    sets = rows(database, "SELECT count(*) FROM change_set")[0][0]
    if sets != count:
        fail(f"{sets} sets of changes for {count} additions")
    expect_sound(database)


def reader_does_not_wait(database):
    """While another holds the database for writing: one that waited for it would give up and fail."""
    writer = sqlite3.connect(database, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    done = subprocess.run(command(database, "find", "woord-0-0"), capture_output=True, text=True, timeout=60)
    writer.execute("ROLLBACK")
    if done.returncode != 0 or "word-0-0" not in done.stdout:
        fail(f"a reader failed beside a writer: {done.stderr}")


def killed_import_is_all_or_nothing(folder, database):
    """Killed at moments spread over the whole of its work."""
    sheet = os.path.join(folder, "import.tsv")
    with open(sheet, "w", encoding="utf-8") as file:
        file.writelines(f"ding{i}\tthing{i}\n" for i in range(ROWS))
    counting = "SELECT count(*) FROM entry WHERE built_in = ''"
    before = rows(database, counting)[0][0]
    started = time.monotonic()
    subprocess.run(command(database, "import", sheet, "--dry-run"), capture_output=True, check=True, timeout=120)
    whole = time.monotonic() - started
    for kill in range(KILLS):
        process = subprocess.Popen(command(database, "import", sheet), stderr=subprocess.PIPE, text=True)
        time.sleep(whole * (kill + 0.5) / KILLS * 1.2)
        process.send_signal(signal.SIGKILL)
        reported = "new" in process.communicate(timeout=60)[1]
        count = rows(database, counting)[0][0] - before
        if count not in (0, ROWS):
            fail(f"{count} rows of {ROWS} are there after a kill")
        if reported and count != ROWS:
            fail("an import was reported as done and is lost")
        expect_sound(database)
        if count == ROWS:
            break


def killed_writer_keeps_what_it_reported(database):
    """The shell that adds is killed with all its children; what was printed must be there."""
    loop = "i=0; while :; do i=$((i + 1)); '%s' glossary add kort-$i short-$i --glossary '%s' || exit 1; done"
    process = subprocess.Popen(
        ["sh", "-c", loop % (NTRANS, database)], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    first = process.stdout.readline()
    time.sleep(1)
    os.killpg(process.pid, signal.SIGKILL)
    printed = first + process.communicate(timeout=60)[0]
    reported = re.findall(r"(kort-\d+)", printed[: printed.rfind("\n") + 1])
    if not reported:
        fail(f"nothing was added: {printed!r}")
    there = {text for (text,) in rows(database, "SELECT text FROM term WHERE lang = 'nl'")}
    lost = [word for word in reported if word not in there]
    if lost:
        fail(f"reported as added, and lost: {lost}")
    expect_sound(database)


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        os.environ.pop("NTRANS_GLOSSARY", None)
        database = os.path.join(folder, "g.db")
        writers_lose_nothing(database)
        reader_does_not_wait(database)
        killed_import_is_all_or_nothing(folder, database)
        killed_writer_keeps_what_it_reported(database)


main()
