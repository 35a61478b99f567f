"""Questions to the directory of people who may be asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Count, Func, Q, QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.press.models import PressContact, PressRelease, Quote

from .releases import releases_for


def contacts_for(actor: Actor) -> QuerySet[PressContact]:
    """Each knows in how many releases it was quoted."""
    rows = PressContact.objects.visible_to(actor).select_related("municipality").defer("municipality__boundary")
    return rows.annotate(quoted=Count("quotes__release", distinct=True))  # type: ignore[no-any-return]


def to_quote(actor: Actor, day: date, quote: Quote | None = None) -> QuerySet[PressContact]:
    """Those who may be quoted today, and who is quoted there already."""
    known = Q(pk=quote.contact_id) if quote and quote.contact_id else Q(pk__in=())
    rows = PressContact.objects.visible_to(actor)
    return rows.filter(Q(until__gte=day) | known).in_order()  # type: ignore[no-any-return]


def worded(rows: QuerySet[PressContact], typed: str) -> QuerySet[PressContact]:
    for word in typed.split()[:6]:
        rows = rows.filter(
            Q(name__icontains=word) | Q(function__icontains=word) | Q(origin__icontains=word)
            | Q(topics__icontains=word)
        )  # fmt: skip
    return rows


def topics() -> list[tuple[str, str]]:
    """What somebody can be asked about."""
    rows = PressContact.objects.order_by().annotate(topic=Func("topics", function="unnest"))
    return [(one, one) for one in sorted(set(rows.values_list("topic", flat=True)), key=str.casefold)]


def quoted_in(actor: Actor, contact: PressContact, at: datetime) -> Sequence[PressRelease]:
    """Releases in which the person was quoted, as far as the reader may open them."""
    rows = releases_for(actor, at).filter(quotes__contact=contact).distinct()
    return list(rows.order_by("-written_at", "-pk"))
