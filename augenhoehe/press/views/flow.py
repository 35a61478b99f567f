"""Each step of a release: its own page, its own address."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.journal.views.asking import ask
from augenhoehe.press import operations
from augenhoehe.press.addresses import of_release
from augenhoehe.press.forms.releases import CorrectionForm, HourForm, ReasonForm
from augenhoehe.press.models import PressRelease
from augenhoehe.press.rules import releases as rules
from augenhoehe.ui.words import long_moment

from .around import find, step, trail

Check = Callable[[Actor, PressRelease], None]


def release_submit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(
        request, pk, rules.check_write, operations.submit_release, "Zur Freigabe geben",
        "Jemand anderes liest jetzt und gibt frei.",
        lead="Wer mitgeschrieben hat, gibt nicht selbst frei. Solange gelesen wird, ändert niemand den Text.",
    )  # fmt: skip


def release_recall(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(
        request, pk, rules.check_write, operations.recall_release, "Zurückholen", "Der Text ist wieder ein Entwurf."
    )


def release_approve(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(
        request, pk, rules.check_approve, operations.approve_release, "Freigeben",
        "Freigegeben. Die Pressestelle veröffentlicht.",
        lead="Mit der Freigabe steht der Wortlaut fest. Wer ihn danach ändert, braucht eine neue.",
    )  # fmt: skip


def release_rework(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(
        request, pk, rules.check_publish, operations.rework_release, "Noch einmal bearbeiten",
        "Der Text ist wieder ein Entwurf.", lead="Freigabe und Termin gelten dann nicht mehr.",
    )  # fmt: skip


def release_unschedule(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(
        request, pk, rules.check_publish, operations.unschedule_release, "Termin aufheben",
        "Freigegeben, ohne Termin.",
    )  # fmt: skip


def release_publish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(
        request, pk, rules.check_publish, operations.publish_release, "Veröffentlichen",
        "Veröffentlicht. Wer abonniert hat, bekommt eine Mail.",
        lead="Danach lesen es alle. Geändert wird nur noch sichtbar, mit Tag und altem Text.",
    )  # fmt: skip


def release_archive(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(
        request, pk, rules.check_publish, operations.archive_release, "Archivieren", "Im Archiv.",
        lead="Die Mitteilung bleibt zu lesen und zu finden. Darüber steht, dass sie nicht mehr aktuell ist.",
    )  # fmt: skip


def release_return(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _reason(
        request, pk, rules.check_approve, operations.return_release, "Zurückgeben",
        "Zurückgegeben. Wer geschrieben hat, liest den Grund.",
        lead="Was fehlt? Wer geschrieben hat, liest es auf „Heute“.",
    )  # fmt: skip


def release_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _reason(
        request, pk, rules.check_publish, operations.withdraw_release, "Zurückziehen", "Zurückgezogen.", danger=True,
        lead="Die Adresse bleibt. Sie sagt dann, dass die Mitteilung zurückgezogen ist, und nennt Ihren Grund.",
    )  # fmt: skip


def release_schedule(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_publish(request.actor, found)
    form = HourForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.schedule_release(release=found, by=request.actor, at=now(), **data)
        return of_release(found), f"Erscheint von selbst: {long_moment(data['scheduled_for'])}."

    return ask(
        request, form, act, title=f"Terminieren: {found}", button="Terminieren", breadcrumb=trail(found),
        lead="Bis dahin erscheint nichts davon: keine Seite, kein Bild, keine Mail, kein Treffer in der Suche.",
    )  # fmt: skip


def release_correct(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_publish(request.actor, found)
    form = CorrectionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.correct_release(
            release=found, note=data["note"], by=request.actor, at=now(), revision=data["revision"], **form.wording()
        )
        return of_release(found), "Korrigiert. Tag, Hinweis und alter Text stehen öffentlich dabei."

    return ask(
        request, form, act, title=f"Korrigieren: {found}", button="Korrektur veröffentlichen",
        breadcrumb=trail(found), lead="Veröffentlichtes wird nie still ersetzt.",
    )  # fmt: skip


def _step(
    request: ActorRequest, pk: uuid.UUID, check: Check, verb: Callable[..., Any], title: str, done: str, **more: Any
) -> HttpResponse:
    found = find(request, pk)
    check(request.actor, found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(release=found, by=request.actor, at=now(), **data)
        return of_release(found), done

    return step(request, found, act, f"{title}: {found}", title, trail(found), **more)


def _reason(
    request: ActorRequest, pk: uuid.UUID, check: Check, verb: Callable[..., Any], title: str, done: str, **more: Any
) -> HttpResponse:
    found = find(request, pk)
    check(request.actor, found)
    form = ReasonForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(release=found, by=request.actor, at=now(), **data)
        return of_release(found), done

    return ask(
        request, form, act, title=f"{title}: {found}", button=title, breadcrumb=trail(found), **more
    )  # fmt: skip
