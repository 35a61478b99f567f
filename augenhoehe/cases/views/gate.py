"""The gate, seen by who gives a hint: write, see what is marked, see exactly what leaves, release."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from augenhoehe.cases import operations, queries, rules, tasks
from augenhoehe.cases.forms.gate import AdviceHintForm, HintForm, TakeBackForm, quarter_words
from augenhoehe.cases.gate import identifiers
from augenhoehe.cases.models import Concern, Linking
from augenhoehe.cases.operations.gating import marks_in
from augenhoehe.cases.views.linkings import missing_sentence
from augenhoehe.core.clock import now
from augenhoehe.core.identifiers import Mark, parts
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask, refusals_in

from .room import address, find_concern, find_linking, find_way, in_room, trail

AT_GATE = "Der Hinweis wartet noch am Tor. Ziehen Sie ihn zurück, geht er nicht hinaus, und niemand liest ihn je."
HAS_LEFT = (
    "Der Hinweis ist schon hinausgegangen. Ziehen Sie ihn zurück, wird sein Text in der Nacht gelöscht. Dort steht "
    "dann nur „zurückgezogen“, nicht von wem. Was jemand schon gelesen hat, nimmt das nicht zurück."
)
GOES = "Das Zurückziehen geht in der Nacht hinaus, ohne zu sagen, von wem."
FIELDS = (("problem", "Was ist das Problem"), ("idea", "Was würde helfen"))


@require_http_methods(["GET", "POST"])
@in_room()
def hint_release(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concern = find_concern(request, pk)
    rules.check_writes(request.actor, concern.case)
    rules.check_offers_hint(concern)
    return _release(request, concern, HintForm(request.POST or None, towns=queries.towns()), concern.life_area)


@require_http_methods(["GET", "POST"])
@in_room()
def linking_hint(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """„Angebot fehlt“: what was looked for in vain is a prepared hint; it leaves by the same gate and check."""
    linking = find_linking(request, pk)
    concern = linking.concern
    rules.check_writes(request.actor, linking.case)
    if concern is None:
        raise Http404
    rules.check_missing_hint(linking, concern)
    areas = dict(queries.life_areas())
    prepared = {"problem": missing_sentence(linking, areas.get(linking.life_area, "")), "place": linking.town_id}
    form = HintForm(request.POST or None, towns=queries.towns(), initial=prepared)
    concern.case = linking.case
    return _release(request, concern, form, linking.life_area, missing=linking)


def _release(
    request: ActorRequest, concern: Concern, form: HintForm, area: str, *, missing: Linking | None = None
) -> HttpResponse:
    case, areas = concern.case, dict(queries.life_areas())

    def let_go(data: dict[str, Any]) -> HttpResponse:
        operations.release_hint(
            concern=concern, problem=data["problem"], idea=data["idea"], quarter=data["quarter"],
            municipality=data["place"], by=request.actor, at=now(), missing=missing,
        )  # fmt: skip
        _at_once()
        messages.success(request, "Freigegeben. Der Hinweis geht mit anderen zusammen hinaus, ohne Namen.")
        return redirect(f"{address(case)}#anliegen-{concern.pk}")

    page = {
        "page_title": "Hinweis geben", "breadcrumb": trail(case), "back": address(case), "concern": concern,
        "area": areas.get(area, ""), "hurdle": "Angebot fehlt" if missing else "",
    }  # fmt: skip
    return _steps(request, form, let_go, lambda text: marks_in(text, case), page)


@require_http_methods(["GET", "POST"])
@in_room(rules.check_give_hints, files=False)
def hint_give(request: ActorRequest) -> HttpResponse:
    """„Strukturhinweis aus der Beratung“: for counsellors, without any file and without any client's name."""
    areas = queries.life_areas()
    form = AdviceHintForm(request.POST or None, towns=queries.towns(), areas=areas)

    def let_go(data: dict[str, Any]) -> HttpResponse:
        code = operations.give_hint(
            problem=data["problem"], idea=data["idea"], quarter=data["quarter"], municipality=data["place"],
            life_area=data["life_area"], by=request.actor, at=now(),
        )  # fmt: skip
        _at_once()
        page = {"page_title": "Danke für den Hinweis", "code": code, "status": reverse("structure:status")}
        return render(request, "cases/hint_given.html", page)

    data = form.cleaned_data if form.is_bound and form.is_valid() else {}
    page = {
        "page_title": "Strukturhinweis aus der Beratung", "breadcrumb": [], "back": reverse("desk:today"),
        "area": dict(areas).get(data.get("life_area", ""), ""),
    }  # fmt: skip
    return _steps(request, form, let_go, identifiers.check_general, page)


@in_room()
def hint_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What has become of it stands first; then whether, how and when it goes."""
    sent = find_way(request, pk)
    fate = queries.fate_of(sent, now())
    rules.check_withdraw(fate, stopped=False)
    at_gate = fate is not None and fate.way == "waits"

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        stopped = operations.withdraw_hint(sent=sent, by=request.actor, at=now())
        _at_once()
        said = "Der Hinweis ist zurückgezogen. Er ist nie hinausgegangen." if stopped else GOES
        return f"{address(sent.case)}#anliegen-{sent.concern_id}", said

    return ask(
        request, forms.Form(request.POST if request.method == "POST" else None), act, title="Hinweis zurückziehen",
        button="Zurückziehen", breadcrumb=trail(sent.case), template="cases/hint_withdraw.html", fate=fate,
        lead=AT_GATE if at_gate else HAS_LEFT,
    )  # fmt: skip


@in_room(rules.check_give_hints, files=False)
def hint_take_back(request: ActorRequest) -> HttpResponse:
    """For a hint without a file, by the number that was shown once."""
    start = reverse("cases_inside:hint_give")

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.take_back_given(code=data["code"], by=request.actor)
        _at_once()
        return start, GOES

    return ask(
        request, TakeBackForm(request.POST or None), act, title="Hinweis zurückziehen", button="Zurückziehen",
        breadcrumb=[("Strukturhinweis aus der Beratung", start)],
        lead="Wartet der Hinweis noch, geht er nicht hinaus. Ist er schon angekommen, wird sein Text gelöscht, solange "
        "er nicht mit anderen in einem Thema liegt. Was daraus wurde, sehen Sie mit derselben Nummer nach.",
    )  # fmt: skip


def _at_once() -> None:
    """The demo does not let anybody wait until the night."""
    if settings.GATE_AT_ONCE:
        tasks.open_gate_at_once.defer()


def _steps(
    request: ActorRequest,
    form: HintForm,
    let_go: Callable[[dict[str, Any]], HttpResponse],
    check: Callable[[str], list[Mark]],
    page: dict[str, Any],
) -> HttpResponse:
    """Form → what is marked, or the preview → released. What is typed travels along; nothing is kept meanwhile."""
    template = "cases/hint_form.html"
    if form.is_bound and form.is_valid() and request.POST.get("step") != "change":
        data = form.cleaned_data
        marked = {name: check(data[name]) for name, _ in FIELDS}
        if any(marked.values()):
            page["marked"] = [(label, parts(data[name], marked[name])) for name, label in FIELDS if marked[name]]
        elif request.POST.get("step") == "release":
            with refusals_in(form, request):
                return let_go(data)
        else:
            template = "cases/hint_preview.html"
            coarse = _coarse(data, page["area"], page.get("hurdle", ""))
            page["leaving"] = [(label, data[name]) for name, label in FIELDS] + coarse
    return render(request, template, {**page, "form": form})


def _coarse(data: dict[str, Any], area: str, hurdle: str) -> list[tuple[str, str]]:
    """What leaves besides the two texts."""
    return [
        ("Lebensbereich", area),
        ("Wo", data["place"].name if data["place"] else "ganzer Kreis"),
        ("Wann", quarter_words(data["quarter"])),
        *([("Hürde", hurdle)] if hurdle else []),
    ]
