"""Protected notes: written, opened, removed, erased; all of it inside `core.closed.closed_room`.

Nothing here writes into the house's trail: its hours would tell what happened in the room. The room has its own log.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from augenhoehe.committees.models import Committee
from augenhoehe.core.clock import day_of
from augenhoehe.core.closed import RETENTION, closed_room
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.positions import queries, rules
from augenhoehe.positions.models import ProtectedAccess, ProtectedNote


@transaction.atomic
def write_note(
    *,
    network: Committee,
    body: Committee,
    kind: str,
    happened: str,
    text: str,
    erase_on: date,
    by: Actor,
    at: datetime,
    meaning: str = "",
) -> ProtectedNote:
    """Tell the other bodies of an incident, without anybody's name."""
    day = day_of(at)
    rules.check_network(network, day)
    rules.check_note(by, network, day)
    if not queries.seated_voices(by, network, day).filter(pk=body.pk).exists():
        raise Refused("Für dieses Gremium sprechen Sie im Netzwerk nicht.", field="body")
    _check(kind, happened, text, meaning, names=queries.names_in(network, day))
    rules.check_kept(erase_on, day)
    with closed_room(by):
        made = ProtectedNote.objects.create(
            network=network, body=body, kind=kind, happened=shorten(clean(happened), 60), text=clean(text),
            meaning=shorten(clean(meaning), 300), written_by=by.user_id, written_on=day, erase_on=erase_on,
        )  # fmt: skip
        _log(made, "geschrieben", by, at)
    return made


def _check(kind: str, happened: str, text: str, meaning: str, *, names: tuple[str, ...]) -> None:
    if kind not in ProtectedNote.Kind.values:
        raise Refused("Wählen Sie bitte, worum es geht.", field="kind")
    if not clean(happened):
        raise Refused("Wann ungefähr war das? Ein Monat genügt.", field="happened")
    if not clean(text):
        raise Refused("Schreiben Sie bitte, was geschehen ist.", field="text")
    rules.check_nobody_named(f"{clean(text)}\n{clean(meaning)}", clean(meaning), names=names)


@transaction.atomic
def note_opened(*, note: ProtectedNote, by: Actor, at: datetime) -> ProtectedAccess:
    """Somebody opened a note; the page shows it only after this is written."""
    with closed_room(by):
        return _log(note, "gelesen", by, at)


@transaction.atomic
def remove_note(*, note: ProtectedNote, by: Actor, at: datetime) -> None:
    """The body takes its note back; nothing of it stays, nor its log."""
    rules.check_remove_note(by, note, note.network, day_of(at))
    with closed_room(by):
        ProtectedAccess.objects.filter(note=note).delete()
        if not ProtectedNote.objects.filter(pk=note.pk).delete()[0]:
            raise Refused("Diese Notiz gibt es nicht mehr.")


@transaction.atomic
def erase_due_notes(*, at: datetime) -> int:
    """What is due goes for good, with its log; the database shows nothing else to the deletion run."""
    with closed_room(RETENTION):
        due = list(ProtectedNote.objects.filter(erase_on__lte=day_of(at)).values_list("pk", flat=True))
        ProtectedAccess.objects.filter(note_id__in=due).delete()
        return ProtectedNote.objects.filter(pk__in=due).delete()[0]


def _log(note: ProtectedNote, verb: str, by: Actor, at: datetime) -> ProtectedAccess:
    if by.user_id is None:
        raise Refused("Geschützte Notizen öffnet nur eine Person mit Konto.")
    return ProtectedAccess.objects.create(note=note, network_id=note.network_id, user_id=by.user_id, verb=verb, at=at)
