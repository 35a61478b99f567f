"""Where Chiara and Dragan linked people to: an offer, a practice that waits to be asked, and one that is missing."""

from __future__ import annotations

from datetime import datetime, timedelta

from augenhoehe.cases import operations
from augenhoehe.cases.linking import HandingOn, Target
from augenhoehe.cases.models import Case
from augenhoehe.cases.queries_linkings import target_of
from augenhoehe.core.clock import day_of
from augenhoehe.core.closed import closed_room

from .calendar import Calendar
from .stage import Scene, Stage


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(12, 10), "Dragan vermittelt zur Hilfe mit Briefen", to_the_letters),
        Scene(calendar.ago(11, 11), "Chiara vermittelt in eine Praxis und fragt bald nach", to_a_practice),
        Scene(calendar.ago(10, 11), "Für ein Anliegen passt kein Angebot", nothing_fits),
    ]


def _case(stage: Stage, key: str) -> Case:
    return Case.objects.select_related("client").get(pk=stage.notes[f"case_{key}"])


def to_the_letters(stage: Stage, at: datetime) -> None:
    """Bashir goes there himself: nothing is handed on, and he arrived."""
    by = stage.actor("dragan")
    target = target_of(offer=stage.notes["offer:Hilfe mit Briefen vom Amt"])
    assert target is not None  # noqa: S101 – the offer is public since it was entered
    with closed_room(by):
        case = _case(stage, "dragan")
        linking = operations.link_to(
            case=case, concern=case.concerns.first(), target=target, purpose="Zwei Mahnungen verstehen und antworten",
            on=day_of(at), ask_on=day_of(at) + timedelta(days=7), by=by, at=at,
        )  # fmt: skip
        operations.settle_linking(
            linking=linking, verb="arrive", result="Beide Briefe sind beantwortet, die Raten sind vereinbart.",
            by=by, at=at,
        )  # fmt: skip


def to_a_practice(stage: Stage, at: datetime) -> None:
    """With a release from secrecy; whether Mahir got the appointment is asked today."""
    by = stage.actor("chiara")
    release = HandingOn(
        needed=True, released_on=day_of(at), form="signed", handed="Name, Telefon, Sprache; keine Diagnose"
    )
    with closed_room(by):
        case = _case(stage, "doctor")
        operations.link_to(
            case=case, concern=case.concerns.order_by("position").first(),
            target=Target("place", "Praxis am Mohnmarkt, Mohnfurt"), purpose="Untersuchung am Knie, mit Sprachmittlung",
            on=day_of(at), ask_on=stage.calendar.today, handing_on=release, by=by, at=at,
        )  # fmt: skip


def nothing_fits(stage: Stage, at: datetime) -> None:
    """What Chiara looked for and did not find; the prepared hint still lies in the file."""
    by = stage.actor("chiara")
    with closed_room(by):
        case = _case(stage, "kita")
        concern = case.concerns.order_by("position").last()
        assert concern is not None  # noqa: S101 – taken in with two concerns
        operations.note_missing(
            case=case, concern=concern, wanted="Deutschkurs am Abend mit Kinderbetreuung", life_area="language",
            town=stage.towns["nebelfurt"], language="fa", by=by, at=at,
        )  # fmt: skip
