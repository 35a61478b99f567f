"""How every answer of the interface looks: JSON for everybody, from everywhere, asked for anew only when it changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.csrf import csrf_exempt

from augenhoehe.oparl.kinds import SCHEMA
from augenhoehe.oparl.operations import settle_pending

METHODS = "GET, HEAD, OPTIONS"
View = Callable[..., HttpResponseBase]


def interface(view: View) -> View:
    """For everybody without sign-in, from any page on the web; reading only."""

    @login_not_required
    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _open_to_all(HttpResponse(status=204))
        if request.method not in ("GET", "HEAD"):
            return failed(405, "Diese Schnittstelle liest nur.", f"erlaubt: {METHODS}")
        settle_pending()
        return _open_to_all(view(request, *args, **kwargs))

    return answer


def _open_to_all(response: HttpResponseBase) -> HttpResponseBase:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
    response["Access-Control-Expose-Headers"] = "ETag, Last-Modified"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def answered(request: HttpRequest, text: str, modified: datetime | None = None) -> HttpResponseBase:
    """The JSON, or „304“ when whoever asks has it already."""
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    return unless_known(request, response, text.encode(), modified)


def unless_known(
    request: HttpRequest, response: HttpResponse, content: bytes, modified: datetime | None
) -> HttpResponseBase:
    etag = quote_etag(blake2b(content, digest_size=16).hexdigest())
    response["ETag"], response["Cache-Control"] = etag, "no-cache"
    stamp = int(modified.timestamp()) if modified else None
    if stamp is not None:
        response["Last-Modified"] = http_date(stamp)
    return get_conditional_response(request, etag=etag, last_modified=stamp, response=response) or response


def failed(status: int, message: str, debug: str) -> HttpResponseBase:
    """The error object of OParl 1.1; `debug` is for whoever writes the client."""
    said = {"type": f"{SCHEMA}Error", "message": message, "debug": debug}
    response = HttpResponse(
        json.dumps(said, ensure_ascii=False), content_type="application/json; charset=utf-8", status=status
    )
    response["Cache-Control"] = "no-store"
    if status == 405:
        response["Allow"] = METHODS
    return _open_to_all(response)
