"""Headers that every answer carries, and which answers may be kept by whom."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
        "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb", "xr-spatial-tracking",
    )
)  # fmt: skip


class HeadersMiddleware:
    """No device features, no embedding elsewhere; signed-in pages are never kept, public ones are asked for anew."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "Cache-Control" in response.headers:
            return response
        if _personal(request, response):
            response.headers["Cache-Control"] = "no-store"
            return response
        return _conditional(request, response) if isinstance(response, HttpResponse) else response


def _personal(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Does the answer belong to one person or one moment? A sign-in or a cookie (form token, message) makes it so."""
    if request.method not in ("GET", "HEAD") or response.status_code != 200 or response.streaming:
        return True
    actor = getattr(request, "actor", None)
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES if actor is None else actor.signed_in
    return signed_in or bool(response.cookies)


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Public pages: kept, but asked for anew each time; „304“ when nothing changed."""
    response.headers["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Cookie"])
    if "ETag" not in response.headers:
        digest = blake2b(response.content, digest_size=16).hexdigest()
        response.headers["ETag"] = quote_etag(digest)
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
