"""The field register of duties, messages, mails and follows, and what the deletion run removes of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import DemoMail, Duty, Message, OutgoingMail

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT
TASK = "§ 3 Abs. 1 DSG NRW mit Art. 6 Abs. 1 Buchst. e DSGVO (Aufgabe im öffentlichen Interesse) – zu prüfen"
LIMITS = "Art. 5 Abs. 1 Buchst. e DSGVO (Speicherbegrenzung) – zu prüfen"

DATA = (
    DataCard(
        model="notices.Duty",
        title="Pflicht",
        owner=Owner.PERSON,
        purpose="Sagt, wer bis wann am Zug ist. Wird nie je Person ausgewertet (§ 72 Abs. 3 LPVG NRW).",
        legal_basis=TASK,
        retention="drei Jahre, nachdem sie erledigt ist",
        erasure="mit dem Löschlauf; am Vorgang bleiben die Schritte",
        access_report="Pflichten, die Ihnen persönlich galten",
        readers="die Person oder Rolle am Zug; am öffentlichen Vorgang nur die Stelle und die Frist",
        fields={
            "id": TECHNICAL,
            "kind": TECHNICAL,
            "subject_kind": TECHNICAL,
            "subject_id": TECHNICAL,
            "thread": TECHNICAL,
            "title": FREE_TEXT,
            "url": TECHNICAL,
            "owner_label": PUBLIC,
            "user": PERSONAL,
            "role": INTERNAL,
            "municipality": INTERNAL,
            "carrier": INTERNAL,
            "due": PUBLIC,
            "first_due": INTERNAL,
            "opened_at": PUBLIC,
            "done_at": INTERNAL,
            "outcome": FREE_TEXT,
            "moved_reason": FREE_TEXT,
            "reminded_on": TECHNICAL,
        },
    ),
    DataCard(
        model="notices.Message",
        title="Nachricht im Postfach",
        owner=Owner.PERSON,
        purpose="Sagt einer Person, was sie betrifft: Antworten, Einladungen, neue Schritte.",
        legal_basis=TASK,
        retention="zwei Jahre",
        erasure="mit dem Löschlauf oder mit dem Konto",
        access_report="alle Ihre Nachrichten",
        readers="nur die Person selbst",
        fields={
            "id": TECHNICAL,
            "recipient": PERSONAL,
            "kind": TECHNICAL,
            "language": PERSONAL,
            "subject": FREE_TEXT,
            "body": FREE_TEXT,
            "url": TECHNICAL,
            "thread": TECHNICAL,
            "sent_at": PERSONAL,
            "read_at": PERSONAL,
            "mailed_at": TECHNICAL,
        },
    ),
    DataCard(
        model="notices.OutgoingMail",
        title="ausgehende Mail",
        owner=Owner.PERSON,
        purpose="Wartet auf den Versand. Danach bleibt nur, dass eine Mail hinausging.",
        legal_basis=TASK,
        retention="Anschrift und Text bis zum Versand, die leere Zeile ein Jahr",
        erasure="Anschrift und Text beim Versand, die leere Zeile mit dem Löschlauf",
        access_report="Mails an Sie, solange sie warten",
        readers="niemand; der Hintergrunddienst verschickt sie",
        fields={
            "id": TECHNICAL,
            "to": PERSONAL,
            "subject": FREE_TEXT,
            "body": FREE_TEXT,
            "language": PERSONAL,
            "queued_at": TECHNICAL,
            "sent_at": TECHNICAL,
            "attempts": TECHNICAL,
            "failure": TECHNICAL,
            "html": FREE_TEXT,
            "headers": PERSONAL,
            "once": TECHNICAL,
            "begun_at": TECHNICAL,
            "given_up_at": TECHNICAL,
        },
    ),
    DataCard(
        model="notices.MailAttachment",
        title="Anlage einer Mail",
        owner=Owner.NOBODY,
        purpose="Eine Datei, die mit einer Mail hinausgeht",
        legal_basis=TASK,
        retention="bis zum Versand",
        erasure="beim Versand der Mail",
        access_report="keine: die Datei gehört dem Schreiben",
        readers="niemand; der Hintergrunddienst verschickt sie",
        fields={"id": TECHNICAL, "mail": TECHNICAL, "file": TECHNICAL, "name": INTERNAL},
    ),
    DataCard(
        model="notices.Follow",
        title="Abonnement eines Vorgangs",
        owner=Owner.PERSON,
        purpose="Wer einem Vorgang folgt, erfährt jeden öffentlichen Schritt.",
        legal_basis="Art. 6 Abs. 1 Buchst. a DSGVO (auf Wunsch der Person) – zu prüfen",
        retention="bis die Person nicht mehr folgt",
        erasure="mit einem Klick oder mit dem Konto",
        access_report="Vorgänge, denen Sie folgen",
        readers="nur die Person selbst",
        fields={"id": TECHNICAL, "user": PERSONAL, "thread": PERSONAL, "since": PERSONAL},
    ),
    DataCard(
        model="notices.DemoMail",
        title="Mail der Demo",
        owner=Owner.NOBODY,
        purpose="Das lesbare Postfach der Demo. Außerhalb der Demo bleibt die Tabelle leer.",
        legal_basis="keine personenbezogenen Daten: erfundene Personen",
        retention="30 Tage",
        erasure="mit dem Löschlauf oder mit „augenhoehe demo --reset“",
        access_report="keine: erfundene Personen",
        readers="alle, die die Demo öffnen",
        fields={"id": TECHNICAL, "to": PUBLIC, "subject": PUBLIC, "body": PUBLIC, "delivered_at": TECHNICAL},
    ),
)


def _delete(rows: QuerySet[Any], at: datetime) -> int:
    return int(rows.delete()[0])


RETENTION = (
    RetentionRule(
        name="notices.mails",
        title="Nachweise verschickter Mails",
        legal_basis=LIMITS,
        period="ein Jahr nach dem Einstellen",
        due=lambda at: OutgoingMail.objects.filter(queued_at__lt=at - timedelta(days=365)),
        erase=_delete,
    ),
    RetentionRule(
        name="notices.messages",
        title="Nachrichten in Postfächern",
        legal_basis=LIMITS,
        period="zwei Jahre nach dem Eingang",
        due=lambda at: Message.objects.filter(sent_at__lt=at - timedelta(days=2 * 365)),
        erase=_delete,
    ),
    RetentionRule(
        name="notices.duties",
        title="erledigte Pflichten",
        legal_basis=LIMITS,
        period="drei Jahre nach der Erledigung",
        due=lambda at: Duty.objects.filter(done_at__lt=at - timedelta(days=3 * 365)),
        erase=_delete,
    ),
    RetentionRule(
        name="notices.demo_mails",
        title="Mails der Demo",
        legal_basis="keine personenbezogenen Daten",
        period="30 Tage nach der Zustellung",
        due=lambda at: DemoMail.objects.filter(delivered_at__lt=at - timedelta(days=30)),
        erase=_delete,
    ),
)
