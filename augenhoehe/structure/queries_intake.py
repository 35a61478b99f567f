"""What the intake pages ask: life areas in a language, terms of a list, imports an actor may see."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.places.models import Municipality, SocialArea
from augenhoehe.places.queries import served_towns

from .models import HintImport, Term
from .permissions import EDIT_VOCABULARIES


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """What can be chosen on the first screen of the form; read once per request."""

    towns: tuple[Municipality, ...]
    social_areas: tuple[SocialArea, ...]
    life_areas: tuple[Term, ...]

    def town(self, ags: str) -> Municipality | None:
        return next((one for one in self.towns if one.ags == ags), None)

    def social_area(self, key: str) -> SocialArea | None:
        return next((one for one in self.social_areas if str(one.pk) == key), None)

    def life_area(self, code: str) -> Term | None:
        return next((one for one in self.life_areas if one.code == code), None)


def report_choices(day: date) -> ReportChoices:
    """Towns, social areas and life areas as they stand on a day; three queries."""
    towns = tuple(served_towns().defer("boundary"))
    areas = SocialArea.objects.filter(municipality__in=[town.pk for town in towns]).valid_on(day)
    return ReportChoices(
        towns=towns,
        social_areas=tuple(areas.defer("boundary").order_by("sorting", "id")),
        life_areas=tuple(terms(Term.Vocabulary.LIFE_AREA)),
    )


def terms(vocabulary: str, *, also_unused: bool = False) -> QuerySet[Term]:
    """The terms of a list in their order; those out of use only when asked for."""
    rows = Term.objects.filter(vocabulary=vocabulary).order_by("position", "code")
    return rows if also_unused else rows.filter(active=True)


def terms_for(actor: Actor) -> QuerySet[Term]:
    """Every term, for who may edit them; for get_object_or_404."""
    if not actor.may(EDIT_VOCABULARIES):
        return Term.objects.none()
    return Term.objects.order_by("vocabulary", "position", "code")


def label_of(term: Term, language: str = "de") -> str:
    return text_in(term.label, language).text or term.code


def imports_for(actor: Actor) -> QuerySet[HintImport]:
    """Imports the actor may see, newest first; the long lists of rows stay in the database."""
    rows = HintImport.objects.visible_to(actor).select_related("municipality").defer("municipality__boundary")
    return rows.defer("errors", "columns", "unknown_values").newest_first()


def import_for(actor: Actor) -> QuerySet[HintImport]:
    """One import with all it has; for get_object_or_404."""
    return HintImport.objects.visible_to(actor).select_related("municipality", "file").defer("municipality__boundary")
