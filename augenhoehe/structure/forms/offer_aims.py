"""What is to happen with offers: which kind, where, in which field and language; and which offer is meant."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.organisations.models import Offer
from augenhoehe.organisations.vocabularies import OfferKind
from augenhoehe.organisations.words_offers import names_in
from augenhoehe.places.models import Municipality
from augenhoehe.structure.models import OfferAim, Term
from augenhoehe.structure.queries.inbox import Vocabularies
from augenhoehe.structure.queries.offer_aims import MOST_OFFERS, public_offers_called
from augenhoehe.ui.forms import CleanText, Revised


class NamesOffer(forms.Form):
    """An offer named by words of its title; where several fit, the page asks which one is meant."""

    words = CleanText(
        label="Welches Angebot", max_length=120, required=False,
        help_text="Wörter aus dem Titel oder der Organisation. Leer, wenn es das Angebot noch nicht gibt.",
    )  # fmt: skip
    offer = forms.ChoiceField(label="Welches ist gemeint", required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fits = {str(one.pk): one for one in self._called()}
        if 1 < len(self.fits) <= MOST_OFFERS:
            choices = [(pk, f"{one} ({one.organisation.name})") for pk, one in self.fits.items()]
            self.fields["offer"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["offer"]

    def _called(self) -> list[Offer]:
        typed = str(self.data.get(self.add_prefix("words"), "")).strip() if self.is_bound else ""
        return public_offers_called(typed) if typed else []

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("words") or self.meant is not None:
            return data
        if not self.fits:
            self.add_error("words", "So heißt kein öffentliches Angebot. Prüfen Sie die Schreibweise.")
        elif len(self.fits) > MOST_OFFERS:
            self.add_error("words", "Das passt zu vielen Angeboten. Schreiben Sie mehr Wörter.")
        else:
            self.add_error("offer", "Mehrere Angebote passen. Wählen Sie eines.")
        return data

    @property
    def meant(self) -> Offer | None:
        """The one offer that is meant; none when no words were typed."""
        if len(self.fits) == 1:
            return next(iter(self.fits.values()))
        return self.fits.get(self.cleaned_data.get("offer") or "")


class AimForm(NamesOffer):
    verb = forms.ChoiceField(
        label="Was soll geschehen", choices=OfferAim.Verb.choices, widget=forms.RadioSelect,
        error_messages={"required": "Wählen Sie, was geschehen soll."},
    )  # fmt: skip
    what = CleanText(
        label="Worum es geht", max_length=300, widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Schreiben Sie in einem Satz, worum es geht."},
        help_text="Ein Satz. Auf der öffentlichen Seite des Vorgangs lesen ihn alle, sobald sie veröffentlicht ist.",
    )  # fmt: skip
    life_area = forms.ChoiceField(label="Lebensbereich", required=False)
    municipality = forms.ChoiceField(label="Wo", required=False)
    kind = forms.ChoiceField(label="Art des Angebots", required=False, choices=[("", "offen"), *OfferKind.choices])
    language = forms.ChoiceField(label="In welcher Sprache", required=False)
    field_order = ("verb", "what", "words", "offer", "life_area", "municipality", "kind", "language")

    def __init__(self, *args: Any, lists: Vocabularies, towns: list[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists, self.towns = lists, {str(town.pk): town for town in towns}
        spoken = sorted(names_in("de").items(), key=lambda one: one[1])
        choices: dict[str, list[Any]] = {
            "life_area": [("", "– bitte wählen –"), *lists.choices("life_area")],
            "municipality": [("", "ganzer Kreis"), *((pk, town.name) for pk, town in self.towns.items())],
            "language": [("", "die Sprache ist es nicht"), *spoken],
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]

    @property
    def given(self) -> dict[str, Any]:
        data = self.cleaned_data
        area: Term | None = self.lists.term("life_area", data["life_area"])
        return {
            "verb": data["verb"], "what": data["what"], "offer": self.meant, "life_area": area, "kind": data["kind"],
            "municipality": self.towns.get(data["municipality"]), "language": data["language"],
        }  # fmt: skip


class CloseGapForm(NamesOffer, Revised):
    """Since today the offer is there."""
