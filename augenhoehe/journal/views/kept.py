"""Public pages kept ready: made once, then answered from memory until somebody does something.

Every operation writes the audit trail, so a page holds as long as the trail ends with the same entry. It is kept
only when no transaction was writing at that moment: then no entry below the last one can still appear, and what
was withdrawn is gone with the next request. Words like „vor 8 Tagen“ hold for a day.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from augenhoehe.core.clock import today
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.core.values import dataclass
from augenhoehe.journal.queries import end_of_trail

View = Callable[..., HttpResponseBase]
# What depends on the hour (an embargo, a meeting that began) is looked at again after so many seconds.
LONGEST = 120
MOST, LARGEST = 400, 200_000
LONGEST_QUERY = 200
COOKIES = frozenset({settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"})


@dataclass(frozen=True, slots=True)
class Kept:
    entry: int
    day: date
    until: float
    content: bytes
    headers: dict[str, str]


_pages: OrderedDict[tuple[str, str, str], Kept] = OrderedDict()
_lock = threading.Lock()


def public_page(view: View) -> View:
    """A page for everybody: without sign-in, reading only, kept ready."""
    return login_not_required(require_safe(kept(view)))


def kept(view: View) -> View:
    """For pages that everybody without an account sees alike; everybody else gets a page of their own."""
    return kept_by()(view)


def kept_by(*parameters: str) -> Callable[[View], View]:
    """Like `kept`, for lists: a page for each combination of these parameters, and of no others."""
    return lambda view: _kept(view, frozenset(parameters))


def _kept(view: View, parameters: frozenset[str]) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not _alike(request, parameters):
            return view(request, *args, **kwargs)
        key = (request.get_host(), request.get_full_path(), get_language() or "")
        entry, quiet = end_of_trail()
        day = today()
        found = _pages.get(key)
        if found and (found.entry, found.day) == (entry, day) and time.monotonic() < found.until:
            return HttpResponse(found.content, headers=found.headers)
        response = view(request, *args, **kwargs)
        if quiet and _may_be_kept(request, response):
            until = time.monotonic() + LONGEST
            _keep(key, Kept(entry, day, until, response.content, dict(response.headers)))
        return response

    return answer


def kept_part(name: str, make: Callable[[], SafeString], *, seconds: int = LONGEST) -> SafeString:
    """Part of a page that all who get it see alike: drawn once in each process, until somebody does something.

    `seconds`: longer where nothing depends on the hour.
    """
    key = ("", name, get_language() or "")
    entry, quiet = end_of_trail()
    day = today()
    found = _pages.get(key)
    if found and (found.entry, found.day) == (entry, day) and time.monotonic() < found.until:
        return mark_safe(found.content.decode())  # noqa: S308 – `make` gave it as finished markup
    made = make()
    if quiet:
        _keep(key, Kept(entry, day, time.monotonic() + seconds, made.encode(), {}))
    return made


def _alike(request: HttpRequest, parameters: frozenset[str] = frozenset()) -> bool:
    """No account, no cookie that could change the page, no filter but these, no part of a page."""
    return (
        request.method == "GET"
        and not getattr(request, "actor", ANONYMOUS).signed_in
        and not COOKIES & request.COOKIES.keys()
        and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
        and request.GET.keys() <= parameters
        and (bool(parameters) or not request.META.get("QUERY_STRING"))
        and "HX-Request" not in request.headers
    )


def _may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """A whole page without anything that belongs to this one request: a form's token, a nonce, a cookie."""
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and "CSRF_COOKIE" not in request.META
        and not getattr(request, "_csp_nonce", None)
        and len(response.content) <= LARGEST
    )


def _keep(key: tuple[str, str, str], page: Kept) -> None:
    with _lock:
        _pages[key] = page
        _pages.move_to_end(key)
        while len(_pages) > MOST:
            _pages.popitem(last=False)


def forget_all() -> None:
    """For tests, which change their database under the process."""
    with _lock:
        _pages.clear()
