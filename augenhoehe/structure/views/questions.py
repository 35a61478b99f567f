"""Structural questions: the list, one question, and everything that is done with it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from augenhoehe.committees.queries.branch import branch_of_thread
from augenhoehe.concept.operations import NewMarker
from augenhoehe.core import clock
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.structure import addresses, counts, listings
from augenhoehe.structure.chain_picture import compared
from augenhoehe.structure.evidence import evidence_of
from augenhoehe.structure.forms.coding import ReasonForm
from augenhoehe.structure.forms.questions import (
    CloseForm,
    MeasureForm,
    PublishForm,
    QuestionForm,
    ResubmitForm,
    SubmitForm,
)
from augenhoehe.structure.models import StructuralQuestion, Topic
from augenhoehe.structure.offer_lines import AimLine, lines_of
from augenhoehe.structure.operations import questions as verbs
from augenhoehe.structure.permissions import READ_QUESTIONS, READ_TOPICS, WRITE_QUESTIONS
from augenhoehe.structure.queries import inbox, path, topics
from augenhoehe.structure.queries import questions as queries
from augenhoehe.structure.queries.facts import Facts, facts_of
from augenhoehe.structure.queries.question_page import QuestionPage, question_page
from augenhoehe.structure.rules import adoptions as adoption_rules
from augenhoehe.structure.rules import answers as answer_rules
from augenhoehe.structure.rules import chains as chain_rules
from augenhoehe.structure.rules import groups as group_rules
from augenhoehe.structure.rules import offer_aims as aim_rules
from augenhoehe.structure.rules import questions as rules
from augenhoehe.structure.rules.machines import QUESTION
from augenhoehe.structure.tags import adoption_tag, group_tag, proposal_tag, question_tag
from augenhoehe.ui.path import Path
from augenhoehe.ui.status import turn
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.words import long_day

from .asking import chosen_ids


def trail(question: StructuralQuestion | None = None) -> list[Crumb]:
    start = [("Strukturfragen", reverse("structure_inside:questions"))]
    return start if question is None else [*start, (question.title, addresses.of_question(question))]


def find(request: ActorRequest, pk: uuid.UUID) -> StructuralQuestion:
    return get_object_or_404(queries.questions_for(request.actor, clock.today()), pk=pk)  # type: ignore[attr-defined]


@require_safe
def questions(request: ActorRequest) -> HttpResponseBase:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rows = queries.questions_for(actor, clock.today())
    # Who sits in a body that has to decide finds here what lies before it, whatever the role.
    if not (actor.may(READ_QUESTIONS) or rows.exists()):
        actor.check(READ_QUESTIONS)
    context = {"may_draft": rules.can_draft(actor)}
    return list_response(request, listings.questions_listing(), rows, "structure/questions/questions.html", context)


def question_new(request: ActorRequest) -> HttpResponse:
    """Draft a question from the chosen topics (ticked in the store, or named in the address)."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    actor.check(WRITE_QUESTIONS)
    actor.check(READ_TOPICS)
    chosen = topics.topics_by_ids(actor, chosen_ids(request) or _named(request))
    if not chosen:
        messages.warning(request, "Wählen Sie zuerst die Themen, aus denen die Strukturfrage entsteht.")
        return redirect("structure_inside:topics")
    places = queries.places_to_write(actor)
    form = QuestionForm(
        request.POST if "title" in request.POST else None, lists=inbox.vocabularies(), towns=places.towns,
        whole=places.whole, initial={"title": chosen[0].title, "background": _backgrounds(chosen)},
    )  # fmt: skip

    def act(given: dict[str, Any]) -> tuple[str, str]:
        made = verbs.draft_question(
            title=given["title"], question=given["question"], short_text=form.text("short_text", by=actor.function),
            topics=chosen, background=given["background"], affected=given["affected"], causes=given["causes"],
            evidence=given["evidence"], level=form.term(), municipality=form.town(), by=actor, at=clock.now(),
        )  # fmt: skip
        return addresses.of_question(made), "Der Entwurf ist gespeichert. Als Nächstes legen Sie ihn vor."

    return ask(
        request, form, act, title="Strukturfrage entwerfen", button="Entwurf speichern", breadcrumb=trail(),
        template="structure/questions/draft.html", topics=[(one, addresses.of_topic(one)) for one in chosen],
        selected=[str(one.pk) for one in chosen],
    )  # fmt: skip


def _named(request: ActorRequest) -> list[str]:
    """Topics named in the address: from the button on a topic's page."""
    found = []
    for value in request.GET.getlist("thema"):
        try:
            found.append(str(uuid.UUID(value)))
        except ValueError:
            continue
    return found


def _backgrounds(chosen: list[Topic]) -> str:
    return "\n\n".join(topic.description for topic in chosen if topic.description)


@require_safe
def question(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One question: what it asks, who stands behind it, how it stands, what comes next."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    page = question_page(actor, pk, clock.today())
    if page is None:
        raise Http404
    return render(request, "structure/questions/question.html", _context(actor, page))


def _context(actor: Actor, page: QuestionPage) -> dict[str, Any]:
    found, thread = page.question, page.thread
    facts = facts_of(thread, actor) if thread else None
    return {
        "page_title": found.title,
        "breadcrumb": trail(),
        "status": question_tag(found),
        "turn": turn(page.duty.owner_label, due=page.duty.due, today=clock.today()) if page.duty else None,
        "question": found,
        "short_text": text_in(found.short_text, "de").text,
        "thread": thread,
        "path": _path(actor, facts, thread),
        "topics": [(one, addresses.of_topic(one)) for one in page.topics],
        "pair": compared(page.chains),
        "facts": _facts(found),
        **_decision(facts, opened=rules.can_write(actor, found)),
        "measures": page.measures,
        "group": _group(facts),
        "proposal": _proposal(facts),
        "aims": _aims(actor, page),
        **evidence_of(actor, page),
        "adoptions": [(one, adoption_tag(one)) for one in (facts.adoptions if facts else [])],
        "answers": [(one, counts.reached_for(one, actor)) for one in (facts.answers if facts else [])],
        "may": _may(actor, found, thread),
    }


def _aims(actor: Actor, page: QuestionPage) -> list[AimLine]:
    # What packages hang in as evidence finds them there.
    page.question.__dict__["read_aims"] = page.aims
    return lines_of(page.aims, by=actor, day=clock.today())


def _path(actor: Actor, facts: Facts | None, thread: Thread | None) -> Path | None:
    if facts is None or thread is None:
        return None
    branch = branch_of_thread(actor, thread, at=clock.now())
    return path.path_of(facts, today=clock.today(), inside=True, branch=branch)


def _group(facts: Facts | None) -> dict[str, Any] | None:
    """The group that works on it; who may not enter its room reads its name only."""
    if facts is None or facts.group is None:
        return None
    group = facts.group
    name, url = group.committee.name_on(clock.today()), addresses.of_group(group) if facts.enters_group else ""
    return {"name": name, "url": url, "tag": group_tag(group), "of": group}


def _proposal(facts: Facts | None) -> dict[str, Any] | None:
    if facts is None or facts.proposal is None or not facts.opens_proposal:
        return None
    return {"url": addresses.of_proposal(facts.proposal), "tag": proposal_tag(facts.proposal)}


def _facts(found: StructuralQuestion) -> list[tuple[str, str]]:
    return [
        ("Für", found.municipality.name if found.municipality else "ganzer Kreis"),
        ("Wer kann etwas ändern?", inbox.label_of(found.level)),
        ("Angelegt am", long_day(found.created_at)),
        ("Wiedervorlage am", long_day(found.resubmit_on) if found.resubmit_on else ""),
        ("Abgeschlossen am", long_day(found.closed_on) if found.closed_on else ""),
        ("Begründung", found.state_reason),
    ]


def _decision(facts: Facts | None, *, opened: bool) -> dict[str, Any]:
    """What the steering group has decided, or since when it waits there; closed items only for who wrote them."""
    if facts is None or facts.item is None:
        return {"item": None}
    item, resolution = facts.item, facts.resolution
    shown = [("Vorgelegt am", long_day(item.waiting_since))]
    if resolution is not None:
        day, kind = long_day(resolution.decided_on), resolution.get_kind_display()
        shown += [("Entschieden am", day), ("Entscheidung", kind)]
        if opened or (item.public and item.committee.public):
            shown += [("Wortlaut", resolution.wording), ("Begründung", resolution.reason)]
    elif item.meeting is not None:
        shown.append(("Auf der Tagesordnung am", long_day(item.meeting.starts_at)))
    committee = item.committee.name_on(clock.today())
    return {"item": item, "resolution": resolution, "decision": shown, "committee": committee}


def _may(actor: Actor, found: StructuralQuestion, thread: Thread | None) -> dict[str, bool]:
    """What the person may do now; the first that holds is the page's main action."""
    return {
        "submit": rules.can_submit(actor, found),
        "found": group_rules.can_found(actor, found),
        "ask": adoption_rules.can_ask(actor, found),
        "forward": rules.can_forward(actor, found),
        "measure": rules.can_make_measure(actor, found),
        "close": rules.can_close(actor, found),
        "answer": answer_rules.can_answer_question(actor, found),
        "edit": rules.can_edit(actor, found),
        "publish": rules.can_publish(actor, found) and thread is not None and not thread.is_public,
        "withdraw": rules.can_withdraw(actor, found),
        "discard": rules.can_discard(actor, found),
        "resubmit": rules.can_resubmit(actor, found),
        "name_offer": aim_rules.can_name_in_question(actor, found),
        "model": chain_rules.can_model(actor, found, None, clock.today()),
    }


def question_edit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules.check_edit(actor, found)
    form = QuestionForm(request.POST or None, of=found, lists=inbox.vocabularies(), towns=[], whole=True)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.edit_question(
            question=found, title=given["title"], text=given["question"],
            short_text=form.text("short_text", by=actor.function), background=given["background"],
            affected=given["affected"], causes=given["causes"], evidence=given["evidence"], level=form.term(),
            revision=given["revision"],
            by=actor, at=clock.now(),
        )  # fmt: skip
        return addresses.of_question(found), "Gespeichert."

    return ask(request, form, act, title="Strukturfrage bearbeiten", button="Speichern", breadcrumb=trail(found))


def question_submit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules.check_submit(actor, found)
    form = SubmitForm(request.POST or None, of=found, committees=queries.committees_to_ask())

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.submit_question(
            question=found, committee=form.chosen, brief=given["brief"], revision=given["revision"], by=actor,
            at=clock.now(),
        )  # fmt: skip
        return addresses.of_question(found), "Vorgelegt. Die Frage kommt auf die nächste Tagesordnung."

    return ask(request, form, act, title="Der Lenkungsgruppe vorlegen", button="Vorlegen", breadcrumb=trail(found))


def question_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules.check_withdraw(actor, found)
    form = ReasonForm(request.POST or None, of=found, label="Warum holen Sie die Frage zurück?")

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.withdraw_question(question=found, by=actor, at=clock.now(), **given)
        return addresses.of_question(found), "Zurückgeholt. Die Frage ist wieder ein Entwurf."

    return ask(request, form, act, title="Strukturfrage zurückholen", button="Zurückholen", breadcrumb=trail(found))


def question_discard(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules.check_discard(actor, found)
    form = ReasonForm(
        request.POST or None, of=found, label="Warum verwerfen Sie den Entwurf?",
        help_text="Die Themen gehen mit allen Hinweisen zurück in den Themenspeicher.",
    )  # fmt: skip

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.discard_question(question=found, by=actor, at=clock.now(), **given)
        return reverse("structure_inside:questions"), f"„{found.title}“ ist verworfen."

    return ask(request, form, act, title="Entwurf verwerfen", button="Verwerfen", breadcrumb=trail(found), danger=True)


def question_resubmit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules.check_comes_back(actor, found)
    form = ResubmitForm(request.POST or None, of=found, initial={"day": found.resubmit_on})

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.set_resubmission(question=found, by=actor, at=clock.now(), **given)
        return addresses.of_question(found), f"Wiedervorlage am {long_day(given['day'])}."

    return ask(request, form, act, title="Wiedervorlage festlegen", button="Festlegen", breadcrumb=trail(found))


def question_measure(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules.check_make_measure(actor, found)
    fields = queries.action_fields_for(actor)
    form = MeasureForm(request.POST or None, of=found, fields=fields, leads=queries.people_to_lead())

    def act(given: dict[str, Any]) -> tuple[str, str]:
        _make_measure(actor, found, form, given)
        return addresses.of_question(found), "Die Maßnahme ist angelegt."

    return ask(
        request, form, act, title="Maßnahme daraus machen", button="Maßnahme anlegen", breadcrumb=trail(found),
        template="structure/questions/measure.html", no_fields=not fields,
    )  # fmt: skip


def _make_measure(actor: Actor, found: StructuralQuestion, form: MeasureForm, given: dict[str, Any]) -> None:
    verbs.make_measure(
        question=found,
        action_field=form.action_fields[given["action_field"]],
        title=given["title"],
        description=given["description"],
        lead_unit=given["lead_unit"],
        lead=form.leads.get(given["lead"]),
        markers=[NewMarker(given["criterion"], given["due"])],
        public_text=form.text("public_text", by=actor.function),
        revision=given["revision"],
        by=actor,
        at=clock.now(),
    )


def question_publish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules.check_publish(actor, found)
    thread = queries.thread_of(found)
    title = (thread.public_title if thread else None) or {"de": {"text": found.title, "of_revision": 1}}
    summary = (thread.summary if thread else None) or found.short_text
    form = PublishForm(request.POST or None, values={"title": title, "summary": summary})

    def act(given: dict[str, Any]) -> tuple[str, str]:
        made = verbs.publish_question(
            question=found, title=form.text("title", by=actor.function),
            summary=form.text("summary", by=actor.function), by=actor, at=clock.now(),
        )  # fmt: skip
        return addresses.of_question(found), f"Veröffentlicht unter {made.number}."

    lead = "Nach der Veröffentlichung lesen alle diesen Vorgang mit Nummer, Weg und Schritten."
    return ask(
        request,
        form,
        act,
        title="Vorgang veröffentlichen",
        button="Veröffentlichen",
        breadcrumb=trail(found),
        lead=lead,
    )


def question_close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules.check_can_end(actor, found)
    labels = {one.name: one.label for one in QUESTION.transitions}
    allowed = [(verb, labels[verb]) for verb in rules.ENDINGS if QUESTION.allows(found.state, verb)]
    form = CloseForm(request.POST or None, of=found, verbs=allowed)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.close_question(question=found, by=actor, at=clock.now(), **given)
        return addresses.of_question(
            found
        ), "Abgeschlossen. Melden Sie das Ergebnis nun allen zurück, die gemeldet haben."

    return ask(request, form, act, title="Strukturfrage abschließen", button="Abschließen", breadcrumb=trail(found))
