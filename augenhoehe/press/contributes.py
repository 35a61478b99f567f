"""What press work hangs into other places."""

from __future__ import annotations

from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Discussable, Navigation, SearchKind, Slot
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import Actor, Role
from augenhoehe.notices.happenings import MailGivenUp

from .addresses import public_of_release
from .operations import forget_refused
from .operations.finding import PHOTO, RELEASE, rebuild_photos, rebuild_releases
from .panels import latest_releases, releases_on_event, releases_on_thread
from .permissions import KEEP_CONTACTS, KEEP_PHOTOS, PERMISSIONS, WRITE_RELEASES
from .queries.releases import public_releases
from .register import DATA, RETENTION
from .rules import MACHINES
from .translations import TRANSLATABLE
from .words import headline

__all__ = ["DATA", "DISCUSSABLE", "MACHINES", "NAVIGATION", "PERMISSIONS", "REACTIONS", "RETENTION", "SEARCH", "SLOTS",
           "TRANSLATABLE"]  # fmt: skip

_RELEASES = "press_inside:releases"


def _given_up(happening: MailGivenUp) -> None:
    if not happening.uncertain:
        forget_refused(mail=happening.mail, at=happening.mail.given_up_at or now())


def _office(actor: Actor) -> bool:
    return actor.holds(Role.PRESS) and not actor.holds(Role.COORDINATION, Role.INTEGRATION_OFFICER)


NAVIGATION = (
    # An area of its own for who does nothing else; who does much finds it beside what else the public reads of us.
    Navigation("Presse", _RELEASES, 65, _office, module="press"),
    Navigation(
        "Presse", _RELEASES, 65, lambda actor: actor.may(WRITE_RELEASES) and not _office(actor), module="press",
        under=("journal_inside:threads",),
    ),
    Navigation(
        "Fotos", "press_inside:photos", 66, lambda actor: actor.may(KEEP_PHOTOS), module="press", under=(_RELEASES,)
    ),
    Navigation(
        "Kontaktverzeichnis", "press_inside:contacts", 66, lambda actor: actor.may(KEEP_CONTACTS), module="press",
        under=(_RELEASES,),
    ),
    Navigation(
        "Herausgeber", "press_inside:publishers", 67, lambda actor: actor.may(WRITE_RELEASES), module="press",
        under=(_RELEASES,),
    ),
)  # fmt: skip
REACTIONS = (Reaction(MailGivenUp, _given_up, "Eine Adresse, die der Mailserver ablehnt, bekommt keine Presse mehr."),)
DISCUSSABLE = (
    Discussable(
        "press", "Meldung", lambda: public_releases(now()),
        lambda one, language: headline(one, language), public_of_release,
        municipality=lambda one: one.municipality_id,
    ),
)  # fmt: skip
SLOTS = (
    Slot("portal.news", "press/panel_releases.html", latest_releases, order=20),
    Slot("thread.panels", "press/panel_releases.html", releases_on_thread, order=70),
    Slot("event.public", "press/panel_releases.html", releases_on_event, order=70),
    Slot("event.inside", "press/panel_releases.html", releases_on_event, order=70),
)
SEARCH = (
    SearchKind(RELEASE, "Pressemitteilung", lambda: rebuild_releases(at=now()), module="press"),
    SearchKind(PHOTO, "Foto", lambda: rebuild_photos(at=now()), module="press"),
)
