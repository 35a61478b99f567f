"""The picture of the network as SVG: each dot a link that the keyboard reaches, lines told apart by their stroke."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from augenhoehe.core.text import shorten
from augenhoehe.network.graph import HEIGHT, ROW, WIDTH
from augenhoehe.network.queries.picture import Drawing
from augenhoehe.organisations.models import Organisation

LONGEST = 28


def network_svg(found: Drawing, address: Callable[[Organisation], str]) -> SafeString:
    """The dots in the order of names, so that the keyboard goes through them as through the table."""
    at = {one.organisation_id: one for one in found.nodes}
    bottom = max((one.y for one in found.nodes), default=HEIGHT) + ROW
    lines = format_html_join(
        "", '<line class="{}{}" data-ends="{} {}" x1="{}" y1="{}" x2="{}" y2="{}"/>',
        [
            (link.kind, " bridge" if link.bridge else "", link.one_id, link.other_id, at[link.one_id].x,
             at[link.one_id].y, at[link.other_id].x, at[link.other_id].y)
            for link in found.links
        ],
    )  # fmt: skip
    dots = format_html_join("", "{}", [(_dot(one, found, address),) for one in found.nodes])
    return format_html(
        '<svg class="network" viewBox="0 0 {} {}" role="group" aria-labelledby="netzwerk-titel">'
        '<title id="netzwerk-titel">Wer mit wem zusammenarbeitet</title>{}{}</svg>',
        int(WIDTH), int(max(bottom, HEIGHT)), lines, dots,
    )  # fmt: skip


def _label(organisation: Organisation) -> str:
    """The short name, or the name without its legal form."""
    return organisation.short_name or organisation.name.removesuffix(" e. V.")


def _dot(node: object, found: Drawing, address: Callable[[Organisation], str]) -> SafeString:
    organisation: Organisation = node.organisation  # type: ignore[attr-defined]
    near = found.neighbours.get(organisation.pk, [])
    told = f"verbunden mit {', '.join(near)}" if near else "noch allein"
    return format_html(
        '<a href="{}" data-node="{}" aria-label="{}, {}"><g transform="translate({} {})">'
        '<circle class="{}" r="{}"/><text y="24">{}</text></g></a>',
        address(organisation), organisation.pk, organisation.name, told, node.x, node.y,  # type: ignore[attr-defined]
        "alone" if not near else organisation.kind, 9, shorten(_label(organisation), LONGEST),
    )  # fmt: skip
