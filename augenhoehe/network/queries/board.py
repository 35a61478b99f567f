"""What the pages of the board ask."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.network.models import BoardAnswer, BoardComment, BoardEntry
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.permissions import KEEP_REGISTER


def entries_for(actor: Actor, day: date) -> QuerySet[BoardEntry]:
    rows = BoardEntry.objects.visible_to(actor, day).select_related("organisation__municipality", "municipality")
    return rows.defer("organisation__municipality__boundary", "municipality__boundary")  # type: ignore[no-any-return]


def answers_for(actor: Actor, day: date) -> QuerySet[BoardAnswer]:
    rows = BoardAnswer.objects.visible_to(actor, day)
    rows = rows.select_related("entry__organisation__municipality", "organisation__municipality")
    return rows.defer("entry__organisation__municipality__boundary", "organisation__municipality__boundary")  # type: ignore[no-any-return]


def comments_for(actor: Actor, day: date) -> QuerySet[BoardComment]:
    rows = BoardComment.objects.select_related("entry__organisation__municipality", "organisation")
    return rows.filter(entry__in=BoardEntry.objects.visible_to(actor, day))


def comments_of(entry: BoardEntry, *, hidden: bool) -> list[BoardComment]:
    """In the order of writing; hidden ones only for who moderates."""
    rows = entry.comments.select_related("organisation").order_by("written_at", "id")
    return list(rows if hidden else rows.filter(hidden_at__isnull=True))


def answers_of(entry: BoardEntry, actor: Actor, day: date) -> list[BoardAnswer]:
    """As far as the reader may know who answered."""
    return list(answers_for(actor, day).filter(entry=entry).order_by("answered_at", "id"))


def worded(rows: QuerySet[BoardEntry], typed: str) -> QuerySet[BoardEntry]:
    for word in typed.split()[:6]:
        rows = rows.filter(
            Q(title__icontains=word) | Q(text__icontains=word) | Q(organisation__name__icontains=word)
        )  # fmt: skip
    return rows


def writers(actor: Actor, day: date) -> QuerySet[Organisation]:
    """The published organisations in whose name the actor may write; who keeps the register, for all of them."""
    rows = Organisation.objects.represented(actor, day)
    reach = actor.reach(KEEP_REGISTER)
    if reach.everywhere:
        rows = Organisation.objects.all()
    elif reach.municipalities:
        own = Organisation.objects.represented(actor, day).values("pk")
        rows = Organisation.objects.filter(Q(municipality_id__in=reach.municipalities) | Q(pk__in=own))
    return rows.public().in_order()  # type: ignore[no-any-return]


def writes(actor: Actor, day: date) -> bool:
    """Is there anybody in whose name the reader may write on the board?"""
    return actor.may(KEEP_REGISTER) or Organisation.objects.represented(actor, day).public().exists()


def ending_soon(day: date, until: date) -> QuerySet[BoardEntry]:
    rows = BoardEntry.objects.open().filter(until__gte=day, until__lte=until)
    return rows.select_related("organisation__municipality").order_by("until", "id")  # type: ignore[no-any-return]


def over(day: date) -> QuerySet[BoardEntry]:
    rows = BoardEntry.objects.open().filter(until__lt=day)
    return rows.select_related("organisation__municipality").order_by("pk")  # type: ignore[no-any-return]
