"""How a text in several languages is shown: with its language, its direction and an honest note."""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from augenhoehe.core.multilingual import END, ISOLATE, Reading


def reading_note(found: Reading) -> str:
    """What is to be said about a translation: missing, out of date, or by a machine."""
    if found.missing:
        return gettext("noch nicht übersetzt")
    if found.stale:
        return gettext("Übersetzung veraltet")
    return gettext("maschinell übersetzt, ungeprüft") if found.machine else ""


def reading_html(found: Reading) -> SafeString:
    """The text with lang and dir; nothing for an empty one."""
    if not found.text:
        return SafeString("")
    shown = f'<span lang="{escape(found.language)}" dir="{found.direction}">{_marked(escape(found.text))}</span>'
    note = reading_note(found)
    shown += f' <small class="translation-note">({escape(note)})</small>' if note else ""
    return mark_safe(shown)  # noqa: S308 – text and note are escaped


def _marked(text: str) -> str:
    """What a fixed sentence of another language holds in German (a title, a name) is marked as German."""
    if ISOLATE not in text:
        return text
    return text.replace(ISOLATE, '<bdi lang="de">').replace(END, "</bdi>")
