"""The field register of the forum, and what the nightly deletion run removes here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.contributions import collected
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from . import MODULE
from .models import Contribution, ContributionContact, Report

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT, SECRET = DataClass.PERSONAL, DataClass.FREE_TEXT, DataClass.SECRET
_TASK = "Beteiligung als Aufgabe der Kommune nach § 7 TIntG NRW (Art. 6 Abs. 1 lit. e DSGVO), zu prüfen"
_CONSENT = "Einwilligung (Art. 6 Abs. 1 lit. a DSGVO), Fassung und Zeitpunkt gespeichert"
_MODERATION = "Moderation und Koordination; nie Ausländer- und Einbürgerungsbehörden"
AFTER_MATTER, UNPUBLISHED_DAYS, REPORT_DAYS = 365, 180, 90

DATA = (
    DataCard(
        model="forum.Contribution",
        title="Beiträge und Kommentare",
        owner=Owner.PERSON,
        purpose="Menschen öffentlich zu Wort kommen lassen und ihnen antworten",
        legal_basis=_TASK,
        retention=f"{AFTER_MATTER} Tage nach Abschluss des Vorgangs oder Raums; nicht Veröffentlichtes "
        f"{UNPUBLISHED_DAYS} Tage nach der Entscheidung",
        erasure="Der Löschlauf; wer geschrieben hat, löscht den Text jederzeit selbst.",
        access_report="Ihre Beiträge mit Stand und Begründung",
        readers=f"veröffentlicht: alle, mit dem angegebenen Namen; vorher {_MODERATION}",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "kind": PUBLIC, "subject_kind": PUBLIC, "subject_id": PUBLIC,
            "text": FREE_TEXT, "language": PUBLIC, "translations": FREE_TEXT, "municipality": PUBLIC,
            "pseudonym": PERSONAL, "author": PERSONAL, "organisation": PUBLIC, "state": PUBLIC,
            "submitted_on": INTERNAL, "privacy_version": TECHNICAL, "marks": INTERNAL, "redacted": PUBLIC,
            "reason_key": INTERNAL, "reason": FREE_TEXT, "decided_by": PERSONAL, "decided_at": INTERNAL,
            "objection": FREE_TEXT, "objected_on": INTERNAL, "published_at": PUBLIC, "answer_due": PUBLIC,
            "closed_at": PUBLIC, "hint": INTERNAL,
        },
    ),
    DataCard(
        model="forum.ContributionContact",
        title="Kontaktangaben zu Beiträgen",
        owner=Owner.PERSON,
        purpose="Wer geschrieben hat, erfährt per Mail, was daraus wird",
        legal_basis=_CONSENT,
        retention="bis der Beitrag geschlossen ist; nach einer Ablehnung 30 Tage; höchstens 365 Tage",
        erasure="der Löschlauf; mit dem Beitrag",
        access_report="Ihre Kontaktangaben zu einem Beitrag",
        readers="niemand; das Programm schreibt an die bestätigte Adresse",
        fields={
            "contribution": TECHNICAL, "email": PERSONAL, "language": PERSONAL, "consented_at": PERSONAL,
            "confirmed_at": PERSONAL, "delete_after": TECHNICAL,
        },
    ),
    DataCard(
        model="forum.ContributionCode",
        title="Statuscodes von Beiträgen",
        owner=Owner.NOBODY,
        purpose="Wer ohne Konto schreibt, liest den Stand und zieht den Beitrag zurück",
        legal_basis=_TASK,
        retention="so lange wie der Beitrag",
        erasure="mit dem Beitrag",
        access_report="",
        readers="niemand; gespeichert ist nur eine Prüfsumme",
        fields={"digest": SECRET, "contribution": TECHNICAL},
    ),
    DataCard(
        model="forum.ContributionAnswer",
        title="Antworten auf Beiträge",
        owner=Owner.INSTALLATION,
        purpose="Öffentlich und der Person sagen, was aus dem Beitrag wurde",
        legal_basis=_TASK,
        retention="mit dem Beitrag",
        erasure="mit dem Beitrag",
        access_report="Antworten, die Sie gegeben haben",
        readers="alle; nicht öffentliche nur, wer den Beitrag geschrieben hat, und die Moderation",
        fields={
            "id": TECHNICAL, "contribution": TECHNICAL, "kind": PUBLIC, "text": PUBLIC, "by_function": PUBLIC,
            "given_by": PERSONAL, "given_at": PUBLIC, "public": INTERNAL,
        },
    ),
    DataCard(
        model="forum.Support",
        title="„Betrifft mich auch“",
        owner=Owner.NOBODY,
        purpose="Erkennen, was viele betrifft, ohne zu wissen, wen",
        legal_basis=_TASK,
        retention="mit dem Beitrag; der Schlüssel sagt nach einem Tag nichts mehr",
        erasure="mit dem Beitrag",
        access_report="",
        readers="niemand einzeln; gezählt nur durch die Freigaben, ab fünf",
        fields={"id": TECHNICAL, "contribution": TECHNICAL, "day": INTERNAL, "device_key": TECHNICAL},
    ),
    DataCard(
        model="forum.Report",
        title="Meldungen von Beiträgen",
        owner=Owner.NOBODY,
        purpose="Die Moderation auf Verletzendes aufmerksam machen",
        legal_basis=_TASK,
        retention=f"{REPORT_DAYS} Tage nach der Erledigung",
        erasure="der Löschlauf; mit dem Beitrag",
        access_report="",
        readers=_MODERATION,
        fields={
            "id": TECHNICAL, "contribution": TECHNICAL, "kind": INTERNAL, "note": FREE_TEXT, "times": INTERNAL,
            "first_on": INTERNAL, "last_on": INTERNAL, "settled_at": INTERNAL, "settled_by": PERSONAL,
        },
    ),
    DataCard(
        model="forum.Room",
        title="Räume im Forum",
        owner=Owner.INSTALLATION,
        purpose="Eine offene Frage allen stellen",
        legal_basis=_TASK,
        retention="bleiben; die Beiträge darin haben eine Frist",
        erasure="nicht vorgesehen; ein Raum wird geschlossen",
        access_report="keine personenbezogenen Angaben",
        readers="alle",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "title": PUBLIC, "intro": PUBLIC, "position": PUBLIC,
            "opened_at": PUBLIC, "closed_at": PUBLIC,
        },
    ),
    DataCard(
        model="forum.ForumSettings",
        title="Einstellungen des Forums",
        owner=Owner.INSTALLATION,
        purpose="Festlegen, was die Moderation genauer ansieht und wann nichts angenommen wird",
        legal_basis=_TASK,
        retention="bleiben",
        erasure="nicht vorgesehen",
        access_report="keine personenbezogenen Angaben",
        readers="Moderation und Koordination; der Satz der Notbremse: alle",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "watch_words": INTERNAL, "reports_to_review": INTERNAL,
            "answer_days": INTERNAL, "closed_since": PUBLIC, "closed_sentence": PUBLIC,
        },
    ),
)  # fmt: skip

_S = Contribution.State


def _old_contacts(at: datetime) -> QuerySet[ContributionContact]:
    return ContributionContact.objects.filter(delete_after__lt=day_of(at))


def _of_ended_matters(at: datetime) -> QuerySet[Contribution]:
    """What was written about something that ended long ago; each kind knows when its things ended."""
    before, found = at - timedelta(days=AFTER_MATTER), Q(pk__in=())
    for one in collected("DISCUSSABLE"):
        if one.ended_before is not None:
            found |= Q(subject_kind=one.kind, subject_id__in=one.ended_before(before).order_by().values("pk"))
    return Contribution.objects.filter(found)


def _turned_down(at: datetime) -> QuerySet[Contribution]:
    states = (_S.REJECTED, _S.REFERRED, _S.WITHDRAWN)
    before = at - timedelta(days=UNPUBLISHED_DAYS)
    decided = Q(decided_at__lt=before) | Q(decided_at__isnull=True, submitted_on__lt=day_of(before))
    return Contribution.objects.filter(decided, state__in=states)


def _old_reports(at: datetime) -> QuerySet[Report]:
    return Report.objects.filter(settled_at__lt=at - timedelta(days=REPORT_DAYS))


def _delete(rows: QuerySet[Any], at: datetime) -> int:
    return rows.delete()[1].get(rows.model._meta.label, 0)


_MINIMAL = "Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)"
RETENTION = (
    RetentionRule(
        "forum.contacts", "Kontaktangaben zu Beiträgen", _CONSENT, "mit dem Ende des Gesprächs, höchstens 365 Tage",
        _old_contacts, _delete, MODULE,
    ),
    RetentionRule(
        "forum.ended", "Beiträge zu abgeschlossenen Vorgängen und Räumen", _MINIMAL,
        f"{AFTER_MATTER} Tage nach dem Abschluss (zu prüfen)", _of_ended_matters, _delete, MODULE,
    ),
    RetentionRule(
        "forum.turned_down", "Nicht veröffentlichte und zurückgezogene Beiträge", _MINIMAL,
        f"{UNPUBLISHED_DAYS} Tage nach der Entscheidung (zu prüfen)", _turned_down, _delete, MODULE,
    ),
    RetentionRule(
        "forum.reports", "Erledigte Meldungen", _MINIMAL, f"{REPORT_DAYS} Tage nach der Erledigung (zu prüfen)",
        _old_reports, _delete, MODULE,
    ),
)  # fmt: skip
