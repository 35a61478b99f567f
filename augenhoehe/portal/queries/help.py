"""„Wo finde ich Hilfe?“: contact points by need, town and language, from what organisations offer (S4-34)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.values import dataclass
from augenhoehe.organisations import times
from augenhoehe.organisations.models import Offer
from augenhoehe.organisations.queries import offers as queries
from augenhoehe.organisations.vocabularies import Field, OfferKind

_K = OfferKind
# What somebody can simply go to; a festival or a choir is no contact point.
HELPING = (_K.ADVICE, _K.AUTHORITIES, _K.GUIDES, _K.LANGUAGE_COURSE, _K.QUALIFICATION, _K.HOMEWORK, _K.CHILD_CARE)
MOST = 40


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody needs, in their words; answered by kinds of offers, or by advice from a house of a field."""

    code: str
    label: str | Promise
    kinds: tuple[OfferKind, ...] = ()
    fields: tuple[Field, ...] = ()

    @property
    def matching(self) -> Q:
        by_field = Q(kind__in=HELPING, organisation__fields__overlap=list(self.fields)) if self.fields else Q(pk=None)
        return Q(kind__in=self.kinds) | by_field


NEEDS = (
    Need("beratung", _("Beratung zu allem"), (_K.ADVICE,)),
    Need("amt", _("Briefe, Formulare, Ämter"), (_K.AUTHORITIES,)),
    Need("deutsch", _("Deutsch lernen"), (_K.LANGUAGE_COURSE,)),
    Need("schule", _("Kita, Schule, Kinder"), (_K.HOMEWORK, _K.CHILD_CARE), (Field.FAMILY, Field.EDUCATION)),
    Need("arbeit", _("Arbeit und Ausbildung"), (_K.QUALIFICATION,), (Field.WORK,)),
    Need("wohnen", _("Wohnen"), (), (Field.HOUSING,)),
    Need("gesundheit", _("Gesundheit"), (), (Field.HEALTH,)),
    Need("frauen", _("Hilfe für Frauen"), (), (Field.WOMEN,)),
    Need("flucht", _("Flucht und Asyl"), (), (Field.REFUGE,)),
    Need("diskriminierung", _("Diskriminierung"), (), (Field.ANTI_DISCRIMINATION,)),
    Need("begleitung", _("Jemand, der mitkommt"), (_K.GUIDES,)),
)
BY_CODE = {need.code: need for need in NEEDS}


@dataclass(frozen=True, slots=True)
class Point:
    """One place to go to, with how to reach it."""

    offer: Offer
    card: queries.OfferCard
    times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody chose; each part may be left open."""

    need: Need | None = None
    town: UUID | None = None
    language: str = ""

    @property
    def anything(self) -> bool:
        return self != Asked()


def contact_points(asked: Asked, *, language: str, day: date) -> Sequence[Point]:
    """Places that help with a need: in the town, for its people, or by telephone and online; in German order."""
    matching = asked.need.matching if asked.need else Q(kind__in=HELPING)
    # Two steps: what is matched over several tables is found first, and read once each.
    found = Offer.objects.public().filter(matching, state=Offer.State.ACTIVE)
    if asked.town:
        found = found.filter(Q(shown_town_id=asked.town) | Q(areas=asked.town) | Q(where=Offer.Where.ONLINE))
    if asked.language:
        found = found.filter(languages__contains=[asked.language])
    rows = queries.with_parts(Offer.objects.filter(pk__in=found.values("pk"))).in_order()[:MOST]
    return [_point(offer, language, day) for offer in rows]


def _point(offer: Offer, language: str, day: date) -> Point:
    card = queries.made_offer_card(offer, whole=False, day=day, language=language)
    running = [one for one in offer.times.all() if one.valid_until is None or one.valid_until >= day]
    return Point(offer, card, tuple(times.sentence(one, day) for one in running))
