"""The list of gaps (S4-24): where offers are missing, by town, field of life and language."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.addresses import by_id
from augenhoehe.organisations.vocabularies import OfferKind
from augenhoehe.organisations.words_offers import names_in
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.tables import Column, Filter, Listing

from .listings import choices_of, equals
from .models import OfferAim
from .queries import inbox


def _origin(aim: OfferAim) -> str:
    """Where it is named: what the reader of this row may read."""
    if aim.question_id:
        return by_id("structure_inside:question", aim.question_id)
    return by_id("structure_inside:proposal", aim.proposal_id) if aim.proposal_id else ""


def _town(rows: Any, value: str) -> Any:
    return rows.filter(municipality__isnull=True) if value == "kreis" else rows.filter(municipality_id=value)


def gaps_listing() -> Listing:
    spoken = names_in("de")
    return Listing(
        name="angebotsluecken",
        title="Angebotslücken",
        columns=(
            Column("what", "Was fehlt", "what", sort="what", url=_origin),
            Column("town", "Wo", lambda one: one.town or "ganzer Kreis", sort="town"),
            Column("area", "Lebensbereich", "area", sort="area"),
            Column("language", "Sprache", lambda one: spoken.get(one.language, ""), sort="language"),
            Column("kind", "Art", lambda one: one.get_kind_display() if one.kind else "", sort="kind"),
            Column("asked", "Strukturfrage", "asked"),
            Column("named", "Genannt am", "named_on", sort="-named_on", kind="date"),
        ),
        filters=(
            Filter("ort", "Ort", _town, "choice", lambda: [("kreis", "ganzer Kreis"), *town_choices()]),
            Filter("lebensbereich", "Lebensbereich", equals("life_area_id"), "choice",
                   lambda: inbox.term_choices("life_area")),
            Filter("sprache", "Sprache", equals("language"), "choice",
                   lambda: sorted(spoken.items(), key=lambda one: one[1])),
            Filter("art", "Art des Angebots", equals("kind"), "choice", choices_of(OfferKind)),
        ),
        default_sort="named",
        empty_title="Keine Lücke genannt",
        empty_text="Wo eine Strukturfrage oder ein Vorschlag ein fehlendes Angebot nennt, steht es hier.",
    )  # fmt: skip
