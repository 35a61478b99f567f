"""Lists of papers, of stations that wait too long, and of mandates, as data."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, When
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from augenhoehe.core.clock import today
from augenhoehe.core.composed import Asked, composed
from augenhoehe.core.rights import Actor
from augenhoehe.ui.tables import Column, Filter, Listing, Opening, opening_of

from .addresses import of_mandate, of_paper
from .models import Mandate, Paper, PaperItem, Station
from .queries import paper_list, public_bodies, towns_with_committees, years_of_public_papers
from .tags import mandate_tag, paper_tag


def paper_rows(actor: Actor, day: date, asked: Mapping[str, str]) -> QuerySet[Paper] | Opening:
    """The papers as `asked` for in the address."""
    return paper_list(actor, day) if any(asked.values()) else Opening(_opened.ask(actor=actor, day=day))


@composed
def _opened(*, actor: Actor, day: date) -> Asked:
    return opening_of(papers_listing(), paper_list(actor, day))


def papers_listing() -> Listing:
    return Listing(
        name="vorlagen",
        title="Vorlagen",
        columns=(
            Column("title", "Titel", "title", sort="title", url=of_paper),
            Column("number", "Nummer", "number", sort="-number"),
            Column("kind", "Art", lambda one: one.get_kind_display()),
            Column("from", "Von", _origin),
            Column("state", "Stand", paper_tag, kind="status"),
            Column("at", "Liegt bei", "lies_at"),
            Column("since", "Seit", "lies_since", sort="lies_since", kind="date"),
        ),
        filters=(
            Filter("text", "Wort", _worded),
            Filter("kind", "Art", lambda rows, value: rows.filter(kind=value), "choice", lambda: _pairs(Paper.Kind)),
            Filter(
                "state", "Stand", lambda rows, value: rows.filter(state=value), "choice", lambda: _pairs(Paper.State)
            ),
            Filter("place", "Kommune", lambda rows, value: rows.filter(municipality_id=value), "choice", _places),
            Filter("travels", "Unterwegs", lambda rows, _value: rows.filter(state__in=Paper.TRAVELLING), "flag"),
        ),
        default_sort="-created_at",
        # A word that stands in every tenth paper is counted in a third of the time.
        count_to=300,
        empty_title="Noch keine Vorlage",
        empty_text="Hier stehen Anträge, Anregungen und Vorlagen mit ihrem Weg durch die Gremien.",
    )


def public_papers_listing() -> Listing:
    """For everybody, in the reader's language; what a paper says of itself stays German."""
    return Listing(
        name="vorlagen",
        title=gettext("Vorlagen"),
        columns=(
            Column("titel", gettext("Worum es geht"), lambda one: _german(one.title), sort="title", url=_public_url),
            Column("art", gettext("Art"), lambda one: gettext(one.get_kind_display())),
            Column("stand", gettext("Stand"), paper_tag, kind="status"),
            Column("bei", gettext("Liegt bei"), lambda one: _german(one.lies_at or "")),
            Column("von", gettext("Von"), lambda one: _german(_origin(one))),
            Column("tag", gettext("Eingereicht"), "submitted_at", sort="-submitted_at", kind="date"),
            Column("nummer", gettext("Nummer"), "number", sort="-number"),
        ),
        filters=(
            Filter("suche", gettext("Suchen"), _worded),
            Filter("gremium", gettext("Gremium"), _passing, "choice", lambda: public_bodies(today())),
            Filter("jahr", gettext("Jahr"), _of_year, "choice", _years),
            Filter("stand", gettext("Stand"), lambda rows, value: rows.filter(state=value), "choice", _public_states),
        ),
        default_sort="tag",
        page_size=30,
        empty_title=gettext("Noch keine öffentliche Vorlage"),
        empty_text=gettext(
            "Sobald ein Antrag oder eine Anregung eingereicht ist, sehen Sie hier den Weg und das Ergebnis."
        ),
    )


def _german(text: str) -> SafeString | str:
    """Screen readers must not read German as Arabic."""
    return text if not text or (get_language() or "de") == "de" else format_html('<span lang="de">{}</span>', text)


def _public_url(paper: Paper) -> str:
    return reverse("committees:paper_public", args=[paper.number])


def _passing(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    """What a body brought on its way, and what it deals or dealt with."""
    body = uuid.UUID(value)
    passed = Station.objects.filter(paper=OuterRef("pk"), committee_id=body)
    return rows.filter(Q(submitted_by_committee_id=body) | Exists(passed))


def _of_year(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(submitted_at__year=int(value))


def _years() -> list[tuple[str, str]]:
    return [(str(year), str(year)) for year in years_of_public_papers()]


def _public_states() -> list[tuple[str, str]]:
    """As everybody sees them: a draft is one only while it is revised."""
    names = {Paper.State.DRAFT: gettext("wird überarbeitet")}
    return [(str(one), str(names.get(one) or gettext(one.label))) for one in Paper.State]


def _origin(paper: Any) -> str:
    """The body that brought it, by its present name, or whoever submits it."""
    return paper.comes_from or paper.submitter


# The latest papers are a sample: a word that stands in `OFTEN` of them fills a page from the latest ones soonest.
SAMPLE, OFTEN = 300, 6


def _worded(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    told = (
        Q(title__icontains=typed) | Q(reasons__icontains=typed) | Q(number__in=[typed.strip(), typed.strip().upper()])
    )
    said = PaperItem.objects.filter(public=True, text__icontains=typed).order_by().values("paper_id")
    if _stands_often(told):
        return rows.filter(told | Q(pk__in=said))
    # Each question on its own index, then together: an OR over two tables would read every reason ever written.
    return rows.filter(pk__in=Paper.objects.filter(told).values("pk").union(said))


def _stands_often(told: Q) -> bool:
    """A word of every fiftieth paper: collecting all its hits would cost more than walking back from the latest."""
    latest = Paper.objects.order_by("-created_at", "-id").annotate(hit=Case(When(told, then=1)))[:SAMPLE]
    return bool(latest.aggregate(hits=Count("hit"))["hits"] >= OFTEN)


def _places() -> list[tuple[str, str]]:
    return [(str(town.pk), town.name) for town in towns_with_committees()]


def _pairs(choices: Any) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in choices.choices]


def mandates_listing() -> Listing:
    return Listing(
        name="auftraege",
        title="Aufträge",
        columns=(
            Column("title", "Auftrag", "title", sort="title", url=of_mandate),
            Column("unit", "Zuständig", "unit", sort="unit"),
            Column("from", "Aus dem Beschluss", _body),
            Column("due", "Bis", "due", sort="due", kind="date"),
            Column("first", "Zuerst bis", _first_due, kind="date"),
            Column("state", "Stand", lambda one: mandate_tag(one, one.overdue_on(today())), kind="status"),
        ),
        filters=(
            Filter(
                "text", "Wort", lambda rows, typed: rows.filter(Q(title__icontains=typed) | Q(unit__icontains=typed))
            ),
            Filter(
                "state", "Stand", lambda rows, value: rows.filter(state=value), "choice", lambda: _pairs(Mandate.State)
            ),
            Filter("late", "Überfällige", lambda rows, _value: rows.filter(state="open", due__lt=today()), "flag"),
        ),
        default_sort="due",
        empty_title="Noch kein Auftrag",
        empty_text="Hier steht, wer nach einem Beschluss bis wann was tut.",
    )


def _body(mandate: Mandate) -> str:
    resolution = mandate.resolution
    return resolution.agenda_item.committee.name_on(resolution.decided_on)


def _first_due(mandate: Mandate) -> Any:
    return mandate.first_due if mandate.first_due != mandate.due else None
