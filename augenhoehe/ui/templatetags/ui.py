"""Filters for words, days and numbers, as ui.md wants them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.forms import Field
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi, gettext

from augenhoehe.core import clock, numbers
from augenhoehe.core.multilingual import Reading, text_in
from augenhoehe.ui.drawing import Drawing, tall, wide
from augenhoehe.ui.path import Path
from augenhoehe.ui.timeline import Line, lines_by_day
from augenhoehe.ui.words import days_ago, long_day, long_moment

register = template.Library()


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
    found = value if isinstance(value, Reading) else text_in(value, language or get_language() or "de")
    if not found.text:
        return SafeString("")
    text = format_html('<span lang="{}" dir="{}">{}</span>', found.language, found.direction, found.text)
    note = reading_note(found)
    return format_html('{} <small class="translation-note">({})</small>', text, note) if note else text


def reading_note(found: Reading) -> str:
    """What is to be said about a translation: missing, out of date, or by a machine."""
    if found.missing:
        return gettext("noch nicht übersetzt")
    if found.stale:
        return gettext("Übersetzung veraltet")
    return gettext("maschinell übersetzt, ungeprüft") if found.machine else ""


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
def sections(form: Any) -> list[dict[str, Any]]:
    """Visible fields in the sections that the form names: `sections = [(title, [field, …]), …]`."""
    visible = {field.name: field for field in form.visible_fields()}
    named = [
        {"title": title, "fields": [visible.pop(name) for name in names if name in visible]}
        for title, names in getattr(form, "sections", ())
    ]
    rest = list(visible.values())
    return [*([{"title": "", "fields": rest}] if rest else []), *(one for one in named if one["fields"])]


@register.filter
def is_optional(field: Any) -> bool:
    """Required is the rule; only what may stay empty is marked."""
    return not field.field.required


@register.filter
def by_day(steps: Any) -> list[tuple[date, list[Line]]]:
    """Steps of a thread, grouped by day."""
    return lines_by_day(steps)


@register.filter
def wide_drawing(path: Path) -> Drawing:
    """The path picture for wide screens, mirrored for right-to-left pages."""
    return wide(path, rtl=get_language_bidi())


@register.filter
def tall_drawing(path: Path) -> Drawing:
    """The path picture for narrow screens and paper."""
    return tall(path, rtl=get_language_bidi())


@register.filter
def plain(value: float) -> str:
    """A number for machines: a point, whatever the language."""
    return f"{value:g}"
