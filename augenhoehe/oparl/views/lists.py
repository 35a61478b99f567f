from __future__ import annotations

import json
import re
import uuid
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponseBase

from augenhoehe.oparl.kinds import BY_LIST, OF_ORGANIZATION, ROOT, internal_keys, path_of
from augenhoehe.oparl.locks import wait_for_writers
from augenhoehe.oparl.queries import FILTERS, Listed, Page, page_of, text_of, was_ever, without

from .answers import answered, failed, interface
from .objects import UNKNOWN

USUAL, MOST = 50, 100
# A full date-time; without an offset it could mean an hour more or less. A „+“ may have become a space on its way.
MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+\- ]\d{2}:\d{2})$")


class BadParameter(ValueError):
    """What somebody asked for cannot be understood."""


@interface
def bodies(request: HttpRequest) -> HttpResponseBase:
    return _list(request, Listed("Body"), f"{ROOT}/bodies")


@interface
def list_of_body(request: HttpRequest, pk: uuid.UUID, segment: str) -> HttpResponseBase:
    """All objects of a type in a Body."""
    kind = BY_LIST.get(segment)
    if kind is None or not was_ever("Body", pk):
        return failed(404, UNKNOWN, f"Body {pk}: {segment}")
    return _list(request, Listed(kind.name, body=pk), f"{path_of('Body', pk)}/{segment}")


@interface
def list_of_organization(request: HttpRequest, pk: uuid.UUID, segment: str) -> HttpResponseBase:
    """The meetings of a committee, or the stations of papers that pass through it."""
    kind = BY_LIST.get(segment)
    if kind is None or kind.name not in OF_ORGANIZATION or not was_ever("Organization", pk):
        return failed(404, UNKNOWN, f"Organization {pk}: {segment}")
    return _list(request, Listed(kind.name, organization=pk), f"{path_of('Organization', pk)}/{segment}")


def _list(request: HttpRequest, listed: Listed, path: str) -> HttpResponseBase:
    try:
        times = {name: _moment(name, request.GET[name]) for name in FILTERS if request.GET.get(name)}
        after = _after(request.GET.get("after", ""))
        size = _size(request.GET.get("limit", ""))
    except BadParameter as error:
        return failed(400, str(error), request.META.get("QUERY_STRING", "")[:200])
    narrowed = Listed(listed.kind, listed.body, listed.organization, times)
    try:
        wait_for_writers()
    except OperationalError:
        response = failed(503, "Gerade wird veröffentlicht. Bitte fragen Sie gleich noch einmal.", "lock_timeout")
        response["Retry-After"] = "2"
        return response
    page = page_of(narrowed, after=after, size=size)
    internal = request.GET.get("omit_internal") == "true"
    kept = {name: request.GET[name] for name in (*FILTERS, "limit", "omit_internal") if request.GET.get(name)}
    return answered(request, _text(page, narrowed.kind, size, internal, _links(path, kept, after, page)))


def _links(path: str, kept: dict[str, str], after: uuid.UUID | None, page: Page) -> dict[str, str]:
    """Every link repeats what the list was narrowed by."""

    def link(**more: str) -> str:
        query = urlencode({**kept, **more})
        return f"{settings.BASE_URL}{path}" + (f"?{query}" if query else "")

    links = {"first": link(), "self": link(after=str(after)) if after else link()}
    if page.after is not None:
        links["next"] = link(after=str(page.after))
    return links


def _text(page: Page, kind: str, size: int, internal: bool, links: dict[str, str]) -> str:
    texts = [text_of(one) for one in page.stamps]
    if internal:
        texts = [without(text, internal_keys(kind)) for text in texts]
    pagination, said = json.dumps({"elementsPerPage": size}), json.dumps(links)
    return f'{{"data":[{",".join(texts)}],"pagination":{pagination},"links":{said}}}'


def _moment(name: str, typed: str) -> datetime:
    if not MOMENT.match(typed):
        raise BadParameter(f"{name} braucht Tag, Uhrzeit und Zeitzone, zum Beispiel 2026-11-26T18:00:00+01:00.")
    try:
        return datetime.fromisoformat(typed.replace(" ", "+"))
    except ValueError:
        raise BadParameter(f"{name} nennt einen Tag oder eine Uhrzeit, die es nicht gibt.") from None


def _after(typed: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(typed) if typed else None
    except ValueError:
        raise BadParameter("after kommt aus dem Verweis auf die nächste Seite; so steht es dort nicht.") from None


def _size(typed: str) -> int:
    """A wish: more than the most is answered with the most."""
    if not typed:
        return USUAL
    if not typed.isdigit() or not int(typed[:6]):
        raise BadParameter("limit ist eine ganze Zahl ab 1.")
    return min(int(typed[:6]), MOST)
