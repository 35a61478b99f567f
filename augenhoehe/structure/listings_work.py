"""Lists of reconstructions, project groups, proposals and adoptions, as data."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from augenhoehe.core.clock import today
from augenhoehe.ui.tables import Column, Filter, Listing

from . import addresses
from .listings import choices_of, equals
from .models import Adoption, ProjectGroup, Proposal, Reconstruction
from .queries import reconstructions
from .tags import adoption_tag, group_tag, proposal_tag, reconstruction_tag


def reconstructions_listing() -> Listing:
    return Listing(
        name="fallrekonstruktionen",
        title="Fallrekonstruktionen",
        columns=(
            Column("title", "Fallrekonstruktion", "title", url=addresses.of_reconstruction),
            Column("moderation", "Moderation", "moderation"),
            Column("source", "Quelle", lambda one: one.get_source_display()),
            Column("state", "Stand", reconstruction_tag, kind="status"),
            Column("held", "Tag", "held_on", sort="-held_on", kind="date"),
        ),
        filters=(
            Filter("text", "Wörter im Titel oder in den Themen", reconstructions.search),
            Filter("stand", "Stand", equals("state"), "choice", choices_of(Reconstruction.State)),
        ),
        default_sort="held",
        empty_title="Noch keine Fallrekonstruktion",
        empty_text="Eine Fallrekonstruktion zeigt an einem verfremdeten Verlauf, wo Hilfe abbricht.",
    )


def groups_listing() -> Listing:
    return Listing(
        name="projektgruppen",
        title="Projektgruppen",
        columns=(
            Column("name", "Projektgruppe", lambda one: one.committee.name_on(today()), url=addresses.of_group),
            Column("question", "Strukturfrage", lambda one: one.question.title),
            Column("state", "Stand", group_tag, kind="status"),
            Column("due", "Vorschlag bis", "due", kind="date"),
            Column("founded", "Eingesetzt", "founded_at", sort="-founded_at", kind="date"),
        ),
        filters=(Filter("stand", "Stand", equals("state"), "choice", choices_of(ProjectGroup.State)),),
        default_sort="founded",
        empty_title="Keine Projektgruppe",
        empty_text="Hier stehen die Gruppen, in denen Sie einen Sitz haben oder die Sie betreuen.",
    )


def proposals_listing() -> Listing:
    return Listing(
        name="loesungsvorschlaege",
        title="Lösungsvorschläge",
        columns=(
            Column("question", "Zur Strukturfrage", lambda one: one.group.question.title, url=addresses.of_proposal),
            Column("group", "Projektgruppe", lambda one: one.group.committee.name_on(today())),
            Column("state", "Stand", proposal_tag, kind="status"),
            Column("back", "Wiedervorlage", _comes_back, kind="date"),
            Column("created", "Begonnen", "created_at", sort="-created_at", kind="date"),
        ),
        filters=(
            Filter("text", "Wort", _in_proposal),
            Filter("stand", "Stand", equals("state"), "choice", choices_of(Proposal.State)),
        ),
        default_sort="created",
        empty_title="Noch kein Lösungsvorschlag",
        empty_text="Hier steht, was Projektgruppen vorschlagen und was die Lenkungsgruppe daraus macht.",
    )


def _in_proposal(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    return rows.filter(Q(group__question__title__icontains=typed) | Q(solution__icontains=typed))


def _comes_back(proposal: Proposal) -> date | None:
    return proposal.group.question.resubmit_on if proposal.state == Proposal.State.DEFERRED else None


def adoptions_listing() -> Listing:
    return Listing(
        name="uebernahmen",
        title="Übernahmen",
        columns=(
            Column("organisation", "Organisation", "organisation", url=addresses.of_adoption),
            Column("question", "Strukturfrage", lambda one: one.question.title),
            Column("answer", "Antwort", lambda one: one.get_answer_display()),
            Column("state", "Stand", adoption_tag, kind="status"),
            Column("due", "bis", "due", kind="date"),
            Column("asked", "Angefragt", "asked_at", sort="-asked_at", kind="date"),
        ),
        filters=(
            Filter("stand", "Stand", equals("state"), "choice", choices_of(Adoption.State)),
            Filter("ueberfaellig", "Überfällig", lambda rows, _: rows.filter(due__lt=today(), settled_on=None), "flag"),
        ),
        default_sort="asked",
        empty_title="Noch keine Übernahme",
        empty_text="Ist ein Lösungsvorschlag angenommen, fragt die Koordination Organisationen, ob sie ihn übernehmen.",
    )
