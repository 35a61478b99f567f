"""Linking: find an offer without leaving the file, keep what was agreed, later whether somebody arrived."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from augenhoehe.cases import operations, queries, rules
from augenhoehe.cases import queries_linkings as linkings
from augenhoehe.cases.forms.linkings import LinkingForm, MissingForm, SettleForm
from augenhoehe.cases.linking import FORMS
from augenhoehe.cases.models import Concern, Linking
from augenhoehe.cases.tags import linking_tag
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations.forms.offers_public import OfferSearchForm
from augenhoehe.organisations.offer_lines import line_of
from augenhoehe.organisations.queries.offer_search import search_offers
from augenhoehe.organisations.words_offers import names_in
from augenhoehe.places.queries import served_map

from .room import address, find, find_linking, in_room, trail

PAGES = {"offer": "organisations:offer_public", "organisation": "organisations:organisation_public"}
# A form that another page fills: shown first, without any error.
CHOOSE = "choose"


@require_http_methods(["GET", "POST"])
@in_room()
def linking_search(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """By POST: what somebody looks for, beside the number of a file, belongs into no address and no log."""
    found = find(request, pk)
    rules.check_writes(request.actor, found)
    day = today()
    form = OfferSearchForm(request.POST, places=served_map(day))
    wish = form.wish()
    typed = request.POST.get("seite", "1")
    offers = None
    if request.method == "POST":
        offers = search_offers(wish, page=int(typed) if typed.isdecimal() else 1, language="de", day=day)
    context = {
        "page_title": "Vermitteln",
        "breadcrumb": trail(found),
        "case": found,
        "form": form,
        "shown": form.shown(wish),
        **form.fields_shown(wish),
        "wish": wish,
        "found": offers,
        "lines": [line_of(one, day) for one in offers.rows] if offers else [],
        "organisations": linkings.organisations_called(wish.words) if offers else [],
    }
    return render(request, "cases/linking_search.html", context)


def _typed(request: ActorRequest) -> Any:
    """What was sent with this page's own form; a choice made on the page before is none."""
    return request.POST if request.method == "POST" and request.POST.get("step") != CHOOSE else None


@in_room()
def linking_make(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_writes(request.actor, found)
    chosen = {name: request.POST.get(name, "") for name in PAGES}
    target = linkings.target_of(**chosen)
    if target is None and any(chosen.values()):
        raise Http404("Dieses Angebot gibt es nicht mehr.")
    concerns = linkings.concerns_in(found.pk)
    form = LinkingForm(_typed(request), target=target, concerns=concerns)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.link_to(
            case=found, target=target or linkings.Target("place", data["name"]), purpose=data["purpose"], on=data["on"],
            concern=_chosen(concerns, data["concern"]), state=data["state"], ask_on=data["ask_on"],
            handing_on=form.handing_on, by=request.actor, at=now(),
        )  # fmt: skip
        return f"{address(found)}#vermittlung-{made.pk}", "Die Vermittlung ist festgehalten."

    crumbs = [*trail(found), ("Vermitteln", reverse("cases_inside:linking_search", args=[pk]))]
    return ask(
        request, form, act, title=f"Vermitteln: {target.name}" if target else "An eine andere Stelle vermitteln",
        button="Festhalten", breadcrumb=crumbs,
        lead="Das Angebot erfährt davon nichts. Weitergeben dürfen Sie nur, wozu die Person Sie entbunden hat.",
    )  # fmt: skip


def _chosen(concerns: Sequence[Concern], pk: str) -> Concern | None:
    return next((one for one in concerns if str(one.pk) == pk), None)


@in_room()
def linking_missing(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_writes(request.actor, found)
    concerns = linkings.concerns_in(found.pk)
    form = MissingForm(
        _typed(request), concerns=concerns, areas=queries.life_areas(), towns=queries.towns(),
        initial={name: request.POST.get(name, "") for name in ("wanted", "language", "town")},
    )  # fmt: skip

    def act(data: dict[str, Any]) -> tuple[str, str]:
        concern = _chosen(concerns, data.pop("concern"))
        if concern is None:
            raise Http404
        made = operations.note_missing(case=found, concern=concern, by=request.actor, at=now(), **data)
        said = "Festgehalten. Erleben das auch andere? Mit einem Klick wird daraus ein Hinweis ohne Namen."
        return f"{address(found)}#vermittlung-{made.pk}", said

    if not concerns:
        return render(request, "cases/linking_no_concern.html", {
            "page_title": "Kein passendes Angebot", "breadcrumb": trail(found), "case": found,
        })  # fmt: skip
    return ask(
        request, form, act, title="Kein passendes Angebot", button="Festhalten", breadcrumb=trail(found),
        lead="Was fehlt, bleibt zuerst in dieser Akte. Danach entscheiden Sie, ob ein Hinweis ohne Namen hinausgeht.",
    )  # fmt: skip


@in_room()
def linking_settle(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    linking = find_linking(request, pk)
    case = linking.case
    rules.check_writes(request.actor, case)
    rules.check_settle(linking)
    form = SettleForm(request.POST or None, of=linking)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.settle_linking(
            linking=linking, verb=data["verb"], ask_on=data["ask_on"], result=data["result"], by=request.actor,
            at=now(), handing_on=form.handing_on, revision=data["revision"],
        )  # fmt: skip
        return f"{address(case)}#vermittlung-{linking.pk}", "Festgehalten."

    return ask(
        request, form, act, title="Was wurde aus der Vermittlung?", button="Festhalten", breadcrumb=trail(case),
        lead=f"{linking.target.name}: {linking.purpose}",
    )  # fmt: skip


# --- As the page of the file shows them ---------------------------------------------------------------
def lines_of(rows: Sequence[Linking]) -> list[dict[str, Any]]:
    there = linkings.still_public(rows)
    return [
        {
            "row": one,
            "tag": linking_tag(one),
            "url": reverse(PAGES[one.target.kind], args=[one.target.number]) if one.target.number in there else "",
            "gone": bool(one.target.number) and one.target.number not in there,
            "where": missing_where(one) if one.missing else one.target.name,
            "handing": _handing(one),
        }
        for one in rows
    ]


def _handing(linking: Linking) -> str:
    """The release in one sentence."""
    handing = linking.handing_on
    if handing.revoked_on:
        return f"Die Entbindung ist seit {long_date(handing.revoked_on)} widerrufen: nichts mehr weitergeben."
    if handing.released_on:
        return f"Von der Schweigepflicht entbunden am {long_date(handing.released_on)}, {FORMS[handing.form]}."
    return "Eine Schweigepflichtentbindung ist nötig und fehlt noch." if handing.needed else ""


def missing_where(linking: Linking) -> str:
    """„Es fehlt: … (Zwirnstadt, auf Arabisch)“, without the words before."""
    spoken = names_in("de").get(linking.language, "")
    return ", ".join(filter(None, [linking.target.name or "im ganzen Kreis", f"auf {spoken}" if spoken else ""]))


def missing_sentence(linking: Linking, area: str) -> str:
    """The prepared text of a hint: what is missing, where, in which language; nobody's story."""
    spoken = names_in("de").get(linking.language, "")
    place = f"in {linking.target.name}" if linking.target.name else "im Kreis"
    words = f"Im Lebensbereich „{area}“ fehlt {place} ein Angebot{f' auf {spoken}' if spoken else ''}."
    return f"{words} Gesucht wird: {linking.purpose}"
