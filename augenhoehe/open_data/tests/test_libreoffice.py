"""What a spreadsheet makes of our CSV: read by a headless LibreOffice and written again, nothing is lost."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from augenhoehe.open_data import tables

pytestmark = pytest.mark.prove
COLUMNS = [{"name": name, "kind": "text"} for name in ("name", "ort", "sprachen")]
ROWS = [
    ("Syrischer Kulturkreis „Dattelpalme“ e. V.", "Sternmünde; Hafen", "العربية | Deutsch"),
    ("Elterninitiative\nSonnabendschule", "59991 Straße 3", "Українська"),
    ("=HYPERLINK(\"böse\")", "00123", "Kurmancî, Türkçe"),
    ('Ein "Zitat"', None, "1.2.2026"),
]  # fmt: skip
# CSV in and out: semicolon, quotation marks, UTF-8 (76), from line 1, every one of three columns as text (2).
FILTER = "59,34,76,1,1/2/2/2/3/2"
HOW = (
    "LibreOffice fehlt. Diese Prüfung braucht es: „apt-get install --no-install-recommends libreoffice-calc“, auf "
    "macOS „brew install --cask libreoffice“; danach muss „soffice“ im Suchpfad stehen."
)


def test_libreoffice_reads_the_csv_and_gives_it_back_intact(tmp_path: Path) -> None:
    """Umlauts, other scripts, semicolons, line breaks, leading zeros, and a formula that stays text (S1-19)."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.fail(HOW)
    source, target = tmp_path / "daten.csv", tmp_path / "zurueck"
    source.write_bytes(tables.csv_of(COLUMNS, ROWS))
    done = subprocess.run(
        [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", f"--infilter=CSV:{FILTER}",
         "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false", "--outdir", str(target),
         str(source)],
        capture_output=True, text=True, timeout=180,
    )  # fmt: skip
    made = target / "daten.csv"
    assert made.exists(), done.stdout + done.stderr
    with source.open(encoding="utf-8-sig", newline="") as before, made.open(encoding="utf-8-sig", newline="") as after:
        assert list(csv.reader(after, delimiter=";")) == list(csv.reader(before, delimiter=";"))
