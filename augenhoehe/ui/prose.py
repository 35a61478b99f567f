"""The few signs a text needs: „## “ makes a heading, „- “ or „1. “ a list, „**…**“ bold, addresses become links.

Everything else is text, so whoever edits a legal text or writes a letter can break no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

_NUMBERED = re.compile(r"\d{1,2}\. ")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ADDRESS = re.compile(r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)])|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
# So many signs fit into a line on the narrowest telephone.
NARROW = 28


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
    if _NUMBERED.match(line):
        return "steps"
    return "list" if line.startswith("- ") else "text"


def _run(kind: str, lines: list[str]) -> SafeString:
    if kind == "heading":
        return format_html_join("\n", "<h2>{}</h2>", ((linked(line[3:]),) for line in lines))
    if kind in ("list", "steps"):
        items = (linked(line.split(" ", 1)[1]) for line in lines)
        listed = format_html_join("", "<li>{}</li>", ((item,) for item in items))
        first = lines[0].split(".")[0]
        if kind == "list" or first == "1":
            return format_html("<ul>{}</ul>" if kind == "list" else "<ol>{}</ol>", listed)
        # A list that goes on after a paragraph keeps its numbers; so does a day at the beginning of a line.
        return format_html('<ol start="{}">{}</ol>', first, listed)
    broken = [linked(line) for line in lines]
    return format_html("<p>{}</p>", format_html_join(mark_safe("<br>"), "{}", ((line,) for line in broken)))


def linked(line: str) -> SafeString:
    """A line with bold words, and with web and mail addresses as links."""
    parts: list[SafeString] = []
    position = 0
    for found in _BOLD.finditer(line):
        parts += [_with_links(line[position : found.start()]), format_html("<b>{}</b>", _with_links(found.group(1)))]
        position = found.end()
    parts.append(_with_links(line[position:]))
    return mark_safe("".join(parts))  # noqa: S308 – every part is escaped below


def _with_links(line: str) -> SafeString:
    parts: list[SafeString] = []
    position = 0
    for found in _ADDRESS.finditer(line):
        parts.append(format_html("{}", line[position : found.start()]))
        address = found.group()
        target = address if found.group("url") else f"mailto:{address}"
        parts.append(format_html('<a href="{}">{}</a>', target, breakable(address)))
        position = found.end()
    parts.append(format_html("{}", line[position:]))
    return mark_safe("".join(parts))  # noqa: S308 – every part is escaped above


def breakable(address: str) -> SafeString:
    """A mail address too long for a narrow screen may break before its @, and nowhere else while it fits."""
    name, at, host = address.rpartition("@")
    long = name and len(address) > NARROW
    return format_html("{}<wbr>{}{}", name, at, host) if long else format_html("{}", address)


def addresses_in(text: str) -> list[str]:
    """What becomes a link."""
    return [found.group() for found in _ADDRESS.finditer(text)]


def plain(text: str) -> str:
    """The same text for mail programs without HTML: without the signs, as people write letters."""
    lines = (line.strip().removeprefix("## ") for line in text.strip().splitlines())
    return "\n".join(_BOLD.sub(r"\1", line) for line in lines)
