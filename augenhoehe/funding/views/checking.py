"""The self-check, one question per page, and the calculator of the own share. Nothing that is typed is stored.

The answers travel in the form itself; nothing lies in a session, in an address or in the database.
"""

from __future__ import annotations

import uuid
from dataclasses import field
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from augenhoehe.core.clock import today
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.values import dataclass
from augenhoehe.funding import words
from augenhoehe.funding.forms.public import AnswerForm, ShareForm
from augenhoehe.funding.models import EligibilityRule, FundingProgramme
from augenhoehe.funding.queries import programmes as queries
from augenhoehe.funding.rules import eligibility, share
from augenhoehe.funding.tags import verdict_tag
from augenhoehe.organisations.models import Organisation


@dataclass(slots=True)
class Walk:
    """Where somebody is in the self-check, and for which organisation of theirs."""

    programme: FundingProgramme
    rules: list[EligibilityRule]
    house: Organisation | None
    houses: list[Organisation]
    step: int = 0
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def rule(self) -> EligibilityRule:
        return self.rules[self.step]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the next form carries along."""
        return [(f"a-{key}", value) for key, value in self.answers.items()]


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def self_check(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    walk = _walk(request, pk)
    if not walk.rules:
        return redirect("funding:programme_public", pk=pk)
    form = None
    if request.method == "POST":
        if "zurueck" in request.POST:
            walk.step = max(walk.step - 1, 0)
        else:
            form = _answered(request, walk)
            if form is None and walk.step >= len(walk.rules):
                return _result(request, walk)
    return _question(request, walk, form)


def _walk(request: ActorRequest, pk: uuid.UUID) -> Walk:
    programme = get_object_or_404(queries.public_programmes(today()), pk=pk)
    rules = queries.rules_of(programme)
    houses = queries.own_organisations(request.actor, today())
    asked = request.POST.get("fuer", request.GET.get("fuer", ""))
    house = next((one for one in houses if str(one.pk) == asked), houses[0] if houses else None)
    typed = request.POST.get("schritt", "0")
    step = min(int(typed), len(rules)) if typed.isdecimal() and len(typed) < 4 else 0
    answers = {}
    for rule in rules:
        answer = request.POST.get(f"a-{rule.pk}", "")
        if answer and not eligibility.mistake_in(rule, answer, today()):
            answers[str(rule.pk)] = answer
    return Walk(programme, rules, house, houses, step, answers)


def _answered(request: ActorRequest, walk: Walk) -> AnswerForm | None:
    """Take the answer and go on; a form comes back when there is a mistake in it."""
    if walk.step >= len(walk.rules):
        return None
    rule = walk.rule
    form = AnswerForm(request.POST, rule=rule)
    form.is_valid()
    answer = form.answer()
    mistake = eligibility.mistake_in(rule, answer, today())
    if mistake:
        form.errors.pop("answer", None)
        form.add_error("answer", gettext(words.MISTAKES[mistake]))
        return form
    walk.answers[str(rule.pk)] = answer
    walk.step += 1
    return None


def _question(request: ActorRequest, walk: Walk, form: AnswerForm | None) -> HttpResponse:
    walk.step = min(walk.step, len(walk.rules) - 1)
    rule = walk.rule
    known = eligibility.known_of(rule, walk.house) if walk.house else ""
    given = walk.answers.get(str(rule.pk), "")
    context = {
        **_page(walk, gettext("Passt das zu uns?")),
        "walk": walk,
        "form": form or AnswerForm(rule=rule, known=given or known),
        "prefilled": bool(known) and not given,
        "number": walk.step + 1,
        "others": [one for one in walk.houses if one != walk.house] if walk.step == 0 else [],
        "german": rule.kind == "own",
    }
    return render(request, "funding/self_check.html", context)


def _result(request: ActorRequest, walk: Walk) -> HttpResponse:
    judged = eligibility.judge_all(walk.rules, walk.answers, today())
    overall = eligibility.overall(judged)
    context = {
        **_page(walk, gettext("Ihr Ergebnis")),
        "walk": walk,
        "overall": gettext(words.OVERALL[overall]),
        "lines": [
            {
                "rule": one.rule,
                "tag": verdict_tag(one.verdict),
                "required": words.required(one.rule),
                "said": words.said(one.rule, one.answer),
                "next": words.next_step(one),
                "german": one.rule.kind == "own",
                "note": one.rule.note if one.verdict != eligibility.Verdict.MET else "",
            }
            for one in judged
        ],
    }
    return render(request, "funding/self_check_result.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calculator(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What has to be brought, and what could be asked for."""
    found = get_object_or_404(queries.public_programmes(today()), pk=pk)
    form = ShareForm(request.POST or None, volunteer_counts=found.volunteer_counts)
    worked_out = None
    if request.method == "POST" and form.is_valid():
        try:
            worked_out = share.share_of(found, **form.values())
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, gettext(refused.sentence))
    context = {
        **_page(Walk(found, [], None, []), gettext("Eigenanteil ausrechnen")),
        "programme": found,
        "form": form,
        "sums": words.sum_words(found),
        "share": worked_out,
        "missing": words.euro(worked_out.own_missing) if worked_out else "",
        "gap": words.euro(worked_out.gap) if worked_out else "",
        "lines": _lines(found, worked_out) if worked_out else [],
    }
    return render(request, "funding/calculator.html", context)


def _lines(programme: FundingProgramme, one: share.Share) -> list[tuple[str, str]]:
    rows = [(gettext("Kosten"), words.euro(one.costs))]
    if one.own_needed:
        rows.append((gettext("Eigenanteil, der verlangt wird"), words.euro(one.own_needed)))
    if one.work_value:
        rows.append((gettext("Wert der ehrenamtlichen Arbeit"), words.euro(one.work_value)))
        rows.append((gettext("davon zählt"), words.euro(one.work_counted)))
    rows.append((gettext("Das bringen Sie mit"), words.euro(one.own_brought)))
    rows.append((gettext("Das könnten Sie höchstens beantragen"), words.euro(one.grant)))
    return rows


def _page(walk: Walk, title: str) -> dict[str, Any]:
    address = reverse("funding:programme_public", args=[walk.programme.pk])
    return {
        "page_title": title,
        "plain_title": f"{title} {walk.programme.name}",
        "programme": walk.programme,
        "breadcrumb": [(gettext("Förderung"), reverse("funding:programmes_public")), (walk.programme.name, address)],
    }
