"""`make check`: lint, types, layers, templates, migrations, drawings, catalogues, deployment settings.

Every check runs, even after one failed; the last lines say which.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

TEMPLATES = [str(path) for path in sorted(ROOT.glob("augenhoehe/*/templates/**/*.html"))]
DEMO = {"AUGENHOEHE_MODE": "demo"}
PRODUCTION = {
    "AUGENHOEHE_MODE": "production",
    "AUGENHOEHE_SECRET_KEY": "nur-zum-pruefen-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "AUGENHOEHE_HOSTS": "augenhoehe.example",
    "AUGENHOEHE_BASE_URL": "https://augenhoehe.example",
    "AUGENHOEHE_EMBEDDED_DATABASE": "ja",
    "AUGENHOEHE_ENV_FILE": os.devnull,
    "AUGENHOEHE_DATA_DIR": str(ROOT / "var" / "check"),
    "AUGENHOEHE_KEYS": str(ROOT / "var" / "check-keys" / "keys"),
}

# Name, command, environment besides the present one.
CHECKS: list[tuple[str, list[str], dict[str, str]]] = [
    ("Stil (ruff)", [str(BIN / "ruff"), "check", "."], {}),
    ("Form (ruff format)", [str(BIN / "ruff"), "format", "--check", "--quiet", "."], {}),
    ("Typen (mypy)", [str(BIN / "mypy"), "augenhoehe"], DEMO),
    ("Schichten (import-linter)", [str(BIN / "lint-imports"), "--cache-dir", "var/import-linter"], DEMO),
    ("Vorlagen (djade)", [str(BIN / "djade"), "--check", "--target-version", "5.2", *TEMPLATES], {}),
    ("Migrationen", [sys.executable, "-m", "augenhoehe", "makemigrations", "--check", "--dry-run"], DEMO),
    ("Zeichnungen", [sys.executable, "-m", "augenhoehe", "draw", "--check"], DEMO),
    ("Übersetzungen", [sys.executable, "-m", "augenhoehe", "messages", "--check"], DEMO),
    (
        "Einstellungen im Betrieb",
        [sys.executable, "-m", "augenhoehe", "check", "--deploy", "--fail-level", "WARNING"],
        PRODUCTION,
    ),
]


def main() -> int:
    failed = []
    # An installation has a key file before it starts; the one of an earlier check will do.
    subprocess.run([sys.executable, "-m", "augenhoehe", "keys", "new"], cwd=ROOT, env={**os.environ, **PRODUCTION},
                   capture_output=True, check=False)  # fmt: skip
    for name, command, extra in CHECKS:
        started = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, **extra}, capture_output=True, text=True)
        seconds = time.monotonic() - started
        print(f"{'gut   ' if done.returncode == 0 else 'FEHLER'} {name} ({seconds:.1f} s)", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout[-6000:] + done.stderr[-3000:], flush=True)
    if failed:
        print(f"Nicht bestanden: {', '.join(failed)}")
        return 1
    print(f"Alle {len(CHECKS)} Prüfungen bestanden.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
