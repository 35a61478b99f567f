"""/health/: what load balancers and watchers ask, without a sign-in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from augenhoehe.core import clock
from augenhoehe.core.health import health as present_health


@require_safe
@never_cache
@login_not_required
def health(request: HttpRequest) -> JsonResponse:
    """200 while pages can be served, 503 otherwise; the parts say what else is wrong."""
    found = present_health(clock.now())
    return JsonResponse(found.as_dict(), status=200 if found.serving else 503)
