"""The field register of reconstructions, project groups, proposals and adoptions, and what is deleted of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import Conflict, GroupNote, PollVote

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT

_TASK = "Aufgabe im öffentlichen Interesse: strukturelle Hürden der Integration erkennen und abbauen (zu prüfen)"
_GROUP = "Mitglieder der Projektgruppe, Koordination und Integrationsbeauftragte in ihrem Bereich"
_ROOM = "zwei Jahre nach dem Ende der Gruppe (zu prüfen)"
_NO_PERSON = "keine personenbezogenen Angaben"
# Two years after a group has ended nobody asks any more who wrote which note. To be checked locally.
ROOM_DAYS = 2 * 365
# So long it is known whether a quarrel comes back. To be checked locally.
CONFLICT_DAYS = 2 * 365
_CONFLICTS = "zwei Jahre nach dem Ende, spätestens mit dem Text des Hinweises (zu prüfen)"


def _line(model: str, title: str, purpose: str, readers: str, /, **fields: DataClass) -> DataCard:
    """A table about offices and laws; nobody is in it."""
    return DataCard(
        model=model, title=title, owner=Owner.INSTALLATION, purpose=purpose, legal_basis=_TASK,
        retention="dauerhaft", erasure="keine", access_report=_NO_PERSON, readers=readers,
        fields={"id": TECHNICAL, **fields},
    )  # fmt: skip


DATA: tuple[DataCard, ...] = (
    DataCard(
        model="structure.Reconstruction",
        title="Fallrekonstruktionen",
        owner=Owner.INSTALLATION,
        purpose="An einem verfremdeten Verlauf zeigen, wo Hilfe abbricht, und daraus Themen ableiten",
        legal_basis=_TASK,
        retention="dauerhaft; verfremdet, ohne Bezug zu einem Menschen oder einer Akte",
        erasure="keine; vor der Freigabe prüfen das Programm und eine zweite Person auf Hinweise zu Personen",
        access_report=_NO_PERSON,
        readers="Moderation und Koordination; freigegeben: Beratung, Projektgruppen; nie Ausländerbehörden",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "title": INTERNAL, "held_on": INTERNAL, "moderation": INTERNAL,
            "present": INTERNAL, "source": INTERNAL, "altered": INTERNAL, "worked": FREE_TEXT, "themes": FREE_TEXT,
            "state": INTERNAL, "created_at": INTERNAL, "written_by": PERSONAL, "released_at": INTERNAL,
            "released_by": PERSONAL, "release_note": INTERNAL, "archived_on": INTERNAL,
        },
    ),
    DataCard(
        model="structure.ReconstructionPhase",
        title="Phasen von Fallrekonstruktionen",
        owner=Owner.INSTALLATION,
        purpose="Den Verlauf erzählen: Ereignis, wer handelte, Wirkung, Bruch",
        legal_basis=_TASK,
        retention="wie die Fallrekonstruktion",
        erasure="mit der Fallrekonstruktion",
        access_report=_NO_PERSON,
        readers="wie die Fallrekonstruktion",
        fields={
            "id": TECHNICAL, "reconstruction": TECHNICAL, "position": TECHNICAL, "event": FREE_TEXT,
            "actor": INTERNAL, "effect": FREE_TEXT, "broken": INTERNAL,
        },
    ),
    DataCard(
        model="structure.ReconstructionTopic",
        title="Themen von Fallrekonstruktionen",
        owner=Owner.INSTALLATION,
        purpose="Zeigen, welche Themen eine Fallrekonstruktion belegt",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="keine",
        access_report=_NO_PERSON,
        readers="wie die Fallrekonstruktion",
        fields={"id": TECHNICAL, "reconstruction": TECHNICAL, "topic": TECHNICAL},
    ),
    DataCard(
        model="structure.ProjectGroup",
        title="Projektgruppen und ihr Auftrag",
        owner=Owner.COMMITTEE,
        purpose="Festhalten, wozu eine Projektgruppe eingesetzt ist, bis wann, und was daraus wurde",
        legal_basis=_TASK,
        retention="dauerhaft; Teil der Geschichte der Kommune",
        erasure="keine; eine Gruppe wird beendet",
        access_report=_NO_PERSON,
        readers=_GROUP,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "question": TECHNICAL, "committee": TECHNICAL, "goal": PUBLIC,
            "limits": INTERNAL, "resources": INTERNAL, "reporting": INTERNAL, "due": PUBLIC, "state": PUBLIC,
            "founded_at": PUBLIC, "ended_on": PUBLIC, "end_reason": PUBLIC,
        },
    ),
    DataCard(
        model="structure.GroupInvitation",
        title="Einladungen in Projektgruppen",
        owner=Owner.COMMITTEE,
        purpose="Wer die Einladung annimmt, bekommt den Sitz, der dafür frei gehalten wird",
        legal_basis=_TASK,
        retention="wie die Einladung",
        erasure="mit der Einladung oder dem Sitz",
        access_report="zu welchem Sitz Sie eingeladen wurden",
        readers=_GROUP,
        fields={"id": TECHNICAL, "group": TECHNICAL, "invitation": PERSONAL, "seat": TECHNICAL},
    ),
    DataCard(
        model="structure.GroupNote",
        title="Notizen von Projektgruppen",
        owner=Owner.COMMITTEE,
        purpose="Absprachen der Gruppe festhalten",
        legal_basis=_TASK,
        retention=_ROOM,
        erasure="mit dem Löschlauf",
        access_report="Ihre Notizen in Projektgruppen",
        readers=_GROUP,
        fields={
            "id": TECHNICAL, "group": TECHNICAL, "text": FREE_TEXT, "written_at": INTERNAL, "author": PERSONAL,
        },
    ),
    DataCard(
        model="structure.GroupTask",
        title="Aufgaben von Projektgruppen",
        owner=Owner.COMMITTEE,
        purpose="Wer in der Gruppe was bis wann tut",
        legal_basis=_TASK,
        retention="solange es die Gruppe gibt; danach bleibt die Aufgabe ohne Auswertung je Person",
        erasure="mit der Gruppe",
        access_report="Ihre Aufgaben in Projektgruppen",
        readers=_GROUP,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "group": TECHNICAL, "title": INTERNAL, "owner": PERSONAL,
            "owner_name": PERSONAL, "due": INTERNAL, "state": INTERNAL, "outcome": FREE_TEXT, "created_at": INTERNAL,
            "settled_at": INTERNAL,
        },
    ),
    DataCard(
        model="structure.GroupDocument",
        title="Unterlagen von Projektgruppen",
        owner=Owner.COMMITTEE,
        purpose="Unterlagen der Gruppe an einem Ort",
        legal_basis=_TASK,
        retention="solange es die Gruppe gibt",
        erasure="mit der Gruppe; die Datei, wenn sie niemand sonst braucht",
        access_report="Unterlagen, die Sie abgelegt haben",
        readers=_GROUP,
        fields={
            "id": TECHNICAL, "group": TECHNICAL, "file": TECHNICAL, "title": INTERNAL, "added_at": INTERNAL,
            "author": PERSONAL,
        },
    ),
    DataCard(
        model="structure.GroupPoll",
        title="Abfragen in Projektgruppen",
        owner=Owner.COMMITTEE,
        purpose="Schnell hören, was die Mitglieder meinen",
        legal_basis=_TASK,
        retention="solange es die Gruppe gibt",
        erasure="mit der Gruppe",
        access_report=_NO_PERSON,
        readers=_GROUP,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "group": TECHNICAL, "question": INTERNAL, "options": INTERNAL,
            "closes_on": INTERNAL, "opened_at": INTERNAL, "closed_at": INTERNAL,
        },
    ),
    DataCard(
        model="structure.PollVote",
        title="Stimmen in Abfragen",
        owner=Owner.PERSON,
        purpose="Jedes Mitglied hat eine Stimme und kann sie bis zum Schluss ändern",
        legal_basis=_TASK,
        retention=_ROOM,
        erasure="mit dem Löschlauf oder mit dem Konto",
        access_report="wie Sie in Abfragen gestimmt haben",
        readers="niemand; Seiten zeigen nur Zahlen",
        fields={"id": TECHNICAL, "poll": TECHNICAL, "user": PERSONAL, "option": PERSONAL, "voted_at": PERSONAL},
    ),
    DataCard(
        model="structure.OfferAim",
        title="Ziele für Angebote",
        owner=Owner.INSTALLATION,
        purpose="Zeigen, wo Angebote fehlen, und mit Strukturfragen und Vorschlägen Lücken schließen",
        legal_basis=_TASK,
        retention="dauerhaft; Teil der Geschichte der Kommune",
        erasure="keine",
        access_report=_NO_PERSON,
        readers="alle, die die Strukturfrage oder den Vorschlag lesen; öffentlich mit dem Vorgang",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "question": TECHNICAL, "proposal": TECHNICAL, "verb": PUBLIC,
            "what": PUBLIC, "offer": PUBLIC, "kind": PUBLIC, "municipality": PUBLIC, "life_area": PUBLIC,
            "language": PUBLIC, "named_on": PUBLIC, "closed_on": PUBLIC,
        },
    ),
    DataCard(
        model="structure.Proposal",
        title="Lösungsvorschläge",
        owner=Owner.COMMITTEE,
        purpose="Der Lenkungsgruppe eine Lösung mit Wirkung, Kosten und Risiken vorlegen, gehört mit Betroffenen",
        legal_basis=_TASK,
        retention="dauerhaft; Teil der Geschichte der Kommune",
        erasure="keine",
        access_report=_NO_PERSON,
        readers="die Gruppe; ab der Vorlage alle, die die Strukturfrage lesen; öffentlich nur der Kurztext",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "group": TECHNICAL, "problem": FREE_TEXT, "solution": FREE_TEXT,
            "variants": FREE_TEXT, "effect": FREE_TEXT, "cost": FREE_TEXT, "responsible": INTERNAL,
            "risks": FREE_TEXT, "heard": INTERNAL, "heard_how": FREE_TEXT, "short_text": PUBLIC, "state": PUBLIC,
            "state_reason": PUBLIC, "agenda_item": TECHNICAL, "created_at": INTERNAL,
        },
    ),
    DataCard(
        model="structure.Adoption",
        title="Übernahmen",
        owner=Owner.INSTALLATION,
        purpose="Nachhalten, welche Organisation eine Lösung übernimmt, bis wann und mit welchem Beleg",
        legal_basis=_TASK,
        retention="dauerhaft; Teil der Geschichte der Kommune",
        erasure="keine; wer angefragt ist, steht nur innen",
        access_report="Übernahmen, für die Sie angefragt sind",
        readers="wer die Strukturfrage liest und wer angefragt ist; öffentlich Organisation, Antwort, Termin und Stand",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "question": TECHNICAL, "organisation": PUBLIC, "what": PUBLIC,
            "owner": PERSONAL, "answer": PUBLIC, "due": PUBLIC, "first_due": PUBLIC, "state": PUBLIC,
            "reason": PUBLIC, "evidence": PUBLIC, "asked_at": INTERNAL, "settled_on": PUBLIC,
        },
    ),
    DataCard(
        model="structure.Conflict",
        title="Zugewiesene Konflikte",
        owner=Owner.INSTALLATION,
        purpose="Hinweise auf Streit im Zusammenleben der Stelle geben, die vermittelt, und das Ergebnis festhalten",
        legal_basis=_TASK,
        retention=_CONFLICTS,
        erasure="Der Löschlauf entfernt die ganze Zeile. Niemand ist darin genannt.",
        access_report="Konflikte, die Ihnen zugewiesen sind",
        readers="Koordination in ihrem Gebiet und wer den Konflikt bekommen hat; nie Ausländer- und "
        "Einbürgerungsbehörden",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "hint": TECHNICAL, "task": FREE_TEXT, "place": FREE_TEXT,
            "responsible": PERSONAL, "body": INTERNAL, "state": INTERNAL, "due": INTERNAL, "outcome": FREE_TEXT,
            "assigned_on": INTERNAL, "settled_on": INTERNAL,
        },
    ),
    _line(
        "structure.Cause", "Ursachen von Strukturfragen", "Zeigen, warum etwas so ist und wen es trifft",
        "wer die Strukturfrage liest", revision=TECHNICAL, question=TECHNICAL, text=INTERNAL, affected=INTERNAL,
        source=INTERNAL, evidence=INTERNAL, url=INTERNAL, as_of=INTERNAL, position=TECHNICAL,
    ),
    _line(
        "structure.QuestionSource", "Quellen von Strukturfragen", "Zeigen, welche Kennzahl oder Analyse dafür spricht",
        "wer die Strukturfrage liest", question=TECHNICAL, series=INTERNAL, analysis=INTERNAL, shows=INTERNAL,
        named_on=INTERNAL,
    ),
    _line(
        "structure.ServiceChain", "Dienstleistungsketten", "Zeigen, wie ein Weg durch die Stellen ist und sein soll",
        "wer die Strukturfrage liest; freigegebene: alle", revision=TECHNICAL, question=TECHNICAL, variant=PUBLIC,
        title=PUBLIC, released_on=PUBLIC,
    ),
    _line(
        "structure.ChainStep", "Schritte von Dienstleistungsketten", "Zeigen, wer was tut und wo es bricht",
        "wie die Kette", chain=TECHNICAL, position=TECHNICAL, title=PUBLIC, actor=PUBLIC, legal_circle=PUBLIC,
        takes=PUBLIC, gives=PUBLIC, waiting_days=PUBLIC, breaks=PUBLIC,
    ),
)  # fmt: skip


def _old_notes(at: datetime) -> QuerySet[Any]:
    return GroupNote.objects.filter(group__ended_on__lte=day_of(at) - timedelta(days=ROOM_DAYS))


def _old_votes(at: datetime) -> QuerySet[Any]:
    return PollVote.objects.filter(poll__group__ended_on__lte=day_of(at) - timedelta(days=ROOM_DAYS))


def _old_conflicts(at: datetime) -> QuerySet[Any]:
    limit = day_of(at) - timedelta(days=CONFLICT_DAYS)
    return Conflict.objects.filter(Q(settled_on__lte=limit) | Q(hint__problem="", hint__idea=""))


@transaction.atomic
def _delete(rows: QuerySet[Any], at: datetime) -> int:
    return int(rows.delete()[0])


RETENTION: tuple[RetentionRule, ...] = (
    RetentionRule(
        name="group_notes",
        title="Notizen beendeter Projektgruppen",
        legal_basis="Speicherbegrenzung, Art. 5 Abs. 1 Buchst. e DSGVO (zu prüfen)",
        period=_ROOM,
        due=_old_notes,
        erase=_delete,
    ),
    RetentionRule(
        name="group_votes",
        title="Stimmen in Abfragen beendeter Projektgruppen",
        legal_basis="Speicherbegrenzung, Art. 5 Abs. 1 Buchst. e DSGVO (zu prüfen)",
        period=_ROOM,
        due=_old_votes,
        erase=_delete,
    ),
    RetentionRule(
        name="conflicts",
        title="Zugewiesene Konflikte",
        legal_basis="Speicherbegrenzung, Art. 5 Abs. 1 Buchst. e DSGVO (zu prüfen)",
        period=_CONFLICTS,
        due=_old_conflicts,
        erase=_delete,
    ),
)
