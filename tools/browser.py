"""Make sure that a Chromium is there for the browser tests.

Order: the system's own, its headless edition first, which needs a third of the processor; as root the Debian
package; Playwright's own download last. Without a browser the tests fail, they do not skip.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HEADLESS = "chromium-headless-shell"
NAMES = (HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Whoever works without the Debian archive is not asked to wait for it at every run.
TRIED = Path(__file__).resolve().parent.parent / "var" / f"{HEADLESS}.tried"


def system_browser() -> str | None:
    """Path of an installed Chromium, from AUGENHOEHE_CHROMIUM or the PATH."""
    named = os.environ.get("AUGENHOEHE_CHROMIUM")
    if named:
        return named
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install(package: str) -> None:
    """A package of the distribution, if it is Debian and we may."""
    patience = ["-o", "Acquire::http::Timeout=15", "-o", "Acquire::Retries=1"]
    subprocess.run(["apt-get", *patience, "update", "-qq"], check=False)
    subprocess.run(
        ["apt-get", *patience, "install", "-y", "-qq", "--no-install-recommends", package],
        check=False,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdout=subprocess.DEVNULL,
    )


def main() -> None:
    found = system_browser()
    wished = "AUGENHOEHE_CHROMIUM" in os.environ or shutil.which(HEADLESS) or (found and TRIED.exists())
    if wished:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Chromium für die Browsertests installieren …", flush=True)
        install(HEADLESS)
        TRIED.parent.mkdir(exist_ok=True)
        TRIED.touch()
        if not system_browser():
            install("chromium")
    if system_browser():
        return
    print("Kein Chromium gefunden; Playwright lädt seines …", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"], check=True)


if __name__ == "__main__":
    main()
