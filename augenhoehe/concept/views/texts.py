"""The text of a concept inside: chapters, comments, contributions, frozen versions."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees.addresses import of_paper
from augenhoehe.concept import operations, queries, rules
from augenhoehe.concept.addresses import of_measure
from augenhoehe.concept.forms import (
    ChapterForm,
    CommentForm,
    ExpertForm,
    FreezeForm,
    NewChapterForm,
    OrganisationForm,
    SettleForm,
    SubmitVersionForm,
)
from augenhoehe.concept.models import Chapter, Concept, ConceptVersion
from augenhoehe.concept.tags import version_tag
from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.wording import differences
from augenhoehe.journal.views.asking import ask

from .concepts import find, trail, written


def text_of(concept: Concept) -> str:
    return reverse("concept_inside:text", args=[concept.pk])


def text_trail(concept: Concept) -> list[tuple[str, str]]:
    return [*trail(concept), ("Text", text_of(concept))]


@require_GET
def text(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Chapters, who contributed, which versions there are."""
    rules.check_read_draft(request.actor)
    found = find(request, pk)
    versions = queries.concept_versions_of(found)
    latest = versions[0] if versions else None
    context = {
        "page_title": f"Text: {found.title}",
        "breadcrumb": trail(found),
        "concept": found,
        "chapters": queries.chapters_of(found),
        "contributions": queries.contributions_of(found),
        "open_comments": queries.open_comments(found),
        "versions": [(one, version_tag(one)) for one in versions],
        "writes": rules.can_write(request.actor, found.municipality_id),
        "changed_by_body": latest is not None and latest.state == ConceptVersion.State.CHANGED,
    }
    return render(request, "concept/text.html", context)


def chapter_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concept = written(request, pk)
    form = NewChapterForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        made = operations.add_chapter(concept=concept, by=request.actor, at=now(), **data)
        return _address(made), "Das Kapitel ist angelegt."

    return ask(request, form, act, title="Kapitel anlegen", button="Anlegen", breadcrumb=text_trail(concept))


def _address(chapter: Chapter) -> str:
    return reverse("concept_inside:chapter", args=[chapter.pk])


def _chapter(request: ActorRequest, pk: uuid.UUID) -> Chapter:
    """Drafts are read inside only, whoever reads the concept outside."""
    rules.check_read_draft(request.actor)
    return get_object_or_404(queries.chapters_for(request.actor), pk=pk)


@require_GET
def chapter(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _chapter(request, pk)
    versions = queries.versions_of(found)
    compared = [
        (one, differences(before.text, one.text) if before else None)
        for one, before in zip(versions, [*versions[1:], None], strict=True)
    ]
    context = {
        "page_title": found.title,
        "breadcrumb": text_trail(found.concept),
        "chapter": found,
        "versions": compared,
        "form": CommentForm(),
        "writes": rules.can_write(request.actor, found.concept.municipality_id),
        "comments": rules.can_comment(request.actor),
    }
    return render(request, "concept/chapter.html", context)


def chapter_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _chapter(request, pk)
    rules.check_write(request.actor, found.concept.municipality_id)
    form = ChapterForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.write_chapter(chapter=found, by=request.actor, at=now(), **data)
        return _address(found), "Gespeichert. Die vorige Fassung bleibt zu lesen."

    return ask(
        request, form, act, title=f"Schreiben: {found.title}", button="Speichern",
        breadcrumb=[*text_trail(found.concept), (found.title, _address(found))],
    )  # fmt: skip


def comment_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _chapter(request, pk)
    rules.check_comment(request.actor)
    form = CommentForm(request.POST or None)
    version = queries.versions_of(found)[0]

    def act(data: dict) -> tuple[str, str]:
        operations.comment_on(version=version, by=request.actor, at=now(), **data)
        return f"{_address(found)}#kommentare", "Der Kommentar steht bei dieser Fassung."

    return ask(
        request, form, act, title=f"Kommentieren: {found.title}", button="Kommentieren",
        breadcrumb=[*text_trail(found.concept), (found.title, _address(found))],
    )  # fmt: skip


def comment_settle(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules.check_read_draft(request.actor)
    found = get_object_or_404(queries.comments_for(request.actor), pk=pk)
    chapter = found.version.chapter
    rules.check_write(request.actor, chapter.concept.municipality_id)
    form = SettleForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.settle_comment(comment=found, by=request.actor, at=now(), **data)
        return f"{_address(chapter)}#kommentare", "Erledigt."

    return ask(
        request, form, act, title="Kommentar erledigen", button="Erledigen", lead=found.text,
        breadcrumb=[*text_trail(chapter.concept), (chapter.title, _address(chapter))],
    )  # fmt: skip


# --- Contributions ----------------------------------------------------------------------------------
def expert_note(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concept = written(request, pk)
    form = ExpertForm(request.POST or None, concept=concept)

    def act(data: dict) -> tuple[str, str]:
        operations.note_expert(concept=concept, by=request.actor, at=now(), **data)
        return f"{text_of(concept)}#beitraege", "Der Beitrag ist festgehalten."

    return ask(
        request, form, act, title="Beitrag einer Fachperson", button="Festhalten", breadcrumb=text_trail(concept)
    )


def organisation_note(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concept = written(request, pk)
    form = OrganisationForm(request.POST or None, concept=concept)

    def act(data: dict) -> tuple[str, str]:
        operations.note_organisation(concept=concept, by=request.actor, at=now(), **data)
        return f"{text_of(concept)}#beitraege", "Der Beitrag ist festgehalten."

    return ask(
        request, form, act, title="Beitrag einer Organisation", button="Festhalten", breadcrumb=text_trail(concept)
    )


def measure_contribution(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What an organisation did at a measure (S0-17)."""
    measure = get_object_or_404(queries.measures_for(request.actor), pk=pk)
    rules.check_write_measure(request.actor, measure)
    concept = measure.action_field.concept
    form = OrganisationForm(request.POST or None, concept=concept, measure=measure)

    def act(data: dict) -> tuple[str, str]:
        operations.note_organisation(concept=concept, measure=measure, by=request.actor, at=now(), **data)
        return f"{of_measure(measure)}#beitraege", "Der Beitrag steht bei der Maßnahme."

    return ask(
        request, form, act, title="Beitrag einer Organisation", button="Festhalten",
        breadcrumb=[*trail(concept), (measure.title, of_measure(measure))],
    )  # fmt: skip


@require_POST
def contribution_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.contributions_for(request.actor), pk=pk)
    target = of_measure(found.measure) if found.measure else text_of(found.concept)
    operations.remove_contribution(contribution=found, by=request.actor, at=now())
    messages.success(request, "Entfernt.")
    return redirect(f"{target}#beitraege")


# --- Versions ---------------------------------------------------------------------------------------
def version_freeze(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concept = written(request, pk)
    form = FreezeForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        made = operations.freeze_version(concept=concept, by=request.actor, at=now(), **data)
        return _of_version(made), f"Fassung {made.number} ist festgehalten."

    return ask(
        request, form, act, title="Fassung festhalten", button="Festhalten", breadcrumb=text_trail(concept),
        lead="Das ganze Konzept wird so aufbewahrt, wie es jetzt ist. Sie können daneben weiterschreiben.",
    )  # fmt: skip


def version_enter(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concept = written(request, pk)
    form = FreezeForm(request.POST or None, initial={"note": "Wie beschlossen"})

    def act(data: dict) -> tuple[str, str]:
        made = operations.enter_resolved(concept=concept, by=request.actor, at=now(), **data)
        return _of_version(made), f"Fassung {made.number} gilt nun als beschlossen."

    return ask(
        request, form, act, title="Beschlossene Fassung nachtragen", button="Nachtragen",
        breadcrumb=text_trail(concept),
        lead="Schreiben Sie zuerst in den Text, was das Gremium geändert hat. Dann halten Sie ihn hier fest.",
    )  # fmt: skip


def _of_version(version: ConceptVersion) -> str:
    return reverse("concept_inside:version", args=[version.pk])


def _version(request: ActorRequest, pk: uuid.UUID) -> ConceptVersion:
    rules.check_read_draft(request.actor)
    return get_object_or_404(queries.concept_versions_for(request.actor), pk=pk)


@require_GET
def version(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _version(request, pk)
    writes = rules.can_write(request.actor, found.concept.municipality_id)
    context = {
        "page_title": f"{found.content['title']}, Fassung {found.number}",
        "breadcrumb": text_trail(found.concept),
        "status": version_tag(found),
        "version": found,
        "content": found.content,
        "paper": queries.paper_of(request.actor, found),
        "may_submit": writes and found.paper_id is None and rules.VERSION.allows(found.state, "submit"),
    }
    return render(request, "concept/version.html", context)


def version_submit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _version(request, pk)
    rules.check_write(request.actor, found.concept.municipality_id)
    form = SubmitVersionForm(request.POST or None, of=found, actor=request.actor)

    def act(data: dict) -> tuple[str, str]:
        stations = form.stations()
        paper = operations.submit_version(
            version=found, stations=stations, by=request.actor, at=now(),
            **{name: data[name] for name in ("title", "wording", "reasons", "revision")},
        )  # fmt: skip
        return of_paper(paper), "Die Vorlage ist ein Entwurf. Prüfen Sie sie und reichen Sie sie dann ein."

    return ask(
        request, form, act, title="Den Gremien vorlegen", button="Vorlage anlegen",
        breadcrumb=[*text_trail(found.concept), (f"Fassung {found.number}", _of_version(found))],
        lead="Der ganze Text hängt als Anlage an der Vorlage.",
    )  # fmt: skip
