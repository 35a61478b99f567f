"""What a client does: follow lists to their end, and keep a copy up to date by asking only what changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.test import Client

LISTS = (
    "organization", "person", "meeting", "paper", "agendaItem", "consultation", "file", "locationList",
    "legislativeTermList", "membership",
)  # fmt: skip
SYSTEM = "/oparl/v1.1/system"
Get = Callable[[str], dict[str, Any]]


def path_of(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def getter(client: Client | None = None) -> Get:
    own = client or Client()

    def get(url: str) -> dict[str, Any]:
        response = own.get(path_of(url))
        assert response.status_code == 200, (url, response.status_code, response.content)
        return json.loads(response.content)

    return get


def pages(get: Get, url: str, **filters: Any) -> Iterator[dict[str, Any]]:
    query = urlencode(filters)
    following: str | None = f"{url}?{query}" if query else url
    while following:
        page = get(following)
        yield page
        following = page["links"].get("next")


def entries(get: Get, url: str, **filters: Any) -> list[dict[str, Any]]:
    return [one for page in pages(get, url, **filters) for one in page["data"]]


def bodies(get: Get) -> list[dict[str, Any]]:
    return entries(get, get(SYSTEM)["body"])


def body(get: Get, name: str) -> dict[str, Any]:
    return next(one for one in bodies(get) if one["name"] == name)


def everything(get: Get, **filters: Any) -> dict[str, dict[str, Any]]:
    """All objects of all lists of all Bodies, by id."""
    found = {}
    for one in bodies(get):
        for key in LISTS:
            found.update({entry["id"]: entry for entry in entries(get, one[key], **filters)})
    return found


class Copy:
    """An incremental client: it remembers when it began to ask, and asks the next time what changed since."""

    def __init__(self, get: Get, now: Callable[[], str]) -> None:
        self.get, self.now, self.since = get, now, ""
        self.objects: dict[str, dict[str, Any]] = {}

    def sync(self) -> None:
        began = self.now()
        filters = {"modified_since": self.since} if self.since else {}
        for pk, said in everything(self.get, limit=7, **filters).items():
            if said.get("deleted"):
                self.objects.pop(pk, None)
            else:
                self.objects[pk] = said
        self.since = began


def words_of(said: Any) -> str:
    """Everything an answer says, to look for what must not be in it."""
    return json.dumps(said, ensure_ascii=False)
