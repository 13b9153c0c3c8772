#!/usr/bin/env python3
"""Runs a command at a terminal of its own and types lines: at_terminal.py 'LINE|LINE…' COMMAND…

What the terminal shows goes to standard output; the exit status is the command's. A line is typed when a question mark
waits for it at the end of what is shown.
"""

import os
import pty
import sys


def main(lines, command):
    answers = lines.split("|") if lines else []
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    shown = b""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
        if shown.endswith(b"? "):
            os.write(terminal, (answers.pop(0) + "\n").encode() if answers else b"\x04")
    sys.stdout.write(shown.decode("utf-8", "replace").replace("\r\n", "\n"))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


sys.exit(main(sys.argv[1], sys.argv[2:]))
