"""A network of four towns' bodies on the committees' cast, built through operations."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from augenhoehe.committees import operations as committees
from augenhoehe.committees.models import Committee, Resolution
from augenhoehe.committees.tests import factories as f
from augenhoehe.core.closed import closed_room
from augenhoehe.core.rights import SYSTEM
from augenhoehe.places.tests.factories import town
from augenhoehe.positions import operations
from augenhoehe.positions.models import BodyAnswer, JointPosition, ProtectedNote

TEXT = (
    "Wir wollen gehört werden, bevor ein Rat entscheidet.\n"
    "Jede Vorlage, die Zusammenleben betrifft, geht vorher in unsere Sitzung."
)
OWN = TEXT.replace("in unsere Sitzung", "spätestens zwei Wochen vorher in unsere Sitzung")
TOWNS = ("Sternmünde", "Nebelfurt", "Mohnfurt", "Zwirnstadt")


class Net:
    """The network, its bodies by town, and the cast."""

    def __init__(self, members: tuple[str, ...] = TOWNS) -> None:
        self.cast = f.the_cast()
        self.network = f.a_committee(
            self.cast, Committee.Kind.NETWORK, "Netzwerk der Ausschüsse", started_on=f.LONG_AGO
        )
        self.bodies = {
            name: f.a_committee(
                self.cast, Committee.Kind.INTEGRATION_COMMITTEE, f"Ausschuss {name}", place=town(name)
            )
            for name in TOWNS
        }  # fmt: skip
        f.seat(self.cast, self.bodies["Sternmünde"], "emine", chair=True, function="Vorsitz")
        f.seat(self.cast, self.bodies["Nebelfurt"], "faisal")
        for name in members:
            operations.add_member(
                network=self.network, body=self.bodies[name], valid_from=f.LONG_AGO, speakers=f"Sprecherin {name}",
                by=SYSTEM, at=f.AT,
            )  # fmt: skip

    def draft(self, title: str = "In die Beratungsfolge", text: str = TEXT) -> JointPosition:
        return operations.draft_position(network=self.network, title=title, text=text, by=self.cast.emine, at=f.AT)

    def opened(self, title: str = "In die Beratungsfolge") -> JointPosition:
        made = self.draft(title)
        until = f.DAY + timedelta(days=90)
        return operations.open_position(position=made, decide_until=until, by=self.cast.aylin, at=f.AT)

    def answer(self, position: JointPosition, name: str) -> BodyAnswer:
        rows = BodyAnswer.objects.select_related("position__version", "position__network", "body", "item__committee")
        return rows.select_related("item__meeting", "resolution").get(position=position, body=self.bodies[name])

    def vote(self, position: JointPosition, name: str, kind: str = Resolution.Kind.ADOPTED, **more: Any) -> Resolution:
        """The body meets on Thursday and decides on the item."""
        body = self.bodies[name]
        meeting = body.meetings.filter(state="planned").first() or f.a_meeting(body)
        committees.build_agenda(meeting=meeting, by=SYSTEM, at=f.AT)
        return f.decided(self.answer(position, name).item, kind, **more)

    def note(self, text: str = "Auf dem Schulhof wurden Kinder mit Rufen beleidigt.", **more: Any) -> ProtectedNote:
        values = {
            "network": self.network, "body": self.bodies["Sternmünde"], "kind": ProtectedNote.Kind.RACISM,
            "happened": "Herbst 2026", "text": text, "erase_on": f.DAY + timedelta(days=200),
            "by": self.cast.emine, "at": f.AT, **more,
        }  # fmt: skip
        return operations.write_note(**values)


def notes_seen(actor: Any, network: Committee) -> int:
    with closed_room(actor):
        return ProtectedNote.objects.filter(network=network).count()
