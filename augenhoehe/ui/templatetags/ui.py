"""Filters for words, days and numbers, as ui.md wants them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import takewhile
from typing import Any
from uuid import UUID

from django import template
from django.forms import Field
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode, url
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from augenhoehe.core import clock, numbers
from augenhoehe.core.addresses import by_id
from augenhoehe.core.multilingual import Reading, text_in
from augenhoehe.ui import prose
from augenhoehe.ui.drawing import picture
from augenhoehe.ui.path import Path
from augenhoehe.ui.readings import reading_html
from augenhoehe.ui.readings import reading_note as reading_note
from augenhoehe.ui.timeline import timeline_html
from augenhoehe.ui.words import comma, days_ago, long_day, long_moment

register = template.Library()


class _AddressNode(template.Node):
    """A `url` of one thing by its id: the address is looked up once for all of them."""

    child_nodelists = ()

    def __init__(self, plain: URLNode, url_name: str) -> None:
        self.plain, self.url_name, self.of = plain, url_name, plain.args[0]

    def render(self, context: template.Context) -> str:
        found = self.of.resolve(context)
        return by_id(self.url_name, found) if isinstance(found, UUID) else self.plain.render(context)


@register.tag("url")
def url_tag(parser: Parser, token: Token) -> template.Node:
    """Django's own `url`; a page names a hundred things, each by its id."""
    plain: URLNode = url(parser, token)
    name = plain.view_name.var
    lone = len(plain.args) == 1 and not plain.kwargs and not plain.asvar
    return _AddressNode(plain, str(name)) if lone and isinstance(name, str) else plain


@register.filter
def day(value: date | datetime | None) -> str:
    """„26. November 2026“, in the page's language."""
    return long_day(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """„Do., 26. November 2026, 18:00 Uhr“, in the page's language."""
    return long_moment(value) if value else ""


@register.filter
def ago(value: date | datetime | None, today: date | None = None) -> str:
    """„vor 63 Tagen (24. September)“."""
    return days_ago(value, today or clock.today()) if value else ""


@register.filter
def number(value: Any) -> str:
    """„10 000“ with thin spaces; text and nothing stay as they are."""
    if value is None or value == "":
        return ""
    return value if isinstance(value, str) else numbers.number(value)


@register.filter
def percent(part: int, whole: int) -> str:
    """„34 % von 210“."""
    return numbers.percent(part, whole)


@register.filter
def reading(value: dict[str, Any] | Reading | None, language: str | None = None) -> SafeString:
    """A multilingual value in a language, with lang, dir and an honest note about the translation."""
    return reading_html(value if isinstance(value, Reading) else text_in(value, language or get_language() or "de"))


@register.filter
def plain_reading(value: dict[str, Any] | Reading | None, language: str | None = None) -> str:
    """Only the text: for titles and attributes."""
    return (value if isinstance(value, Reading) else text_in(value, language or get_language() or "de")).text


@register.filter
def lines(value: str) -> list[str]:
    """Paragraphs of a text that a person typed."""
    return [part.strip() for part in str(value).split("\n\n") if part.strip()]


@register.inclusion_tag("ui/forms/summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    """What is wrong in a form, with links to the fields; shown once, wherever it is asked for first."""
    shown, form.summary_shown = getattr(form, "summary_shown", False), True
    return {"errors": [] if shown else form_errors(form)}


def form_errors(form: Any) -> list[dict[str, str]]:
    """One entry per sentence, with the anchor of its field."""
    general = [{"sentence": sentence, "anchor": ""} for sentence in form.non_field_errors()]
    return general + [
        {"sentence": f"{_introduced(str(field.label))} {sentence}", "anchor": field_anchor(field)}
        for field in form
        for sentence in field_sentences(field)
    ]


def _introduced(label: str) -> str:
    return label if label.endswith(("?", ".", ":", "!", "؟")) else f"{label}:"


@register.filter
def field_sentences(field: Any) -> list[str]:
    """What is wrong with a field; Django's „zwingend erforderlich“ becomes a sentence that says what to do."""
    default = field.field.error_messages.get("required") == Field.default_error_messages["required"]
    return [
        _missing(field) if error.code == "required" and default else sentence
        for error, sentence in zip(field.errors.as_data(), field.errors, strict=True)
    ]


def _missing(field: Any) -> str:
    kind = getattr(field.field.widget, "input_type", "")
    if kind == "checkbox" and not field.use_fieldset:
        return gettext("Bitte kreuzen Sie das an.")
    if kind in ("radio", "select", "checkbox"):
        return gettext("Bitte wählen Sie etwas aus.")
    return gettext("Bitte wählen Sie eine Datei.") if kind == "file" else gettext("Bitte füllen Sie dieses Feld aus.")


def field_anchor(field: Any) -> str:
    """Where a link to the field leads: the input, or the first choice of a group."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def breakable(address: str) -> SafeString:
    """A mail address that may break before its @."""
    return prose.breakable(address)


@register.filter
def listed(words: Iterable[Any]) -> str:
    """Words one after another, with the comma of the page's language."""
    return comma().join(str(word) for word in words)


@register.filter
def sections(form: Any) -> list[dict[str, Any]]:
    """Visible fields in the sections that the form names: `sections = [(title, [field, …]), …]`.

    Sections in `form.unfolding` lie behind the words given there as long as they and all after them are empty.
    """
    visible = {field.name: field for field in form.visible_fields()}
    named = [
        {"title": title, "fields": [visible.pop(name) for name in names if name in visible], "behind": ""}
        for title, names in getattr(form, "sections", ())
    ]
    rest = list(visible.values())
    found = [*([{"title": "", "fields": rest}] if rest else []), *(one for one in named if one["fields"])]
    unfolding = getattr(form, "unfolding", {})
    for one in takewhile(lambda one: one["title"] in unfolding and _empty(one["fields"]), reversed(found)):
        one["behind"] = unfolding[one["title"]]
    return found


def _empty(fields: list[Any]) -> bool:
    return not any(field.value() or field.errors for field in fields)


@register.filter
def is_optional(field: Any) -> bool:
    """Required is the rule; only what may stay empty is marked."""
    return not field.field.required


@register.filter
def timeline(steps: Any, inside: Any = False) -> SafeString:
    """Steps of a thread by day; the inside one names people."""
    return timeline_html(steps, inside=bool(inside))


@register.filter
def path_picture(path: Path) -> SafeString:
    """The path as a picture in both layouts and as words; kept, since the same path looks the same for everybody."""
    return picture(path, get_language() or "de")


@register.filter
def widget_attrs(attrs: Mapping[str, Any]) -> SafeString:
    """Attributes of a form field but class and required, which our templates write themselves."""
    written = (
        f" {escape(name)}" if value is True else f' {escape(name)}="{escape(value)}"'
        for name, value in attrs.items()
        if value is not False and name not in ("class", "required")
    )
    return mark_safe("".join(written))  # noqa: S308 – names and values are escaped
