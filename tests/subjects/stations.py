"""Delays, the duty to lay before, requests for statements, evidence and what became of resolutions."""

from __future__ import annotations

from typing import Any

from .registry import SUBJECTS, each, noted


@SUBJECTS.of("committees_inside:delay")
def delays() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Delay

    running = Delay.objects.running()
    return each(
        ("Auftrag Zwirnstadt", noted("delay_mandate")),
        ("Anregung Sternmünde", running.get(kind="paper").pk),
    )


@SUBJECTS.of("committees_inside:laying")
def layings() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Laying

    return each(("Anregung Sternmünde", Laying.objects.get(paper=noted("paper_suggestion")).pk))


@SUBJECTS.of("committees_inside:laying_request")
def asking_resolutions() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Laying, Resolution

    body = Laying.objects.get(paper=noted("paper_suggestion")).committee_id
    rows = Resolution.objects.filter(agenda_item__committee=body).order_by("decided_on", "pk")
    council = Resolution.objects.get(agenda_item__committee__kind="council")
    return each(("Sternmünde regt an", rows.first().pk), ("Rat Zwirnstadt", council.pk))


@SUBJECTS.of("committees_inside:statement")
def statements() -> dict[str, dict[str, Any]]:
    return each(("Musikschule", noted("statement_music")))


@SUBJECTS.of(
    "committees_inside:statement_enter", "committees_inside:both_ways", "committees_inside:duty_rule",
    "committees_inside:tracking",
)  # fmt: skip
def bodies() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Committee

    here = Committee.objects.filter(municipality__name="Sternmünde")
    return each(
        ("Ausschuss Sternmünde", here.get(kind="integration_committee").pk),
        ("Schulausschuss", here.get(kind="specialist_committee").pk),
        ("nicht öffentlich", Committee.objects.get(public=False).pk),
    )


@SUBJECTS.of("committees_inside:way")
def ways() -> dict[str, dict[str, Any]]:
    return each(("Anregung Sternmünde", noted("paper_suggestion")), ("Antrag Zwirnstadt", noted("paper_motion")))


def _station() -> Any:
    from augenhoehe.committees.models import Station

    return Station.objects.get(paper=noted("paper_suggestion")).pk


@SUBJECTS.of("committees_inside:station")
def stations() -> dict[str, dict[str, Any]]:
    return each(("Schulausschuss", _station()))


@SUBJECTS.of("committees_inside:evidence_add")
def shown_at() -> dict[str, dict[str, Any]]:
    return {
        "Station": {"kind": "station", "pk": _station()},
        "Auftrag": {"kind": "auftrag", "pk": noted("mandate_motion")},
        "unbekannte Art": {"kind": "sonstiges", "pk": _station()},
    }


@SUBJECTS.of("committees_inside:evidence")
def evidence() -> dict[str, dict[str, Any]]:
    return each()
