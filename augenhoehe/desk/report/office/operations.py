"""Writing what an office owes: texts by people, figures by the house; a frozen edition never changes again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.revisions import change, lock
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.desk.models import CostSheet, FrameVersion, GrantSheet, OfficeReport
from augenhoehe.desk.report.permissions import check_office
from augenhoehe.journal.operations import audit

from . import council, grants
from .rules import check_write, check_year

CHAPTERS = ("structure", "networking", "methods")


@transaction.atomic
def begin_report(*, year: int, addressee: str, by: Actor, at: datetime) -> OfficeReport:
    """Begin the report of a year; its figures are there at once."""
    check_office(by)
    check_year(year, day_of(at))
    to = clean(addressee)
    made = OfficeReport.objects.create(
        year=year, addressee=to, title=f"Integration {year}: Bericht an den {to}", begun_at=at, changed_at=at
    )
    audit("begin_report", made, by=by, at=at, fields=["year", "addressee"])
    return made


@transaction.atomic
def write_report(
    *, report: OfficeReport, title: str, texts: Mapping[str, str], revision: int, by: Actor, at: datetime
) -> OfficeReport:
    """Title and text blocks; a section without a text speaks by its figures."""
    lock(report, revision=revision, typed=dict(texts))
    check_write(by, report)
    kept = {key: clean(texts.get(key, "")) for key in ("vorab", *council.SECTIONS)}
    change(report, title=clean(title), texts={key: text for key, text in kept.items() if text}, changed_at=at)
    audit("write_report", report, by=by, at=at, fields=["title", "texts"])
    return report


@transaction.atomic
def freeze_report(*, report: OfficeReport, revision: int, by: Actor, at: datetime) -> OfficeReport:
    """From now on the edition says what it says today, whatever the house counts tomorrow."""
    lock(report, revision=revision)
    check_write(by, report)
    others = OfficeReport.objects.filter(year=report.year, addressee=report.addressee)
    last = others.aggregate(last=Max("edition"))["last"] or 0
    said = council.content(report, at=at)
    try:
        with transaction.atomic():
            change(report, frozen_at=at, changed_at=at, edition=last + 1, content=said)
    except IntegrityError:
        raise Refused("Gerade wurde eine andere Ausgabe eingefroren. Versuchen Sie es noch einmal.") from None
    audit("freeze_report", report, by=by, at=at, fields=["frozen_at", "edition", "content"])
    return report


@transaction.atomic
def begin_grant(*, programme: str, year: int, by: Actor, at: datetime) -> GrantSheet:
    """A table with the lines that are usual for the programme; all of them can be changed."""
    check_office(by)
    check_year(year, day_of(at))
    label = GrantSheet.Programme(programme).label
    made = GrantSheet.objects.create(
        programme=programme, year=year, title=f"{label}, {year}", lines=grants.starter(programme), begun_at=at,
        changed_at=at,
    )  # fmt: skip
    audit("begin_grant_sheet", made, by=by, at=at, fields=["programme", "year", "lines"])
    return made


@transaction.atomic
def write_grant(
    *, sheet: GrantSheet, title: str, text: str, lines: Sequence[Mapping[str, str]], revision: int, by: Actor,
    at: datetime,
) -> GrantSheet:  # fmt: skip
    lock(sheet, revision=revision)
    check_office(by)
    kept = [{key: clean(str(one.get(key) or "")) for key in grants.KEYS} for one in lines]
    for one in kept:
        if one["source"] and one["source"] not in grants.SOURCES:
            raise Refused("Diese Zahl kennt das Haus nicht.", field="lines")
    change(sheet, title=clean(title), text=clean(text), lines=[one for one in kept if one["label"]], changed_at=at)
    audit("write_grant_sheet", sheet, by=by, at=at, fields=["title", "text", "lines"])
    return sheet


@transaction.atomic
def write_frame(*, chapters: Mapping[str, str], note: str, version: int, by: Actor, at: datetime) -> FrameVersion:
    """Add a version of the frame concept; it is public at once. `version` is the one the person had before them."""
    check_office(by)
    typed = {key: clean(chapters.get(key, "")) for key in CHAPTERS}
    if not all(typed.values()):
        empty = next(key for key, text in typed.items() if not text)
        raise Refused("Das Kapitel ist leer. Schreiben Sie wenigstens einen Satz.", field=empty)
    newest = FrameVersion.objects.order_by("-version").first()
    if (newest.version if newest else 0) != version:
        raise Conflict(newest, dict(typed))
    try:
        with transaction.atomic():
            made = FrameVersion.objects.create(
                version=version + 1, note=clean(note), written_at=at, by_function=by.function, **typed
            )
    except IntegrityError:
        raise Conflict(FrameVersion.objects.order_by("-version").first(), dict(typed)) from None
    audit("write_frame", made, by=by, at=at, fields=["version", *CHAPTERS])
    return made


@transaction.atomic
def fill_costs(
    *, hour_rate: Decimal, costs: Sequence[Mapping[str, Any]], replaces: Sequence[Mapping[str, Any]], note: str,
    by: Actor, at: datetime, revision: int | None = None,
) -> CostSheet:  # fmt: skip
    """Fill in the sheet; what is empty counts nothing."""
    check_office(by)
    sheet, new = CostSheet.objects.select_for_update().get_or_create(pk=1)
    if not new and revision is None:
        raise Conflict(sheet, None)
    change(
        sheet, revision=None if new else revision, hour_rate=hour_rate, costs=_kept(costs), replaces=_kept(replaces),
        note=clean(note), changed_at=at,
    )  # fmt: skip
    audit("fill_costs", sheet, by=by, at=at, fields=["hour_rate", "costs", "replaces"])
    return sheet


def _kept(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    return [
        {"label": clean(str(one["label"])), "euros": str(one.get("euros") or ""), "hours": str(one.get("hours") or "")}
        for one in lines
        if one.get("label")
    ]
