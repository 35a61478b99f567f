"""Make sure that a Chromium is there for the browser tests.

Order: the system's own; as root the Debian package; Playwright's own download last.
Without a browser the tests fail, they do not skip.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def system_browser() -> str | None:
    """Path of an installed Chromium, from AUGENHOEHE_CHROMIUM or the PATH."""
    named = os.environ.get("AUGENHOEHE_CHROMIUM")
    if named:
        return named
    return next((path for path in map(shutil.which, NAMES) if path), None)


def main() -> None:
    if system_browser():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Chromium für die Browsertests installieren …", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "chromium"],
            check=False,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdout=subprocess.DEVNULL,
        )
        if system_browser():
            return
    print("Kein Chromium gefunden; Playwright lädt seines …", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    main()
