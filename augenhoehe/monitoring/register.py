"""The field register of indicators: figures about areas and groups, never about a person."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import Delivery, IndicatorDefinition, ValueImport

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT

_TASK = "Aufgabe im öffentlichen Interesse: Integrationsmonitoring (zu prüfen)"
_ALL = "alle bei öffentlichen Indikatoren; sonst Angemeldete mit einer Rolle im Integrationsmanagement"
_NONE = "keine personenbezogenen Angaben"
_DAYS = 5 * 365
_PERIOD = "fünf Jahre nach dem Eintrag (zu prüfen)"
_STAYS = "dauerhaft: Zeitreihen brauchen frühere Werte"


def _card(model: str, title: str, purpose: str, fields: dict[str, DataClass], **more: str) -> DataCard:
    """What the cards of this package have in common."""
    texts = {
        "legal_basis": _TASK,
        "retention": _STAYS,
        "erasure": "keine; was nicht mehr erhoben wird, bekommt ein Ende",
        "access_report": _NONE,
        "readers": _ALL,
        **more,
    }
    return DataCard(
        model=f"monitoring.{model}", title=title, owner=Owner.INSTALLATION, purpose=purpose, fields=fields, **texts
    )


DATA = (
    _card(
        "PopulationGroup",
        "Bevölkerungsgruppen",
        "Werte nach Gruppen unterscheiden, wie die Quelle sie nennt",
        {"id": TECHNICAL, "key": TECHNICAL, "name": PUBLIC, "position": TECHNICAL},
    ),
    _card(
        "Indicator",
        "Indikatoren",
        "Festlegen, was gemessen wird, in welcher Einheit und aus welcher Quelle",
        {
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "code": PUBLIC,
            "sorting": TECHNICAL,
            "name": PUBLIC,
            "title": PUBLIC,
            "field": PUBLIC,
            "family": PUBLIC,
            "kind": PUBLIC,
            "unit": PUBLIC,
            "decimals": TECHNICAL,
            "direction": PUBLIC,
            "rhythm": PUBLIC,
            "source": PUBLIC,
            "source_url": PUBLIC,
            "levels": PUBLIC,
            "sensitivity": INTERNAL,
            "segregates": INTERNAL,
            "public": INTERNAL,
            "responsible": INTERNAL,
            "computed_by": TECHNICAL,
            "created_at": INTERNAL,
            "retired_on": PUBLIC,
        },
    ),
    _card(
        "Indicator_groups",
        "Gruppen, nach denen ein Indikator unterscheidet",
        "Sagen, für welche Gruppen es Werte geben soll",
        {"id": TECHNICAL, "indicator": PUBLIC, "populationgroup": PUBLIC},
    ),
    _card(
        "IndicatorDefinition",
        "Definitionen von Indikatoren",
        "Nachlesen, wie in welchem Zeitraum gezählt wurde",
        {
            "id": TECHNICAL,
            "indicator": TECHNICAL,
            "version": PUBLIC,
            "valid_from": PUBLIC,
            "valid_until": PUBLIC,
            "text": PUBLIC,
            "numerator": PUBLIC,
            "denominator": PUBLIC,
            "method": PUBLIC,
            "reason": FREE_TEXT,
            "recorded_by": PERSONAL,
            "recorded_at": INTERNAL,
        },
        retention=f"dauerhaft; die Person bis {_PERIOD}",
        erasure="Der Löschlauf entfernt die Kennung der Person.",
        access_report="Definitionen, die Sie festgehalten haben",
    ),
    _card(
        "Delivery",
        "Lieferungen von Werten",
        "Zu jedem Wert Quelle, Stand und Gebietsstand nennen",
        {
            "id": TECHNICAL,
            "source": PUBLIC,
            "as_of": PUBLIC,
            "area_status_on": PUBLIC,
            "note": FREE_TEXT,
            "delivered_by": PERSONAL,
            "delivered_at": INTERNAL,
        },
        retention=f"dauerhaft; die Person bis {_PERIOD}",
        erasure="Der Löschlauf entfernt die Kennung der Person; die Quelle bleibt.",
        access_report="Werte, die Sie eingetragen oder übernommen haben",
    ),
    _card(
        "IndicatorSeries",
        "Zeitreihen",
        "Werte eines Indikators in einem Gebiet und für eine Gruppe zusammenhalten",
        {
            "id": TECHNICAL,
            "indicator": TECHNICAL,
            "municipality": PUBLIC,
            "social_area": PUBLIC,
            "beyond": PUBLIC,
            "group": PUBLIC,
            "first_period": PUBLIC,
            "last_period": PUBLIC,
            "known": PUBLIC,
            "missing": PUBLIC,
        },
    ),
    _card(
        "IndicatorValue",
        "Indikatorwerte",
        "Zeigen, wie sich ein Gebiet entwickelt; geheim gehaltene Werte stehen hier nicht",
        {
            "id": TECHNICAL,
            "series": TECHNICAL,
            "period": PUBLIC,
            "version": PUBLIC,
            "current": TECHNICAL,
            "status": PUBLIC,
            "value": PUBLIC,
            "numerator": PUBLIC,
            "denominator": PUBLIC,
            "delivery": TECHNICAL,
            "note": FREE_TEXT,
        },
    ),
    _card(
        "IndicatorSet",
        "Indikatorensätze",
        "Festhalten, welche Indikatoren ein Gremium beschlossen hat",
        {
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "title": PUBLIC,
            "text": PUBLIC,
            "state": PUBLIC,
            "committee": PUBLIC,
            "adopted_on": PUBLIC,
            "resolution": PUBLIC,
            "wording": PUBLIC,
            "created_at": INTERNAL,
        },
        readers="alle, sobald beschlossen; Entwürfe Angemeldete mit einer Rolle im Integrationsmanagement",
    ),
    _card(
        "IndicatorSetMember",
        "Indikatoren in Sätzen",
        "Einen Indikator einem beschlossenen Satz zuordnen",
        {"id": TECHNICAL, "set": TECHNICAL, "indicator": TECHNICAL, "position": TECHNICAL, "reason": PUBLIC},
    ),
    _card(
        "IndicatorTarget",
        "Zielwerte",
        "Sagen, was ein Indikator in einem Gebiet bis wann erreichen soll",
        {
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "indicator": TECHNICAL,
            "municipality": PUBLIC,
            "social_area": PUBLIC,
            "group": PUBLIC,
            "value": PUBLIC,
            "due": PUBLIC,
            "reason": PUBLIC,
            "created_at": INTERNAL,
        },
    ),
    _card(
        "ValueImport",
        "Importe von Werten",
        "Eine Datei prüfen, bevor Werte übernommen werden, und sich die Zuordnung ihrer Spalten merken",
        {
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "file": INTERNAL,
            "file_name": INTERNAL,
            "columns": INTERNAL,
            "mapping": INTERNAL,
            "municipality": INTERNAL,
            "state": INTERNAL,
            "rows_total": INTERNAL,
            "rows_done": TECHNICAL,
            "values_new": INTERNAL,
            "values_corrected": INTERNAL,
            "values_unchanged": INTERNAL,
            "cells_faulty": INTERNAL,
            "errors": INTERNAL,
            "failure": INTERNAL,
            "heard_at": TECHNICAL,
            "started_by": PERSONAL,
            "started_at": INTERNAL,
            "finished_at": INTERNAL,
        },
        retention=f"Zuordnung und Ergebnis dauerhaft; die Person bis {_PERIOD}",
        erasure="Der Löschlauf entfernt die Kennung der Person.",
        access_report="Importe, die Sie begonnen haben",
        readers="Koordination und Integrationsbeauftragte",
    ),
    _card(
        "DataGap",
        "Datenlücken",
        "Sagen, was nicht bekannt ist, und wer es herausfindet",
        {
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "question": PUBLIC,
            "indicator": PUBLIC,
            "municipality": PUBLIC,
            "why": FREE_TEXT,
            "asked_of": PUBLIC,
            "due": PUBLIC,
            "state": PUBLIC,
            "outcome": FREE_TEXT,
            "public": INTERNAL,
            "created_at": INTERNAL,
            "settled_on": PUBLIC,
        },
        retention="dauerhaft: dass etwas nicht bekannt war, gehört zum Bericht",
        erasure="keine; eine erledigte Lücke nennt, was daraus wurde",
    ),
)


def _old_deliveries(at: datetime) -> QuerySet[Delivery]:
    return Delivery.objects.filter(delivered_at__lt=at - timedelta(days=_DAYS), delivered_by__isnull=False)


def _old_definitions(at: datetime) -> QuerySet[IndicatorDefinition]:
    day = day_of(at) - timedelta(days=_DAYS)
    return IndicatorDefinition.objects.filter(Q(recorded_at__date__lt=day), recorded_by__isnull=False)


def _forget_deliverer(rows: QuerySet[Delivery], at: datetime) -> int:
    return rows.update(delivered_by=None)


def _forget_author(rows: QuerySet[IndicatorDefinition], at: datetime) -> int:
    return rows.update(recorded_by=None)


def _old_imports(at: datetime) -> QuerySet[ValueImport]:
    return ValueImport.objects.filter(started_at__lt=at - timedelta(days=_DAYS), started_by__isnull=False)


def _forget_importer(rows: QuerySet[ValueImport], at: datetime) -> int:
    return rows.update(started_by=None)


_MINIMAL = "Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)"
RETENTION = (
    RetentionRule(
        name="monitoring.people_of_deliveries",
        title="Wer Werte übernommen hat",
        legal_basis=_MINIMAL,
        period=_PERIOD,
        due=_old_deliveries,
        erase=_forget_deliverer,
    ),
    RetentionRule(
        name="monitoring.people_of_definitions",
        title="Wer Indikatoren definiert hat",
        legal_basis=_MINIMAL,
        period=_PERIOD,
        due=_old_definitions,
        erase=_forget_author,
    ),
    RetentionRule(
        name="monitoring.people_of_imports",
        title="Wer Werte eingelesen hat",
        legal_basis=_MINIMAL,
        period=_PERIOD,
        due=_old_imports,
        erase=_forget_importer,
    ),
)
