"""The feed in HSDS 3.1: open for everybody and every page of the web, read only, kept ready."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language, gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from augenhoehe.core.clock import today
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.kept import kept_by
from augenhoehe.organisations.hsds import pages
from augenhoehe.organisations.hsds.pages import Asked
from augenhoehe.organisations.hsds.taxonomies import BY_ID, taxonomy_object, term_object, terms

VERSION = "3.1"
PROFILE = "https://docs.openreferral.org/en/3.1/"
OPENAPI = "https://raw.githubusercontent.com/openreferral/specification/3.1/schema/openapi.json"
PARAMETERS = (
    "search", "page", "per_page", "format", "taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after",
    "minimal", "full", "postcode", "proximity", "parent_id",
)  # fmt: skip
List = Callable[..., dict[str, Any]]


def feed(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Without sign-in, in no session, for scripts of any origin: nothing here belongs to anybody (only here)."""

    @wraps(view)
    def refusing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            return JsonResponse({"error": refused.sentence}, status=400)

    ready = kept_by(*PARAMETERS)(refusing)

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = ready(request, *args, **kwargs)
        if request.method in ("GET", "HEAD") and response.status_code == 200:
            # „304“ needs the headers below as much as the answer itself, so that it is decided here.
            response = get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
            response.headers["Cache-Control"] = "no-cache"
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    wrapped: Any = login_not_required(csrf_exempt(require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])(answer)))
    return wrapped  # type: ignore[no-any-return]


def _listed(make: List, request: ActorRequest, **more: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return _allowed()
    return _json(make(Asked.of(_typed(request)), **more))


def _typed(request: ActorRequest) -> dict[str, str]:
    """What was asked: in the address, or by POST in a form or JSON body, so that no search word stands in a log."""
    typed = request.GET.dict()
    if request.method != "POST":
        return typed
    if request.content_type == "application/json":
        try:
            body = json.loads(request.body or b"{}")
        except ValueError:
            raise Refused("The body is no JSON.") from None
        if not isinstance(body, dict):
            raise Refused("The body is no JSON object.")
        return typed | {str(name): _as_text(value) for name, value in body.items()}
    return typed | request.POST.dict()


def _as_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _one(found: dict[str, Any] | None, request: ActorRequest) -> HttpResponse:
    if request.method == "OPTIONS":
        return _allowed()
    if found is None:
        return JsonResponse({"error": "There is no such entry."}, status=404)
    return _json(found)


def _json(value: dict[str, Any]) -> HttpResponse:
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    etag = f'"{blake2b(content, digest_size=16).hexdigest()}"'
    return HttpResponse(content, content_type="application/json; charset=utf-8", headers={"ETag": etag})


def _allowed() -> HttpResponse:
    """What a browser asks before it sends a JSON body from elsewhere."""
    headers = {"Access-Control-Allow-Methods": "GET, HEAD, POST", "Access-Control-Allow-Headers": "Content-Type"}
    return HttpResponse(status=204, headers=headers)


def _here() -> dict[str, Any]:
    return {"day": today(), "language": get_language() or "de"}


@feed
def root(request: ActorRequest) -> HttpResponse:
    """What this is and who publishes it."""
    installation = request.installation
    contact = installation.contact if installation else {}
    publisher = {
        "name": (installation.centre_name or installation.name) if installation else settings.INSTALLATION_NAME,
        "email": contact.get("email", ""),
        "website": contact.get("website", ""),
    }
    return _json(
        {
            "version": VERSION,
            "profile": PROFILE,
            "openapi_url": OPENAPI,
            "description": gettext("Angebote und Organisationen aus dem Register. Eine Sprache je Adresse."),
            "publisher": {name: value for name, value in publisher.items() if value},
        }
    )


@feed
def services(request: ActorRequest) -> HttpResponse:
    return _listed(pages.services, request, **_here())


@feed
def service(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _one(pages.service(pk, **_here()), request)


@feed
def service_at_locations(request: ActorRequest) -> HttpResponse:
    return _listed(pages.service_at_locations, request, **_here())


@feed
def service_at_location(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _one(pages.service_at_location(pk, **_here()), request)


@feed
def organizations(request: ActorRequest) -> HttpResponse:
    return _listed(pages.organizations, request, **_here())


@feed
def organization(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _one(pages.organization(pk, **_here()), request)


@feed
def taxonomies(request: ActorRequest) -> HttpResponse:
    return _listed(pages.taxonomies, request)


@feed
def taxonomy(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = BY_ID.get(str(pk))
    return _one(taxonomy_object(found) if found else None, request)


@feed
def taxonomy_terms(request: ActorRequest) -> HttpResponse:
    return _listed(pages.taxonomy_terms, request)


@feed
def taxonomy_term(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _one(term_object(str(pk), whole=True) if str(pk) in terms() else None, request)
