"""Machine translation, only where the installation named a provider (AUGENHOEHE_TRANSLATE_URL); off by default.

One door for all of it: called in tasks, never while somebody waits for a page, and only with public texts
(`core.translating` says which). What comes back is marked as a machine's until a person confirms it.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings

SECONDS = 60
MOST_BYTES = 5_000_000
# What services for many people take at once; longer texts go in several requests.
MOST_SIGNS = 4000
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Unavailable(Exception):
    """The provider did not answer as agreed; the task tries again later."""


class Provider(Protocol):
    """Whoever translates for us."""

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """The texts in the target language, in the same order."""
        ...

    def pairs(self) -> set[tuple[str, str]]:
        """(from, to) of all the languages it knows."""
        ...


def provider() -> Provider | None:
    """The one the installation named, or nobody."""
    if not settings.TRANSLATE_URL:
        return None
    return LibreTranslate(settings.TRANSLATE_URL, settings.TRANSLATE_KEY)


def wrong_address(url: str) -> str:
    """A sentence when nothing may be sent there: without encryption texts and key could be read on the way."""
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return ""
    if parts.scheme == "http" and parts.hostname in LOCAL:
        return ""
    return "AUGENHOEHE_TRANSLATE_URL braucht eine Adresse mit https:// (oder http:// auf demselben Rechner)."


class LibreTranslate:
    """The public interface of LibreTranslate: POST /translate with a list of texts, GET /languages."""

    def __init__(self, url: str, key: str = "") -> None:
        self.url, self.key = url.rstrip("/"), key

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        found: list[str] = []
        for some in _portions(texts):
            wanted = {"q": some, "source": source, "target": target, "format": "text"}
            answer = self._asked("/translate", {**wanted, **({"api_key": self.key} if self.key else {})})
            made = answer.get("translatedText") if isinstance(answer, dict) else None
            if not isinstance(made, list) or len(made) != len(some) or not all(isinstance(one, str) for one in made):
                raise Unavailable("Der Übersetzungsdienst hat nicht alle Texte zurückgegeben.")
            found += made
        return found

    def pairs(self) -> set[tuple[str, str]]:
        answer = self._asked("/languages")
        try:
            return {(one["code"], target) for one in answer for target in one.get("targets", ())}
        except (TypeError, KeyError, AttributeError):
            raise Unavailable("Der Übersetzungsdienst nennt keine Sprachen.") from None

    def _asked(self, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Accept": "application/json", "Content-Type": "application/json", "User-Agent": "Augenhoehe"}
        request = urllib.request.Request(f"{self.url}{path}", data=data, headers=headers)  # noqa: S310 – settings checked it
        try:
            with _opener().open(request, timeout=SECONDS) as answer:
                return json.loads(answer.read(MOST_BYTES))
        except urllib.error.HTTPError as error:
            raise Unavailable(f"Der Übersetzungsdienst lehnt ab ({error.code}).") from None
        except (OSError, ValueError) as error:
            raise Unavailable(f"Der Übersetzungsdienst antwortet nicht: {error}") from None


class _Stays(urllib.request.HTTPRedirectHandler):
    """Texts and key go to the address somebody named, and nowhere else."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_Stays)


def _portions(texts: Sequence[str]) -> list[list[str]]:
    portions: list[list[str]] = []
    room = 0
    for text in texts:
        if not portions or room + len(text) > MOST_SIGNS:
            portions.append([])
            room = 0
        portions[-1].append(text)
        room += len(text)
    return portions
