"""What may be asked for, by whom, how early; and the states of an enquiry (journey 14)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from augenhoehe.core import identifiers
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.core.workdays import workdays_after
from augenhoehe.ui.words import long_day
from augenhoehe.volunteers.models import Conditions, Enquiry
from augenhoehe.volunteers.permissions import ASK_VOLUNTEERS

from . import volunteers as rules

_E = {state.name: str(state.value) for state in Enquiry.State}
_OFFICE, _KEEPER, _BOTH = "anfragende Stelle", "Koordination", "anfragende Stelle, Koordination"
LONGEST_HOURS = 8
# Further days in one request.
MOST_FURTHER = 11

ENQUIRY = Machine(
    noun="enquiry",
    title="Einsatzanfrage",
    states={str(value): str(label) for value, label in Enquiry.State.choices},
    initial=(_E["UNCONFIRMED"], _E["RECEIVED"], _E["CHECKED"]),
    transitions=(
        Transition("confirm_address", "Adresse bestätigen", frozenset({_E["UNCONFIRMED"]}), _E["RECEIVED"], _OFFICE),
        Transition("check", "Als geprüft eintragen", frozenset({_E["RECEIVED"]}), _E["CHECKED"], _KEEPER),
        Transition("refuse", "Ablehnen", frozenset({_E["RECEIVED"], _E["CHECKED"]}), _E["REFUSED"], _KEEPER),
        Transition("assign", "Person fragen", frozenset({_E["CHECKED"]}), _E["ASSIGNED"], _KEEPER),
        Transition(
            "release", "Andere Person suchen", frozenset({_E["ASSIGNED"], _E["CONFIRMED"]}), _E["CHECKED"],
            "ehrenamtliche Person, Koordination",
        ),
        Transition("confirm", "Einsatz bestätigen", frozenset({_E["ASSIGNED"]}), _E["CONFIRMED"], _OFFICE),
        Transition("complete", "Stunden bestätigen", frozenset({_E["CONFIRMED"]}), _E["DONE"], _OFFICE),
        Transition("settle", "Abrechnen", frozenset({_E["DONE"]}), _E["SETTLED"], _KEEPER),
        Transition(
            "give_up", "Nicht vermittelbar", frozenset({_E["RECEIVED"], _E["CHECKED"], _E["ASSIGNED"]}), _E["UNMET"],
            _KEEPER,
        ),
        Transition(
            "cancel", "Stornieren",
            frozenset({_E["UNCONFIRMED"], _E["RECEIVED"], _E["CHECKED"], _E["ASSIGNED"], _E["CONFIRMED"]}),
            _E["CANCELLED"], _BOTH,
        ),
    ),
)  # fmt: skip

# Not for lay interpreters: what it is, and who helps instead. Chosen in the form, refused, never stored.
EXCLUDED: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "legal": (
        _("Bescheid, Vertrag, Anhörung: etwas mit Rechtsfolgen"),
        _(
            "Wo es um Rechtsfolgen geht, braucht es vereidigte Dolmetscherinnen und Dolmetscher. "
            "Sie finden sie unter justiz-dolmetscher.de, der Datenbank der Landesjustizverwaltungen."
        ),
    ),
    "diagnosis": (
        _("Diagnose, Aufklärung oder Behandlung"),
        _(
            "Bei Diagnose, Aufklärung und Behandlung hilft nur ausgebildetes Dolmetschen. Fragen Sie den Sozialdienst "
            "der Klinik oder die Vermittlung von Sprach- und Integrationsmittlung (SprInt)."
        ),
    ),
    "police": (
        _("Polizei oder Gericht"),
        _(
            "Polizei und Gericht bestellen selbst vereidigte Dolmetscherinnen und Dolmetscher. "
            "Bitte wenden Sie sich an die Geschäftsstelle des Gerichts oder an die Dienststelle."
        ),
    ),
    "aosf": (
        _("Feststellung von sonderpädagogischem Förderbedarf (AO-SF)"),
        _(
            "Das Verfahren nach AO-SF hat Rechtsfolgen für das Kind. "
            "Bitte wenden Sie sich an das Schulamt, das das Verfahren führt."
        ),
    ),
    "private": (
        _("eine private Angelegenheit, ohne Schule, Amt oder Verein"),
        _(
            "Privat können Sie hier nicht anfragen. Bitten Sie die Stelle, mit der Sie sprechen wollen, selbst "
            "anzufragen. Rat gibt es bei der Migrationsberatung für Erwachsene und beim Jugendmigrationsdienst."
        ),
    ),
}


# --- Who may ----------------------------------------------------------------------------------------
def check_ask(by: Actor) -> None:
    by.check(ASK_VOLUNTEERS)


def check_keep_enquiry(by: Actor, enquiry: Enquiry) -> None:
    rules.check_keep_in(by, enquiry.municipality)


def check_office(by: Actor, enquiry: Enquiry, *, by_link: bool = False) -> None:
    """The office that asked: its people with an account, or who holds the link of its mail."""
    if by_link or by.system:
        return
    own = by.signed_in and by.may(ASK_VOLUNTEERS)
    same = enquiry.carrier_id is not None and enquiry.carrier_id == by.carrier_id
    if not (own and (same or enquiry.asked_by == by.user_id)):
        raise Refused("Das kann nur die Stelle, die angefragt hat.")


def check_cancel(by: Actor, enquiry: Enquiry, *, by_link: bool = False) -> None:
    if not allowed(check_office, by, enquiry, by_link=by_link):
        check_keep_enquiry(by, enquiry)


def can_keep_enquiry(by: Actor, enquiry: Enquiry) -> bool:
    return allowed(check_keep_enquiry, by, enquiry)


def can_office(by: Actor, enquiry: Enquiry) -> bool:
    return allowed(check_office, by, enquiry)


def can_cancel(by: Actor, enquiry: Enquiry) -> bool:
    return ENQUIRY.allows(enquiry.state, "cancel") and allowed(check_cancel, by, enquiry)


# --- What is allowed --------------------------------------------------------------------------------
def check_setting(setting: str) -> None:
    """Some occasions are none for volunteers; the sentence says who helps instead."""
    if setting in EXCLUDED:
        raise Refused(str(EXCLUDED[setting][1]), field="setting")
    if setting not in Enquiry.Setting.values:
        raise Refused(gettext("Bitte wählen Sie den Anlass."), field="setting")


def check_texts(subject: str, place: str) -> None:
    """The occasion in a few words; who it is for is told to the volunteer in person, never written here."""
    if not subject:
        raise Refused(gettext("Worum geht es? Ein paar Worte genügen."), field="subject")
    if not place:
        raise Refused(gettext("Wo treffen Sie sich? Zum Beispiel: Schulhof, Eingang links."), field="place")
    found = identifiers.merged(identifiers.likely(subject))
    if found:
        marked = ", ".join(f"„{subject[mark.start : mark.end]}“" for mark in found)
        raise Refused(
            gettext("Bitte ohne Angaben über einzelne Menschen: %(marked)s. „Gespräch mit Eltern“ genügt.")
            % {"marked": marked},
            field="subject",
        )


def check_language(kind: str, language: str) -> None:
    if kind == Enquiry.Kind.INTERPRETING and not language:
        raise Refused(gettext("Bitte wählen Sie die Sprache."), field="language")


def check_times(starts_at: datetime, ends_at: datetime, at: datetime) -> None:
    if ends_at <= starts_at:
        raise Refused(gettext("Das Ende liegt vor dem Anfang."), field="ends")
    if (ends_at - starts_at).total_seconds() > LONGEST_HOURS * 3600:
        raise Refused(
            gettext("Länger als %(hours)s Stunden geht es nicht an einem Stück.") % {"hours": LONGEST_HOURS},
            field="ends",
        )
    if starts_at <= at:
        raise Refused(gettext("Der Termin ist schon vorbei."), field="day")


def check_days(days: Sequence[date]) -> None:
    if len(days) > MOST_FURTHER:
        raise Refused(
            gettext("Es gehen höchstens %(most)s weitere Tage auf einmal.") % {"most": MOST_FURTHER}, field="further"
        )


def check_further(starts_at: datetime, at: datetime, conditions: Conditions, *, urgent: bool) -> None:
    """A further day is as early as the first has to be; the sentence stands at its own field."""
    if starts_at <= at or (not urgent and day_of(starts_at) < earliest(day_of(at), conditions)):
        raise Refused(
            gettext("Der %(day)s ist zu früh. Möglich ist es ab %(first)s.")
            % {"day": long_day(starts_at), "first": long_day(earliest(day_of(at), conditions))},
            field="further",
        )


def earliest(today: date, conditions: Conditions) -> date:
    """The first day that can be asked for without a reason."""
    return workdays_after(today, conditions.lead_days)


def check_lead(starts_at: datetime, today: date, conditions: Conditions, *, urgent: bool, reason: str) -> None:
    """Early enough, or urgent with a reason that the coordination reads."""
    if urgent and not reason:
        raise Refused(gettext("Warum ist es dringend? Ein Satz genügt."), field="urgent_reason")
    first = earliest(today, conditions)
    if day_of(starts_at) < first and not urgent:
        raise Refused(
            gettext(
                "Bitte fragen Sie mindestens %(days)s Werktage vorher an, also für Termine ab %(day)s. "
                "Geht es nicht anders, dann kreuzen Sie „dringend“ an und sagen Sie, warum."
            )
            % {"days": conditions.lead_days, "day": long_day(first)},
            field="day",
        )
