"""An offer as a line of a list: one loop writes them, no template per line."""

from __future__ import annotations

from datetime import date
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from augenhoehe.core.addresses import by_id
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.queries import offers as queries
from augenhoehe.ui.readings import reading_html
from augenhoehe.ui.status import StatusTag

from . import times
from .models import Offer
from .tags_offers import offer_tag


@dataclass(frozen=True, slots=True)
class Line:
    """What a list shows of an offer; `distance` in words, `number` and `url` where the list has them."""

    offer: Offer
    card: queries.OfferLine
    times: list[str]
    tag: StatusTag | None
    distance: str = ""
    number: int = 0
    url: str = ""

    @property
    def html(self) -> SafeString:
        """Title, times, who and where, for whom; every value is escaped."""
        when = "".join(f"<p><b>{escape(one)}</b></p>" for one in self.times)
        return mark_safe(f"{self._title()}{when}{_quiet(self._who())}{_quiet(self._terms())}")  # noqa: S308

    def _title(self) -> str:
        address = escape(by_id("organisations:offer_public", self.offer.pk))
        link = f'<a class="main" href="{address}">{reading_html(self.card.title)}</a>'
        if self.tag is None:
            return link
        return f'{link} <span class="status" data-kind="{escape(self.tag.kind)}">{escape(str(self.tag))}</span>'

    def _who(self) -> list[str]:
        """„Beratung · Verein · Sternmünde · etwa 3 km entfernt“."""
        town = self.offer.shown_town
        where = f"<bdi>{escape(town.name)}</bdi>" if town else escape(self.card.where)
        return [
            escape(self.card.kind),
            f"<bdi>{escape(self.offer.organisation.name)}</bdi>",
            where,
            escape(self.distance),
        ]

    def _terms(self) -> list[str]:
        """Languages, price, who may come, places."""
        offer, card = self.offer, self.card
        spoken = ", ".join(f"<bdi>{escape(name)}</bdi>" for name in card.languages)
        price = f'<bdi lang="de">{escape(offer.cost)}</bdi>' if offer.cost else escape(gettext("kostenlos"))
        if not (spoken or card.access or card.places) and offer.cost:
            return []
        return [spoken, price, escape(card.access), escape(card.places)]


def _quiet(parts: list[str]) -> str:
    said = " · ".join(filter(None, parts))
    return f'<p class="quiet">{said}</p>' if said else ""


def line_of(offer: Offer, day: date, *, whole: bool = False, distance: str = "", number: int = 0) -> Line:
    """What a list shows of an offer; expects `queries.for_lines`."""
    card = queries.offer_line(offer, whole=whole, day=day, language=get_language() or "de")
    coming = [
        times.sentence(one, day) for one in offer.times.all() if one.valid_until is None or one.valid_until >= day
    ]
    tag = offer_tag(offer, day) if offer.state != Offer.State.ACTIVE or card.stale else None
    return Line(offer, card, coming, tag, distance, number)
