"""Run one program for as long as the process that asked for it lives.

Started by ``pipeline.broker`` as a script of its own, with the asking process's pipe as standard input. When that
pipe closes (the asker is done, was interrupted, or was killed so hard that it could clean up nothing itself), the
program is ended and its folder is removed. This works alike on every system; a death signal from the kernel would not.

Usage: python broker_guard.py FOLDER PROGRAM [ARGUMENT...]
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading

GRACE_SECONDS = 3.0


def guard(folder: str, command: list[str]) -> int:
    """Run ``command`` until it ends or standard input closes; then remove ``folder`` if the latter came first.

    A program that ended by itself leaves its folder, so that the asker can still read the log.

    Returns:
        The exit status of the program.
    """
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    asker_is_gone = threading.Event()

    def wait_for_the_asker() -> None:
        # Not sys.stdin: its lock, held by this thread, would stop the interpreter from ending.
        while os.read(0, 1024):
            pass
        asker_is_gone.set()
        end(program)

    threading.Thread(target=wait_for_the_asker, daemon=True).start()
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: end(program))
    status = program.wait()
    if asker_is_gone.is_set():
        shutil.rmtree(folder, ignore_errors=True)
    return status


def end(program: subprocess.Popen[bytes]) -> None:
    """End a program: asked first, then by force."""
    program.terminate()
    timer = threading.Timer(GRACE_SECONDS, program.kill)
    timer.daemon = True
    timer.start()


if __name__ == "__main__":
    sys.exit(guard(sys.argv[1], sys.argv[2:]))
