"""Grants inside: the list, one grant, what becomes of it, the sums."""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.funding import operations, words
from augenhoehe.funding.addresses import of_grant
from augenhoehe.funding.forms import grants as forms
from augenhoehe.funding.forms.programmes import ConfirmForm
from augenhoehe.funding.listings.grants import grants_listing
from augenhoehe.funding.models import FundingGrant
from augenhoehe.funding.permissions import KEEP_FUNDING
from augenhoehe.funding.queries import grants as queries
from augenhoehe.funding.queries import programmes as queries_programmes
from augenhoehe.funding.rules import grants as rules
from augenhoehe.funding.tags import grant_tag
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.ui.status import Turn, turn
from augenhoehe.ui.tables import list_response

Crumbs = list[tuple[str, str]]


def trail(request: ActorRequest, grant: FundingGrant | None = None) -> Crumbs:
    """Where the page lies, as far as its reader may open it."""
    keeper = request.actor.may(KEEP_FUNDING)
    start = ("Bewilligungen", reverse("funding_inside:grants"))
    crumbs = [start if keeper else ("Meine Förderung", reverse("funding_inside:own"))]
    return [*crumbs, (grant.purpose, of_grant(grant))] if grant else crumbs


def find(request: ActorRequest, pk: uuid.UUID) -> FundingGrant:
    """One's own, or of a place one keeps; what is only public is read where it pays for something."""
    found: FundingGrant = get_object_or_404(queries.grants_for(request.actor, today()), pk=pk)
    rules.check_tend(request.actor, found, today())
    return found


@require_GET
def grants(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(KEEP_FUNDING)
    rows = queries.kept_grants(request.actor)
    return list_response(request, grants_listing(lambda: queries.years(rows)), rows, "funding/grants.html")


@require_GET
def grant_sums(request: ActorRequest) -> HttpResponse:
    """What came in, by year and field; `?export=csv` as a table."""
    request.actor.check(KEEP_FUNDING)
    found = queries.sums(queries.kept_grants(request.actor))
    labels = {str(code): str(label) for code, label in Field.choices}
    if request.GET.get("export") == "csv":
        return _sums_file(found, labels)
    years: dict[int, list[Any]] = {}
    for one in found:
        years.setdefault(one.year, []).append((labels.get(one.field, ""), one))
    context = {
        "page_title": "Summen nach Jahr und Fachgebiet",
        "breadcrumb": trail(request),
        "years": [(year, rows, queries.together([one for _, one in rows])) for year, rows in years.items()],
    }
    return render(request, "funding/sums.html", context)


def _sums_file(found: list[queries.YearSum], labels: dict[str, str]) -> HttpResponse:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["Jahr", "Fachgebiet", "Anträge", "Beantragt (Euro)", "Bewilligt (Euro)"])
    for one in found:
        sums = [str(value).replace(".", ",") for value in (one.applied, one.granted)]
        writer.writerow([one.year, labels.get(one.field, ""), one.count, *sums])
    name = f"foerdersummen-{today():%Y-%m-%d}.csv"
    return HttpResponse(
        "\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )  # fmt: skip


@require_GET
def grant(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    context = {
        "page_title": found.purpose,
        "breadcrumb": trail(request),
        "status": grant_tag(found),
        "turn": _turn(found, today()),
        "grant": found,
        "facts": _facts(found),
        "verbs": {one.name for one in rules.GRANT.transitions if found.state in one.sources},
        "changeable": found.state in rules.OPEN,
        "links": queries.links_of(found),
        "may_link": rules.can_link(request.actor, found),
    }
    return render(request, "funding/grant.html", context)


def _turn(found: FundingGrant, day: date) -> Turn | None:
    if found.state == FundingGrant.State.GRANTED:
        return turn(f"{found.applicant} (Verwendungsnachweis)", due=found.report_due, today=day)
    return None


def _facts(one: FundingGrant) -> list[tuple[str, str]]:
    def day(value: date | None) -> str:
        return long_date(value) if value else ""

    return [
        ("Wer den Antrag stellt", one.applicant),
        ("Programm", f"{one.programme.name} ({one.programme.giver})"),
        ("Aufruf", str(one.call) if one.call else ""),
        ("Fachgebiet", one.get_field_display()),
        ("Zeitraum", f"{day(one.starts_on)} bis {day(one.ends_on)}"),
        ("Beantragt", words.euro(one.applied_sum) + (f", am {day(one.applied_on)}" if one.applied_on else "")),
        ("Bewilligt", f"{words.euro(one.granted_sum)}, am {day(one.decided_on)}" if one.granted_sum else ""),
        ("Verwendungsnachweis bis", day(one.report_due)),
        ("Abgerechnet am", day(one.settled_on)),
        ("Begründung oder Ergebnis", one.reason),
        ("Öffentlich", "ja, sobald bewilligt" if one.public else "nein"),
    ]


def grant_plan(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """An application for one programme."""
    programme = get_object_or_404(queries_programmes.programmes_for(request.actor, today()), pk=pk)
    rules.check_plan_somewhere(request.actor, bool(queries_programmes.own_organisations(request.actor, today())))
    form = forms.NewGrantForm(request.POST or None, programme=programme, actor=request.actor)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        organisation, municipality = form.who()
        made = operations.plan_grant(
            programme=programme, organisation=organisation, municipality=municipality, by=request.actor, at=now(),
            **form.values(),
        )  # fmt: skip
        return of_grant(made), "Eingetragen als geplant."

    return ask(
        request, form, act, title="Antrag planen", button="Eintragen", breadcrumb=trail(request),
        lead=f"Programm: {programme.name}",
    )  # fmt: skip


def grant_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    form = forms.GrantForm(request.POST or None, of=found, programme=found.programme)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_grant(grant=found, by=request.actor, at=now(), revision=data["revision"], **form.values())
        return of_grant(found), "Gespeichert."

    return ask(request, form, act, title="Antrag ändern", button="Speichern", breadcrumb=trail(request, found))


def grant_apply(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _verb(
        request, pk, operations.apply_for_grant, forms.AppliedForm, title="Antrag ist gestellt",
        button="Als beantragt eintragen", done="Eingetragen als beantragt.",
    )  # fmt: skip


def grant_money(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _verb(
        request, pk, operations.grant_money, forms.GrantedForm, title="Antrag ist bewilligt",
        button="Als bewilligt eintragen", done="Eingetragen. An den Verwendungsnachweis wird erinnert.",
    )  # fmt: skip


def grant_refuse(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _verb(
        request, pk, operations.refuse_grant, forms.RefusedForm, title="Antrag ist abgelehnt",
        button="Als abgelehnt eintragen", done="Eingetragen als abgelehnt.",
    )  # fmt: skip


def grant_settle(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _verb(
        request, pk, operations.settle_grant, forms.SettledForm, title="Verwendungsnachweis ist abgegeben",
        button="Als abgerechnet eintragen", done="Abgerechnet. Nichts steht mehr aus.",
    )  # fmt: skip


def grant_retry(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _verb(
        request, pk, operations.retry_grant, RevisionForm, title="Noch einmal planen", button="Noch einmal planen",
        done="Der Antrag ist wieder geplant.",
    )  # fmt: skip


def _verb(
    request: ActorRequest, pk: uuid.UUID, verb: Callable[..., Any], form_class: Any, *, done: str, **texts: Any
) -> HttpResponse:
    """Every verb of a grant has the same page."""
    found = find(request, pk)
    form = form_class(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(grant=found, by=request.actor, at=now(), **data)
        return of_grant(found), done

    return ask(request, form, act, breadcrumb=trail(request, found), **texts)


def measure_link(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_link(request.actor, found)
    form = forms.MeasureForm(request.POST or None, actor=request.actor, grant=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.link_measure(grant=found, by=request.actor, at=now(), **data)
        return of_grant(found), "Verbunden. Die Maßnahme zeigt, woraus sie bezahlt wird."

    return ask(
        request, form, act, title="Maßnahme verbinden", button="Verbinden", breadcrumb=trail(request, found)
    )  # fmt: skip


def measure_unlink(request: ActorRequest, pk: uuid.UUID, measure: uuid.UUID) -> HttpResponse:
    link = get_object_or_404(queries.link_for(request.actor, today()), grant=pk, measure=measure)
    rules.check_link(request.actor, link.grant)
    form = ConfirmForm(request.POST if request.method == "POST" else None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.unlink_measure(link=link, by=request.actor, at=now())
        return of_grant(link.grant), "Nicht mehr verbunden."

    return ask(
        request, form, act, title="Verbindung lösen", button="Lösen", breadcrumb=trail(request, link.grant),
        lead=link.measure.title,
    )  # fmt: skip
