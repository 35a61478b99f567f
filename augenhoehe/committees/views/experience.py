"""„Wer wird gehört?“: all groups with their voices, and one's own declaration, which nobody else sees."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees import counts, operations
from augenhoehe.committees.forms.experience import ExperienceForm
from augenhoehe.committees.listings_voices import voices_listing
from augenhoehe.committees.permissions import READ_COMMITTEES
from augenhoehe.committees.queries.experience import own_declaration, sits_somewhere
from augenhoehe.committees.queries.voices import voices_board
from augenhoehe.committees.rules.experience import check_declare
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.disclosure.addresses import of_release
from augenhoehe.disclosure.queries import stand_of
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.tables import list_response

from .committees import trail


@require_GET
def voices(request: ActorRequest) -> HttpResponseBase:
    """Every group that decides about people: who is heard there, who is missing, and what people said of themselves."""
    request.actor.check(READ_COMMITTEES)
    release = None if request.actor.residence_authority else counts.experience_release()
    context = {
        "breadcrumb": trail(),
        "release": release,
        "stand": stand_of(release) if release else "",
        "release_url": of_release(release) if release else "",
        "shares": counts.shares(release) if release else [],
        "sits": sits_somewhere(request.actor.user_id, today()),
    }
    rows = voices_board(request.actor, today(), now())
    return list_response(request, voices_listing(), rows, "committees/voices.html", context)


@never_cache
def experience(request: ActorRequest) -> HttpResponse:
    """For the person alone: say it, see that it is said, take it back."""
    check_declare(request.actor, today())
    form = ExperienceForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        operations.declare_experience(by=request.actor, at=now(), **data)
        return reverse("committees_inside:experience"), _("Danke. Ihre Angabe zählt mit.")

    return ask(
        request, form, act, title=_("Eigene Erfahrung angeben"), button=_("Angabe machen"),
        breadcrumb=[(_("Gremien"), reverse("committees_inside:committees"))],
        template="committees/experience.html", declared=own_declaration(request.actor.user_id),
    )  # fmt: skip


@require_POST
def experience_revoke(request: ActorRequest) -> HttpResponse:
    operations.revoke_experience(by=request.actor, at=now())
    messages.success(request, _("Ihre Angabe ist gelöscht."))
    return redirect("committees_inside:experience")
