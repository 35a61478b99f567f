"""A paper's parts as pages show them: items with their amendments and results, effects, formalities, differences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from augenhoehe.core.numbers import number
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.core.wording import Piece, differences
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.words import long_day

from . import queries, rules
from .addresses import of_mandate
from .models import Amendment, Annex, ItemDecision, Paper, PaperItem, PaperQuestion, PaperVersion, Resolution
from .queries.paper_parts import PaperItemView, PaperParts
from .queries.stations import StationView
from .tags import RESOLUTIONS

AMENDMENTS: dict[str, Kind] = {
    Amendment.State.OPEN: "active", Amendment.State.ADOPTED: "good", Amendment.State.REFUSED: "bad",
    Amendment.State.WITHDRAWN: "neutral",
}  # fmt: skip
QUESTIONS: dict[str, Kind] = {
    PaperQuestion.State.OPEN: "active", PaperQuestion.State.ANSWERED: "good", PaperQuestion.State.REFUSED: "bad",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at the page, and when; nobody in particular on the public one."""

    actor: Actor
    paper: Paper
    day: date


@dataclass(frozen=True, slots=True)
class ShownDecision:
    committee: str
    tag: StatusTag
    mandate_url: str
    charge_url: str


@dataclass(frozen=True, slots=True)
class ShownAmendment:
    amendment: Amendment
    committee: str
    tag: StatusTag
    pieces: tuple[Piece, ...]
    decide_url: str


@dataclass(frozen=True, slots=True)
class ShownItem:
    """`item` is empty if the reader may not read it: that there is one, everybody may know."""

    order: int
    item: PaperItem | None
    decisions: tuple[ShownDecision, ...]
    amendments: tuple[ShownAmendment, ...]
    change_url: str
    amend: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    question: PaperQuestion
    tag: StatusTag
    answer: str
    answer_url: str


# --- Items ------------------------------------------------------------------------------------------
def shown_items(parts: PaperParts, stations: Sequence[StationView], reader: Reader | None = None) -> list[ShownItem]:
    """With what the reader may do beside each; on the public page nothing."""
    lies_at = [one for one in stations if one.open] if reader and reader.paper.travels else []
    amends = _amends_in(lies_at, reader) if reader and lies_at else []
    return [_shown(one, amends, reader) for one in parts.items]


def _amends_in(lies_at: list[StationView], reader: Reader) -> list[StationView]:
    return [one for one in lies_at if rules.amends_in(reader.actor, one.station.committee, reader.day)]


def _shown(view: PaperItemView, lies_at: list[StationView], reader: Reader | None) -> ShownItem:
    item = view.item
    if item is None:
        return ShownItem(view.order, None, (), (), "", ())
    writes = reader is not None and rules.can_write_paper(reader.actor, reader.paper, reader.day)
    amend = reverse("committees_inside:amendment_file", args=[item.pk]) if lies_at else ""
    return ShownItem(
        order=view.order,
        item=item,
        decisions=tuple(_decision(one, reader) for one in view.decisions),
        amendments=tuple(_amendment(one, item, reader) for one in view.amendments),
        change_url=reverse("committees_inside:paper_item_change", args=[item.pk]) if writes else "",
        amend=tuple((one.committee, f"{amend}?gremium={one.station.committee_id}") for one in lies_at),
    )


def _decision(decision: ItemDecision, reader: Reader | None) -> ShownDecision:
    resolution = decision.resolution
    inside = reader is not None
    charges = inside and rules.can_charge_for(reader.actor, decision)  # type: ignore[union-attr]
    return ShownDecision(
        committee=resolution.agenda_item.committee.name_on(resolution.decided_on),
        tag=resolution_kind_tag(decision.kind),
        mandate_url=of_mandate(decision.mandate) if inside and decision.mandate else "",
        charge_url=reverse("committees_inside:paper_item_charge", args=[decision.pk]) if charges else "",
    )


def resolution_kind_tag(kind: str) -> StatusTag:
    return StatusTag(gettext(Resolution.Kind(kind).label), RESOLUTIONS.get(kind, "neutral"))


def _amendment(amendment: Amendment, item: PaperItem, reader: Reader | None) -> ShownAmendment:
    """While it is open it is compared with what the item says now."""
    decides = reader is not None and rules.can_decide_amendment(reader.actor, amendment, reader.day)
    return ShownAmendment(
        amendment=amendment,
        committee=amendment.committee.name_on(amendment.decided_on or amendment.filed_at.date()),
        tag=StatusTag(gettext(amendment.get_state_display()), AMENDMENTS[amendment.state]),
        pieces=differences(item.text if amendment.open else amendment.base, amendment.text),
        decide_url=reverse("committees_inside:amendment_decide", args=[amendment.pk]) if decides else "",
    )


# --- Questions --------------------------------------------------------------------------------------
def shown_questions(parts: PaperParts, reader: Reader | None = None) -> list[ShownQuestion]:
    """An answer that was not released is read by those only who read the paper wholly."""
    answers = reader is not None and rules.can_answer_question(reader.actor, reader.paper)
    return [
        ShownQuestion(
            question=one,
            tag=StatusTag(gettext(one.get_state_display()), QUESTIONS[one.state]),
            answer=one.answer if one.released or parts.whole else "",
            answer_url=reverse("committees_inside:paper_question_answer", args=[one.pk]) if answers else "",
        )
        for one in parts.questions
    ]


# --- Effects and formalities --------------------------------------------------------------------------
def euros(value: Decimal) -> str:
    """„12 500 €“, with cents only where there are some."""
    whole = value.to_integral_value()
    return f"{number(int(whole)) if value == whole else number(value)}\u00a0€"


def effects_of(paper: Paper) -> list[tuple[str, str]]:
    """What it costs once and each year, how many posts; empty if nobody stated anything."""
    if not paper.effects:
        return []
    if paper.effects == Paper.Effects.NONE:
        return [(gettext("Haushalt und Personal"), gettext("keine"))]
    posts = number(paper.posts.normalize()) if paper.posts is not None else ""
    return [
        (label, value)
        for label, value in (
            (gettext("Kosten einmalig"), euros(paper.costs_once) if paper.costs_once is not None else ""),
            (gettext("Kosten je Jahr"), euros(paper.costs_yearly) if paper.costs_yearly is not None else ""),
            (gettext("Stellen"), posts),
        )
        if value
    ]


# --- Versions ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Compared:
    """One place of the text in two versions."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        return any(one.kind != "same" for one in self.pieces)


def compared(old: PaperVersion, new: PaperVersion, whole: bool) -> list[Compared]:
    """Title, items and reasons of two versions, word by word; items are matched by what they are, not by place."""
    before, after = queries.shown_content(old, whole), queries.shown_content(new, whole)
    was, now = ({one["id"]: one for one in content["items"]} for content in (before, after))
    found = [Compared(gettext("Titel"), differences(before["title"], after["title"]))]
    for key in [*now, *(key for key in was if key not in now)]:
        place = (now.get(key) or was[key])["order"]
        texts = [_lines(one.get(key)) for one in (was, now)]
        found.append(Compared(gettext("Punkt %(number)s") % {"number": place}, differences(*texts)))
    asked = ["\n".join(content["questions"]) for content in (before, after)]
    if any(asked):
        found.append(Compared(gettext("Fragen"), differences(*asked)))
    return [*found, Compared(gettext("Begründung"), differences(before["reasons"], after["reasons"]))]


def _lines(item: dict[str, Any] | None) -> str:
    """The item with whom it addresses and until when: that, too, may have changed."""
    if item is None:
        return ""
    whom = f"{gettext('Wer es tun soll:')} {item['addressee']}" if item["addressee"] else ""
    due = long_day(date.fromisoformat(item["due_wish"])) if item["due_wish"] else ""
    due = gettext("gewünscht bis %(day)s") % {"day": due} if due else ""
    return "\n".join(filter(None, [item["text"], whom, due]))


def annex_rows(annexes: Sequence[Annex], address: str, *args: Any) -> list[tuple[Annex, str]]:
    return [(one, reverse(address, args=[*args, one.pk])) for one in annexes]
