"""The parts of KERN UX that our templates use, mirrored for right-to-left pages.

KERN ships 340 KB with utilities and a dark theme that we do not use, and it places things left and right.
We keep the components named in KEEP, drop the rest and turn sides into logical ones, so that an Arabic
page is a true mirror image. The result is rebuilt with every new KERN version; nothing is copied by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

KEEP = {"alert", "btn", "error", "fieldset", "form", "hint", "icon", "label", "light", "progress", "sr", "title"}
KEEP_ICONS = {"info", "success", "warning", "danger", "default", "large", "small"}
_DARK = re.compile(r"prefers-color-scheme|\[data-kern-theme=dark\]|\.kern-dark")
_SIDES = (
    (re.compile(r"(?<![\w-])(margin|padding|border)-left(?=[-:])"), r"\1-inline-start"),
    (re.compile(r"(?<![\w-])(margin|padding|border)-right(?=[-:])"), r"\1-inline-end"),
    (re.compile(r"(?<![\w-])left:"), "inset-inline-start:"),
    (re.compile(r"(?<![\w-])right:"), "inset-inline-end:"),
    (re.compile(r"(?<![\w-])border-top-left-radius:"), "border-start-start-radius:"),
    (re.compile(r"(?<![\w-])border-top-right-radius:"), "border-start-end-radius:"),
    (re.compile(r"(?<![\w-])(text-align|float|clear):left"), r"\1:inline-start"),
    (re.compile(r"(?<![\w-])(text-align|float|clear):right"), r"\1:inline-end"),
    (re.compile(r"text-align:inline-(start|end)"), r"text-align:\1"),
)
Rule = tuple[str, "str | list[Rule]"]


def kern(source: str, ours: str = "") -> str:
    """KERN, reduced and mirrored; `ours` is our own stylesheet, whose variables are kept."""
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.S).replace('@charset "UTF-8";', "")
    return write(_without_unused_variables(_kept(list(parse(source))), ours))


def parse(source: str) -> Iterator[Rule]:
    """Rules as (prelude, declarations) or (prelude, nested rules); quotes and brackets are respected."""
    start = 0
    while (opening := _find(source, start, "{")) >= 0:
        prelude = source[start:opening].strip()
        closing = _closing(source, opening)
        body = source[opening + 1 : closing]
        nested = prelude.startswith(("@media", "@supports", "@layer"))
        yield prelude, (list(parse(body)) if nested else body.strip())
        start = closing + 1


def write(rules: list[Rule]) -> str:
    return "".join(
        f"{prelude}{{{write(body) if isinstance(body, list) else _mirrored(body)}}}" for prelude, body in rules
    )


def minified(source: str) -> str:
    """Without comments and needless spaces; strings stay as they are."""
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.S)
    source = re.sub(r"\s+", " ", source)
    return re.sub(r"\s*([{};])\s*", r"\1", source).replace(";}", "}").strip()


def _find(source: str, start: int, sign: str) -> int:
    quote, depth = "", 0
    for position in range(start, len(source)):
        one = source[position]
        if quote:
            quote = "" if one == quote else quote
        elif one in "\"'":
            quote = one
        elif one in "([":
            depth += 1
        elif one in ")]":
            depth -= 1
        elif one == sign and depth == 0:
            return position
    return -1


def _closing(source: str, opening: int) -> int:
    position = opening
    while True:
        inner, end = _find(source, position + 1, "{"), _find(source, position + 1, "}")
        if inner < 0 or end < inner:
            return end
        position = _closing(source, inner)


def _kept(rules: list[Rule]) -> list[Rule]:
    found: list[Rule] = []
    for prelude, body in rules:
        if isinstance(body, list):
            inner = _kept(body)
            if inner and not _DARK.search(prelude):
                found.append((prelude, inner))
            continue
        selectors = [one for one in _selectors(prelude) if _wanted(one)]
        if selectors:
            found.append((",".join(selectors), body))
    return found


def _selectors(prelude: str) -> list[str]:
    parts, rest = [], prelude
    while (comma := _find(rest, 0, ",")) >= 0:
        parts.append(rest[:comma].strip())
        rest = rest[comma + 1 :]
    return [*parts, rest.strip()]


def _wanted(selector: str) -> bool:
    if selector.startswith(":is(body"):
        return True
    names = re.findall(r"\.kern-([a-z0-9]+)", selector)
    icons = re.findall(r"\.kern-icon--([a-z0-9-]+)", selector)
    return not _DARK.search(selector) and set(names) <= KEEP and set(icons) <= KEEP_ICONS


def _without_unused_variables(rules: list[Rule], ours: str) -> list[Rule]:
    """Drop custom properties that nothing reads, until none is left (they read each other)."""
    while True:
        text = write(rules)
        read = set(re.findall(r"var\((--[\w-]+)", text + ours))
        unused = set(re.findall(r"[{;](--[\w-]+):", text)) - read
        if not unused:
            return rules
        rules = _dropping(rules, unused)


def _dropping(rules: list[Rule], unused: set[str]) -> list[Rule]:
    found: list[Rule] = []
    for prelude, body in rules:
        if isinstance(body, list):
            inner: str | list[Rule] = _dropping(body, unused)
        else:
            inner = ";".join(one for one in _declarations(body) if one.split(":", 1)[0].strip() not in unused)
        if inner:
            found.append((prelude, inner))
    return found


def _declarations(body: str) -> list[str]:
    parts, rest = [], body
    while (end := _find(rest, 0, ";")) >= 0:
        parts.append(rest[:end])
        rest = rest[end + 1 :]
    return [one for one in [*parts, rest] if one.strip()]


def _mirrored(declarations: str) -> str:
    for pattern, replacement in _SIDES:
        declarations = pattern.sub(replacement, declarations)
    return declarations
