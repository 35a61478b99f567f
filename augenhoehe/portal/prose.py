"""The few signs a legal text needs: „## “ makes a heading, „- “ a list, addresses become links.

Everything else is text, so whoever edits a legal text can break no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

_ADDRESS = re.compile(r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)])|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


def html_of(text: str) -> SafeString:
    """The text as HTML: h2, p, ul, and links; nothing that was typed becomes markup."""
    blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    return _joined(_block(block) for block in blocks)


def _joined(parts: Iterator[SafeString]) -> SafeString:
    return mark_safe("\n".join(parts))  # noqa: S308 – every part is escaped below


def _block(block: str) -> SafeString:
    lines = [line.strip() for line in block.splitlines()]
    return _joined(_run(kind, list(run)) for kind, run in groupby(lines, key=_kind))


def _kind(line: str) -> str:
    if line.startswith("## "):
        return "heading"
    return "list" if line.startswith("- ") else "text"


def _run(kind: str, lines: list[str]) -> SafeString:
    if kind == "heading":
        return format_html_join("\n", "<h2>{}</h2>", ((linked(line[3:]),) for line in lines))
    if kind == "list":
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((linked(line[2:]),) for line in lines)))
    broken = [linked(line) for line in lines]
    return format_html("<p>{}</p>", format_html_join(mark_safe("<br>"), "{}", ((line,) for line in broken)))


def linked(line: str) -> SafeString:
    """A line with web and mail addresses as links."""
    parts: list[SafeString] = []
    position = 0
    for found in _ADDRESS.finditer(line):
        parts.append(format_html("{}", line[position : found.start()]))
        address = found.group()
        target = address if found.group("url") else f"mailto:{address}"
        parts.append(format_html('<a href="{}">{}</a>', target, address))
        position = found.end()
    parts.append(format_html("{}", line[position:]))
    return mark_safe("".join(parts))  # noqa: S308 – every part is escaped above
