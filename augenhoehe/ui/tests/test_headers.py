"""Headers that every answer carries, and what a browser may keep."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import RequestFactory

from augenhoehe.core.ids import new_id
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.ui.middleware import HeadersMiddleware

SOMEBODY = Actor(user_id=new_id())


def answer(
    make: Callable[[], HttpResponseBase] = lambda: HttpResponse("Seite"),
    *,
    actor: Actor = ANONYMOUS,
    method: str = "get",
    **headers: str,
) -> HttpResponseBase:
    request: HttpRequest = getattr(RequestFactory(), method)("/", headers=headers)
    request.actor = actor
    return HeadersMiddleware(lambda _request: make())(request)


def test_no_page_may_use_the_devices_or_be_embedded_elsewhere() -> None:
    found = answer()
    assert "camera=()" in found["Permissions-Policy"] and "geolocation=()" in found["Permissions-Policy"]
    assert found["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_public_page_is_kept_and_asked_for_anew() -> None:
    first = answer()
    assert first["Cache-Control"] == "no-cache" and "Cookie" in first["Vary"]
    again = answer(**{"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert answer(lambda: HttpResponse("anders"), **{"If-None-Match": first["ETag"]}).status_code == 200


def _with_cookie() -> HttpResponse:
    response = HttpResponse("Formular")
    response.set_cookie("csrftoken", "x")
    return response


@pytest.mark.parametrize(
    "found",
    [
        lambda: answer(actor=SOMEBODY),
        lambda: answer(_with_cookie),
        lambda: answer(method="post"),
        lambda: answer(lambda: HttpResponse("weg", status=404)),
        lambda: answer(lambda: StreamingHttpResponse(iter([b"a"]))),
    ],
    ids=["signed in", "cookie", "post", "error", "stream"],
)
def test_what_belongs_to_one_person_or_moment_is_never_kept(found: Callable[[], HttpResponseBase]) -> None:
    assert found()["Cache-Control"] == "no-store"


def test_a_page_that_decides_itself_is_left_alone() -> None:
    own = answer(lambda: HttpResponse("x", headers={"Cache-Control": "max-age=60"}))
    assert own["Cache-Control"] == "max-age=60"
