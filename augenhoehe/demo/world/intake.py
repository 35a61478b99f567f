"""The door of the Caritas is open: two people ask for advice without an account; one is called already."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.cases import operations
from augenhoehe.cases.consents import WISH_CURRENT
from augenhoehe.cases.models import AdviceRequest
from augenhoehe.cases.operations.intake import Wish
from augenhoehe.cases.queries_intake import open_doors
from augenhoehe.core.closed import closed_room
from augenhoehe.core.ids import new_id
from augenhoehe.core.rights import ANONYMOUS

from .calendar import Calendar
from .stage import Scene, Stage

WISHES = {
    "wish_taken": Wish(
        name="Nour Nachtigall", phone="0221 4710-741", language="ar", interpreter=True, reach="vormittags anrufen",
        life_area="health", about="Meine Mutter braucht eine Pflegekraft, niemand versteht sie.", consent=WISH_CURRENT,
    ),
    "wish_free": Wish(
        name="Pavlo", email="pavlo@leute.example", language="uk", reach="nach 17 Uhr", life_area="work",
        about="Mein Zeugnis wird nicht anerkannt.", consent=WISH_CURRENT,
    ),
}  # fmt: skip


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(40, 9), "Die Caritas öffnet ihren Empfang", open_the_door),
        Scene(calendar.ago(2, 10), "Jemand wünscht Beratung", first_wish),
        Scene(calendar.ago(1, 11), "Noch jemand wünscht Beratung", second_wish),
    ]


def open_the_door(stage: Stage, at: datetime) -> None:
    by = stage.actor("tilda")
    with closed_room(by):
        operations.set_door(
            carrier=stage.carriers["caritas"], open=True, answer_days=3, by=by, at=at,
            for_whom="für Menschen im Kreis, die mehr als eine Auskunft brauchen",
        )  # fmt: skip


def _leave(key: str, stage: Stage, at: datetime) -> None:
    pk = new_id()
    with closed_room(ANONYMOUS):
        door = next(one for one in open_doors() if one.carrier_id == stage.carriers["caritas"].pk)
    operations.leave_wish(door=door, wish=WISHES[key], entry_id=pk, at=at)
    stage.notes[key] = str(pk)


def first_wish(stage: Stage, at: datetime) -> None:
    """Chiara takes care of it."""
    _leave("wish_taken", stage, at)
    by = stage.actor("chiara")
    with closed_room(by):
        operations.care_for_wish(wish=AdviceRequest.objects.get(pk=stage.notes["wish_taken"]), by=by, at=at)


def second_wish(stage: Stage, at: datetime) -> None:
    _leave("wish_free", stage, at)
