"""The field register of concepts, and what the nightly deletion run removes here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Model, Q, QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import (
    ChapterComment,
    ChapterVersion,
    ConceptVersion,
    Contribution,
    Goal,
    ImplementationMarker,
    MarkerChange,
    MarkerPostponement,
    Measure,
    PhaseChange,
    ReportEdition,
    SocialAreaAnalysis,
)
from .register_more import MORE, YEARS

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT

_TASK = "Aufgabe im öffentlichen Interesse: Integrationskonzept und seine Umsetzung (zu prüfen)"
_ALL = "alle bei öffentlichen Konzepten; sonst Angemeldete mit einer Rolle im Integrationsmanagement"
_DAYS = 5 * 365
_PERIOD = "fünf Jahre nach dem Ende der Maßnahme (zu prüfen)"

DATA = (
    DataCard(
        model="concept.Concept",
        title="Integrationskonzepte",
        owner=Owner.MUNICIPALITY,
        purpose="Zeigen, was sich eine Kommune für Integration vornimmt",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="keine",
        access_report="keine personenbezogenen Angaben",
        readers=_ALL,
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "title": PUBLIC,
            "municipality": PUBLIC,
            "public": INTERNAL,
            "vision": PUBLIC,
            "mandate": TECHNICAL,
            "thread": TECHNICAL,
            "starts_on": PUBLIC,
            "ends_on": PUBLIC,
            "actor_types": INTERNAL,
            "created_at": INTERNAL,
        },
    ),
    DataCard(
        model="concept.ActionField",
        title="Handlungsfelder",
        owner=Owner.MUNICIPALITY,
        purpose="Ein Konzept in Themengebiete gliedern",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="keine",
        access_report="keine personenbezogenen Angaben",
        readers=_ALL,
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "concept": TECHNICAL,
            "position": TECHNICAL,
            "title": PUBLIC,
            "text": PUBLIC,
        },
    ),
    DataCard(
        model="concept.Measure",
        title="Maßnahmen",
        owner=Owner.MUNICIPALITY,
        purpose="Zeigen, was getan wird, von wem und mit welchem Ergebnis",
        legal_basis=_TASK,
        retention=f"dauerhaft; die zuständige Person bis {_PERIOD}",
        erasure="Der Löschlauf entfernt die zuständige Person; die Stelle bleibt.",
        access_report="Maßnahmen, für die Sie zuständig sind",
        readers=_ALL + "; Beschreibung und zuständige Person nur innen",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "action_field": PUBLIC,
            "title": PUBLIC,
            "description": FREE_TEXT,
            "public_text": PUBLIC,
            "lead_unit": PUBLIC,
            "lead": PERSONAL,
            "municipality": PUBLIC,
            "state": PUBLIC,
            "state_reason": FREE_TEXT,
            "goal": PUBLIC,
            "partner_units": PUBLIC,
            "target_group": PUBLIC,
            "budget": INTERNAL,
            "funding": INTERNAL,
            "effort_hours": INTERNAL,
            "capacity": INTERNAL,
            "origin": PUBLIC,
            "starts_on": PUBLIC,
            "ended_on": PUBLIC,
            "created_at": INTERNAL,
        },
    ),
    DataCard(
        model="concept.MeasureThread",
        title="Maßnahmen in Vorgängen",
        owner=Owner.MUNICIPALITY,
        purpose="Eine Maßnahme in beide Richtungen mit ihrem Anlass verbinden",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="mit der Maßnahme",
        access_report="keine personenbezogenen Angaben",
        readers=_ALL,
        fields={"id": TECHNICAL, "measure": TECHNICAL, "thread": TECHNICAL},
    ),
    DataCard(
        model="concept.ImplementationMarker",
        title="Umsetzungsmarker",
        owner=Owner.MUNICIPALITY,
        purpose="Nachprüfen, ob etwas getan ist; melden und bestätigen zwei verschiedene Personen",
        legal_basis=_TASK,
        retention=f"dauerhaft; wer gemeldet und bestätigt hat, bis {_PERIOD}",
        erasure="Der Löschlauf entfernt die Kennungen der Personen; die Tage bleiben.",
        access_report="Umsetzungsmarker, die Sie gemeldet oder bestätigt haben",
        readers=_ALL + "; Belege öffentlich erst nach der Bestätigung",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "measure": TECHNICAL,
            "position": TECHNICAL,
            "criterion": PUBLIC,
            "due": PUBLIC,
            "first_due": PUBLIC,
            "state": PUBLIC,
            "evidence": FREE_TEXT,
            "reason": FREE_TEXT,
            "claimed_by": PERSONAL,
            "claimed_at": INTERNAL,
            "closed_by": PERSONAL,
            "closed_at": PUBLIC,
        },
    ),
    DataCard(
        model="concept.MarkerPostponement",
        title="Verschiebungen von Umsetzungsmarkern",
        owner=Owner.MUNICIPALITY,
        purpose="Alte und neue Frist mit Grund zeigen",
        legal_basis=_TASK,
        retention=f"dauerhaft; die Person bis {_PERIOD}",
        erasure="Der Löschlauf entfernt die Kennung der Person; die Funktion bleibt.",
        access_report="Verschiebungen, die Sie eingetragen haben",
        readers=_ALL,
        fields={
            "id": TECHNICAL,
            "marker": TECHNICAL,
            "old_due": PUBLIC,
            "new_due": PUBLIC,
            "reason": FREE_TEXT,
            "at": PUBLIC,
            "by_id": PERSONAL,
            "by_function": PUBLIC,
        },
    ),
    DataCard(
        model="concept.MarkerChange",
        title="Änderungen von Umsetzungsmarkern",
        owner=Owner.MUNICIPALITY,
        purpose="Den Verlauf eines Umsetzungsmarkers zeigen",
        legal_basis=_TASK,
        retention=f"dauerhaft; die Person bis {_PERIOD}",
        erasure="Der Löschlauf entfernt die Kennung der Person; die Funktion bleibt.",
        access_report="Änderungen, die Sie vorgenommen haben",
        readers=_ALL + "; Meldungen und Rückgaben nur innen",
        fields={
            "id": TECHNICAL,
            "marker": TECHNICAL,
            "old_state": PUBLIC,
            "new_state": PUBLIC,
            "reason": FREE_TEXT,
            "at": PUBLIC,
            "by_id": PERSONAL,
            "by_function": PUBLIC,
        },
    ),
    *MORE,
)


def _long_ended(at: datetime) -> QuerySet[Measure]:
    """Measures that ended five years ago and still name somebody."""
    named = (
        Q(lead__isnull=False)
        | Q(markers__claimed_by__isnull=False)
        | Q(markers__closed_by__isnull=False)
        | Q(markers__postponements__by_id__isnull=False)
        | Q(markers__changes__by_id__isnull=False)
    )
    ended = Measure.objects.filter(ended_on__lt=day_of(at) - timedelta(days=_DAYS))
    return ended.filter(pk__in=Measure.objects.filter(named).values("pk"))


def _forget_people(measures: QuerySet[Measure], at: datetime) -> int:
    """Days and functions stay, people go: the constraint on two people is kept, since both are forgotten."""
    wanted = list(measures.values_list("pk", flat=True))
    MarkerPostponement.objects.filter(marker__measure__in=wanted).update(by_id=None)
    MarkerChange.objects.filter(marker__measure__in=wanted).update(by_id=None)
    ImplementationMarker.objects.filter(measure__in=wanted).update(claimed_by=None, closed_by=None)
    return Measure.objects.filter(pk__in=wanted).update(lead=None)


def _older(model: type[Model], moment: str, person: str) -> Callable[[datetime], QuerySet]:
    """Rows that are older than the period and still name somebody."""
    return lambda at: model._base_manager.filter(
        **{f"{moment}__lt": at - timedelta(days=_DAYS), f"{person}__isnull": False}
    )


def _without(person: str) -> Callable[[QuerySet, datetime], int]:
    return lambda rows, at: rows.update(**{person: None})


def _named_experts(at: datetime) -> QuerySet[Contribution]:
    return Contribution.objects.filter(on__lt=day_of(at) - timedelta(days=_DAYS)).exclude(name="")


def _long_due_goals(at: datetime) -> QuerySet[Goal]:
    return Goal.objects.filter(due__lt=day_of(at) - timedelta(days=_DAYS), responsible__isnull=False)


FORGOTTEN = (
    *(
        (name, title, _older(model, moment, person), _without(person))
        for name, title, model, moment, person in (
            ("phase_changes", "Wer Phasen geändert hat", PhaseChange, "at", "by_id"),
            ("chapter_versions", "Wer Kapitel geschrieben hat", ChapterVersion, "at", "by_id"),
            ("chapter_comments", "Wer Kapitel kommentiert hat", ChapterComment, "at", "by_id"),
            ("concept_versions", "Wer Fassungen festgehalten hat", ConceptVersion, "frozen_at", "frozen_by"),
            ("checked_analyses", "Wer Sozialraumanalysen geprüft hat", SocialAreaAnalysis, "checked_at", "checked_by"),
            (
                "published_analyses",
                "Wer Sozialraumanalysen veröffentlicht hat",
                SocialAreaAnalysis,
                "published_at",
                "published_by",
            ),
            ("report_editions", "Wer Ausgaben bestellt hat", ReportEdition, "ordered_at", "ordered_by"),
        )
    ),
    ("contributions", "Namen von Fachleuten", _named_experts, lambda rows, at: rows.update(name="")),
    ("goals", "Personen an vergangenen Zielen", _long_due_goals, lambda rows, at: rows.update(responsible=None)),
)
RETENTION = (
    RetentionRule(
        name="concept.people_of_ended_measures",
        title="Personen an beendeten Maßnahmen",
        legal_basis="Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)",
        period=_PERIOD,
        due=_long_ended,
        erase=_forget_people,
    ),
    *(
        RetentionRule(
            name=f"concept.people_of_{name}",
            title=title,
            legal_basis="Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)",
            period=YEARS,
            due=due,
            erase=erase,
        )
        for name, title, due, erase in FORGOTTEN
    ),
)
