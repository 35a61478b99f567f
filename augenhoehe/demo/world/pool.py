"""What the invented organisations share and need, one request that waits, and what the centre noted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from augenhoehe.core.clock import day_of
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import ContactNote, Need, Resource

from .calendar import Calendar
from .organisations import entry
from .stage import Scene, Stage

Kind, Seen = Resource.Kind, Resource.Visibility


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(60, 11), "Ein Verein teilt sein Wohnzimmer", _offering(
            "dattelpalme", "faisal", "living_room", title="Vereinsraum mit Küche", kind=Kind.ROOM, quantity=35,
            visibility=Seen.PUBLIC,
            text="Samstags und sonntags frei. Geschirr ist da. Eine Stufe am Eingang, Rampe vorhanden.",
        )),
        Scene(calendar.ago(55, 11), "Frauen bieten Begleitung an", _offering(
            "frauen", "rojda", "company", title="Begleitung auf Kurdisch und Türkisch", kind=Kind.LANGUAGES, quantity=4,
            text="Vier Frauen begleiten zu Ämtern und Elternabenden. Bitte eine Woche vorher fragen.",
        )),
        Scene(calendar.ago(50, 11), "Die Feuerwehr leiht Bänke", _offering(
            "firebrigade", "aylin", "benches", title="Bänke und ein Zelt", kind=Kind.EQUIPMENT, quantity=20,
            text="Zwanzig Garnituren, abzuholen am Gerätehaus.",
        )),
        Scene(calendar.ago(2, 12), "Frauen wagen Wege fragt nach dem Vereinsraum", _ask_for_the_room),
        Scene(calendar.ago(20, 15), "Dattelpalme sucht Bänke für ein Fest", _needing(
            "dattelpalme", "faisal", "room", kind=Need.Kind.ROOM,
            text="Für das Winterfest fehlen uns Bänke, ein Zelt und ein größerer Raum.",
        )),
        Scene(calendar.ago(15, 15), "Frauen wagen Wege braucht eine Schulung", _needing(
            "frauen", "rojda", "training", kind=Need.Kind.TRAINING,
            text="Zwei von uns wollen lernen, wie man einen Antrag auf Fördermittel schreibt.",
        )),
        Scene(calendar.ago(9, 14), "Aylin berät Dattelpalme zum Antrag", _note),
    ]  # fmt: skip


def _offering(owner: str, who: str, key: str, **values: Any) -> Callable[[Stage, datetime], None]:
    def play(stage: Stage, at: datetime) -> None:
        made = operations.offer_resource(organisation=entry(stage, owner), by=stage.actor(who), at=at, **values)
        stage.notes[f"resource_{key}"] = str(made.pk)

    return play


def _ask_for_the_room(stage: Stage, at: datetime) -> None:
    room = Resource.objects.select_related("organisation").get(pk=stage.notes["resource_living_room"])
    made = operations.ask_for_resource(
        resource=room, organisation=entry(stage, "frauen"), wanted_on=day_of(at) + timedelta(days=19),
        purpose="Frühstück mit 25 Frauen und einer Ärztin, 9 bis 12 Uhr.", by=stage.actor("rojda"), at=at,
    )  # fmt: skip
    stage.notes["resource_request"] = str(made.pk)


def _needing(owner: str, who: str, key: str, **values: Any) -> Callable[[Stage, datetime], None]:
    def play(stage: Stage, at: datetime) -> None:
        made = operations.report_need(organisation=entry(stage, owner), by=stage.actor(who), at=at, **values)
        stage.notes[f"need_{key}"] = str(made.pk)

    return play


def _note(stage: Stage, at: datetime) -> None:
    made = operations.note_contact(
        organisation=entry(stage, "dattelpalme"), day=day_of(at), kind=ContactNote.Kind.ADVICE,
        topic="Antrag auf Fördermittel für das Winterfest", result="Der Verein schickt bis zum Monatsende die Kosten.",
        follow_up=day_of(at) + timedelta(days=16), by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["note_dattelpalme"] = str(made.pk)
