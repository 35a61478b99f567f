"""„Wer sieht was – und wer nicht“: drawn from the permissions in code, so that it cannot promise too much."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from augenhoehe.accounts.roles import ROLES
from augenhoehe.accounts.rules import RESIDENCE_ROLES
from augenhoehe.concept.permissions import READ_CONCEPT
from augenhoehe.core.rights import Permission, Role
from augenhoehe.core.values import dataclass
from augenhoehe.journal.permissions import READ_THREADS
from augenhoehe.structure.permissions import READ_CONTACTS, READ_HINTS, READ_QUESTIONS, READ_TOPICS


@dataclass(frozen=True, slots=True)
class Thing:
    """Something people ask about; `permission` decides who reads it, `note` says what the code cannot."""

    title: str | Promise
    what: str | Promise
    permission: Permission
    note: str | Promise = ""
    then_public: bool = False


# The names of the roles stand here a second time so that translators find them; a test keeps both alike.
ROLE_NAMES = (
    gettext_noop("Koordination"),
    gettext_noop("Integrationsbeauftragte Person"),
    gettext_noop("Case Management"),
    gettext_noop("Teamleitung Case Management"),
    gettext_noop("Beratungsdienst"),
    gettext_noop("Moderation Fallrekonstruktion"),
    gettext_noop("Mitglied der Lenkungsgruppe"),
    gettext_noop("Mitglied einer Projektgruppe"),
    gettext_noop("Verantwortlich für Maßnahmen"),
    gettext_noop("Mitglied eines Gremiums"),
    gettext_noop("Geschäftsstelle und Sitzungsdienst"),
    gettext_noop("Vertretung einer Migrantenorganisation"),
    gettext_noop("Ehrenamt"),
    gettext_noop("Begleitendes Institut"),
    gettext_noop("Pressestelle"),
    gettext_noop("Moderation des Forums"),
    gettext_noop("Datenschutz"),
    gettext_noop("Systemverwaltung"),
)

THINGS = (
    Thing(
        _("Ihr Hinweis"),
        _("Was Sie im Meldebogen schreiben, und was Beratungsstellen ohne Namen weitergeben."),
        READ_HINTS,
        _("Wer den Statuscode hat, sieht den Stand und die Antwort, aber nicht den Text."),
    ),
    Thing(
        _("Ihre Kontaktangaben"),
        _("E-Mail oder Telefon, wenn Sie eine Antwort wünschen. Sie sind freiwillig."),
        READ_CONTACTS,
        _("Sie liegen getrennt vom Hinweis und werden nach der Frist gelöscht."),
    ),
    Thing(
        _("Thema"),
        _("Mehrere ähnliche Hinweise, zu einer Sache zusammengefasst."),
        READ_TOPICS,
        _("Nach außen geht ein Thema nur, wenn genug verschiedene Menschen dahinterstehen."),
    ),
    Thing(
        _("Strukturfrage"),
        _("Die Frage an Verwaltung und Träger, die aus Themen entsteht. Sie enthält keinen Hinweis im Wortlaut."),
        READ_QUESTIONS,
        _("Mit der Veröffentlichung des Vorgangs lesen alle die Kurzfassung."),
        then_public=True,
    ),
    Thing(
        _("Vorgang"),
        _("Der Weg einer Sache, Schritt für Schritt: wer hat wann was entschieden und warum."),
        READ_THREADS,
        _("Veröffentlichte Vorgänge lesen alle, auch ohne Konto."),
        then_public=True,
    ),
    Thing(
        _("Maßnahme"),
        _("Was getan wird, von wem und bis wann."),
        READ_CONCEPT,
        _("Beschlossene Maßnahmen lesen alle, auch ohne Konto."),
        then_public=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Sight:
    """A thing with who reads it and who does not, as names of functions.

    residence_readers: the functions in which somebody of an Ausländer- or Einbürgerungsbehörde reads it.
    """

    thing: Thing
    readers: tuple[str, ...]
    others: tuple[str, ...]
    residence_readers: tuple[str, ...]


def sights() -> list[Sight]:
    """Every thing with its readers, in the order of the page."""
    return [_sight(thing) for thing in THINGS]


def _sight(thing: Thing) -> Sight:
    names = {role: gettext(ROLES[role].name) for role in Role}
    reading = thing.permission.roles
    readers = tuple(name for role, name in names.items() if role in reading)
    others = tuple(name for role, name in names.items() if role not in reading)
    behind_the_wall = reading & RESIDENCE_ROLES if thing.permission.residence_authority else frozenset()
    residence_readers = tuple(name for role, name in names.items() if role in behind_the_wall)
    return Sight(thing, readers, others, residence_readers)
