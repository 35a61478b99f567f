"""Public pages are the same bytes for everybody: an ETag answers a second visit with nothing but 304."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

FRESH_SECONDS = 60

View = Callable[..., Any]


def public_page(view: View) -> View:
    """A page without sign-in: GET only, with an ETag over the finished bytes, shared by caches for a minute."""

    @wraps(view)
    def answered(request: Any, *args: Any, **kwargs: Any) -> Any:
        response = view(request, *args, **kwargs)
        if response.status_code != 200:
            return response
        response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        _say_who_may_keep_it(request, response)
        return get_conditional_response(request, etag=response["ETag"], response=response)

    return login_not_required(require_safe(answered))


def _say_who_may_keep_it(request: Any, response: Any) -> None:
    """Shared caches keep it unless it holds something of this visitor: a name, a form's secret, a message."""
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    personal = settings.SESSION_COOKIE_NAME in request.COOKIES or request.META.get("CSRF_COOKIE")
    if personal:
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
