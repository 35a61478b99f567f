"""Every form that somebody without an account can send: found from the addresses themselves, examples by name.

A public address that takes a POST has an example here or stands in `WITHOUT_TEXT` with its reason; a test compares
both with the addresses of the house, so that a new form joins or is left out on purpose.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

# What a person would write where a form asks for something of this kind or name; the rest gets a sentence.
SENSIBLE = {
    "email": "leserin@leute.example", "tel": "0221 4710 100", "number": "2", "numeric": "2", "decimal": "2",
    "date": "2026-12-01", "day": "1.12.2026", "begins": "10:00", "ends": "11:00",
    "until_": "31.12.2030",
}  # fmt: skip
SENTENCE = "Am Schalter fehlt jemand zum Übersetzen"
# For arguments of addresses nobody knows: only whether a POST is taken at all is asked with them.
ANYTHING = {"uuid": uuid.UUID(int=1), "str": "x", "slug": "x", "int": 1, "path": "x"}


@dataclass
class Form:
    """One form as a page shows it: where it goes, how, and what it would send untouched."""

    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)
    free: set[str] = field(default_factory=set)
    kinds: dict[str, str] = field(default_factory=dict)

    def filled(self) -> Form:
        """As somebody fills it in who knows what is asked: one wrong field is then all that is wrong."""
        for name in self.free - {"website"}:
            if not self.values[name].strip():
                # Of many like it a field says by the beginning of its name what it asks: until_room, until_funding.
                said = SENSIBLE.get(name) or SENSIBLE.get(name.partition("_")[0] + "_")
                self.values[name] = said or SENSIBLE.get(self.kinds.get(name, ""), SENTENCE)
        return self

    @property
    def names(self) -> list[str]:
        return sorted(self.values)


_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.found = address, []
        self._form: Form | None = None
        self._area = self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(given.get("action") or self.address, given.get("method", "get").lower())
            self.found.append(self._form)
        if self._form is None:
            return
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "input" and name:
            self._input(name, kind, given)
        elif tag == "button" and name:
            self._form.values.setdefault(name, given.get("value", ""))
        elif tag == "textarea":
            self._area, self._form.values[name] = name, ""
            self._form.free.add(name)
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in given or not self._form.values.get(self._select)):
            self._form.values[self._select] = given.get("value", "")

    def _input(self, name: str, kind: str, given: dict[str, str]) -> None:
        assert self._form is not None
        if kind in ("radio", "checkbox"):
            # A person ticks something: the first of each group.
            self._form.values.setdefault(name, given.get("value") or "on")
            return
        self._form.values[name] = given.get("value", "")
        # Nobody gets a password back.
        if kind not in ("hidden", "file", "password"):
            self._form.free.add(name)
            self._form.kinds[name] = kind if kind in SENSIBLE else given.get("inputmode", kind)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        self._area = "" if tag == "textarea" else self._area
        self._select = "" if tag == "select" else self._select

    def handle_data(self, data: str) -> None:
        if self._form is not None and self._area:
            self._form.values[self._area] += data


def forms_in(content: str, address: str) -> list[Form]:
    reader = _Reader(address)
    # What stands around them costs most of the time and says nothing.
    reader.feed("".join(_FORM.findall(content)))
    return [one for one in reader.found if one.values]


def public_routes() -> Iterator[tuple[str, URLPattern]]:
    """(name, pattern) of every address that asks for no account."""

    def walk(patterns: Any, space: str = "") -> Iterator[tuple[str, URLPattern]]:
        for one in patterns:
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
            elif one.name and getattr(one.callback, "login_required", True) is False:
                yield f"{space}{one.name}", one

    yield from walk(get_resolver().url_patterns)


def takes_post(name: str, pattern: URLPattern) -> bool:
    """A view that only shows answers 405, before it looks for what its address names."""
    arguments = {key: ANYTHING.get(_kind(one), "imprint") for key, one in pattern.pattern.converters.items()}
    try:
        address = reverse(name, kwargs=arguments)
    except NoReverseMatch:
        return False
    return Client(raise_request_exception=False).post(address, {}).status_code != 405


def _kind(converter: Any) -> str:
    return type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")


# --- Which forms there are -----------------------------------------------------------------------------
Address = Callable[[Any], str]


def _plain(name: str) -> Address:
    return lambda _world: reverse(name)


# What the fuzzing opens: by the name of the address, from the world of the test.
FORMS: dict[str, Address] = {
    "structure:report": _plain("structure:report"),  # four screens, see SCREENS
    "structure:status": _plain("structure:status"),
    "organisations:registration": _plain("organisations:registration"),
    "cases:wish": _plain("cases:wish"),
    "volunteers:enquire": _plain("volunteers:enquire"),
    "forum:write": lambda world: f"{reverse('forum:write')}?zu={world.room.ref}",
    "forum:report": lambda world: reverse("forum:report", args=[world.shown.pk]),
    "forum:status": _plain("forum:status"),
    "events:certificate": _plain("events:certificate"),
    "events:register": lambda world: reverse("events:register", args=[world.event.pk]),
    "portal:barrier": _plain("portal:barrier"),
    "press:subscribe": _plain("press:subscribe"),
    "account_login": _plain("account_login"),
    "account_request_login_code": _plain("account_request_login_code"),
    "account_password_login": _plain("account_password_login"),
}
# Forms of several screens: how often „Weiter“ is pressed until all of it is sent at once.
SCREENS = {"structure:report": 3}
# Behind the link of a mail or on a page of the demo world, with a real token: the example of `tests/subjects` by name.
BEHIND_LINKS: dict[str, str] = {
    "accounts:accept_invitation": "gültig",
    "circulars:letter": "an Dattelpalme",
    "circulars:opt_out": "an Dattelpalme",
    "committees:deputy_answer": "Esma",
    "committees:guest_answer": "Zeynep",
    "committees:invitation_answer": "Emine",
    "events:feedback": "gültig",
    "events:feedback_room": "gültig",
    "events:own": "wartet",
    "forum:confirm": "in test_fuzzing_links gemacht",
    "forum:support": "mit amtlicher Antwort",
    "funding:calculator": "veröffentlicht",
    "funding:reminder_end": "von Faisal",
    "funding:self_check": "veröffentlicht",
    "network:diversity_answer": "gefragt",
    "organisations:confirmation": "gefragt",
    "organisations:survey_answer": "gefragt",
    "polls:vote": "Stimmzettel 1",
    "press:subscription_confirm": "in test_fuzzing_links gemacht",
    "press:subscription_end": "in test_fuzzing_links gemacht",
    "press:subscription_leave": "in test_fuzzing_links gemacht",
    "studies:nominate": "läuft, öffentlich",
    "volunteers:address": "in test_fuzzing_links gemacht",
    "volunteers:answer": "Inas",
    "volunteers:office": "einer Schule",
}
# Without a word that somebody could type.
WITHOUT_TEXT: dict[str, str] = {
    "structure:status_withdraw": "Nimmt nur den Statuscode wie structure:status.",
    "structure:status_delete_contact": "Nimmt nur den Statuscode wie structure:status.",
    "account_logout": "Ein Knopf ohne Feld.",
    "account_signup": "Geschlossen: Konten entstehen durch Einladung.",
    "socialaccount_signup": "Geschlossen: Konten entstehen durch Einladung.",
    "account_confirm_login_code": "Erst nach dem Anfordern eines Codes; Sache von django-allauth.",
    "mfa_authenticate": "Erst nach dem ersten Faktor; Sache von django-allauth.",
    "mfa_login_webauthn": "Nimmt eine Antwort des Browsers, kein Formular.",
}
# Interfaces for machines: every method gets an answer there, and none takes a form.
MACHINES = ("organisations:hsds_", "ui:")
# Forms that are sent with GET: words and filters in the address.
READ = ("portal:start", "portal:search", "journal:threads_public", "organisations:organisations_public",
        "organisations:offers_public", "forum:start")  # fmt: skip
