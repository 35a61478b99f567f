"""What pages show of what is to happen with offers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language, gettext

from augenhoehe.core.multilingual import Reading, text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import Offer, Organisation
from augenhoehe.organisations.words_offers import names_in

from .models import OfferAim
from .rules import offer_aims as rules


@dataclass(frozen=True, slots=True)
class AimLine:
    """One line: what is to happen, of what kind, where and in which language; the offer, where it has a page."""

    aim: OfferAim
    verb: str
    offer: Reading | None
    offer_url: str
    details: tuple[str, ...]
    tend: bool = False
    close: bool = False


def lines_of(aims: Iterable[OfferAim], *, by: Actor | None = None, day: date | None = None) -> list[AimLine]:
    """In the reader's language. by: then with what this person may do."""
    language = get_language() or "de"
    return [
        AimLine(
            aim=one,
            verb=gettext(str(one.get_verb_display())),
            offer=text_in(one.offer.title, language) if _shown(one.offer) else None,  # type: ignore[union-attr]
            offer_url=reverse("organisations:offer_public", args=[one.offer_id]) if _shown(one.offer) else "",
            details=_details(one, language),
            tend=by is not None and day is not None and rules.can_tend(by, one, day),
            close=by is not None and rules.can_close(by, one),
        )
        for one in aims
    ]


def _shown(offer: Offer | None) -> bool:
    """Has it a public page? An offer that was withdrawn is named nowhere any more."""
    return offer is not None and offer.running and offer.organisation.state == Organisation.State.PUBLISHED


def _details(aim: OfferAim, language: str) -> tuple[str, ...]:
    """„Sprachkurs, Nebelfurt, Sprache und Verständigung, auf Dari“."""
    found = [
        gettext(str(aim.get_kind_display())) if aim.kind else "",
        text_in(aim.life_area.label, language).text if aim.life_area else "",
        aim.municipality.name if aim.municipality else gettext("ganzer Kreis"),
        names_in(language).get(aim.language, ""),
    ]
    return tuple(filter(None, found))
