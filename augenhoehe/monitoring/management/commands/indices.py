"""`augenhoehe indices FILE --area A --group G --total T`: indices of segregation of any table of counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from augenhoehe.core.refused import Refused
from augenhoehe.monitoring.indices.reading import Counted, Wanted, counted_in
from augenhoehe.monitoring.indices.results import Indices, indices_of


class Command(BaseCommand):
    help = "Segregationsmaße einer Tabelle: augenhoehe indices DATEI --area GEBIET --group GRUPPE --total INSGESAMT."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", metavar="DATEI", help="CSV oder Excel, eine Zeile je Gebiet")
        parser.add_argument("--area", required=True, metavar="SPALTE", help="Spalte, die das Gebiet nennt")
        parser.add_argument(
            "--group", required=True, action="append", metavar="SPALTE", help="Anzahl der Gruppe; mehrfach: auch H"
        )
        parser.add_argument("--total", required=True, metavar="SPALTE", help="Anzahl aller Menschen")
        parser.add_argument(
            "--where", action="append", default=[], metavar="SPALTE=MUSTER", help="nur diese Zeilen, z. B. jahr=2012"
        )
        parser.add_argument("--outlines", default="", metavar="GEOJSON", help="Umrisse, für das Maß mit Nachbarschaft")
        parser.add_argument("--outlines-key", default="", metavar="MERKMAL", help="Merkmal der Umrisse mit dem Gebiet")
        parser.add_argument("--json", action="store_true", help="alles als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        if not path.is_file():
            raise CommandError(f"Die Datei {path} gibt es nicht.")
        try:
            wanted = Wanted.parsed(options["area"], options["group"], options["total"], options["where"])
            counted = counted_in(path, wanted)
            found = indices_of(counted, _shapes(counted, options["outlines"], options["outlines_key"]))
        except Refused as refused:
            raise CommandError(refused.sentence) from None
        if options["json"]:
            self.stdout.write(json.dumps(found.data(), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(lines(found)))


def _shapes(counted: Counted, outlines: str, key: str) -> list[Any] | None:
    """The outline of each area, in their order."""
    if not outlines:
        return None
    from shapely.geometry import shape

    from augenhoehe.places.sources import area_rows

    found = {row.key: row.boundary for row in area_rows(Path(outlines), key_column=key)}
    for area in counted.areas:
        if not found.get(area):
            raise Refused(f"In {outlines} fehlt der Umriss von „{area}“.")
    return [shape(found[area]) for area in counted.areas]


def lines(found: Indices) -> list[str]:
    """The result for reading."""
    told = [f"{found.areas} Gebiete, {found.people} Menschen"]
    for one in found.groups:
        told += ["", one.group, f"  Dissimilarität D   {one.dissimilarity:.4f} (Zufall allein: {one.by_chance:.4f})"]
        told += [f"  Isolation          {one.isolation:.4f}", f"  Kontakt zu anderen {one.exposure:.4f}"]
        if one.spatial_dissimilarity is not None:
            told.append(f"  D mit Nachbarschaft {one.spatial_dissimilarity:.4f}")
        told += [f"  {sentence}" for sentence in one.explanation]
        told += [f"  Achtung: {sentence}" for sentence in one.warnings]
    return [*told, "", *found.explanation] if found.explanation else told
