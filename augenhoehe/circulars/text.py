"""The text of a circular and its fields: {Anrede} and the like, filled in for each organisation.

Fields are filled in after the text became HTML: what an organisation calls itself never becomes markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from django.utils import translation
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from augenhoehe.core.multilingual import SOURCE
from augenhoehe.core.values import dataclass
from augenhoehe.ui.prose import addresses_in, html_of, plain
from augenhoehe.ui.words import long_day

ORGANISATION, GREETING, LINK, ENTRY, DAY = "Organisation", "Anrede", "Link", "Eintrag", "Datum"
# Each field with what it becomes, for who writes.
FIELDS = {
    GREETING: "„Guten Tag Rojda Yıldız“, ohne bekannten Namen „Guten Tag“",
    ORGANISATION: "der Name der Organisation",
    LINK: "eine eigene Adresse: das Schreiben im Netz mit Anlagen und Abmeldung",
    ENTRY: "die Adresse des Eintrags im Verzeichnis",
    DAY: "das Datum des Schreibens",
}
_FIELD = re.compile(r"\{([^{}\n]{0,40})\}")


@dataclass(frozen=True, slots=True)
class Filling:
    """What the fields become in one letter."""

    organisation: str
    contact: str
    link: str
    entry: str
    day: date
    language: str = SOURCE

    def values(self) -> Mapping[str, str]:
        with translation.override(self.language):
            greeting = gettext("Guten Tag %(name)s") % {"name": self.contact} if self.contact else gettext("Guten Tag")
            return {
                ORGANISATION: self.organisation, GREETING: greeting, LINK: self.link, ENTRY: self.entry or self.link,
                DAY: long_day(self.day),
            }  # fmt: skip


def unknown_fields(text: str) -> list[str]:
    """What stands in braces and is no field, in the order of the text."""
    return list(dict.fromkeys(found.group() for found in _FIELD.finditer(text) if found.group(1) not in FIELDS))


def glued_fields(text: str) -> list[str]:
    """Addresses with a field inside: they would lead nowhere."""
    return [one for one in addresses_in(text) if "{" in one or "}" in one]


def filled(text: str, filling: Filling) -> str:
    """One line or many, as they are, with the fields filled in."""
    values = filling.values()
    return _FIELD.sub(lambda found: values.get(found.group(1), found.group()), text)


def plain_letter(text: str, filling: Filling) -> str:
    return filled(plain(text), filling)


def html_letter(text: str, filling: Filling) -> SafeString:
    values = filling.values()

    def written(found: re.Match[str]) -> str:
        name = found.group(1)
        if name not in values:
            return found.group()
        if name in (LINK, ENTRY):
            return format_html('<a href="{}">{}</a>', values[name], values[name])
        return escape(values[name])

    return mark_safe(_FIELD.sub(written, html_of(text)))  # noqa: S308 – html_of and the values are escaped
