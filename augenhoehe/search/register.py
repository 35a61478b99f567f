"""The field register of the search."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import Document

DATA = (
    DataCard(
        model="search.Document",
        title="Suchdokument",
        owner=Owner.INSTALLATION,
        purpose="Damit Vorgänge, Gremien und anderes gefunden werden. Eine Abschrift dessen, was anderswo steht.",
        legal_basis="dieselbe wie beim abgeschriebenen Gegenstand; § 3 DSG NRW (Aufgabe der Stelle) – zu prüfen",
        retention="so lange wie der Gegenstand; nach dem Ende der Sichtbarkeit noch 30 Tage",
        erasure="mit dem Gegenstand, in derselben Transaktion",
        access_report="keine eigene Auskunft: Die Auskunft gibt der Gegenstand.",
        readers="öffentliche Dokumente alle; innere nur Rollen, die den Gegenstand lesen",
        fields={
            "id": DataClass.TECHNICAL,
            "kind": DataClass.TECHNICAL,
            "object_id": DataClass.TECHNICAL,
            "language": DataClass.TECHNICAL,
            "scope": DataClass.TECHNICAL,
            "title": DataClass.FREE_TEXT,
            "body": DataClass.FREE_TEXT,
            "url": DataClass.TECHNICAL,
            "municipality_id": DataClass.INTERNAL,
            "visible_from": DataClass.TECHNICAL,
            "visible_until": DataClass.TECHNICAL,
            "changed_at": DataClass.TECHNICAL,
            "tags": DataClass.INTERNAL,
            "vector": DataClass.FREE_TEXT,
        },
    ),
    DataCard(
        model="search.Word",
        title="bekanntes Wort",
        owner=Owner.INSTALLATION,
        purpose="Einzelne Wörter aus durchsuchbaren Texten, damit die Suche Tippfehler verzeiht (ADR 0007).",
        legal_basis="§ 3 DSG NRW (Aufgabe der Stelle) – zu prüfen",
        retention="bis zum nächsten Neuaufbau; die Wörter sagen nicht, aus welchem Text sie stammen",
        erasure="„augenhoehe search rebuild --woerter“ lernt die Wörter neu, aus den Texten, die es dann noch gibt",
        access_report="keine: Ein Wort gehört zu niemandem.",
        readers="niemand unmittelbar; die Suche zeigt nie ein Wort von hier",
        fields={"word": DataClass.FREE_TEXT},
    ),
    DataCard(
        model="search.NewWord",
        title="neues Wort",
        owner=Owner.INSTALLATION,
        purpose="Wartet bis zu einer Minute darauf, ins Wörterverzeichnis zu kommen.",
        legal_basis="§ 3 DSG NRW (Aufgabe der Stelle) – zu prüfen",
        retention="eine Minute",
        erasure="mit der Übernahme ins Wörterverzeichnis",
        access_report="keine: Ein Wort gehört zu niemandem.",
        readers="niemand unmittelbar",
        fields={"id": DataClass.TECHNICAL, "word": DataClass.FREE_TEXT},
    ),
)


def _expired(at: datetime) -> QuerySet[Any]:
    return Document.objects.filter(visible_until__lt=at - timedelta(days=30))


def _delete(rows: QuerySet[Any], at: datetime) -> int:
    return int(rows.delete()[0])


RETENTION: Iterable[RetentionRule] = (
    RetentionRule(
        name="search.expired",
        title="Suchdokumente, deren Sichtbarkeit endete",
        legal_basis="Art. 5 Abs. 1 Buchst. e DSGVO (Speicherbegrenzung) – zu prüfen",
        period="30 Tage nach dem Ende der Sichtbarkeit",
        due=_expired,
        erase=_delete,
    ),
)
