"""What pages ask about contributions and news: lists, one text, sums by year and field (never by organisation)."""

from __future__ import annotations

import uuid
from collections import Counter
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import ExtractYear

from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.files.pictures import Sizes, sizes_of
from augenhoehe.files.queries import renditions_of
from augenhoehe.organisations.addresses import of_story_picture
from augenhoehe.organisations.models import Organisation, Story

NONE_SHOWN = Organisation.AddressShown.NONE
SHOWN = 5


def stories_for(actor: Actor, day: date) -> QuerySet[Story]:
    rows = Story.objects.visible_to(actor, day).select_related("organisation__municipality", "picture__file")
    return rows.defer("organisation__municipality__boundary")  # type: ignore[no-any-return]


def public_stories() -> QuerySet[Story]:
    rows = Story.objects.public().select_related("organisation__municipality", "picture__file")
    return rows.defer("organisation__municipality__boundary")  # type: ignore[no-any-return]


def sizes_for(story: Story) -> Sizes | None:
    """The picture beside a text, as pages show it."""
    picture = getattr(story, "picture", None)
    if picture is None:
        return None
    found = renditions_of([picture.file]).get(picture.file_id, [])
    return sizes_of(found, lambda one: of_story_picture(story, one))


def public_of(organisation: Organisation) -> tuple[list[Story], list[Story]]:
    """(contributions, news) on the public page, the latest first."""
    rows = list(organisation.stories.filter(state=Story.State.PUBLISHED).newest_first()[: 4 * SHOWN])  # type: ignore[attr-defined]
    done = [one for one in rows if one.contributes]
    return done[:SHOWN], [one for one in rows if not one.contributes][:SHOWN]


def shown_town_id(story: Story) -> uuid.UUID | None:
    """The organisation's town, unless it hides the whole address."""
    house = story.organisation
    return None if house.address_shown == NONE_SHOWN else house.municipality_id


def worded(rows: QuerySet[Story], typed: str) -> QuerySet[Story]:
    for word in typed.split()[:6]:
        rows = rows.filter(Q(title__icontains=word) | Q(text__icontains=word) | Q(organisation__name__icontains=word))
    return rows


def in_town(rows: QuerySet[Story], town_id: str) -> QuerySet[Story]:
    return rows.filter(organisation__municipality_id=town_id).exclude(organisation__address_shown=NONE_SHOWN)


@dataclass(frozen=True, slots=True)
class Sums:
    """Published contributions: how many and how many hours, by year and by field; (key, count, hours)."""

    by_year: tuple[tuple[int, int, int], ...]
    by_field: tuple[tuple[str, int, int], ...]
    reached: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        return sum(count for _, count, _ in self.by_year)


def sums(until: date | None = None) -> Sums:
    """Of what the public page shows, up to a day; two queries. A contribution counts in the year it began in."""
    rows = Story.objects.public().filter(kind=Story.Kind.CONTRIBUTION)
    if until:
        rows = rows.filter(day__lte=until, published_at__date__lte=until)
    found = rows.annotate(year=ExtractYear("day")).values_list("year", "field", "reach")
    years: Counter[int] = Counter()
    fields: Counter[str] = Counter()
    reached: Counter[str] = Counter()
    hours_of: Counter[int | str] = Counter()
    for year, field, reach, count, hours in found.annotate(number=Count("pk"), hours_sum=Sum("hours")):
        years[year] += count
        fields[field] += count
        reached[reach] += count
        hours_of[year] += hours or 0
        hours_of[field] += hours or 0
    return Sums(
        by_year=tuple((year, years[year], hours_of[year]) for year in sorted(years)),
        by_field=tuple((code, count, hours_of[code]) for code, count in fields.most_common()),
        reached=tuple((str(code), reached[code]) for code in Story.Reach.values if reached[code]),
    )
