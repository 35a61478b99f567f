"""Make sure that a LibreOffice is there for the prove run that reads our CSV with it.

The system's own first; as root on Debian its package without windows. Without it the test fails, it does not skip.
"""

from __future__ import annotations

import os
import shutil

from browser import install

PACKAGE = "libreoffice-calc-nogui"


def office() -> str | None:
    """Path of an installed LibreOffice."""
    return shutil.which("soffice") or shutil.which("libreoffice")


if __name__ == "__main__":
    if not office() and os.geteuid() == 0 and shutil.which("apt-get"):
        print("LibreOffice für die Prüfung der CSV-Dateien installieren …", flush=True)
        install(PACKAGE)
