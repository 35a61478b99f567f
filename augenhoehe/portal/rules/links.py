"""Who keeps the lists of links, and what a link needs."""

from __future__ import annotations

from urllib.parse import urlsplit

from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.portal.models import LinkList
from augenhoehe.portal.permissions import KEEP_LINKS

MOST_LINKS = 60


def check_keep(by: Actor) -> None:
    by.check(KEEP_LINKS)


def check_list(title: str, place: str) -> None:
    if not title:
        raise Refused("Wie heißt die Liste?", field="title")
    if place not in LinkList.Place.values:
        raise Refused("Diesen Ort gibt es nicht.", field="place")


def check_link(title: str, url: str, languages: list[str]) -> None:
    if not title:
        raise Refused("Wie heißt das, was man dort findet?", field="title")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused("Die Adresse beginnt mit https:// und nennt einen Rechner.", field="url")
    if set(languages) - set(SPOKEN):
        raise Refused("Diese Sprache kennen wir nicht.", field="languages")


def check_room(count: int) -> None:
    if count >= MOST_LINKS:
        raise Refused(f"Eine Liste hat höchstens {MOST_LINKS} Verweise. Teilen Sie sie.")


def check_publish(link_list: LinkList, count: int) -> None:
    if not count:
        raise Refused("Die Liste ist noch leer. Tragen Sie zuerst einen Verweis ein.")


def can_keep(by: Actor) -> bool:
    return allowed(check_keep, by)
