"""The only place that counts votes: once, when a poll is closed; what it says then is frozen (S3-13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Sum

from augenhoehe.core.contributions import Releasable, Rhythm
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.disclosure.lattice import Key, Terms
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.operations import release_at_moment
from augenhoehe.disclosure.permissions import KEEP_RELEASES
from augenhoehe.disclosure.proof import Shown

from .models import Ballot, Choice, Poll, PollOption

VOTERS, NOTHING, SUM = "voters", "nothing", "sum:"
WORDS = {VOTERS: "Abgestimmt haben", NOTHING: "ohne Antwort"}


def _words(_dimension: str, values: Iterable[str]) -> Mapping[str, str]:
    options = {one.removeprefix(SUM): one for one in values if one not in WORDS}
    named = {str(one.pk): text_in(one.text, "de").text for one in PollOption.objects.filter(pk__in=options)}
    sums = {key: f"Summe: {named[pk]}" for pk, key in options.items() if key.startswith(SUM) and pk in named}
    return {**WORDS, **named, **sums}


RESULT = Releasable(
    key="polls.result",
    title="Ergebnis einer Abfrage",
    dimensions=(("option_id", "Antwort"),),
    labels=_words,
    rhythm=Rhythm.AT_A_MOMENT,
    permission=KEEP_RELEASES,
    explains="Einmal gezählt, als die Abfrage endete. Wer das Ergebnis liest, steht bei der Abfrage.",
)
RELEASES = (RESULT,)


def freeze_result(poll: Poll, *, by: Actor, at: datetime) -> Release:
    """Count the votes and keep what may be said of them.

    Votes are secret, and whoever voted knows one vote: so a hidden number keeps a range, and no insider is feared.
    """
    k = settings.DISCLOSURE_THRESHOLD
    voters = Ballot.objects.filter(poll=poll).count()
    counts, extra = _answers(poll, voters, enough=voters >= k)
    summed = poll.kind == Poll.Kind.SINGLE
    return release_at_moment(
        table=RESULT if summed else replace(RESULT, sums=()), subject=poll.pk, counts=counts, extra=extra, by=by, at=at,
        terms=Terms(k, width=1, insiders=False), title=f"Abfrage: {text_in(poll.question, 'de').text}",
    )  # fmt: skip


def _answers(poll: Poll, voters: int, *, enough: bool) -> tuple[dict[Key, int], list[Shown]]:
    """People by answer, and of weighed answers the sums, over at least as many people as the threshold asks for."""
    rows = Choice.objects.filter(ballot__poll=poll).values("option_id")
    if poll.kind in (Poll.Kind.SCALE, Poll.Kind.CONSENT):
        totals = rows.annotate(total=Sum("value")) if enough else ()
        return {(VOTERS,): voters}, [Shown((f"{SUM}{row['option_id']}",), row["total"]) for row in totals]
    if poll.kind == Poll.Kind.TEXT:
        return {(VOTERS,): voters}, []
    chosen = {row["option_id"]: row["people"] for row in rows.annotate(people=Count("ballot_id", distinct=True))}
    counts: dict[Key, int] = {
        (str(pk),): chosen.get(pk, 0) for pk in poll.options.order_by("position").values_list("pk", flat=True)
    }
    if poll.kind == Poll.Kind.MULTIPLE:
        return {**counts, (VOTERS,): voters}, []
    silent = voters - sum(counts.values())
    return ({**counts, (NOTHING,): silent} if silent else counts), []
