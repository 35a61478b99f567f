"""Invented funding programmes with deadlines and conditions, what people remembered, and two grants."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from augenhoehe.core.clock import day_of
from augenhoehe.desk.translations.operations import in_order, translate
from augenhoehe.funding import operations
from augenhoehe.funding.models import FundingGrant, FundingProgramme

from .calendar import Calendar
from .organisations import entry
from .stage import Scene, Stage

START = "Starthilfe für junge Vereine"
PROJECTS = "Projekte auf Augenhöhe"
KREIS = "Nachbarschaftsfonds Kreis Federlohe"
FOUNDATION = "Federn und Flügel: Kinder lernen zusammen"
HELP = "Fragen Sie das Integrationszentrum."
TURKISH = {
    START: "Genç derneklerin oda kirası, kursları ve ilk projeleri.",
    KREIS: "Mahallede küçük buluşmalar ve kutlamalar.",
}


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(90, 9), "Der Katalog der Förderprogramme beginnt", _catalogue),
        Scene(calendar.ago(40, 9), "Das alte Programm gibt es nicht mehr", _ended),
        Scene(calendar.ago(30, 16), "Dattelpalme merkt sich die Starthilfe", _remember),
        Scene(calendar.ago(35, 10), "Die Frauen bekommen Geld für ihre Lotsinnen", _granted_club),
        Scene(calendar.ago(28, 11), "Der Kreis bekommt Geld für Elternbriefe", _granted_kreis),
        Scene(calendar.ago(6, 18), "Dattelpalme plant einen Antrag", _planned),
    ]


def _programme(
    stage: Stage, at: datetime, key: str, name: str, checked: bool = True, **values: Any
) -> FundingProgramme:
    by = stage.actor("aylin")
    rules, calls = values.pop("rules", ()), values.pop("calls", ())
    made = operations.enter_programme(name=name, by=by, at=at, **values)
    for rule in rules:
        operations.add_rule(programme=made, by=by, at=at, **rule)
    for call in calls:
        operations.announce_call(programme=made, by=by, at=at, **call)
    if name in TURKISH:
        translate(row=made, language="tr", texts=in_order(made, TURKISH[name]), by=by, at=at)
        made.refresh_from_db()
    if checked:
        operations.confirm_programme(programme=made, by=by, at=at)
    operations.publish_programme(programme=made, by=by, at=at)
    stage.notes[f"funding_{key}"] = str(made.pk)
    return made


def _catalogue(stage: Stage, at: datetime) -> None:
    ahead = stage.calendar.ahead
    seat = {"kind": "seat", "text": "Kreis Federlohe", "codes": ["05999"], "note": HELP}
    _programme(
        stage, at, "start", START, giver="Land (erfundenes Programm)", level="state",
        funded="Räume, Kurse und erste Projekte junger Vereine von Eingewanderten, bis zu zwei Jahre lang.",
        fields=["education", "family", "culture"], applicants=["association"], sum_from=500, sum_to=6000, own_share=20,
        max_rate=80, volunteer_counts=True, volunteer_cap=15, volunteer_rate=Decimal("15.00"),
        link="https://starthilfe.example/", contact=HELP,
        rules=(
            seat, {"kind": "non_profit"}, {"kind": "legal_form", "codes": ["association"]}, {"kind": "migrant_led"},
            {"kind": "age_most", "number": 5, "note": f"Für ältere Vereine gibt es „{PROJECTS}“."},
            {"kind": "independent"}, {"kind": "first_time"},
        ),
        calls=({"title": "Aufruf für das nächste Jahr", "closes": ahead(12), "note": "Antrag nur online."},),
    )  # fmt: skip
    _programme(
        stage, at, "projects", PROJECTS, giver="Land (erfundenes Programm)", level="state", checked=False,
        funded="Einzelne Projekte erfahrener Vereine, auch gemeinsam.", applicants=["association", "umbrella"],
        sum_to=15000, max_rate=80, own_share=20, link="https://projekte.example/", contact=HELP,
        rules=({"kind": "non_profit"}, {"kind": "age_least", "number": 3}, {"kind": "experience", "number": 1},
               {"kind": "not_started"}),
        calls=({"title": "Zweite Runde", "opens": ahead(20), "closes": ahead(80)},),
    )  # fmt: skip
    _programme(
        stage, at, "kreis", KREIS, giver="Kreis Federlohe", level="district",
        funded="Kleine Treffen und Feste in der Nachbarschaft.", applicants=["association", "initiative", "school"],
        sum_from=100, sum_to=1000, max_rate=100, contact="Integrationszentrum Kreis Federlohe",
        rules=(seat, {"kind": "own", "text": "Ist das Treffen für alle in der Nachbarschaft offen?"}),
        calls=({"rolling": True, "note": "Antwort binnen vier Wochen."},),
    )  # fmt: skip
    _programme(
        stage, at, "foundation", FOUNDATION, giver="Stiftung Federkiel (erfunden)", level="foundation",
        funded="Kinder mit und ohne Einwanderungsgeschichte lernen und spielen zusammen.",
        fields=["education", "youth", "family"], applicants=["association", "school"], sum_from=2000, sum_to=20000,
        max_rate=90, own_share=10, link="https://federkiel.example/", rules=({"kind": "non_profit"},),
        calls=({"title": "Frühjahr", "closes": ahead(47)},),
    )  # fmt: skip


def _ended(stage: Stage, at: datetime) -> None:
    by = stage.actor("aylin")
    made = operations.enter_programme(
        name="Ankommen 2020", giver="Land (erfundenes Programm)", level="state", funded="Treffpunkte.", by=by, at=at
    )
    operations.end_programme(programme=made, reason="Das Programm ist ausgelaufen.", by=by, at=at)


def _remember(stage: Stage, at: datetime) -> None:
    operations.remember_programme(
        programme=_found(stage, "start"), organisation=entry(stage, "dattelpalme"), by=stage.actor("faisal"), at=at
    )


def _granted_club(stage: Stage, at: datetime) -> None:
    made = _grant(
        stage, at, "frauen", "projects", purpose="Lotsinnen für Behördengänge", field="women", sum_="12000",
        organisation=entry(stage, "frauen"), begin=-20, end=340,
    )  # fmt: skip
    _paid(stage, made, at, "10500", stage.calendar.ahead(400))


def _granted_kreis(stage: Stage, at: datetime) -> None:
    made = _grant(
        stage, at, "letters", "foundation", purpose="Elternbriefe übersetzen und drucken", field="education",
        sum_="8000", municipality=stage.district, begin=-30, end=150,
    )  # fmt: skip
    _paid(stage, made, at, "8000", stage.calendar.ahead(20))
    operations.link_measure(grant=made, measure=stage.measures["letters"], by=stage.actor("aylin"), at=at)


def _planned(stage: Stage, at: datetime) -> None:
    _grant(
        stage, at, "planned", "start", purpose="Winterfest und Sprachcafé", field="culture", sum_="4500", who="faisal",
        organisation=entry(stage, "dattelpalme"), begin=60, end=180,
    )  # fmt: skip


def _grant(
    stage: Stage, at: datetime, key: str, programme: str, *, sum_: str, begin: int, end: int, who: str = "aylin",
    **values: Any,
) -> FundingGrant:  # fmt: skip
    made = operations.plan_grant(
        programme=_found(stage, programme), applied_sum=Decimal(sum_), starts_on=day_of(at) + timedelta(days=begin),
        ends_on=day_of(at) + timedelta(days=end), by=stage.actor(who), at=at, **values,
    )  # fmt: skip
    stage.notes[f"grant_{key}"] = str(made.pk)
    return made


def _paid(stage: Stage, grant: FundingGrant, at: datetime, granted: str, report_due: date) -> None:
    by = stage.actor("aylin")
    operations.apply_for_grant(grant=grant, on=day_of(at), by=by, at=at)
    operations.grant_money(
        grant=grant, granted_sum=Decimal(granted), on=day_of(at), report_due=report_due, by=by, at=at
    )


def _found(stage: Stage, key: str) -> FundingProgramme:
    found: FundingProgramme = FundingProgramme.objects.get(pk=stage.notes[f"funding_{key}"])
    return found
