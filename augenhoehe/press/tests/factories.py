"""The press office, a contact block, releases in every state and photos, built through operations."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PIL import Image

from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.organisations.tests.factories import AT, DAY, Cast, person, the_cast, town
from augenhoehe.press import operations
from augenhoehe.press.models import Photo, PhotoPerson, PressRelease, Publisher
from tests.worlds import shared

__all__ = ["AT", "DAY", "EMBARGO", "READERS", "Cast", "World", "a_photo", "a_picture", "a_release", "agreed", "town",
           "world"]  # fmt: skip

EMBARGO = AT + timedelta(days=2)
# Everybody of the cast who looks at a page; „“ is nobody.
READERS = ("", "mirjam", "aylin", "nuray", "faisal", "korbinian", "emine", "veit", "wiebke")
STEPS = {
    "draft": [], "review": ["submit"], "approved": ["submit", "approve"],
    "scheduled": ["submit", "approve", "schedule"], "published": ["submit", "approve", "publish"],
    "corrected": ["submit", "approve", "publish", "correct"],
    "archived": ["submit", "approve", "publish", "archive"],
    "withdrawn": ["submit", "approve", "publish", "withdraw"],
}  # fmt: skip


@dataclass
class World:
    """Mirjam is the press office, Nuray officer of Zwirnstadt, Aylin coordinates."""

    cast: Cast
    publisher: Publisher

    @property
    def mirjam(self) -> Actor:
        return self.cast.mirjam


def make_world() -> World:
    return press_office(the_cast())


def press_office(cast: Cast) -> World:
    """Mirjam joins a cast that is there."""
    person(cast, "mirjam", Role.PRESS, of=cast.carriers["Integrationszentrum Kreis Federlohe"], function="Pressestelle")
    publisher = operations.write_publisher(
        name="Kreis Federlohe, Pressestelle", contact="Mirjam Mbakoli-Moll", function="Pressesprecherin",
        phone="0221 4710-120", email="presse@federlohe.example", by=SYSTEM, at=AT,
    )  # fmt: skip
    return World(cast, publisher)


@shared
def world() -> World:
    return make_world()


def a_release(
    world: World, *, to: str = "draft", by: Actor | None = None, at: datetime = AT, **more: Any
) -> PressRelease:
    """As far as `to`; the steps after the draft are the system's."""
    values = {
        "headline": "Neue Sprechstunde im Rathaus", "subheadline": "Jeden Dienstag in vier Sprachen",
        "dateline": "Kreis Federlohe.", "lead": "Ab Dezember berät das Integrationszentrum auch abends.",
        "text": "Die Beratung ist offen für alle.\n\n- Dienstag, 17 Uhr\n- ohne Termin", "publisher": world.publisher,
        **more,
    }  # fmt: skip
    made = operations.write_release(by=by or world.mirjam, at=at, **values)
    for verb in STEPS[to]:
        extra: dict[str, Any] = {
            "schedule": {"scheduled_for": made.embargo_until or EMBARGO}, "withdraw": {"reason": "Falsche Zahl."},
            "correct": {"note": "Die Uhrzeit war falsch.", "text": "Die Beratung beginnt um 18 Uhr."},
        }.get(verb, {})  # fmt: skip
        getattr(operations, f"{verb}_release")(release=made, by=SYSTEM, at=at, **extra)
    return made


def a_picture(size: tuple[int, int] = (60, 40), colour: str = "teal", form: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, form, **options)
    return out.getvalue()


def a_photo(world: World, *, publish: bool = False, by: Actor = SYSTEM, **more: Any) -> Photo:
    values = {
        "caption": "Blaue Flächen", "alt_text": "Zwei blaue Flächen stoßen aneinander.", "credit": "Kreis Federlohe",
        "licence": Photo.Licence.CC_BY, "taken_on": DAY, "tags": ["Farbe"], "shows_people": False, **more,
    }  # fmt: skip
    made = operations.add_photo(content=values.pop("content", None) or a_picture(), by=by, at=AT, **values)
    return operations.publish_photo(photo=made, by=SYSTEM, at=AT) if publish else made


def agreed(photo: Photo, *, until: date | None = None) -> PhotoPerson:
    return operations.name_person(
        photo=photo, name="Rojda Rengareş", form="written", agreed_on=DAY, until=until, by=SYSTEM, at=AT
    )
