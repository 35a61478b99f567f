"""The field register of the releases, and what the nightly deletion run removes here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import Release, ReleaseRun

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
BLOCKED_DAYS, RUN_DAYS = 365, 90
_TASK = "Aufgabe im öffentlichen Interesse: Statistik ohne Personenbezug, Art. 89 DSGVO (zu prüfen)"
_READERS = "wer die Tabelle lesen darf; öffentliche liest jede Person"
_KEPT = "auf Dauer: spätere Freigaben müssen wissen, was schon draußen ist; blockierte ein Jahr"

DATA = (
    DataCard(
        model="disclosure.Release",
        title="Freigegebene Tabellen mit Nachweis",
        owner=Owner.INSTALLATION,
        purpose="Zahlen zeigen, aus denen niemand auf einzelne Menschen schließen kann",
        legal_basis=_TASK,
        retention=_KEPT,
        erasure="Die Zahlen hinter verborgenen Zellen stehen nirgends. Prüfzeichen, an denen dieselbe Zahl wieder zu "
        "erkennen ist, liegen nur bei der letzten Freigabe. Blockierte entfernt der Löschlauf.",
        access_report="keine; eine Freigabe zeigt keine einzelne Person",
        readers=_READERS,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "key": TECHNICAL, "subject": TECHNICAL, "title": PUBLIC,
            "as_of": PUBLIC, "threshold": PUBLIC, "method": PUBLIC, "zeros_hidden": PUBLIC, "axes": PUBLIC,
            "cells": PUBLIC, "pattern": PUBLIC, "proof": PUBLIC, "since": TECHNICAL, "marks": TECHNICAL,
            "insiders": PUBLIC, "state": INTERNAL,
            "blocked_because": INTERNAL, "created_at": PUBLIC, "withdrawn_at": INTERNAL,
            "withdrawn_because": INTERNAL,
        },
    ),
    DataCard(
        model="disclosure.Release_earlier",
        title="Welche Freigaben eine Freigabe berücksichtigt",
        owner=Owner.NOBODY,
        purpose="Nachrechnen, dass aus mehreren Ständen nichts folgt",
        legal_basis=_TASK,
        retention=_KEPT,
        erasure="mit der Freigabe",
        access_report="keine",
        readers=_READERS,
        fields={"id": TECHNICAL, "from_release": TECHNICAL, "to_release": TECHNICAL},
    ),
    DataCard(
        model="disclosure.TableSetting",
        title="Vorgaben für Tabellen",
        owner=Owner.INSTALLATION,
        purpose="Kleine Werte zusammenfassen oder eine Tabelle anhalten, mit Grund",
        legal_basis=_TASK,
        retention="solange es die Tabelle gibt",
        erasure="keine; die Vorgaben nennen keine Menschen",
        access_report="keine",
        readers="wer das Verzeichnis der Freigaben führt",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "key": TECHNICAL, "together": INTERNAL, "paused_at": INTERNAL,
            "paused_because": INTERNAL, "changed_at": TECHNICAL,
        },
    ),
    DataCard(
        model="disclosure.ReleaseRun",
        title="Läufe der Freigaben",
        owner=Owner.NOBODY,
        purpose="Sehen, wie weit eine Berechnung ist",
        legal_basis=_TASK,
        retention=f"{RUN_DAYS} Tage",
        erasure="Der Löschlauf entfernt alte Läufe.",
        access_report="keine",
        readers="wer das Verzeichnis der Freigaben führt",
        fields={
            "id": TECHNICAL, "as_of": TECHNICAL, "started_at": TECHNICAL, "ended_at": TECHNICAL, "total": TECHNICAL,
            "done": TECHNICAL, "released": TECHNICAL, "blocked": TECHNICAL,
        },
    ),
)  # fmt: skip


def _blocked(at: datetime) -> QuerySet[Release]:
    return Release.objects.filter(state=Release.State.BLOCKED, created_at__lt=at - timedelta(days=BLOCKED_DAYS))


def _old_runs(at: datetime) -> QuerySet[ReleaseRun]:
    return ReleaseRun.objects.filter(started_at__lt=at - timedelta(days=RUN_DAYS))


def _delete(rows: QuerySet[Any], at: datetime) -> int:
    return rows.delete()[1].get(rows.model._meta.label, 0)


_MINIMAL = "Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)"
RETENTION = (
    RetentionRule(
        "disclosure.blocked", "Blockierte Freigaben", _MINIMAL, "ein Jahr nach der Berechnung", _blocked, _delete
    ),
    RetentionRule("disclosure.runs", "Läufe der Freigaben", _MINIMAL, f"{RUN_DAYS} Tage", _old_runs, _delete),
)
