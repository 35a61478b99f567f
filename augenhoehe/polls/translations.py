"""Questions and answers of polls in several languages; while a poll runs, too: the meaning stays."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from augenhoehe.core.clock import today
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.translating import Text, Translatable

from . import queries, rules
from .models import Poll


def _options(poll: Poll) -> Iterator[Text]:
    for option in queries.options_of(poll):
        yield Text(option, "text", f"Antwort {option.position}", 160)


def _unfinished() -> QuerySet[Poll]:
    return Poll.objects.filter(state__in=[Poll.State.DRAFT, Poll.State.OPEN]).select_related("committee")


def _check(by: Actor, poll: Poll) -> None:
    rules.check_ask(by, poll.committee, today())


TRANSLATABLE = (
    Translatable(
        "polls.Poll", "Abfrage",
        lambda: Poll.objects.filter(state=Poll.State.OPEN).select_related("committee"),
        lambda row: text_in(row.question, "de").text, _check, longest={"question": 300}, parts=_options,
        models=("polls.PollOption",), drafts=_unfinished,
    ),
)  # fmt: skip
