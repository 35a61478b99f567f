"""What the public pages keep: legal texts, links, reported barriers; nothing about those who only read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import BarrierReport
from .operations import forget_reporters
from .rules.barriers import FORGET_AFTER, KEEP

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT

DATA = (
    DataCard(
        model="portal.LegalText",
        title="Rechtstexte in ihren Fassungen",
        owner=Owner.INSTALLATION,
        purpose="Zeigen, welcher Wortlaut der Rechtstexte wann galt und wer ihn geprüft hat.",
        legal_basis="Art. 6 Abs. 1 Buchst. e DSGVO, § 3 DSG NRW; § 5 DDG; § 10b BGG NRW (zu prüfen)",
        retention="dauerhaft: Fassungen belegen, was galt",
        erasure="Fassungen werden nicht gelöscht; von Personen enthalten sie nur die Kennung des Kontos.",
        access_report="Rechtstexte, die Sie geschrieben oder geprüft haben",
        readers="alle: was gilt oder galt; Systemverwaltung, Datenschutz und Koordination: auch geplante Fassungen",
        fields={
            "id": TECHNICAL,
            "key": TECHNICAL,
            "version": PUBLIC,
            "text": PUBLIC,
            "note": INTERNAL,
            "written_at": PUBLIC,
            "written_by": PERSONAL,
            "valid_from": PUBLIC,
            "withdrawn_at": INTERNAL,
            "checked_at": PUBLIC,
            "checked_by": PERSONAL,
            "checked_as": PUBLIC,
            "reviewed_on": PUBLIC,
        },
    ),
    DataCard(
        model="portal.LegalDraft",
        title="Entwurf eines Rechtstextes",
        owner=Owner.INSTALLATION,
        purpose="An der nächsten Fassung arbeiten, bevor alle sie lesen.",
        legal_basis="Art. 6 Abs. 1 Buchst. e DSGVO, § 3 DSG NRW (zu prüfen)",
        retention="bis er veröffentlicht oder verworfen ist",
        erasure="mit der Veröffentlichung oder dem Verwerfen",
        access_report="Entwürfe, die Sie zuletzt geändert haben",
        readers="Systemverwaltung, Datenschutz und Koordination",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "key": TECHNICAL,
            "text": INTERNAL,
            "note": INTERNAL,
            "changed_at": INTERNAL,
            "changed_by": PERSONAL,
        },
    ),
    DataCard(
        model="portal.BarrierReport",
        title="Gemeldete Barriere",
        owner=Owner.INSTALLATION,
        purpose="Barrieren auf diesen Seiten beheben, antworten und der Überwachungsstelle berichten.",
        legal_basis="§ 10b BGG NRW, BITVNRW; Antwort: Art. 6 Abs. 1 Buchst. a DSGVO (zu prüfen)",
        retention="Adresse bis 90 Tage nach der Antwort; die Meldung selbst drei Jahre",
        erasure="nächtlicher Löschlauf; auf Wunsch früher",
        access_report="Meldungen zu einer E-Mail-Adresse, die Sie nennen; ohne Adresse gehören sie niemandem.",
        readers="Systemverwaltung und Koordination; sonst niemand",
        fields={
            "id": TECHNICAL,
            "page": INTERNAL,
            "text": FREE_TEXT,
            "email": PERSONAL,
            "language": INTERNAL,
            "arrived_on": INTERNAL,
            "due": INTERNAL,
            "privacy_version": TECHNICAL,
            "answer": FREE_TEXT,
            "answered_at": INTERNAL,
            "answered_by": PERSONAL,
            "forgotten_on": INTERNAL,
        },
    ),
    DataCard(
        model="portal.LinkList",
        title="Verweisliste",
        owner=Owner.INSTALLATION,
        purpose="Adressen sammeln, die weiterhelfen.",
        legal_basis="§ 3 DSG NRW (Aufgabe der Stelle) – zu prüfen",
        retention="bis die Koordination sie entfernt",
        erasure="von Hand; die Verweise gehen mit",
        access_report="keine: enthält nichts über Personen",
        readers="alle, sobald sie veröffentlicht ist",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "title": PUBLIC,
            "text": PUBLIC,
            "place": PUBLIC,
            "position": PUBLIC,
            "public": PUBLIC,
            "created_at": INTERNAL,
            "changed_at": PUBLIC,
        },
    ),
    DataCard(
        model="portal.Link",
        title="Verweis",
        owner=Owner.INSTALLATION,
        purpose="Eine Adresse mit einem Satz, was man dort findet, und ob sie noch antwortet.",
        legal_basis="§ 3 DSG NRW (Aufgabe der Stelle) – zu prüfen",
        retention="bis die Koordination ihn entfernt",
        erasure="von Hand oder mit der Liste",
        access_report="keine: enthält nichts über Personen",
        readers="alle, sobald die Liste veröffentlicht ist; ob die Adresse antwortet, nur die Koordination",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "link_list": TECHNICAL,
            "title": PUBLIC,
            "text": PUBLIC,
            "url": PUBLIC,
            "languages": PUBLIC,
            "position": PUBLIC,
            "checked_on": PUBLIC,
            "asked_at": INTERNAL,
            "answer": INTERNAL,
            "silent_times": TECHNICAL,
            "moved_to": INTERNAL,
        },
    ),
)


def _answered_long_ago(at: datetime) -> QuerySet[Any]:
    return BarrierReport.objects.filter(answered_at__lt=at - FORGET_AFTER).exclude(email="")


def _old(at: datetime) -> QuerySet[Any]:
    return BarrierReport.objects.filter(arrived_on__lt=day_of(at) - KEEP, answered_at__isnull=False)


def _delete(rows: QuerySet[Any], at: datetime) -> int:
    return int(rows.delete()[0])


RETENTION: Iterable[RetentionRule] = (
    RetentionRule(
        name="portal.reporters",
        title="Adressen derer, die eine Barriere gemeldet haben",
        legal_basis="Art. 5 Abs. 1 Buchst. e DSGVO (Speicherbegrenzung) – zu prüfen",
        period="90 Tage nach der Antwort",
        due=_answered_long_ago,
        erase=forget_reporters,
    ),
    RetentionRule(
        name="portal.barriers",
        title="Gemeldete Barrieren",
        legal_basis="BITVNRW (Bericht an die Überwachungsstelle) – zu prüfen",
        period="drei Jahre nach dem Eingang, wenn sie beantwortet sind",
        due=_old,
        erase=_delete,
    ),
)
