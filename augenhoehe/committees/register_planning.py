"""The field register of rhythms, quorum rules, deputies, guests, mails of meetings, calendars and expectations."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import CalendarFeed, Delivery, DeputyRequest, Guest

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT

_TASK = "Aufgabe im öffentlichen Interesse: Beteiligung und Steuerung der Integration (zu prüfen)"
_OFFICE = "Vorsitz und Geschäftsstelle des Gremiums"
# As long as the answers: until the minutes are written somebody may ask who was invited.
DAYS = 90

PLANNING = (
    DataCard(
        model="committees.QuorumRule",
        title="Regeln zur Beschlussfähigkeit",
        owner=Owner.COMMITTEE,
        purpose="Vor der Sitzung wissen, ob ein Gremium entscheiden darf",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="Die Kennung der eintragenden Person sagt ohne ihr Konto nichts mehr.",
        access_report="Regeln, die Sie eingetragen haben",
        readers="Angemeldete, die das Gremium sehen",
        fields={
            "id": TECHNICAL,
            "committee": TECHNICAL,
            "kind": INTERNAL,
            "number": INTERNAL,
            "warning_days": INTERNAL,
            "source": FREE_TEXT,
            "valid_from": INTERNAL,
            "valid_until": INTERNAL,
            "entered_at": INTERNAL,
            "entered_by": PERSONAL,
        },
    ),
    DataCard(
        model="committees.Rhythm",
        title="Rhythmus der Sitzungen",
        owner=Owner.COMMITTEE,
        purpose="Termine vorschlagen und erinnern, wenn ein Treffen überfällig ist",
        legal_basis=_TASK,
        retention="mit dem Gremium",
        erasure="keine",
        access_report="keine personenbezogenen Angaben",
        readers="Angemeldete, die das Gremium sehen",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "committee": TECHNICAL,
            "unit": INTERNAL,
            "every": INTERNAL,
            "week": INTERNAL,
            "weekday": INTERNAL,
            "starts_at": INTERNAL,
            "place": INTERNAL,
            "starts_on": INTERNAL,
            "grace_days": INTERNAL,
        },
    ),
    DataCard(
        model="committees.Guest",
        title="Gäste einer Sitzung",
        owner=Owner.COMMITTEE,
        purpose="Menschen ohne Sitz zu einer Sitzung oder einem Punkt einladen",
        legal_basis=_TASK,
        retention="90 Tage nach der Sitzung (zu prüfen)",
        erasure="Der Löschlauf entfernt den Gast; wer da war, steht in der Niederschrift.",
        access_report="Sitzungen, zu denen Sie als Gast eingeladen sind",
        readers=_OFFICE,
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "meeting": TECHNICAL,
            "item": TECHNICAL,
            "only_item": INTERNAL,
            "sent_by": TECHNICAL,
            "name": PERSONAL,
            "organisation": PERSONAL,
            "email": PERSONAL,
            "language": PERSONAL,
            "answer": PERSONAL,
            "answered_at": INTERNAL,
            "invited_by": PERSONAL,
            "withdrawn_at": INTERNAL,
        },
    ),
    DataCard(
        model="committees.NamedDeputy",
        title="Benannte Vertretungen",
        owner=Owner.COMMITTEE,
        purpose="Eine Vertretung mit einem Tipp nennen oder fragen können",
        legal_basis=_TASK,
        retention="bis der Sitz gelöscht oder die Vertretung gestrichen wird",
        erasure="mit dem Sitz",
        access_report="Sitze, für die Sie als Vertretung benannt sind",
        readers=_OFFICE + "; Name auch: wer den Sitz hat",
        fields={
            "id": TECHNICAL,
            "seat": TECHNICAL,
            "name": PERSONAL,
            "email": PERSONAL,
            "language": PERSONAL,
            "named_at": INTERNAL,
        },
    ),
    DataCard(
        model="committees.DeputyRequest",
        title="Fragen an Vertretungen",
        owner=Owner.COMMITTEE,
        purpose="Wissen, ob die gefragte Vertretung kommt",
        legal_basis=_TASK,
        retention="90 Tage nach der Sitzung (zu prüfen)",
        erasure="mit der Antwort auf die Einladung",
        access_report="Sitzungen, für die Sie als Vertretung gefragt wurden",
        readers=_OFFICE + "; wer den Sitz hat; die Vertretung selbst",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "attendance": TECHNICAL,
            "deputy": PERSONAL,
            "asked_at": INTERNAL,
            "answer": PERSONAL,
            "answered_at": INTERNAL,
            "withdrawn_at": INTERNAL,
        },
    ),
    DataCard(
        model="committees.Delivery",
        title="Mails zu Sitzungen",
        owner=Owner.COMMITTEE,
        purpose="Jede Person höchstens einmal anschreiben und zeigen, wer erreicht wurde",
        legal_basis=_TASK,
        retention="90 Tage nach der Sitzung (zu prüfen)",
        erasure="Der Löschlauf entfernt die Zeile.",
        access_report="Mails zu Sitzungen, die an Sie gingen",
        readers=_OFFICE,
        fields={
            "id": TECHNICAL,
            "meeting": TECHNICAL,
            "kind": INTERNAL,
            "sequence": TECHNICAL,
            "seat": PERSONAL,
            "guest": PERSONAL,
            "request": PERSONAL,
            "noted_at": INTERNAL,
            "mail": TECHNICAL,
            "queued_at": INTERNAL,
            "failure": INTERNAL,
        },
    ),
    DataCard(
        model="committees.ItemDocument",
        title="Unterlagen zu Tagesordnungspunkten",
        owner=Owner.COMMITTEE,
        purpose="Unterlagen mit der Einladung schicken und beim Punkt zeigen",
        legal_basis=_TASK,
        retention="mit dem Punkt",
        erasure="mit dem Punkt; die Datei nach sieben Tagen",
        access_report="keine personenbezogenen Angaben",
        readers="wer den Punkt liest",
        fields={
            "id": TECHNICAL,
            "item": TECHNICAL,
            "file": TECHNICAL,
            "name": FREE_TEXT,
            "added_at": INTERNAL,
        },
    ),
    DataCard(
        model="committees.CalendarFeed",
        title="Eigene Kalenderadressen",
        owner=Owner.COMMITTEE,
        purpose="Sitzungen im eigenen Kalender zeigen",
        legal_basis="Einwilligung durch Einrichten, Art. 6 Abs. 1 Buchst. a DSGVO (zu prüfen)",
        retention="bis 30 Tage nach dem Widerruf oder mit dem Konto",
        erasure="Der Löschlauf entfernt die Zeile; die Adresse geht mit dem Widerruf sofort nicht mehr.",
        access_report="Ihre Kalenderadresse",
        readers="die Person selbst",
        fields={"id": TECHNICAL, "user": PERSONAL, "made_at": INTERNAL, "revoked_at": INTERNAL},
    ),
    DataCard(
        model="committees.Expectation",
        title="Erwartungen von Mitgliedern",
        owner=Owner.COMMITTEE,
        purpose="Zeigen, was Mitglieder von ihrem Gremium erwarten und was daraus wurde",
        legal_basis=_TASK,
        retention="mit dem Gremium; der Sitz, der sie nannte, wird mit ihm gelöscht",
        erasure="Endet die Frist des Sitzes, bleibt die Erwartung ohne Namen.",
        access_report="Erwartungen, die Sie genannt haben",
        readers="Mitglieder des Gremiums und wer es verwaltet",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "committee": TECHNICAL,
            "seat": PERSONAL,
            "meeting": TECHNICAL,
            "term": INTERNAL,
            "text": FREE_TEXT,
            "collected_on": INTERNAL,
            "state": INTERNAL,
            "outcome": FREE_TEXT,
            "thread": TECHNICAL,
        },
    ),
)


def _old(at: datetime) -> Q:
    return Q(meeting__starts_at__lt=at - timedelta(days=DAYS))


def _old_guests(at: datetime) -> QuerySet[Guest]:
    return Guest.objects.filter(_old(at))


def _old_deliveries(at: datetime) -> QuerySet[Delivery]:
    return Delivery.objects.filter(_old(at))


def _old_requests(at: datetime) -> QuerySet[DeputyRequest]:
    return DeputyRequest.objects.filter(attendance__meeting__starts_at__lt=at - timedelta(days=DAYS))


def _revoked(at: datetime) -> QuerySet[CalendarFeed]:
    return CalendarFeed.objects.filter(revoked_at__lt=at - timedelta(days=30))


def _erase(rows: QuerySet, at: datetime) -> int:
    return rows.delete()[0]


_LESS = "Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)"
_AFTER = "90 Tage nach der Sitzung (zu prüfen)"
FORGETTING = (
    RetentionRule(
        name="committees.old_deliveries", title="Mails zu Sitzungen", legal_basis=_LESS, period=_AFTER,
        due=_old_deliveries, erase=_erase,
    ),
    RetentionRule(
        name="committees.old_guests", title="Gäste von Sitzungen", legal_basis=_LESS, period=_AFTER,
        due=_old_guests, erase=_erase,
    ),
    RetentionRule(
        name="committees.old_deputy_requests", title="Fragen an Vertretungen", legal_basis=_LESS, period=_AFTER,
        due=_old_requests, erase=_erase,
    ),
    RetentionRule(
        name="committees.revoked_feeds", title="Widerrufene Kalenderadressen", legal_basis=_LESS,
        period="30 Tage nach dem Widerruf", due=_revoked, erase=_erase,
    ),
)  # fmt: skip
