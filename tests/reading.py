"""What a screen reader meets in a figure, in its order: asked of Chromium's accessibility tree itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

# Roles that say nothing of themselves: what stands in them belongs to what is around them.
EMPTY = {"generic", "none", "InlineTextBox", "LineBreak", "rowgroup", "RootWebArea"}
TABLE_PARTS = {"table", "row", "columnheader", "rowheader", "cell"}


@dataclass
class Figure:
    """One figure as it is read: `order` of its parts, what the table names, and text that belongs to nothing."""

    title: str = ""
    order: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    table: str = ""
    columns: list[str] = field(default_factory=list)
    row_names: int = 0
    rows: int = 0
    loose: list[str] = field(default_factory=list)


def figures_of(page: Any) -> list[Figure]:
    """Every figure of the page that has a table, in the order of the page."""
    session = page.context.new_cdp_session(page)
    nodes = {one["nodeId"]: one for one in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    found = [_read(one, nodes) for one in nodes.values() if _role(one) == "figure" and not one.get("ignored")]
    return [one for one in found if one.table or one.columns]


def _role(node: dict[str, Any]) -> str:
    return str(node.get("role", {}).get("value", ""))


def _name(node: dict[str, Any]) -> str:
    return str(node.get("name", {}).get("value", "")).strip()


def _read(figure: dict[str, Any], nodes: dict[str, Any]) -> Figure:
    found = Figure()
    for around, node in _below(figure, nodes, ("figure",)):
        _take(found, around, _role(node), _name(node))
    return found


def _below(
    node: dict[str, Any], nodes: dict[str, Any], around: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    for child in (nodes[one] for one in node.get("childIds", ()) if one in nodes):
        role = _role(child)
        speaks = not child.get("ignored") and role not in EMPTY
        if speaks:
            yield around, child
        yield from _below(child, nodes, (*around, role) if speaks else around)


def _take(found: Figure, around: tuple[str, ...], role: str, name: str) -> None:
    if role == "StaticText" and "Figcaption" in around:
        found.title += name
        _meet(found, "title")
    elif role in ("image", "group") and name:
        found.pictures.append(name)
        _meet(found, "picture")
    elif role == "table":
        found.table = name
        _meet(found, "table")
    elif role == "link" and name in ("CSV", "SVG", "PNG"):
        _meet(found, "downloads")
    elif role == "StaticText" and (
        around[-1] in ("figure", "image") or (around[-1] == "group" and "table" not in around)
    ):
        found.loose.append(name)
    elif role == "columnheader":
        found.columns.append(name)
    found.row_names += role == "rowheader" and bool(name)
    found.rows += role == "row"


def _meet(found: Figure, part: str) -> None:
    if part not in found.order:
        found.order.append(part)
