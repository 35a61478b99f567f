"""Papers: the list, what lies too long, one paper with its stations, and its verbs."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.addresses import of_committee, of_paper, public_of_paper
from augenhoehe.committees.forms import PaperChangeForm, PaperForm, PaperWithdrawForm
from augenhoehe.committees.listings_papers import paper_rows, papers_listing
from augenhoehe.committees.models import Committee, Delay, Paper, PaperTemplate
from augenhoehe.committees.panels import station_rows, stations_in_full
from augenhoehe.committees.papers_shown import Reader, annex_rows, effects_of, shown_items, shown_questions
from augenhoehe.committees.permissions import WRITE_PAPERS
from augenhoehe.committees.tags import paper_tag
from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread
from augenhoehe.journal.queries import threads_for
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.status import turn
from augenhoehe.ui.tables import list_response

from .committees import trail


def papers_trail(paper: Paper | None = None) -> list[tuple[str, str]]:
    start = [*trail(), ("Vorlagen", reverse("committees_inside:papers"))]
    return start if paper is None else [*start, (paper.title, of_paper(paper))]


def find(request: ActorRequest, pk: uuid.UUID) -> Paper:
    return get_object_or_404(queries.papers_for(request.actor, today()), pk=pk)


@require_GET
def papers(request: ActorRequest) -> HttpResponseBase:
    rows = paper_rows(request.actor, today(), request.GET.dict())
    context = {"breadcrumb": trail(), "may_create": _may_create(request), "may_manage": request.actor.may(WRITE_PAPERS)}
    return list_response(request, papers_listing(), rows, "committees/papers.html", context)


def _may_create(request: ActorRequest) -> bool:
    # The role first: it is known without a question to the database.
    seated = request.actor.may(WRITE_PAPERS) or queries.seats_of(request.actor, today()).exists()
    return rules.can_create_paper_somewhere(request.actor, seated)


@require_GET
def papers_late(request: ActorRequest) -> HttpResponse:
    """The address of a former list: what lies too long stands on the board of everything that is late."""
    return redirect(f"{reverse('committees_inside:overdue')}?kind={Delay.Kind.PAPER}")


@require_GET
def paper(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    page = queries.paper_page(request.actor, pk, at=now())
    if page is None:
        raise Http404
    with queries.known(page.positions):
        context = _context(request.actor, page, today())
    return render(request, "committees/paper.html", context)


def _context(actor: Actor, page: queries.PaperPage, day: date) -> dict[str, object]:
    found, duty, stations = page.paper, page.duty, page.stations
    return {
        "page_title": found.title,
        "breadcrumb": papers_trail(),
        "status": paper_tag(found),
        "turn": turn(duty.owner_label, due=duty.due, today=day) if duty else None,
        "paper": found,
        "intro": _intro(found),
        "facts": _facts(found),
        "stations": station_rows(stations),
        "late": [one for one in stations if one.overdue],
        "ours": found.submitted_by_committee is not None
        and queries.is_member(actor.user_id, found.submitted_by_committee, day),
        **_hearing(found, stations, rules.can_submit_paper(actor, found, day)),
        **_parts(actor, page, day),
        **stations_in_full(actor, page, day),
        "may_withdraw": rules.can_withdraw_paper(actor, found, day),
        "public_url": public_of_paper(found) if page.in_public else "",
        "today": day,
    }


def _parts(actor: Actor, page: queries.PaperPage, day: date) -> dict[str, object]:
    """Items, questions and annexes as this person may read them, with what they may do about each."""
    paper, parts = page.paper, page.parts
    reader, may_change = Reader(actor, paper, day), rules.can_write_paper(actor, paper, day)
    by_item = [
        (one, f"{one.agenda_item.committee.name_on(one.decided_on)}, {long_date(one.decided_on)}")
        for one in page.decided
        if parts.items and rules.can_decide_in(actor, one.agenda_item.committee, one.decided_on)
    ]
    return {
        "parts": parts,
        "items": shown_items(parts, page.stations, reader),
        "questions": shown_questions(parts, reader),
        "effects": effects_of(paper),
        "annexes": annex_rows(parts.annexes, "committees_inside:annex"),
        "by_item": by_item,
        "may_change": may_change,
        # An inquiry asks; a point to be decided is the exception there.
        "adds_item": may_change and (paper.kind != Paper.Kind.INQUIRY or bool(parts.items)),
        "may_ask": may_change and paper.kind == Paper.Kind.INQUIRY,
        "may_add": rules.can_add_to(actor, paper, day),
        "versions_url": reverse("committees_inside:paper_versions", args=[paper.pk]) if parts.has_versions else "",
    }


def _hearing(paper: Paper, stations: Sequence[queries.StationView], may_submit: bool) -> dict[str, object]:
    """Of a draft: which body its way leaves out, and whether it may set out like this."""
    if not may_submit:
        return {"may_submit": False}
    way = [one.station for one in stations]
    rule = rules.passed_over(paper.kind, way, paper.submitted_by_committee, today())
    sentence = rules.hearing_sentence(rule, today()) if rule else ""
    return {"may_submit": not (rule and rule.required), "hearing": sentence, "blocked": bool(rule and rule.required)}


def _intro(paper: Paper) -> list[tuple[str, str]]:
    """What a reader needs to know whose paper this is; the formalities come last."""
    committee = paper.submitted_by_committee
    return [
        ("Art", " ".join(filter(None, (paper.get_kind_display(), paper.number)))),
        ("Von", ", ".join(filter(None, (paper.submitter, committee.name_on(today()) if committee else "")))),
        ("Öffentlich", "" if paper.public else "nein"),
    ]


def _facts(paper: Paper) -> list[tuple[str, str]]:
    return [
        ("Für", paper.municipality.name if paper.municipality else "ganzer Kreis"),
        ("Eingereicht am", long_date(day_of(paper.submitted_at)) if paper.submitted_at else ""),
        ("Abgeschlossen am", long_date(day_of(paper.concluded_at)) if paper.concluded_at else ""),
    ]


def paper_create(request: ActorRequest) -> HttpResponse:
    """From a matter (?vorgang=) or a committee (?gremium=); the usual way there stands in the form already."""
    thread, committee = _origin(request)
    rules.check_create_paper_somewhere(request.actor, queries.seats_of(request.actor, today()).exists())
    committee = committee or queries.only_own_body(request.actor, today())
    place = _place(request, thread, committee)
    way = queries.suggested_way(place, committee, today())
    initial = {"submitted_by_committee": committee, "title": thread.title if thread else ""}
    initial |= _from_template(request, thread, committee, place)
    form = PaperForm(request.POST or None, actor=request.actor, way=way, initial=initial)

    def act(data: dict) -> tuple[str, str]:
        parts = {"stations": form.stations(), "items": form.items(), "questions": form.asked()}
        made = operations.create_paper(thread=thread, by=request.actor, at=now(), **parts, **data)
        return of_paper(made), "Der Entwurf ist gespeichert. Reichen Sie ihn ein, wenn er fertig ist."

    crumbs = trail(committee) if request.GET.get("gremium") else papers_trail()
    return ask(
        request, form, act, title="Vorlage schreiben", button="Entwurf speichern", breadcrumb=crumbs,
        lead=_lead(place), template="committees/paper_form.html", templates=_templates(request),
    )  # fmt: skip


def _templates(request: ActorRequest) -> list[tuple[PaperTemplate, str]]:
    """Each with the address that begins with it; the matter and the body stay chosen."""
    asked = request.GET.copy()
    found = []
    for one in queries.templates_for(request.actor, today()).offered():
        asked["muster"] = str(one.pk)
        found.append((one, f"?{asked.urlencode()}"))
    return found


def _from_template(
    request: ActorRequest, thread: Thread | None, committee: Committee | None, place: uuid.UUID | None
) -> dict[str, str]:
    """What ?muster= puts into the form, with its placeholders filled."""
    if not request.GET.get("muster"):
        return {}
    chosen = get_object_or_404(queries.templates_for(request.actor, today()).offered(), pk=_uuid(request.GET["muster"]))
    values = {
        "gremium": committee.name_on(today()) if committee else "",
        "ort": queries.town_name(place),
        "datum": long_date(today()),
        "vorgang": thread.title if thread else "",
    }
    texts = ("title", "text", "reasons", "questions")
    return {"kind": chosen.kind} | {name: rules.filled(getattr(chosen, name), values) for name in texts}


def _lead(place: uuid.UUID | None) -> str:
    """How the stations are chosen, and what a rule there asks for."""
    rule = rules.hearing_rule_in(place, today())
    asked = f" {rules.hearing_sentence(rule, today())}" if rule else ""
    return f"Für jede Station wählen Sie das Gremium und seine Aufgabe. Die letzte entscheidet.{asked}"


def _place(request: ActorRequest, thread: Thread | None, committee: Committee | None) -> uuid.UUID | None:
    """Where the usual way is looked up: the committee's town, the matter's, or the only one the person works for."""
    if committee is not None:
        return committee.municipality_id
    if thread is not None and thread.municipality_id:
        return thread.municipality_id
    return queries.only_town(request.actor)


def _origin(request: ActorRequest) -> tuple[Thread | None, Committee | None]:
    """What the address names, as far as the actor may read it; a wrong id is a page that does not exist."""
    thread = committee = None
    if request.GET.get("vorgang"):
        thread = get_object_or_404(threads_for(request.actor), pk=_uuid(request.GET["vorgang"]))
    if request.GET.get("gremium"):
        committee = get_object_or_404(
            queries.submitting_committees(request.actor, today()), pk=_uuid(request.GET["gremium"])
        )
    return thread, committee


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.UUID(int=0)


def paper_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_write_paper(request.actor, found, today())
    if request.method != "POST":
        rules.PAPER.target(found.state, "change")
    stations = [one.station for one in queries.stations_of_paper(found, now())]
    form = PaperChangeForm(request.POST or None, of=found, stations=stations)

    def act(data: dict) -> tuple[str, str]:
        chosen = form.stations() if form.arranges else None
        operations.change_paper(paper=found, stations=chosen, by=request.actor, at=now(), **data)
        return of_paper(found), "Gespeichert."

    return ask(request, form, act, title="Entwurf ändern", button="Speichern", breadcrumb=papers_trail(found))


@require_POST
def paper_submit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    revision = request.POST.get("revision", "")
    operations.submit_paper(
        paper=found, by=request.actor, at=now(), revision=int(revision) if revision.isdecimal() else None
    )
    messages.success(request, f"Eingereicht als {found.number}. Das zuständige Büro ist nun am Zug.")
    return redirect(of_paper(found))


def paper_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_submit_paper(request.actor, found, today())
    if request.method != "POST":
        rules.PAPER.target(found.state, "withdraw")
    form = PaperWithdrawForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.withdraw_paper(paper=found, by=request.actor, at=now(), **data)
        committee = found.submitted_by_committee
        return (of_committee(committee) if committee else of_paper(found)), "Die Vorlage ist zurückgezogen."

    return ask(
        request, form, act, title="Vorlage zurückziehen", button="Zurückziehen", breadcrumb=papers_trail(found),
        danger=True, lead="Kein Gremium berät dann noch darüber. Was schon beraten ist, bleibt zu lesen.",
    )  # fmt: skip
