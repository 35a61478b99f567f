"""Volunteers, enquiries, assignments, and the links of their mails."""

from __future__ import annotations

from typing import Any

from .registry import MORE, NOWHERE, SUBJECTS, each, noted


@SUBJECTS.of("volunteers_inside:volunteer", "volunteers_inside:training_add", "volunteers_inside:absence_add")
def volunteers() -> dict[str, dict[str, Any]]:
    return each(("Inas, mit Konto", noted("volunteer_inas")), ("Quirin, in Zwirnstadt", noted("volunteer_quirin")))


@SUBJECTS.of("volunteers_inside:training_remove")
def trainings() -> dict[str, dict[str, Any]]:
    from augenhoehe.volunteers.models import Training

    return each(("von Inas", Training.objects.get(volunteer=noted("volunteer_inas")).pk))


@SUBJECTS.of("volunteers_inside:absence_remove")
def absences() -> dict[str, dict[str, Any]]:
    from augenhoehe.volunteers.models import Absence

    return each(("von Olha", Absence.objects.get(volunteer=noted("volunteer_olha")).pk))


@SUBJECTS.of("volunteers_inside:enquiry")
def enquiries() -> dict[str, dict[str, Any]]:
    return each(
        ("einer Schule, eingegangen", noted("enquiry_urgent")), ("des Jugendamts, geprüft", noted("enquiry_inside")),
        ("zugeteilt", noted("enquiry_asked")),
    )  # fmt: skip


@SUBJECTS.of("volunteers_inside:enquiry_propose")
def proposals() -> dict[str, dict[str, Any]]:
    known = {"pk": noted("enquiry_inside"), "volunteer": noted("volunteer_inas")}
    return {"Inas fürs Jugendamt": known, "unbekannt": {"pk": NOWHERE, "volunteer": NOWHERE}}


@SUBJECTS.of("volunteers_inside:assignment")
def assignments() -> dict[str, dict[str, Any]]:
    return each(("Inas, angefragt", noted("assignment_asked")))


@SUBJECTS.of("volunteers_inside:month_settle")
def months() -> dict[str, dict[str, Any]]:
    return {"ein Monat": {"month": "2026-01"}, "unbekannt": {"month": "2026-13"}}


@SUBJECTS.of("volunteers_inside:settlement")
def settlements() -> dict[str, dict[str, Any]]:
    return {"unbekannt": {"pk": NOWHERE}}


@SUBJECTS.of("volunteers:address", "volunteers:office")
def office_links() -> dict[str, dict[str, Any]]:
    return {"einer Schule": {"token": MORE["office"]}, "unbekannt": {"token": "unsinn"}}


@SUBJECTS.of("volunteers:answer")
def answer_links() -> dict[str, dict[str, Any]]:
    return {"Inas": {"token": MORE["volunteer"]}, "unbekannt": {"token": "unsinn"}}
