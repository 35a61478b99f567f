"""A town with a public and a closed side, built through operations of committees."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from augenhoehe.committees import operations
from augenhoehe.committees.models import Committee, Meeting, Paper, Seat
from augenhoehe.committees.tests import factories as f
from augenhoehe.committees.tests import paper_factories as p
from augenhoehe.places.tests.factories import town

SECRET = "Geheimsache"


@dataclass
class World:
    cast: f.Cast
    bodies: dict[str, Committee] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)


def the_world() -> World:
    """A public paper on its way through two bodies; beside it all that must never be seen."""
    cast = f.the_cast()
    world = World(cast, p.bodies(cast))
    b = world.bodies
    f.seat(cast, b["council"], holder_name="Xenia Xaver", function="Ratsmitglied", sector=Seat.Sector.POLITICS)
    f.seat(cast, b["council"], holder_name=f"{SECRET} Verwaltung", organisation="Rathaus")
    b["closed"] = f.a_committee(
        cast, Committee.Kind.SPECIALIST_COMMITTEE, f"{SECRET} Ausschuss", place=town("Sternmünde"), public=False
    )
    f.seat(cast, b["closed"], holder_name=f"{SECRET} Mitglied", sector=Seat.Sector.POLITICS)
    world.papers["open"] = paper(world, "Sprachmittlung beim Elternsprechtag", closed=True)
    world.papers["unpublished"] = paper(world, f"{SECRET} unveröffentlicht", published=False)
    world.papers["inside"] = paper(world, f"{SECRET} intern", public=False)
    world.papers["draft"] = p.a_paper(
        cast, [p.one(b["council"])], title=f"{SECRET} Entwurf", submitted_by_committee=b["integration"]
    )
    world.meetings["school"] = f.a_meeting(b["school"], public=True)
    f.an_item(b["school"], "Bericht der Verwaltung")
    f.an_item(b["school"], f"{SECRET} Punkt", public=False)
    operations.build_agenda(meeting=world.meetings["school"], by=f.SYSTEM, at=f.AT)
    world.meetings["behind"] = f.a_meeting(b["social"], f.THURSDAY + timedelta(days=1), place=f"{SECRET} Raum")
    f.an_item(b["social"], f"{SECRET} hinter Türen")
    operations.build_agenda(meeting=world.meetings["behind"], by=f.SYSTEM, at=f.AT)
    f.a_meeting(b["closed"], f.THURSDAY, public=True, place=f"{SECRET} Keller")
    return world


def paper(world: World, title: str, *, published: bool = True, closed: bool = False, **more: object) -> Paper:
    """Through the school committee to the council; on its way through the closed body, too, if asked."""
    b = world.bodies
    way = [p.one(b["school"], p.ROLE.PRE_DELIBERATION, 1), p.one(b["council"], order=2)]
    if closed:
        way.insert(1, p.one(b["closed"], p.ROLE.PRE_DELIBERATION, 1))
    thread = f.a_thread(world.cast, title, published=published)
    return p.submitted(world.cast, way, title=title, thread=thread, submitted_by_committee=b["integration"], **more)
