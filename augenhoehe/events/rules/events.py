"""Who may work on an event, what is missing before it is published, and its states (domain.md 3.3)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from augenhoehe.committees.models import Meeting
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.events.models import Event, Series
from augenhoehe.events.permissions import KEEP_EVENTS
from augenhoehe.events.queries import rights as queries

_E = {state.name: str(state.value) for state in Event.State}
_HOSTS = "Gastgebende, Koordination"
_COMING = frozenset(_E[name] for name in ("ANNOUNCED", "OPEN", "CLOSED"))
MOST_SEATS, MOST_TAGS = 100_000, 12

EVENT = Machine(
    noun="event",
    title="Veranstaltung",
    states={str(value): str(label) for value, label in Event.State.choices},
    initial=(_E["DRAFT"],),
    transitions=(
        Transition("publish", "Veröffentlichen", frozenset({_E["DRAFT"]}), _E["ANNOUNCED"], _HOSTS),
        Transition(
            "open", "Anmeldung öffnen", frozenset({_E["ANNOUNCED"], _E["CLOSED"]}), _E["OPEN"],
            f"zur gesetzten Zeit von selbst; {_HOSTS}",
        ),
        Transition(
            "close", "Anmeldung schließen", frozenset({_E["ANNOUNCED"], _E["OPEN"]}), _E["CLOSED"],
            f"zur gesetzten Zeit von selbst; {_HOSTS}",
        ),
        Transition("hold", "Als durchgeführt eintragen", _COMING, _E["HELD"], f"nach dem Ende von selbst; {_HOSTS}"),
        Transition("review", "Nachbereiten", frozenset({_E["HELD"]}), _E["REVIEWED"], _HOSTS),
        Transition("archive", "Archivieren", frozenset({_E["HELD"], _E["REVIEWED"]}), _E["ARCHIVED"], _HOSTS),
        Transition("cancel", "Absagen", _COMING, _E["CANCELLED"], _HOSTS),
    ),
)  # fmt: skip


# --- Who may ----------------------------------------------------------------------------------------
def check_keep(by: Actor, event: Event, day: date) -> None:
    """Write and publish it: who keeps events there, and the people of its hosts and co-hosts."""
    if not queries.keeps(by, event, day):
        raise Refused("Diese Veranstaltung führen ihre Gastgebenden oder die Koordination.")


def can_keep(by: Actor, event: Event, day: date) -> bool:
    return allowed(check_keep, by, event, day)


def check_lists(by: Actor, event: Event, day: date) -> None:
    """Read and change who registered: the hosts alone."""
    if not queries.reads_lists(by, event, day):
        raise Refused("Die Anmeldungen lesen nur die Gastgebenden.")


def can_read_lists(by: Actor, event: Event, day: date) -> bool:
    return allowed(check_lists, by, event, day)


def check_make(by: Actor, day: date) -> None:
    """Begin a new event at all."""
    if not (by.may(KEEP_EVENTS) or queries.speaks_for_any(by, day)):
        raise Refused("Veranstaltungen legen die Koordination, Gremienbüros und eingetragene Organisationen an.")


def can_make(by: Actor, day: date) -> bool:
    return allowed(check_make, by, day)


def check_host(by: Actor, event: Event, day: date) -> None:
    """Nobody invites in the name of others: an office in its own area, an organisation through its own people."""
    if not event.office_name and event.organisation_id is None:
        raise Refused("Wer lädt ein? Nennen Sie eine Stelle oder eine Organisation.", field="office_name")
    office = queries.keeps_in(by, event.municipality_id)
    if event.office_name and not office:
        raise Refused("Im Namen einer Stelle laden dort nur Koordination und Gremienbüros ein.", field="office_name")
    own = event.organisation is not None and queries.speaks_for(by, event.organisation, day)
    if event.organisation is not None and not (own or office):
        raise Refused("Für diese Organisation sprechen Sie nicht.", field="organisation")


def check_series(by: Actor, series: Series | None = None) -> None:
    """Series are kept by who keeps events; hosts put their event into one through the coordination."""
    if not (queries.keeps_in(by, series.municipality_id) if series else by.may(KEEP_EVENTS)):
        raise Refused("Reihen pflegt die Koordination.")


# --- What is allowed --------------------------------------------------------------------------------
def check_values(event: Event, at: datetime) -> None:
    """What an event must say in any state."""
    if not event.title.get("de", {}).get("text"):
        raise Refused("Bitte geben Sie der Veranstaltung einen Titel.", field="title")
    _check_time(event)
    _check_registration(event)
    if len(event.tags) > MOST_TAGS:
        raise Refused(f"Höchstens {MOST_TAGS} Schlagwörter.", field="tags")
    if event.number is not None and event.series_id is None:
        raise Refused("Eine Nummer gibt es nur in einer Reihe.", field="number")


def _check_time(event: Event) -> None:
    if event.meeting is not None:
        _check_meeting(event.meeting)
        if event.starts_at or event.ends_at or event.place:
            raise Refused("Zeit und Ort stehen bei der Sitzung und werden dort geändert.", field="meeting")
        return
    if event.starts_at is None:
        raise Refused("Wann beginnt es?", field="starts_at")
    if event.ends_at is None or event.ends_at <= event.starts_at:
        raise Refused("Das Ende liegt nicht nach dem Beginn.", field="ends_at")
    if not event.place and not event.online:
        raise Refused("Wo findet es statt? Nennen Sie einen Ort, oder kreuzen Sie „online“ an.", field="place")


def _check_meeting(meeting: Meeting) -> None:
    """What is not public stays so: an event would tell place and topic of a closed meeting."""
    if not (meeting.public and meeting.committee.public):
        raise Refused("Nur öffentliche Sitzungen öffentlicher Gremien werden zur Veranstaltung.", field="meeting")


def _check_registration(event: Event) -> None:
    if event.capacity is not None and not 1 <= event.capacity <= MOST_SEATS:
        raise Refused("Bitte mindestens einen Platz, oder das Feld leer lassen.", field="capacity")
    opens, closes = event.registration_opens_at, event.registration_closes_at
    if opens and closes and closes <= opens:
        raise Refused("Die Anmeldung endet, bevor sie beginnt.", field="registration_closes_at")
    if closes and closes > event.begins_at:
        raise Refused("Die Anmeldung endet spätestens mit dem Beginn.", field="registration_closes_at")
    if event.restricted_to == Event.Restriction.BODY and event.body_id is None:
        raise Refused("Für die Mitglieder welches Gremiums?", field="body")


def check_capacity(event: Event, capacity: int | None) -> None:
    """Promised seats stay promised."""
    if capacity is not None and capacity < event.taken:
        raise Refused(
            f"Es sind schon {event.taken} Plätze vergeben. Sagen Sie zuerst Anmeldungen ab, "
            f"oder lassen Sie mindestens {event.taken} Plätze.",
            field="capacity",
        )


def check_publish(event: Event, at: datetime) -> None:
    if not event.summary.get("de", {}).get("text"):
        raise Refused("Sagen Sie bitte in zwei Sätzen, worum es geht. Das steht auf der öffentlichen Seite.")
    if not (event.contact_email or event.contact_phone):
        raise Refused("Nennen Sie bitte eine Mailadresse oder ein Telefon für Fragen.")


def check_published_from(publish_at: datetime | None, event: Event) -> None:
    if publish_at and publish_at > event.begins_at:
        raise Refused("Öffentlich wird sie vor ihrem Beginn, nicht danach.", field="publish_at")


def check_over(event: Event, at: datetime) -> None:
    if event.begins_at > at:
        raise Refused("Die Veranstaltung liegt noch vor uns.")


def check_reason(reason: str) -> None:
    if not reason:
        raise Refused("Nennen Sie bitte den Grund. Alle Angemeldeten lesen ihn.", field="reason")


def check_text(text: str, field: str, sentence: str) -> None:
    if not text:
        raise Refused(sentence, field=field)


def check_discard(event: Event) -> None:
    if event.state != Event.State.DRAFT:
        raise Refused("Veröffentlicht ist veröffentlicht: Sagen Sie die Veranstaltung ab, statt sie zu verwerfen.")


def check_item(event: Event, values: dict[str, Any]) -> None:
    """A line of the programme lies within its event."""
    if not values["title"]:
        raise Refused("Wie heißt der Programmpunkt?", field="title")
    if values.get("ends_at") and values["ends_at"] <= values["starts_at"]:
        raise Refused("Das Ende liegt nicht nach dem Beginn.", field="ends")
    last = values.get("ends_at") or values["starts_at"]
    if values["starts_at"] < event.begins_at or (event.ends_at and last > event.ends_at):
        raise Refused("Der Programmpunkt liegt außerhalb der Veranstaltung.", field="begins")
