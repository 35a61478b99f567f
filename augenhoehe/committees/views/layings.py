"""The duty to lay before others: asked for, laid, answered, taken back; and both directions on one page."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.addresses import of_item, of_laying, of_paper
from augenhoehe.committees.forms import AnswerForm, DutyRuleForm, LaidForm, LayingForm, SpeakerForm, WaiveForm, shown
from augenhoehe.committees.models import Committee, Laying
from augenhoehe.committees.tags import laying_tag, paper_tag
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.status import turn

from .committees import find as find_committee
from .committees import trail


def both_ways_of(committee: Committee) -> str:
    return reverse("committees_inside:both_ways", args=[committee.pk])


def laying_trail(laying: Laying | None = None, committee: Committee | None = None) -> list[tuple[str, str]]:
    if laying is None:
        return trail(committee)
    return [*trail(), (laying.title, of_laying(laying))]


def find(request: ActorRequest, pk: uuid.UUID) -> Laying:
    return get_object_or_404(queries.layings_for(request.actor, today()), pk=pk)


@require_GET
def both_ways(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What the body had laid before others, and what should have come to it."""
    committee, actor, day = find_committee(request, pk), request.actor, today()
    sent = list(queries.layings_from(actor, committee, day)[:200])
    manages = rules.can_manage(actor, committee) and rules.is_entitled(committee)
    context = {
        "page_title": "Vorlegen und vorgelegt bekommen",
        "breadcrumb": trail(committee),
        "committee": committee,
        "sent": [(one, laying_tag(one, day)) for one in sent],
        "missing": [(one, paper_tag(one)) for one in queries.should_have_come(actor, committee, day)[:200]],
        "rules": queries.duty_rules_of(committee, day),
        "hearing": list(queries.hearing_rules_of(committee.pk, day)),
        "manages": manages,
    }
    return render(request, "committees/both_ways.html", context)


@require_GET
def laying(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, day = find(request, pk), today()
    reachable = queries.next_reachable(found.addressee, found.opened_on, now()) if found.open else None
    waits_for = found.addressee.name_on(day)
    due = found.due if found.state == Laying.State.OPEN else found.answer_due
    context = {
        "page_title": found.title,
        "breadcrumb": trail(),
        "status": laying_tag(found, day),
        "turn": turn(waits_for, due=due, today=day) if found.open else None,
        "laying": found,
        "facts": _facts(found),
        "reachable": reachable,
        "verbs": rules.laying_verbs(request.actor, found, day),
        "evidence": queries.evidence_of(laying=found),
        "may_evidence": rules.can_add_evidence(request.actor, found, day),
        "paper_url": _paper_url(request, found),
    }
    return render(request, "committees/laying.html", context)


def _paper_url(request: ActorRequest, laying: Laying) -> str:
    paper = laying.paper
    seen = paper is not None and queries.papers_for(request.actor, today()).filter(pk=paper.pk).exists()
    return of_paper(paper) if paper is not None and seen else ""


def _facts(laying: Laying) -> list[tuple[str, str]]:
    def day(value: object) -> str:
        return long_date(value) if value else ""  # type: ignore[arg-type]

    return [
        ("Von", laying.committee.name_on(laying.opened_on)),
        ("Vorzulegen bei", laying.addressee.name_on(laying.opened_on)),
        ("Verlangt am", day(laying.opened_on)),
        ("Vorzulegen bis", day(laying.due)),
        ("Vorgelegt am", day(laying.laid_on)),
        ("Antwort erbeten bis", day(laying.answer_due)),
        ("Beantwortet am", day(laying.answered_on)),
        ("Spricht dort", laying.speaker),
        ("Warum zurückgenommen", laying.waived_reason),
        ("Öffentlich", "" if laying.public else "nein"),
    ]


def laying_request(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    resolution = get_object_or_404(queries.resolutions_for(request.actor, today()), pk=pk)
    item = resolution.agenda_item
    rules.check_request_laying(request.actor, resolution, today())
    form = LayingForm(request.POST or None, without=item.committee)

    def act(data: dict) -> tuple[str, str]:
        made = operations.request_laying(resolution=resolution, by=request.actor, at=now(), **data)
        return of_laying(made), "Die Uhr läuft. Sie endet erst mit Nachweis, Antwort oder eigenem Beschluss."

    return ask(
        request, form, act, title="Vorlegen lassen", button="Vorlegen lassen",
        breadcrumb=[*trail(item.committee), ("Sitzung", of_item(item))],
        lead=f"{item.title}: Welchem Gremium ist das vorzulegen?",
    )  # fmt: skip


def laying_lay(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_follow_laying(request.actor, found, today())
    if request.method != "POST":
        rules.LAYING.target(found.state, "lay")
    form = LaidForm(request.POST or None, request.FILES or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.confirm_laying(laying=found, by=request.actor, at=now(), **shown(data))
        return of_laying(found), "Festgehalten. Nun steht die Antwort aus."

    return ask(request, form, act, title="Vorgelegt", button="Festhalten", breadcrumb=laying_trail(found))


def laying_answer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_follow_laying(request.actor, found, today())
    if request.method != "POST":
        rules.LAYING.target(found.state, "answer")
    form = AnswerForm(request.POST or None, of=found, initial={"answered_on": today()})

    def act(data: dict) -> tuple[str, str]:
        operations.answer_laying(laying=found, by=request.actor, at=now(), **data)
        return of_laying(found), "Die Antwort steht nun unter dem, was auf die nächste Sitzung wartet."

    return ask(request, form, act, title="Antwort festhalten", button="Festhalten", breadcrumb=laying_trail(found))


def laying_waive(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_own_laying(request.actor, found, today())
    if request.method != "POST":
        rules.LAYING.target(found.state, "waive")
    form = WaiveForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.waive_laying(laying=found, by=request.actor, at=now(), **data)
        return of_laying(found), "Zurückgenommen. Beschluss und Grund stehen im Vorgang."

    return ask(
        request, form, act, title="Nicht mehr verlangen", button="Zurücknehmen", breadcrumb=laying_trail(found),
        danger=True, lead="Still fallen lassen lässt sich eine Vorlagepflicht nicht.",
    )  # fmt: skip


def laying_speaker(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_own_laying(request.actor, found, today())
    form = SpeakerForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.name_speaker(laying=found, by=request.actor, at=now(), **data)
        return of_laying(found), "Gespeichert."

    return ask(
        request, form, act, title="Rederecht", button="Speichern", breadcrumb=laying_trail(found),
        lead="Der Vorsitz oder wen das Gremium benennt, darf dort teilnehmen und sprechen (zu prüfen).",
    )  # fmt: skip


def duty_rule_set(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = find_committee(request, pk)
    rules.check_duty_rule(request.actor, committee)
    form = DutyRuleForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        operations.set_duty_rule(committee=committee, by=request.actor, at=now(), **data)
        return both_ways_of(committee), f"Die Regel gilt ab {long_date(data['valid_from'])}."

    return ask(
        request, form, act, title="Frist oder Umlauf regeln", button="Regel eintragen", breadcrumb=trail(committee),
        lead="Tragen Sie nur ein, was ein Gesetz oder eine Satzung sagt. Ohne Regel gilt die nächste erreichbare "
        "Sitzung, und eine Stellungnahme wird in einer Sitzung beschlossen.",
    )  # fmt: skip
