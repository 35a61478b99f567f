"""What a closed poll says, as far as nobody is recognised in it: read from what was frozen when it ended."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.numbers import number
from augenhoehe.core.values import dataclass
from augenhoehe.disclosure.lattice import ALL
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.queries import latest_of, told
from augenhoehe.ui.figures import Figure, Value

from . import queries
from .counts import RESULT, SUM, VOTERS
from .models import Ballot, Poll, PollOption

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
    """Nothing while the poll runs: whoever sees how it stands votes differently. Afterwards what was frozen."""
    if poll.state != Poll.State.CLOSED:
        return None
    release = latest_of(RESULT.key, [poll.pk]).get(poll.pk)
    if release is None:
        return None
    people = told(release, ALL if (ALL,) in release.values else VOTERS)
    if people.value is None or people.value < release.threshold:
        few = _("weniger als %(number)s") % {"number": release.threshold}
        return Result("0" if people.value == 0 else few, enough=False)
    if poll.kind == Poll.Kind.TEXT:
        texts = Ballot.objects.filter(poll=poll).order_by("pk").values_list("text", flat=True)
        return Result(people.shown, True, texts=tuple(texts))
    options = queries.options_of(poll)
    labels = {one.pk: text_in(one.text, language).text for one in options}
    if poll.kind in (Poll.Kind.SCALE, Poll.Kind.CONSENT):
        return _weighed(poll, release, options, labels, people.value)
    return _counted(poll, release, options, labels, people.shown)


def _counted(poll: Poll, release: Release, options: Sequence[PollOption], labels: dict, voters: str) -> Result:
    """How many chose each answer; few say „weniger als 5“, and nothing can be worked out from the rest."""
    keys = [str(one.pk) for one in options]
    rows: list[Row] = [(labels[one.pk], (_value(release, key),)) for one, key in zip(options, keys, strict=True)]
    return _with_figure(poll, voters, _leading(release, rows, keys), (_("Antwort"), _("Stimmen")), rows)


def _value(release: Release, key: str) -> Value:
    """A number is drawn, „weniger als 5“ is told."""
    one = told(release, key)
    if one.value is not None:
        return one.value
    small = one.shown.startswith("weniger")
    return _("weniger als %(number)s") % {"number": release.threshold} if small else _("nicht gezeigt")


def _leading(release: Release, rows: Sequence[Row], keys: Sequence[str]) -> str:
    """What leads, if that follows from what is shown: a winner among hidden numbers would narrow them."""
    shown = [values[0] for _label, values in rows if isinstance(values[0], int)]
    best = max(shown, default=0)
    highs = [release.ranges[key,].high for key in keys if (key,) in release.ranges]
    if any(high is None or high >= best for high in highs):
        return _("Welche Antwort vorn liegt, wird nicht gezeigt.")
    return _best(shown, [label for label, values in rows if isinstance(values[0], int)], max,
                 _("Am häufigsten gewählt: %(answer)s"))  # fmt: skip


def _weighed(poll: Poll, release: Release, options: Sequence[PollOption], labels: dict, people: int) -> Result:
    """Sums and means over at least as many people as the threshold asks for; single values never leave."""
    consent = poll.kind == Poll.Kind.CONSENT
    found = {one.pk: release.values[f"{SUM}{one.pk}",] or 0 for one in options}
    ordered = sorted(options, key=lambda one: found[one.pk] * (1 if consent else -1))
    rows: list[Row] = [
        (labels[one.pk], (found[one.pk], f"{found[one.pk] / people:.1f}".replace(".", ","))) for one in ordered
    ]
    totals, names, voters = [found[one.pk] for one in ordered], [labels[one.pk] for one in ordered], number(people)
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
