"""Who keeps the photo archive, and what a picture needs before anybody sees it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.press.models import Photo, PhotoPerson, PressRelease
from augenhoehe.press.permissions import KEEP_PHOTOS, KEEP_PUBLISHERS
from augenhoehe.press.queries.photos import people_of

from .releases import check_there

MISSING = {
    "alt_text": "Was ist auf dem Bild zu sehen? Wer es nicht sieht, hört diesen Satz.",
    "credit": "Wer hat das Bild gemacht?",
    "licence": "Was dürfen andere mit dem Bild tun?",
}


def check_keep(by: Actor, photo: Photo) -> None:
    check_there(by, KEEP_PHOTOS, photo.municipality_id)


def can_keep(by: Actor, photo: Photo) -> bool:
    return allowed(check_keep, by, photo)


def check_publishers(by: Actor) -> None:
    by.check(KEEP_PUBLISHERS)


def check_photo(caption: str, taken_on: date, day: date) -> None:
    if not caption:
        raise Refused("Was zeigt das Bild, und wo? Ein Satz genügt.", field="caption")
    if taken_on > day:
        raise Refused("Dieser Tag kommt erst noch.", field="taken_on")


def check_described(photo: Photo) -> None:
    """Before anybody sees it: described for all, credited, licensed."""
    for field, sentence in MISSING.items():
        if not getattr(photo, field):
            raise Refused(f"„{photo.caption}“: {sentence}", field=field)


def check_agreed(photo: Photo, people: list[PhotoPerson], day: date) -> None:
    """Whoever can be recognised agreed, and still does."""
    if not photo.shows_people:
        return
    if not people:
        raise Refused(
            f"„{photo.caption}“: Menschen sind zu erkennen, aber es steht keine Einwilligung da. Tragen Sie ein, wer "
            "zu sehen ist und wie zugestimmt wurde."
        )
    for one in people:
        if one.revoked_at is not None:
            raise Refused(f"„{photo.caption}“: {one.name} hat die Einwilligung widerrufen.")
        if one.until is not None and one.until < day:
            raise Refused(f"„{photo.caption}“: Die Einwilligung von {one.name} ist abgelaufen.")


def what_is_missing(photos: Iterable[Photo], day: date) -> list[str]:
    """Why pictures would not be shown, in sentences; nothing when they are ready."""
    found = []
    for photo in photos:
        try:
            check_described(photo)
            check_agreed(photo, people_of(photo), day)
        except Refused as refused:
            found.append(refused.sentence)
    return found


def check_free(photo: Photo, waiting: PressRelease | None) -> None:
    """A picture of a release under embargo would tell of it."""
    if waiting is not None:
        raise Refused(
            f"Das Foto gehört zur Mitteilung „{waiting}“, die noch nicht erschienen ist. Es erscheint mit ihr."
        )


def check_unused(uses: int) -> None:
    if uses:
        raise Refused("Das Foto hängt an Mitteilungen. Nehmen Sie es zuerst dort heraus, oder nehmen Sie es vom Netz.")


def check_consent(name: str, agreed_on: date, until: date | None, day: date) -> None:
    if not name:
        raise Refused("Wer ist zu sehen?", field="name")
    if agreed_on > day:
        raise Refused("Dieser Tag kommt erst noch.", field="agreed_on")
    if until is not None and until < agreed_on:
        raise Refused("Das Ende liegt vor dem Anfang.", field="until")


def check_not_revoked(person: PhotoPerson) -> None:
    if person.revoked_at is not None:
        raise Refused("Diese Einwilligung ist schon widerrufen.")
