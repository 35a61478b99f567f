"""The picture of the network as SVG: each dot a link that the keyboard reaches, lines told apart by their stroke.

A drawing is kept until the network or the register has changed: it is the same for everybody who may see it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from augenhoehe import __version__
from augenhoehe.core.clock import today
from augenhoehe.core.text import shorten
from augenhoehe.core.values import dataclass
from augenhoehe.network.graph import HEIGHT, ROW, WIDTH
from augenhoehe.network.models import NetworkPicture
from augenhoehe.network.queries import picture as queries
from augenhoehe.network.queries.picture import Drawing
from augenhoehe.organisations.models import Organisation
from augenhoehe.places.queries import served_map

LONGEST = 28
# How much room a name takes below its dot: a letter at its widest usual, a line, and how far below it stands.
LETTER, LINE, BELOW, RADIUS = 7.6, 17.0, 24.0, 9
# A picture drawn at night is looked at on the next day.
KEPT_SECONDS = 26 * 3600
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished picture: how many it shows, and whether others found no room."""

    svg: str
    drawn: int
    left_out: bool


def kept(picture: NetworkPicture, shown: str, makes: Mapping[str, Callable[[], Any]]) -> dict[str, Any]:
    """What is made of the picture, once for each filter (`shown`) and each name, until the register has changed."""
    towns = " ".join(one.name for one in served_map(today()).towns)
    stand = f"{picture.pk}/{queries.stand_of_register()}/{towns}/{get_language()}/{__version__}/{shown}"
    keys = {
        f"network.picture.{hashlib.sha256(f'{stand}/{name}'.encode()).hexdigest()}": name for name in makes
    }  # fmt: skip
    found = {keys[key]: value for key, value in cache.get_many(keys).items()}
    for key, name in keys.items():
        if name not in found:
            found[name] = makes[name]()
            cache.set(key, found[name], KEPT_SECONDS)
    return found


def drawn_picture(
    picture: NetworkPicture, shown: QuerySet[Any], without: Collection[str], address: Callable[[Organisation], str]
) -> Drawn:
    found = queries.drawing(picture, shown, without)
    svg = network_svg(found, address) if found.nodes else ""
    return Drawn(str(svg), len(found.nodes), found.left_out)


def network_svg(found: Drawing, address: Callable[[Organisation], str]) -> SafeString:
    """The dots in the order of names, so that the keyboard goes through them as through the table."""
    at = {one.organisation_id: one for one in found.nodes}
    # What script and lines know a dot by: short, for there are many lines.
    numbers = {one.organisation_id: number for number, one in enumerate(found.nodes)}
    bottom = max((one.y for one in found.nodes), default=HEIGHT) + ROW
    lines = format_html_join(
        "", '<line class="{}{}" data-ends="{} {}" x1="{}" y1="{}" x2="{}" y2="{}"/>',
        [
            (link.kind, " bridge" if link.bridge else "", numbers[link.one_id], numbers[link.other_id],
             at[link.one_id].x, at[link.one_id].y, at[link.other_id].x, at[link.other_id].y)
            for link in found.links
        ],
    )  # fmt: skip
    named = with_room((one.organisation_id, one.x, one.y, _label(one.organisation)) for one in found.nodes)
    dots = format_html_join(
        "", "{}",
        [(_dot(one, number, found, address, told=one.organisation_id in named),)
         for number, one in enumerate(found.nodes)],
    )  # fmt: skip
    return format_html(
        '<svg class="network" viewBox="0 0 {} {}" role="group" aria-labelledby="netzwerk-titel">'
        '<title id="netzwerk-titel">Wer mit wem zusammenarbeitet</title>{}{}</svg>',
        int(WIDTH), int(max(bottom, HEIGHT)), lines, dots,
    )  # fmt: skip


def with_room(dots: Iterable[tuple[Any, float, float, str]]) -> set[Any]:
    """Whose name can stand below its dot without touching another name or dot, in the order of names."""
    rows = list(dots)
    taken: list[tuple[Any, Box]] = [(key, (x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)) for key, x, y, _ in rows]
    named = set()
    for key, x, y, label in rows:
        half = LETTER * len(label) / 2
        box = (x - half, y + BELOW - LINE, x + half, y + BELOW + LINE / 4)
        if all(other == key or not _touch(box, there) for other, there in taken):
            named.add(key)
            taken.append((key, box))
    return named


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _label(organisation: Organisation) -> str:
    """The short name, or the name without its legal form."""
    return shorten(organisation.short_name or organisation.name.removesuffix(" e. V."), LONGEST)


def _dot(
    node: object, number: int, found: Drawing, address: Callable[[Organisation], str], *, told: bool
) -> SafeString:
    """Where its name finds no room, it appears when somebody points at the dot."""
    organisation: Organisation = node.organisation  # type: ignore[attr-defined]
    near = found.neighbours.get(organisation.pk, [])
    said = f"verbunden mit {', '.join(near)}" if near else "noch allein"
    return format_html(
        '<a href="{}" data-node="{}" aria-label="{}, {}"><g transform="translate({} {})">'
        '<circle class="{}" r="{}"/><text{} y="{}">{}</text></g></a>',
        address(organisation), number, organisation.name, said, node.x, node.y,  # type: ignore[attr-defined]
        "alone" if not near else organisation.kind, RADIUS,
        "" if told else SafeString(' class="crowded"'), int(BELOW), _label(organisation),
    )  # fmt: skip
