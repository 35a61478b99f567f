"""An invented list of a hundred organisations, as a coordination might have it: fifteen rows are broken."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook

HEADING = (
    "Verein",
    "Ort",
    "Tätigkeit",
    "Fachgebiete",
    "Sprachen",
    "Ansprechpartner",
    "E-Mail",
    "Telefon",
    "Gründungsjahr",
)
TOWNS = ("Sternmünde", "Nebelfurt", "Mohnfurt", "Zwirnstadt")
FIRST = ("Ahorn", "Birken", "Distel", "Efeu", "Farn", "Ginster", "Hasel", "Iris", "Jasmin", "Kamillen")
SECOND = ("treff", "werkstatt", "chor", "küche", "freunde", "schule", "hilfe", "bühne", "garten", "brücke")
# What is wrong with which row of the file (the heading is row 1), and the sentence for it.
BROKEN = {
    4: ("name", "", "Der Name fehlt."),
    9: ("name", "", "Der Name fehlt."),
    13: ("town", "Atlantis", "Dieser Ort gehört nicht zu dieser Installation."),
    20: ("town", "Köln", "Dieser Ort gehört nicht zu dieser Installation."),
    27: ("town", "", "Der Ort fehlt."),
    31: ("mail", "keine Adresse", "Das ist keine E-Mail-Adresse."),
    38: ("mail", "info(at)verein.example", "Das ist keine E-Mail-Adresse."),
    44: ("reach", "", "E-Mail und Telefon fehlen."),
    51: ("reach", "", "E-Mail und Telefon fehlen."),
    58: ("year", "1492", "Das Gründungsjahr liegt zwischen"),
    63: ("year", "unbekannt", "Das Gründungsjahr liegt zwischen"),
    70: ("same", "2", "Wahrscheinlich dieselbe wie in Zeile 2"),
    77: ("same", "3", "Wahrscheinlich dieselbe wie in Zeile 3"),
    84: ("slip", "5", "Wahrscheinlich dieselbe wie in Zeile 5"),
    91: ("name", " ", "Der Name fehlt."),
}
FAULTY, DOUBLE = 12, 3


def rows(count: int = 100) -> list[list[object]]:
    """The heading and `count` rows; those of BROKEN are broken."""
    found = [_row(number) for number in range(count)]
    for place, (what, value, _sentence) in BROKEN.items():
        if place - 2 < count:
            _break(found, place - 2, what, value)
    return [list(HEADING), *found]


def _row(number: int) -> list[object]:
    name = f"{FIRST[number % 10]}{SECOND[number // 10]} {TOWNS[number % 4]} e. V."
    mail = f"verein{number}@verein.example"
    return [name, TOWNS[number % 4], f"Wir treffen uns im Haus {number}.", "Bildung und Schule, Jugend", "Arabisch und Deutsch",
            f"Person {number}", mail, "0221 4710-300", 1950 + number % 70]  # fmt: skip


def _break(found: list[list[object]], at: int, what: str, value: str) -> None:
    row = found[at]
    if what in ("same", "slip"):
        other = found[int(value) - 2]
        row[0] = other[0] if what == "same" else str(other[0]).replace("treff", "trefff").replace(" e. V.", "")
        row[1] = other[1]
    elif what == "reach":
        row[6] = row[7] = ""
    else:
        row[{"name": 0, "town": 1, "mail": 6, "year": 8}[what]] = value


def as_csv(lines: Sequence[Sequence[object]]) -> bytes:
    return "\r\n".join(";".join(f'"{cell}"' for cell in line) for line in lines).encode("cp1252")


def as_excel(lines: Sequence[Sequence[object]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(list(line))
    book.save(out)
    return out.getvalue()
