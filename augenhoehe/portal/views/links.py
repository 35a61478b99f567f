"""Lists of links: for everybody on one page, inside for the coordination that keeps them."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.journal.views.kept import public_page
from augenhoehe.portal import operations
from augenhoehe.portal.addresses import of_link_list
from augenhoehe.portal.forms.legal import ConfirmForm
from augenhoehe.portal.forms.links import LinkForm, LinkListForm
from augenhoehe.portal.listings import link_list_tag, link_tag
from augenhoehe.portal.models import Link, LinkList
from augenhoehe.portal.queries import links as queries
from augenhoehe.portal.rules import links as rules

Crumbs = list[tuple[str, str]]


@public_page
def links_public(request: ActorRequest) -> HttpResponse:
    """All published lists; each address with a sentence what is there, and when somebody last looked."""
    day = clock.today()
    context = {
        "page_title": gettext("Verweise"),
        "lists": [(one, queries.lines_of(one.shown_links, day)) for one in queries.public_link_lists()],  # type: ignore[attr-defined]
    }
    return render(request, "portal/links_public.html", context)


# --- Inside -----------------------------------------------------------------------------------------
def trail(link_list: LinkList | None = None) -> Crumbs:
    start = [("Verweislisten", reverse("portal_inside:link_lists"))]
    return [*start, (str(link_list), of_link_list(link_list))] if link_list else start


def kept(request: ActorRequest, pk: uuid.UUID) -> LinkList:
    rules.check_keep(request.actor)
    return get_object_or_404(queries.link_lists_for(request.actor), pk=pk)


def kept_link(request: ActorRequest, pk: uuid.UUID) -> Link:
    rules.check_keep(request.actor)
    return get_object_or_404(queries.links_for(request.actor), pk=pk)


@require_GET
def link_lists(request: ActorRequest) -> HttpResponse:
    rules.check_keep(request.actor)
    day = clock.today()
    rows = [(one, link_list_tag(one, day)) for one in queries.overview_of_lists(request.actor, day)]
    return render(request, "portal/link_lists.html", {"page_title": "Verweislisten", "rows": rows})


@require_GET
def link_list(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, day = kept(request, pk), clock.today()
    context = {
        "page_title": str(found),
        "breadcrumb": trail(),
        "link_list": found,
        "lines": [(line, link_tag(line.link, day)) for line in queries.lines_of(queries.links_of(found), day)],
    }
    return render(request, "portal/link_list.html", context)


def link_list_make(request: ActorRequest) -> HttpResponse:
    rules.check_keep(request.actor)
    form = LinkListForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.make_list(by=request.actor, at=clock.now(), **form.values())
        return of_link_list(made), "Die Liste ist angelegt. Tragen Sie Verweise ein, dann veröffentlichen Sie sie."

    return ask(request, form, act, title="Neue Verweisliste", button="Anlegen", breadcrumb=trail())


def link_list_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = kept(request, pk)
    form = LinkListForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_list(
            link_list=found, revision=data["revision"], by=request.actor, at=clock.now(), **form.values()
        )
        return of_link_list(found), "Die Liste ist geändert."

    return ask(request, form, act, title=f"{found} ändern", button="Speichern", breadcrumb=trail(found))


def link_list_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = kept(request, pk)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.remove_list(link_list=found, by=request.actor, at=clock.now())
        return reverse("portal_inside:link_lists"), "Die Liste ist entfernt."

    return ask(
        request, ConfirmForm(request.POST or None), act, title=f"{found} entfernen", button="Liste entfernen",
        danger=True, breadcrumb=trail(found), lead="Mit der Liste gehen auch ihre Verweise.",
    )  # fmt: skip


@require_POST
def link_list_publish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Shown or hidden: one button that does the other thing."""
    found = kept(request, pk)
    wanted = not found.public
    said = "Alle lesen die Liste jetzt." if wanted else "Die Liste ist nicht mehr öffentlich."
    return _done(request, found, lambda: operations.publish_list(
        link_list=found, public=wanted, by=request.actor, at=clock.now()), said)  # fmt: skip


@require_POST
def link_list_check(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """„Alle geöffnet, alles stimmt“."""
    found = kept(request, pk)
    return _done(request, found, lambda: operations.check_links(
        link_list=found, by=request.actor, at=clock.now()), "Alle Verweise gelten als heute durchgesehen.")  # fmt: skip


def _done(request: ActorRequest, found: LinkList, act: Callable[[], object], said: str) -> HttpResponse:
    act()
    messages.success(request, said)
    return redirect(of_link_list(found))


def link_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = kept(request, pk)
    form = LinkForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.add_link(link_list=found, by=request.actor, at=clock.now(), **form.values())
        return of_link_list(found), "Der Verweis steht in der Liste."

    return ask(request, form, act, title="Verweis eintragen", button="Eintragen", breadcrumb=trail(found))


def link_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = kept_link(request, pk)
    form = LinkForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_link(link=found, revision=data["revision"], by=request.actor, at=clock.now(), **form.values())
        return of_link_list(found.link_list), "Der Verweis ist geändert und gilt als heute durchgesehen."

    return ask(request, form, act, title="Verweis ändern", button="Speichern", breadcrumb=trail(found.link_list))


def link_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = kept_link(request, pk)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.remove_link(link=found, by=request.actor, at=clock.now())
        return of_link_list(found.link_list), "Der Verweis ist entfernt."

    return ask(
        request, ConfirmForm(request.POST or None), act, title=f"Verweis „{found}“ entfernen", button="Entfernen",
        danger=True, breadcrumb=trail(found.link_list),
    )  # fmt: skip
