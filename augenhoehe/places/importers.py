"""`augenhoehe import places FILE` and `augenhoehe import social-areas FILE`."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from augenhoehe.core import clock
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM

from . import queries, sources
from .operations import import_boundaries, import_municipalities, import_social_areas, serve_district

Progress = Callable[[int, int], None]


def typed_day(text: str) -> date:
    """A day as people type it on a command line: 2026-11-01 or 1.11.2026."""
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    raise Refused(f"„{text}“ ist kein Tag. Schreiben Sie ihn so: 1.11.2026.")


def places_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--kreis", default="", help="Schlüssel des Kreises, dem diese Installation dient, z. B. 05382")
    parser.add_argument("--quelle", default="", help="Herkunft und Lizenz der Datei, steht unter Karten und Listen")
    parser.add_argument("--stand", default="", help="Tag des Gebietsstands (Standard: heute)")
    parser.add_argument("--abgang", action="store_true", help="Kommunen beenden, die nicht mehr in der Datei stehen")
    parser.add_argument("--nur-grenzen", action="store_true", help="Namen lassen, nur Grenzen übernehmen")


def import_places(path: str, options: dict[str, Any], progress: Progress) -> str:
    """Official municipalities and Kreise; with --kreis this installation starts to serve one."""
    at = clock.now()
    stand = typed_day(options["stand"]) if options.get("stand") else clock.today()
    rows = list(sources.municipality_rows(Path(path)))
    source = options.get("quelle") or ""
    if options.get("nur_grenzen"):
        result = import_boundaries(rows=rows, by=SYSTEM, at=at, source=source, progress=progress)
    else:
        result = import_municipalities(
            rows=rows, by=SYSTEM, at=at, source=source, progress=progress,
            end_missing_on=stand if options.get("abgang") else None,
        )  # fmt: skip
    sentences = [result.sentence()]
    if options.get("kreis"):
        sentences.append(_serve(options["kreis"], at))
    return "\n".join(sentences)


def _serve(key: str, at: datetime) -> str:
    district = queries.valid_municipality(key) or queries.valid_municipality(f"{key}000")
    if district is None:
        raise Refused(
            f"Einen Kreis mit dem Schlüssel {key} gibt es noch nicht. Übernehmen Sie zuerst die Datei der Kreise, "
            "danach noch einmal mit --kreis."
        )
    newly = serve_district(district=district, by=SYSTEM, at=at)
    return f"Diese Installation dient {district.name}: {newly} Einträge neu dazu."


def social_areas_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--kommune", required=False, default="", help="Gemeindeschlüssel (AGS) der Kommune")
    parser.add_argument("--gueltig-ab", default="", help="Tag, ab dem dieser Zuschnitt gilt (Standard: heute)")
    parser.add_argument("--schluessel", default="", help="Spalte mit dem Schlüssel des Sozialraums")
    parser.add_argument("--name", default="", help="Spalte mit dem Namen des Sozialraums")
    parser.add_argument("--vorgaenger", default="", help="Spalte mit den Vorgängern, z. B. „012, 013 (60 %%)“")
    parser.add_argument("--quelle", default="", help="Herkunft und Lizenz der Datei")
    parser.add_argument("--abgang", action="store_true", help="Sozialräume beenden, die nicht mehr in der Datei stehen")


def import_areas(path: str, options: dict[str, Any], progress: Progress) -> str:
    """The social areas of one town, as they hold from a day on."""
    municipality = queries.valid_municipality(options.get("kommune") or "")
    if municipality is None:
        raise Refused("Bitte nennen Sie mit --kommune den Gemeindeschlüssel einer bekannten Kommune.")
    result = import_social_areas(
        municipality=municipality,
        rows=sources.area_rows(
            Path(path),
            key_column=options.get("schluessel") or "",
            name_column=options.get("name") or "",
            came_from_column=options.get("vorgaenger") or "",
        ),
        valid_from=typed_day(options["gueltig_ab"]) if options.get("gueltig_ab") else clock.today(),
        by=SYSTEM,
        at=clock.now(),
        source=options.get("quelle") or "",
        end_missing=bool(options.get("abgang")),
        progress=progress,
    )
    return f"{municipality.name}: {result.sentence()}"
