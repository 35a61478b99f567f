"""What search engines are told of: the public pages there are, and every public object once, with its languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.conf import settings
from django.db.models import Max
from django.urls import NoReverseMatch, reverse

from augenhoehe.core.clock import day_of
from augenhoehe.core.values import dataclass
from augenhoehe.places.models import Installation
from augenhoehe.places.queries import kept_installation, kinds_off
from augenhoehe.search.models import Document
from augenhoehe.ui.context import FOOT, LEGAL, PUBLIC

# The protocol allows 50 000; each address stands with its languages.
EACH = 5000
# Pages that answer a person, not a search engine.
_LEFT_OUT = frozenset({"structure:status", "portal:search"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An address without language, when it changed, and the same page in each language."""

    path: str
    changed: date | None = None

    @property
    def languages(self) -> list[tuple[str, str]]:
        return [(code, _in(code, self.path)) for code, _name in settings.LANGUAGES]

    @property
    def address(self) -> str:
        return settings.BASE_URL + self.path


def _in(language: str, path: str) -> str:
    return settings.BASE_URL + (path if language == settings.LANGUAGE_CODE else f"/{language}{path}")


def standing_pages() -> list[Entry]:
    """Start page, lists and legal pages."""
    on = (kept_installation() or Installation()).switches
    foot = [name for name, _label, module in FOOT if not module or on.get(module)]
    names = ["portal:start", *(one[0] for one in PUBLIC), *foot, *(one[0] for one in LEGAL)]
    return [Entry(path) for path in dict.fromkeys(_paths(names))]


def _paths(names: list[str]) -> Iterator[str]:
    for name in names:
        try:
            if name not in _LEFT_OUT:
                yield reverse(name)
        except NoReverseMatch:
            continue


def parts(at: datetime) -> int:
    """How many files the objects fill; the standing pages are one more."""
    return -(-_addresses(at).count() // EACH)


def of_objects(part: int, at: datetime) -> list[Entry]:
    """One part of the public objects, by address; embargo and expiry are decided in SQL."""
    rows = _addresses(at)[(part - 1) * EACH : part * EACH]
    return [Entry(url, day_of(changed)) for url, changed in rows]


def _addresses(at: datetime):  # type: ignore[no-untyped-def]
    """Each address once: several resolutions of one matter lead to the same page."""
    public = Document.objects.filter(scope=Document.Scope.PUBLIC, language=settings.LANGUAGE_CODE)
    shown = public.visible_at(at).exclude(kind__in=kinds_off())
    return shown.values_list("url").annotate(changed=Max("changed_at")).order_by("url").values_list("url", "changed")
