"""What a closed poll says, as far as nobody is recognised in it. Every number leaves through `disclosure`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Avg, Sum
from django.utils.translation import gettext as _

from augenhoehe.core.contributions import CountRequest
from augenhoehe.core.multilingual import text_in
from augenhoehe.disclosure.operations import release, shown_count
from augenhoehe.ui.figures import Figure, Value

from . import queries
from .models import Ballot, Choice, Poll, PollOption

Row = tuple[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Result:
    """The finding in words, the figure, and the free texts; below the threshold nothing but that it is so."""

    voters: str
    enough: bool
    finding: str = ""
    figure: Figure | None = None
    texts: tuple[str, ...] = ()


def result_of(poll: Poll, language: str = "de") -> Result | None:
    """Nothing while the poll runs: whoever sees how it stands votes differently."""
    if poll.state != Poll.State.CLOSED:
        return None
    ballots = Ballot.objects.filter(poll=poll)
    count, voters = ballots.count(), shown_count(ballots, "pk")
    if count < settings.DISCLOSURE_THRESHOLD:
        return Result(_few(count), enough=False)
    if poll.kind == Poll.Kind.TEXT:
        texts = ballots.order_by("pk").values_list("text", flat=True)
        return Result(voters, True, texts=tuple(texts))
    options = queries.options_of(poll)
    labels = {one.pk: text_in(one.text, language).text for one in options}
    if poll.kind in (Poll.Kind.SCALE, Poll.Kind.CONSENT):
        return _weighed(poll, options, labels, voters)
    return _counted(poll, options, labels, voters)


def _few(count: int) -> str:
    return _("weniger als %(number)s") % {"number": settings.DISCLOSURE_THRESHOLD} if count else "0"


def _counted(poll: Poll, options: Sequence[PollOption], labels: dict, voters: str) -> Result:
    """How many chose each answer; few say „weniger als 5“, and nothing can be worked out from the rest."""
    choices = Choice.objects.filter(ballot__poll=poll)
    if poll.kind == Poll.Kind.MULTIPLE:
        shown = [_value(shown_count(choices.filter(option=one), "ballot_id")) for one in options]
    else:
        rows = choices.values("option_id", "ballot_id", "ballot__poll_id")
        request = CountRequest(rows, ("option_id",), "ballot_id", "ballot__poll_id")
        table = release(request, order={"option_id": [one.pk for one in options]})
        shown = [_value(table.cell(one.pk).shown) for one in options]
    rows_shown: list[Row] = [(labels[one.pk], (value,)) for one, value in zip(options, shown, strict=True)]
    exact = [choices.filter(option=one).count() for one in options]
    finding = _best(exact, [labels[one.pk] for one in options], max, _("Am häufigsten gewählt: %(answer)s"))
    return _with_figure(poll, voters, finding, (_("Antwort"), _("Stimmen")), rows_shown)


def _weighed(poll: Poll, options: Sequence[PollOption], labels: dict, voters: str) -> Result:
    """Sums and means over at least as many people as the threshold asks for; single values never leave."""
    consent = poll.kind == Poll.Kind.CONSENT
    found = {
        row["option_id"]: row
        for row in Choice.objects.filter(ballot__poll=poll).values("option_id").annotate(
            total=Sum("value"), mean=Avg("value")
        )
    }  # fmt: skip
    ordered = sorted(options, key=lambda one: found[one.pk]["total"] * (1 if consent else -1))
    rows: list[Row] = [
        (labels[one.pk], (found[one.pk]["total"], f"{found[one.pk]['mean']:.1f}".replace(".", ","))) for one in ordered
    ]
    totals, names = [found[one.pk]["total"] for one in ordered], [labels[one.pk] for one in ordered]
    if consent:
        finding = _best(totals, names, min, _("Am wenigsten Widerstand: %(answer)s"))
        return _with_figure(poll, voters, finding, (_("Vorschlag"), _("Widerstand zusammen"), _("im Mittel")), rows)
    finding = _best(totals, names, max, _("Am meisten Zustimmung: %(answer)s"))
    return _with_figure(poll, voters, finding, (_("Satz"), _("Zustimmung zusammen"), _("im Mittel")), rows)


def _best(numbers: Sequence[int], names: Sequence[str], pick, sentence: str) -> str:  # type: ignore[no-untyped-def]
    """The finding, if there is one: two that are level are no winner."""
    best = pick(numbers)
    if list(numbers).count(best) > 1:
        return _("Kein Vorschlag liegt allein vorn.")
    return sentence % {"answer": names[list(numbers).index(best)]}


def _with_figure(poll: Poll, voters: str, finding: str, head: tuple[str, ...], rows: list[Row]) -> Result:
    note = ""
    if poll.kind == Poll.Kind.CONSENT:
        note = _("0 heißt: kein Widerstand. 10 heißt: das trage ich nicht mit. Wenig ist gut.")
    if poll.kind == Poll.Kind.SCALE:
        note = _("1 heißt: stimmt gar nicht. 5 heißt: stimmt ganz.")
    if poll.kind == Poll.Kind.MULTIPLE:
        note = _("Mehrere Antworten waren möglich.")
    source = _("%(voters)s haben abgestimmt, ohne Namen.") % {"voters": voters}
    figure = Figure(f"abfrage-{poll.pk}", finding, head, tuple(rows), source=source, note=note, bars=(0,))
    return Result(voters, True, finding, figure)


def _value(shown: str) -> Value:
    """A number is drawn, „weniger als 5“ is told; thin spaces stand in large numbers."""
    plain = "".join(sign for sign in shown if sign.isdigit())
    return int(plain) if shown and shown[0].isdigit() else shown
