"""What public events and series say in several languages."""

from __future__ import annotations

from collections.abc import Iterator

from augenhoehe.core.clock import now, today
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.translating import Text, Translatable

from .models import Event, Series
from .operations.finding import index_event
from .permissions import KEEP_EVENTS
from .rules.events import check_keep


def _parts(event: Event) -> Iterator[Text]:
    """Programme, questions of the registration, public results, and what pictures are for."""
    for item in event.programme.order_by("pk"):
        yield Text(item, "title", "Programmpunkt")
    for question in event.questions.order_by("pk"):
        yield Text(question, "text", "Frage bei der Anmeldung")
    for result in event.results.public(now()).order_by("pk"):
        yield Text(result, "text", "Ergebnis")
    if notice := getattr(event, "photo_notice", None):
        yield Text(notice, "used_for", "Wofür die Bilder sind")


def _check(by: Actor, event: Event) -> None:
    check_keep(by, event, today())


def _check_series(by: Actor, series: Series) -> None:
    by.check(KEEP_EVENTS, municipality_id=series.municipality_id)


TRANSLATABLE = (
    Translatable(
        "events.Event", "Veranstaltung", lambda: Event.objects.public(now()),
        lambda row: text_in(row.title, "de").text, _check, parts=_parts,
        models=("events.ProgrammeItem", "events.Question", "events.Result", "events.PhotoNotice"),
        through={"events.programmeitem": "programme", "events.question": "questions", "events.result": "results"},
        after=lambda row, at: index_event(row, at=at), drafts=lambda: Event.objects.all(),
    ),
    Translatable(
        "events.Series", "Veranstaltungsreihe",
        lambda: Series.objects.filter(pk__in=Event.objects.public(now()).values("series")),
        lambda row: text_in(row.title, "de").text, _check_series,
    ),
)  # fmt: skip
