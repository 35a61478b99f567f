"""What became of areas that were drawn anew, merged or split: said beside their figures. Nothing is added up."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence

from django.utils.translation import gettext

from augenhoehe.core.numbers import number
from augenhoehe.places.models import AreaSuccession
from augenhoehe.places.queries import successions_in
from augenhoehe.ui.words import long_day

from .queries import Strand


def relatives(chosen: Strand, strands: Sequence[Strand]) -> tuple[list[Strand], list[AreaSuccession]]:
    """Strands of what an area came from and of what became of it, the nearest first, with the links between them."""
    area, town = chosen.area.social_area, chosen.area.municipality
    if area is None or town is None:
        return [], []
    links = successions_in([town])
    near = [*_along(area, links, back=True), *_along(area, links, back=False)]
    known = {one.area.social_area: one for one in strands if one.area.social_area}
    by_name = [
        one
        for one in strands
        if one.is_social_area and one.name == chosen.name and one.area.municipality == town and one.pk != chosen.pk
    ]
    found = dict.fromkeys([*(known[one] for one in near if one in known), *by_name])
    told = {area, *near}
    return list(found), [one for one in links if one.before_id in told and one.after_id in told]


def _along(area: uuid.UUID, links: Sequence[AreaSuccession], *, back: bool) -> list[uuid.UUID]:
    """All areas before, or after, this one; brothers and sisters are neither."""
    found: dict[uuid.UUID, None] = {}
    front = [area]
    while front:
        if back:
            step = [one.before_id for one in links if one.after_id in front]
        else:
            step = [one.after_id for one in links if one.before_id in front]
        front = [one for one in dict.fromkeys(step) if one not in found and one != area]
        found |= dict.fromkeys(front)
    return list(found)


def notes_of(links: Sequence[AreaSuccession], drawn: Collection[Strand]) -> tuple[str, ...]:
    """One sentence for each area that went into another one, then how to read the lines."""
    merged = [one for one in links if one.before.key != one.after.key]
    days = sorted({one.valid_from for one in drawn if one.is_social_area and one.valid_from})[1:]
    notes = [_became(one) for one in merged]
    if merged:
        notes.append(gettext("Werte früherer Gebiete stehen für sich. Sie sind nicht zusammengezählt."))
    elif days:
        words = gettext(
            "Das Gebiet wurde neu zugeschnitten (%(days)s). Werte vor und nach dem Zuschnitt gehören zu "
            "verschiedenen Flächen; die Linien sind deshalb nicht verbunden."
        )
        notes.append(words % {"days": ", ".join(long_day(day) for day in days)})
    return tuple(notes)


def _became(one: AreaSuccession) -> str:
    words = {"before": one.before.name, "after": one.after.name, "day": long_day(one.after.valid_from)}
    if one.share is None:
        return gettext("„%(before)s“ ging am %(day)s in „%(after)s“ auf.") % words
    share = number(one.share.normalize()) if one.share % 1 else number(int(one.share))
    return gettext("„%(before)s“ ging am %(day)s zu %(share)s %% in „%(after)s“ auf (Angabe der Quelle).") % {
        **words, "share": share,
    }  # fmt: skip
