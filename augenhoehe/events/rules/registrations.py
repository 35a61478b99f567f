"""When one may register, who may, and the states of a registration (domain.md 3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.events.models import Event, Question, Registration

_R = {state.name: str(state.value) for state in Registration.State}
_SHE, _HOSTS, _ITSELF = "die Person mit dem Link ihrer Mail", "Gastgebende", "von selbst"
MOST_CHILDREN = 10

REGISTRATION = Machine(
    noun="registration",
    title="Anmeldung",
    states={str(value): str(label) for value, label in Registration.State.choices},
    initial=(_R["BEGUN"], _R["CONFIRMED"], _R["WAITING"]),
    transitions=(
        Transition("seat", "Platz geben", frozenset({_R["BEGUN"], _R["WAITING"]}), _R["CONFIRMED"], _HOSTS),
        Transition("wait", "Auf die Warteliste", frozenset({_R["BEGUN"]}), _R["WAITING"], _HOSTS),
        Transition("offer", "Platz anbieten", frozenset({_R["WAITING"]}), _R["OFFERED"], f"{_ITSELF}, wenn Platz ist"),
        Transition("accept", "Platz annehmen", frozenset({_R["OFFERED"]}), _R["CONFIRMED"], f"{_SHE}; {_HOSTS}"),
        Transition("lapse", "Verfallen", frozenset({_R["OFFERED"]}), _R["CANCELLED"], f"{_ITSELF} nach der Frist"),
        Transition(
            "cancel", "Absagen", frozenset({_R["BEGUN"], _R["CONFIRMED"], _R["WAITING"], _R["OFFERED"]}),
            _R["CANCELLED"], f"{_SHE}; {_HOSTS}",
        ),
        Transition("refuse", "Nicht annehmen", frozenset({_R["BEGUN"]}), _R["CANCELLED"], _HOSTS),
        Transition("attend", "Teilgenommen", frozenset({_R["CONFIRMED"], _R["ABSENT"]}), _R["ATTENDED"], _HOSTS),
        Transition("miss", "Nicht erschienen", frozenset({_R["CONFIRMED"], _R["ATTENDED"]}), _R["ABSENT"], _HOSTS),
    ),
)  # fmt: skip


# --- When -------------------------------------------------------------------------------------------
def check_open(event: Event, at: datetime) -> None:
    """May somebody register now? The clock decides, not how often the worker looks."""
    opens, closes = event.registration_opens_at, event.registration_closes_at
    if event.state == Event.State.CANCELLED:
        raise Refused(gettext("Die Veranstaltung ist abgesagt."))
    if not event.registers:
        raise Refused(gettext("Für diese Veranstaltung müssen Sie sich nicht anmelden. Kommen Sie einfach."))
    if event.begins_at <= at or event.state in Event.OVER:
        raise Refused(gettext("Die Veranstaltung hat schon begonnen."))
    if event.state == Event.State.CLOSED or (closes is not None and at >= closes):
        raise Refused(gettext("Die Anmeldung ist geschlossen."))
    if event.state not in Event.COMING or (opens is not None and at < opens):
        raise Refused(gettext("Die Anmeldung ist noch nicht offen."))


def is_open(event: Event, at: datetime) -> bool:
    return allowed(check_open, event, at)


def check_host_registers(event: Event, at: datetime) -> None:
    """On the telephone, also after the form is closed: as long as the event is not over."""
    if event.state not in Event.COMING:
        raise Refused("Anmelden geht nur bei einer veröffentlichten Veranstaltung, die noch bevorsteht.")
    if event.over_at <= at:
        raise Refused("Die Veranstaltung ist vorbei.")


# --- What is asked for ------------------------------------------------------------------------------
def check_person(values: dict[str, Any]) -> None:
    if not values.get("name"):
        raise Refused(gettext("Bitte nennen Sie Ihren Namen."), field="name")
    if not (values.get("email") or values.get("phone")):
        raise Refused(gettext("Ohne Adresse können wir Ihnen nicht antworten."), field="email")
    if not 0 <= (values.get("children") or 0) <= MOST_CHILDREN:
        raise Refused(gettext("Bitte eine Zahl zwischen 0 und 10."), field="children")


def check_consent(agreed: bool) -> None:
    if not agreed:
        raise Refused(gettext("Ohne Ihre Einwilligung dürfen wir die Anmeldung nicht speichern."), field="consent")


def check_organisation(event: Event, organisation: Any) -> None:
    if event.restricted_to == Event.Restriction.ORGANISATIONS and organisation is None:
        raise Refused(gettext("Bitte wählen Sie die Organisation, für die Sie kommen."), field="organisation")


def check_limit(event: Event, registered: int) -> None:
    """So that one organisation does not fill the room."""
    if event.organisation_limit is not None and registered >= event.organisation_limit:
        raise Refused(
            gettext("Von dieser Organisation sind schon so viele Menschen angemeldet, wie möglich sind: %(most)s.")
            % {"most": event.organisation_limit},
            field="organisation",
        )


def check_answers(questions: Sequence[Question], answers: dict[str, str]) -> None:
    for question in questions:
        given = answers.get(str(question.pk), "")
        if question.required and not given:
            raise Refused(gettext("Bitte beantworten Sie diese Frage."), field=f"question_{question.position}")
        if given and question.kind == Question.Kind.CHOICE and given not in question.choices:
            raise Refused(gettext("Bitte wählen Sie eine der Antworten."), field=f"question_{question.position}")


# --- Afterwards -------------------------------------------------------------------------------------
def check_accept(registration: Registration, at: datetime) -> None:
    if registration.state == Registration.State.OFFERED and registration.offer_until and at > registration.offer_until:
        raise Refused(gettext("Das Angebot ist abgelaufen. Der Platz ging an die nächste Person."))


def check_cancel(registration: Registration, at: datetime) -> None:
    """Expects the event to be selected."""
    if registration.event.over_at <= at:
        raise Refused(gettext("Die Veranstaltung ist vorbei."))


def check_waiting_list(event: Event) -> None:
    if not event.waiting_list:
        raise Refused(gettext("Alle Plätze sind vergeben, und es gibt keine Warteliste."))
