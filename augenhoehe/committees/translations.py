"""What public bodies and resolutions say in several languages."""

from __future__ import annotations

from collections.abc import Iterator

from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.core.translating import Text, Translatable

from .models import Committee, Resolution
from .operations.finding import index_committee, index_resolution
from .rules import check_decide_in, check_manage


def _links(committee: Committee) -> Iterator[Text]:
    for link in committee.links.order_by("order", "pk"):
        yield Text(link, "title", f"Link {link.order}: Titel", 120)
        yield Text(link, "text", f"Link {link.order}: Text", 300)


def _check_resolution(by: Actor, resolution: Resolution) -> None:
    check_decide_in(by, resolution.agenda_item.committee, today())


TRANSLATABLE = (
    Translatable(
        "committees.Committee", "Gremium", lambda: Committee.objects.filter(public=True),
        lambda row: row.name_on(today()), check_manage, longest={"short_text": 300, "designation": 80, "about": 2000},
        parts=_links, models=("committees.BodyLink",), through={"committees.bodylink": "links"},
        after=lambda row, at: index_committee(row, at=at),
    ),
    Translatable(
        "committees.Resolution", "Beschluss",
        lambda: Resolution.objects.public().exclude(public_text={}).select_related("agenda_item__committee"),
        lambda row: row.agenda_item.title, _check_resolution,
        through={"committees.agendaitem": "agenda_item", "committees.committee": "agenda_item__committee"},
        after=lambda row, at: index_resolution(row, at=at),
    ),
)  # fmt: skip
