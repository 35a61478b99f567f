"""A paper's versions and its PDF, templates to start from, and how papers are numbered."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from augenhoehe.committees import operations, papers_pdf, queries, rules
from augenhoehe.committees.forms.paper_parts import NumberingForm, TemplateChangeForm, TemplateForm
from augenhoehe.committees.models import Paper, PaperVersion
from augenhoehe.committees.papers_shown import compared
from augenhoehe.committees.permissions import WRITE_PAPERS
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import slug
from augenhoehe.journal.views.asking import ask
from augenhoehe.journal.views.kept import public_page

from .papers import find, papers_trail


# --- Versions ---------------------------------------------------------------------------------------
@require_GET
def paper_versions(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What was asked for when: two versions beside each other (?von=, ?bis=), and what each station decided on."""
    found = find(request, pk)
    whole = queries.reads_wholly(request.actor, found, today())
    context = {"page_title": f"Fassungen: {found.title}", "breadcrumb": papers_trail(found)}
    return render(request, "committees/paper_versions.html", {**context, **_versions(request, found, whole)})


@public_page
def paper_versions_public(request: ActorRequest, number: str) -> HttpResponse:
    found = get_object_or_404(queries.public_papers().exclude(state=Paper.State.DRAFT), number=number)
    crumbs = [
        (_("Gremien"), reverse("committees:committees_public")),
        (_("Vorlagen"), reverse("committees:papers_public")),
        (format_html('<span lang="de">{}</span>', found.title), reverse("committees:paper_public", args=[number])),
    ]
    context = {"page_title": _("Fassungen"), "breadcrumb": crumbs}
    return render(request, "committees/paper_versions_public.html", {**context, **_versions(request, found, False)})


def _versions(request: ActorRequest, paper: Paper, whole: bool) -> dict[str, Any]:
    versions = list(paper.versions.all())
    if not versions:
        raise Http404("Diese Vorlage hat noch keine Fassung.")
    new = _chosen(request, "bis", versions, versions[-1])
    old = _chosen(request, "von", versions, versions[max(versions.index(new) - 1, 0)])
    return {
        "paper": paper,
        "versions": queries.in_force(versions, queries.stations_of_paper(paper, now())),
        "old": old,
        "new": new,
        "compared": compared(old, new, whole),
    }


def _chosen(request: ActorRequest, name: str, versions: list[PaperVersion], usual: PaperVersion) -> PaperVersion:
    typed = request.GET.get(name, "")
    return next((one for one in versions if str(one.number) == typed), usual)


# --- PDF --------------------------------------------------------------------------------------------
@require_GET
def paper_pdf(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """PDF/UA, made at once; with everything the reader may see."""
    found = find(request, pk)
    return _file(found, queries.parts_for(request.actor, found, today()))


@public_page
def paper_pdf_public(request: ActorRequest, number: str) -> HttpResponse:
    found = get_object_or_404(queries.public_papers().exclude(state=Paper.State.DRAFT), number=number)
    return _file(found, queries.public_parts(found))


def _file(paper: Paper, parts: Any) -> HttpResponse:
    content = papers_pdf.pdf(paper, parts, queries.stations_of_paper(paper, now()), now())
    answer = HttpResponse(content, content_type="application/pdf")
    name = slug(f"{paper.number or 'Entwurf'} {paper.title}")[:80]
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer


# --- Templates --------------------------------------------------------------------------------------
@require_GET
def paper_templates(request: ActorRequest) -> HttpResponse:
    request.actor.check(WRITE_PAPERS)
    rows = [
        (one, rules.can_manage_template(request.actor, one.municipality_id))
        for one in queries.templates_for(request.actor, today())
    ]
    context = {
        "page_title": "Muster für Vorlagen",
        "breadcrumb": papers_trail(),
        "templates": rows,
        "placeholders": rules.PLACEHOLDERS.items(),
    }
    return render(request, "committees/paper_templates.html", context)


def _templates_trail() -> list[tuple[str, str]]:
    return [*papers_trail(), ("Muster", reverse("committees_inside:paper_templates"))]


def paper_template_create(request: ActorRequest) -> HttpResponse:
    request.actor.check(WRITE_PAPERS)
    everywhere = request.actor.reach(WRITE_PAPERS).everywhere
    form = TemplateForm(request.POST or None, towns=queries.towns_to_write_for(request.actor), everywhere=everywhere)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.create_template(by=request.actor, at=now(), **data)
        return reverse("committees_inside:paper_templates"), "Das Muster ist angelegt."

    return ask(request, form, act, title="Muster anlegen", button="Anlegen", breadcrumb=_templates_trail())


def paper_template_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    request.actor.check(WRITE_PAPERS)
    found = get_object_or_404(queries.templates_for(request.actor, today()), pk=pk)
    rules.check_manage_templates(request.actor, found.municipality_id)
    form = TemplateChangeForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_template(template=found, by=request.actor, at=now(), **data)
        return reverse("committees_inside:paper_templates"), "Gespeichert."

    return ask(request, form, act, title=f"Muster: {found}", button="Speichern", breadcrumb=_templates_trail())


# --- Numbers ----------------------------------------------------------------------------------------
def paper_numbering(request: ActorRequest) -> HttpResponse:
    """The patterns that hold, with an example each, and the form to set one."""
    request.actor.check(WRITE_PAPERS)
    form = NumberingForm(
        request.POST or None,
        towns=queries.towns_to_write_for(request.actor),
        committees=queries.submitting_committees(request.actor, today()),
        initial={"pattern": rules.DEFAULT},
    )

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.set_numbering(by=request.actor, at=now(), **data)
        shown = rules.example(made.pattern, today().year)
        return reverse("committees_inside:paper_numbering"), f"Gespeichert. Nummern sehen nun so aus: {shown}"

    rows = [(one, rules.example(one.pattern, today().year)) for one in queries.numberings_for(request.actor)]
    return ask(
        request, form, act, title="Nummern für Vorlagen", button="Speichern", breadcrumb=papers_trail(),
        template="committees/paper_numbering.html", rows=rows, usual=rules.example(rules.DEFAULT, today().year),
    )  # fmt: skip
