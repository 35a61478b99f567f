"""The background worker's programme, loaded once: forks a worker when asked to, as gunicorn does its web processes.

Asked by lines on standard input, „start“ and „stop“; each is answered with a line when it is done.
"""

from __future__ import annotations

import os
import signal
import sys
import time

# A worker that does not end in this time is not waited for: its database is thrown away anyway.
GRACE_SECONDS = 5.0


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.settings")
    import django
    from django.core.management import load_command_class

    django.setup()
    worker = load_command_class("augenhoehe.core", "worker")
    child = 0
    for line in sys.stdin:
        if line == "start\n":
            child = os.fork()
            if not child:
                worker.run_from_argv(["augenhoehe", "worker"])
                os._exit(0)
        else:
            end(child)
            child = 0
        print("done", flush=True)
    end(child)


def end(child: int) -> None:
    if not child:
        return
    os.kill(child, signal.SIGTERM)
    until = time.monotonic() + GRACE_SECONDS
    while time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG)[0]:
            return
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


if __name__ == "__main__":
    main()
