"""The four levels of a matter: single case, case reconstruction, project group, steering group (S4-30)."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from augenhoehe.committees.models import Resolution
from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.structure import addresses
from augenhoehe.structure.models import Reconstruction
from augenhoehe.ui.words import long_day

from .facts import Facts
from .path import released_sentence


@dataclass(frozen=True, slots=True)
class Level:
    """One level: what happened there, as sentences, and where the reader may go on."""

    title: str
    lines: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()


def levels_of(facts: Facts, actor: Actor) -> tuple[Level, ...]:
    """Always all four: what a matter did not need says so."""
    return (_cases(facts), _reconstructions(facts, actor), _group(facts), _steering(facts, actor))


def _cases(facts: Facts) -> Level:
    people = released_sentence(facts.question)
    line = gettext("Hinweise %(people)s") % {"people": people} if people else gettext("Hinweise einzelner Menschen")
    return Level(gettext("Einzelfall"), (line,))


def _reconstructions(facts: Facts, actor: Actor) -> Level:
    title, number = gettext("Fallrekonstruktion"), len(facts.reconstructions)
    if not number:
        return Level(title, (gettext("Zu dieser Sache gab es keine."),))
    line = ngettext(
        "Eine Fallrekonstruktion, verfremdet und von einer zweiten Person geprüft",
        "%(number)s Fallrekonstruktionen, verfremdet und von einer zweiten Person geprüft",
        number,
    ) % {"number": number}
    # Those of the path are released: who reads any, reads them.
    reads = actor.signed_in and not Reconstruction.objects.visible_to(actor).query.is_empty()
    links = tuple((one.title, addresses.of_reconstruction(one)) for one in facts.reconstructions if reads)
    return Level(title, (line,), links)


def _group(facts: Facts) -> Level:
    title, group = gettext("Projektgruppe"), facts.group
    if group is None:
        return Level(title, (gettext("Noch keine, oder sie war nicht nötig."),))
    name = group.committee.name_on(today())
    if group.ended_on:
        line = gettext("%(name)s, beendet am %(day)s") % {"name": name, "day": long_day(group.ended_on)}
    else:
        line = gettext("%(name)s, Vorschlag bis %(day)s") % {"name": name, "day": long_day(group.due)}
    links = ((gettext("Zur Gruppe"), addresses.of_group(group)),) if facts.enters_group else ()
    return Level(title, (line,), links)


def _steering(facts: Facts, actor: Actor) -> Level:
    lines = []
    if facts.resolution is not None:
        lines.append(_decided(gettext("Erste Entscheidung"), facts.resolution))
    if facts.decision is not None:
        lines.append(_decided(gettext("Entscheidung über den Vorschlag"), facts.decision))
    if not lines:
        lines.append(gettext("Noch nicht entschieden."))
    links: tuple[tuple[str, str], ...] = ()
    if actor.signed_in and facts.item is not None:
        url = reverse("committees_inside:committee", args=[facts.item.committee_id])
        links = ((gettext("Zum Gremium"), url),)
    return Level(gettext("Lenkungsgruppe"), tuple(lines), links)


def _decided(what: str, resolution: Resolution) -> str:
    words = {
        "what": what,
        "kind": gettext(Resolution.Kind(resolution.kind).label),
        "day": long_day(resolution.decided_on),
    }
    return gettext("%(what)s: %(kind)s, %(day)s") % words
