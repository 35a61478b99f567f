"""What every page needs around its content: name, banner, navigation, languages, legal links, fonts.

places and accounts lie above ui: the installation is a plain object that their middleware hangs on the
request (`name`, `centre_name`, `invented`); without it the settings speak.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy, override

from augenhoehe.core.contributions import Navigation, navigation_for
from augenhoehe.core.multilingual import RIGHT_TO_LEFT, confirmed_by
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.core.routing import translated_names
from augenhoehe.core.values import dataclass

from .plain import ON, PAGES, PARAMETER, PlainPage

# The shell shows at most this many entries; a role that needs more has no clear work.
MOST_ENTRIES = 7
LEGAL = (
    ("portal:plain", gettext_lazy("Leichte Sprache"), ""),
    ("portal:imprint", gettext_lazy("Impressum"), ""),
    ("portal:privacy", gettext_lazy("Datenschutz"), ""),
    ("portal:accessibility", gettext_lazy("Barrierefreiheit"), ""),
    ("portal:who_sees_what", gettext_lazy("Wer sieht was – und wer nicht"), ""),
    ("portal:data", gettext_lazy("Welche Daten, wie lange, wer liest"), ""),
)
# What people come to do or to look up, on every public page; the last word names the module an entry belongs to.
# Eight fit into one row; what is read after that stands at the foot and on the start page.
PUBLIC = (
    ("structure:report", gettext_lazy("Hinweis geben"), ""),
    ("structure:status", gettext_lazy("Antwort nachsehen"), ""),
    ("portal:help", gettext_lazy("Hilfe finden"), ""),
    ("journal:threads_public", gettext_lazy("Vorgänge"), ""),
    ("forum:start", gettext_lazy("Mitreden"), "forum"),
    ("events:events", gettext_lazy("Veranstaltungen"), "events"),
    ("organisations:organisations_public", gettext_lazy("Organisationen"), ""),
    ("portal:search", gettext_lazy("Suche"), ""),
)
FOOT = (
    ("organisations:offers_public", gettext_lazy("Angebote"), ""),
    ("committees:committees_public", gettext_lazy("Gremien"), ""),
    ("concept:concepts_public", gettext_lazy("Konzept"), ""),
    ("press:releases_public", gettext_lazy("Presse"), "press"),
    ("organisations:stories_public", gettext_lazy("Aus den Organisationen"), ""),
    ("funding:programmes_public", gettext_lazy("Förderung"), "funding"),
    ("volunteers:enquire", gettext_lazy("Sprachmittlung oder Begleitung anfragen"), "volunteers"),
    ("positions:positions_public", gettext_lazy("Gemeinsame Positionen"), ""),
    ("monitoring:indicators_public", gettext_lazy("Kennzahlen"), ""),
    ("desk_public:frame", gettext_lazy("Unser Handlungskonzept"), ""),
    ("open_data:catalogue", gettext_lazy("Offene Daten"), ""),
    ("portal:links", gettext_lazy("Verweise"), ""),
)
_ROWS = {"public": PUBLIC, "foot": FOOT, "legal": LEGAL}
_MODULES = frozenset(module for row in _ROWS.values() for _name, _label, module in row if module)
# Stands for the address of a page in what is drawn once for all of them.
_PAGE = "/§"
_SUBSETS = {"ar": "noto-sans-arabic", "uk": "fira-sans-cyrillic", "ru": "fira-sans-cyrillic"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the shell; `current` on the page it leads to."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language."""

    code: str
    label: str
    url: str
    direction: str
    current: bool


def address(url_name: str) -> str:
    """The address of a page, or nothing while no package has it (modules can be switched off)."""
    return _address(url_name, get_language() or "", get_urlconf() or settings.ROOT_URLCONF)


@lru_cache(maxsize=1024)
def _address(url_name: str, language: str, urlconf: str) -> str:
    # Language and URL configuration are the key: the same name has one address per language.
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


@lru_cache(maxsize=256)
def _row(name: str, modules: frozenset[str], language: str, urlconf: str) -> tuple[tuple[str, str], ...]:
    """(label, address) of the links of a row that no switched-off module hides."""
    shown = [(str(label), address(to)) for to, label, module in _ROWS[name] if not module or module in modules]
    return tuple((label, url) for label, url in shown if url)


@lru_cache(maxsize=512)
def drawn(template: str, language: str, **shown: Any) -> SafeString:
    """A part of the shell that many pages show alike, drawn once for each way it can look: half of a short page's
    work was its navigation and foot. It is made of its arguments alone, never of a request."""
    with override(language):
        return mark_safe(render_to_string(template, shown))  # noqa: S308 – Django's own template


@lru_cache(maxsize=16)
def _fonts(family: str) -> list[str]:
    return [static(f"vendor/fonts/{family}-{weight}.woff2") for weight in (400, 600)]


def _placed(html: SafeString, page: str) -> SafeString:
    """What was drawn once for all pages, for this one."""
    return mark_safe(html.replace(_PAGE, conditional_escape(page)))  # noqa: S308 – escaped here


class Site:
    """Everything the shells show around a page; nothing is computed that no template asks for."""

    def __init__(self, request: Any) -> None:
        self.request = request
        self.installation = getattr(request, "installation", None)
        self.actor: Actor = getattr(request, "actor", ANONYMOUS)

    @property
    def name(self) -> str:
        return getattr(self.installation, "name", "") or settings.INSTALLATION_NAME

    @property
    def centre_name(self) -> str:
        return getattr(self.installation, "centre_name", "")

    @property
    def invented(self) -> bool:
        return settings.DEMO or bool(getattr(self.installation, "invented", False))

    @cached_property
    def language(self) -> str:
        return get_language() or settings.LANGUAGE_CODE

    @cached_property
    def _shown(self) -> dict[str, Navigation]:
        """What this person's roles see of the navigation, by name, in order."""
        shown = [one for one in self._entries if not one.module or self._module_on(one.module)]
        return {one.url_name: one for one in shown if self._addresses[one.url_name]}

    def _above(self, entry: Navigation) -> Navigation | None:
        return next((self._shown[name] for name in entry.under if name in self._shown), None)

    def _below(self, entry: Navigation) -> list[Navigation]:
        return [one for one in self._shown.values() if self._above(one) is entry]

    @cached_property
    def _areas(self) -> list[Navigation]:
        """Entries of the first row."""
        return [one for one in self._shown.values() if self._above(one) is None][:MOST_ENTRIES]

    @cached_property
    def _entries(self) -> Sequence[Navigation]:
        return navigation_for(self.actor)

    @cached_property
    def _addresses(self) -> dict[str, str]:
        """By the name of the route: a page asks for each of them a few times."""
        language, urlconf = get_language() or "", get_urlconf() or settings.ROOT_URLCONF
        return {one.url_name: _address(one.url_name, language, urlconf) for one in self._entries}

    @cached_property
    def _trail(self) -> list[Navigation]:
        """The entries that this page belongs to, from the first row down; empty on a page of none."""
        here = self._current(self._addresses[name] for name in self._shown)
        found = [one for name, one in self._shown.items() if here and self._addresses[name] == here][:1]
        while found and (above := self._above(found[0])):
            found.insert(0, above)
        return found if found and found[0] in self._areas else []

    @cached_property
    def navigation(self) -> list[Link]:
        """The first row of the inside navigation; an area is marked on all pages of it."""
        return self._row(self._areas, 0)

    @cached_property
    def area(self) -> list[Link]:
        """The second row: what belongs to the area of this page; empty where there is only the one entry."""
        return self._level(0)

    @cached_property
    def corner(self) -> list[Link]:
        """The third row: what belongs to one entry of the second; empty where nothing does."""
        return self._level(1)

    def _level(self, depth: int) -> list[Link]:
        if len(self._trail) <= depth:
            return []
        entry = self._trail[depth]
        others = self._below(entry)
        return self._row([entry, *others], depth + 1, entry) if others else []

    def _row(self, entries: list[Navigation], depth: int, head: Navigation | None = None) -> list[Link]:
        """Marked is the entry on the way to this page; of a row below, its head where the way ends with it."""
        marked = self._trail[depth] if len(self._trail) > depth else head
        return [Link(one.label, self._addresses[one.url_name], one is marked) for one in entries]

    def _module_on(self, name: str) -> bool:
        """Entries that name a module stand only where somebody switched it on."""
        return bool(getattr(self.installation, "switches", {}).get(name))

    @cached_property
    def _modules(self) -> frozenset[str]:
        """Which of the modules that our links name are switched on."""
        switches = getattr(self.installation, "switches", {})
        return frozenset(name for name in _MODULES if switches.get(name))

    @cached_property
    def public_navigation(self) -> tuple[Link, ...]:
        return self._links("public")

    def _links(self, row: str) -> tuple[Link, ...]:
        """Links with the one marked whose address is the longest beginning of this page's address."""
        found = _row(row, self._modules, self.language, get_urlconf() or settings.ROOT_URLCONF)
        current = self._current(url for _label, url in found)
        return tuple(Link(label, url, url == current) for label, url in found)

    @property
    def public_navigation_drawn(self) -> SafeString:
        return drawn("ui/navigation.html", self.language, links=self.public_navigation)

    @property
    def foot_drawn(self) -> SafeString:
        return drawn(
            "ui/foot.html", self.language, name=self.centre_name or self.name, unconfirmed=self.unconfirmed,
            links=self._links("foot"), legal=self._links("legal"),
        )  # fmt: skip

    def _current(self, urls: Iterable[str]) -> str:
        path, homes = self.request.path, (self.start, self.today_page)
        matching = [url for url in urls if url and (path == url or (url not in homes and path.startswith(url)))]
        return max(matching, key=len, default="")

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """The page in all languages; empty where a page exists in German only."""
        return self._languages(self._plain_address(self.request.get_full_path())) if self._translated else []

    @cached_property
    def _translated(self) -> bool:
        """Does the page stand below the prefix of a language? Some exist in German only."""
        match = getattr(self.request, "resolver_match", None)
        return match is not None and match.view_name in translated_names(get_urlconf() or settings.ROOT_URLCONF)

    def _plain_address(self, address: str) -> str:
        """An address without the language at its beginning."""
        prefix = f"/{self.language}/"
        return address[len(prefix) - 1 :] if address.startswith(prefix) else address

    def _languages(self, plain: str) -> list[LanguageLink]:
        return [self._language(code, label, plain) for code, label in settings.LANGUAGES]

    @property
    def languages_drawn(self) -> SafeString | str:
        if not self._translated:
            return ""
        html = drawn("ui/languages.html", self.language, languages=tuple(self._languages(_PAGE)))
        return _placed(html, self._plain_address(self.request.get_full_path()))

    @cached_property
    def plain(self) -> PlainPage | None:
        """This page in Leichte Sprache, where it is one of the central ones and read in German."""
        if self.language != settings.LANGUAGE_CODE:
            return None
        return PAGES.get(getattr(getattr(self.request, "resolver_match", None), "view_name", ""))

    @property
    def reads_plain(self) -> bool:
        return self.plain is not None and self.request.GET.get(PARAMETER) == ON

    @property
    def plain_switch(self) -> str:
        """The same page the other way, with everything else that its address says."""
        asked = self.request.GET.copy()
        asked.pop(PARAMETER, None)
        if not self.reads_plain:
            asked[PARAMETER] = ON
        return f"{self.request.path}?{asked.urlencode()}" if asked else self.request.path

    @property
    def canonical(self) -> str:
        """The one address of this page, without filters and what links add."""
        return f"{settings.BASE_URL}{self.request.path}"

    @property
    def alternates_drawn(self) -> SafeString | str:
        """The same page in each language, for search engines; empty where it exists in German only."""
        if not self._translated:
            return ""
        addresses = tuple((one.code, settings.BASE_URL + one.url) for one in self._languages(_PAGE))
        html = drawn("ui/alternates.html", self.language, alternates=addresses)
        return _placed(html, self._plain_address(self.request.get_full_path().partition("?")[0]))

    @property
    def preview(self) -> str:
        """The picture beside a link to a page that has none of its own."""
        return f"{settings.BASE_URL}{address('portal:preview')}"

    @property
    def unconfirmed(self) -> str:
        """A sentence for the foot of a page whose language no person checked; empty otherwise."""
        if confirmed_by(self.language):
            return ""
        return gettext("Diese Seite ist maschinell übersetzt und noch nicht geprüft. Es gilt der deutsche Text.")

    def _language(self, code: str, label: str, plain: str) -> LanguageLink:
        url = plain if code == settings.LANGUAGE_CODE else f"/{code}{plain}"
        return LanguageLink(code, label, url, "rtl" if code in RIGHT_TO_LEFT else "ltr", code == self.language)

    @cached_property
    def fonts(self) -> list[str]:
        """The two weights of the page's script, preloaded; other subsets load when a sign needs them."""
        return _fonts(_SUBSETS.get(self.language, "fira-sans-latin"))

    @property
    def start(self) -> str:
        return address("portal:start") or "/"

    @property
    def today_page(self) -> str:
        return address("desk:today") or address("desk_inside:today")

    @property
    def inside_search(self) -> str:
        """Beside the account, on every inside page of people with a role: no area of its own."""
        return address("desk:search") if self.actor.roles else ""

    @property
    def sign_in(self) -> str:
        return address("account_login")

    @property
    def sign_out(self) -> str:
        return address("account_logout")

    @property
    def account(self) -> str:
        return address("accounts:account") or address("accounts_inside:account")

    @property
    def inbox(self) -> str:
        return address("notices:inbox")

    @property
    def demo_page(self) -> str:
        """The way back to the tours; only the demo has one."""
        return address("demo:overview")

    @property
    def banner(self) -> str:
        return gettext("Erfundener Kreis: Alle Namen, Orte und Vorgänge sind ausgedacht.")


def page(request: Any) -> dict[str, Any]:
    """Context processor: `site`."""
    return {"site": Site(request)}
