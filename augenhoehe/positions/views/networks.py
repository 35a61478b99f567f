"""Networks: the list, the page of one, its members, and all results as a table."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.committees.addresses import of_committee
from augenhoehe.committees.models import Committee
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date, long_moment
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.positions import operations, queries, rules
from augenhoehe.positions.addresses import of_network
from augenhoehe.positions.forms import EndMemberForm, MemberForm, SpeakersForm
from augenhoehe.positions.listings import answers_listing
from augenhoehe.positions.models import Membership
from augenhoehe.positions.tags import answer_tag, entry_tag, position_tag
from augenhoehe.ui.tables import list_response


def trail(network: Committee | None = None) -> list[Crumb]:
    start = [("Netzwerke", reverse("positions_inside:networks"))]
    return [*start, (network.name_on(today()), of_network(network))] if network else start


def find(request: ActorRequest, pk: uuid.UUID) -> Committee:
    return get_object_or_404(queries.networks_for(request.actor, today()), pk=pk)


@require_GET
def networks(request: ActorRequest) -> HttpResponse:
    day, at = today(), now()
    found = list(queries.networks_for(request.actor, day))
    cards = [(one, one.name_on(day), queries.member_bodies(one, day), queries.rhythm_of(one, at)) for one in found]
    return render(request, "positions/networks.html", {"page_title": "Netzwerke", "cards": cards})


@require_GET
def network(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What the bodies say together, what they tell each other, who belongs, and when they meet."""
    found, actor, day = find(request, pk), request.actor, today()
    positions = list(queries.positions_for(actor, day).filter(network=found).order_by("-drafted_at", "id"))
    entries = list(
        queries.entries_for(actor, day).filter(network=found).exclude(state="removed").order_by("-written_at", "id")[:6]
    )
    context = {
        "page_title": found.name_on(day),
        "breadcrumb": trail(),
        "network": found,
        "facts": _facts(found),
        "rhythm": queries.rhythm_of(found, now()),
        "committee_url": of_committee(found),
        "positions": [(one, position_tag(one)) for one in positions],
        "matrix": _matrix(queries.matrix_of(positions)),
        "entries": [(one, one.body.name_on(day), entry_tag(one)) for one in entries],
        "members": [(one, one.body.name_on(day), _ended(one)) for one in queries.members_of(found)],
        "leads": rules.can_lead(actor, found, day),
        "writes": rules.can_take_part(actor, found, day),
        "speaks_for": set(queries.voices(actor, found, day).values_list("pk", flat=True)),
        "seated": queries.networks_of_seats(actor, day).filter(pk=found.pk).exists(),
    }
    return render(request, "positions/network.html", context)


def _matrix(matrix: queries.Matrix) -> dict[str, Any]:
    """Each cell with its status; a body that was not asked has an empty one."""
    day = today()
    rows = [
        (body.name_on(day), body.municipality, [(one, answer_tag(one)) if one else None for one in cells])
        for body, cells in matrix.rows
    ]
    return {"positions": matrix.positions, "rows": rows}


def _ended(one: Membership) -> bool:
    return one.valid_until is not None and one.valid_until < today()


def _facts(network: Committee) -> list[tuple[str, str]]:
    rhythm = queries.rhythm_of(network, now())
    coming = f"{long_moment(rhythm.coming.starts_at)}, {rhythm.coming.place}" if rhythm.coming else "noch nicht geplant"
    return [
        ("Nächstes Treffen", coming),
        ("Letztes Treffen", long_moment(rhythm.last.starts_at) if rhythm.last else ""),
        ("Gegründet am", long_date(network.started_on) if network.started_on else ""),
    ]


@require_GET
def results(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Town by position with the votes, to filter and to take along."""
    found = find(request, pk)
    rows = queries.answers_waiting_for(request.actor, today()).filter(position__network=found)
    return list_response(
        request, answers_listing(found), rows, "positions/listing.html", {"breadcrumb": trail(found)}
    )  # fmt: skip


# --- Members ----------------------------------------------------------------------------------------------
def member_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_lead(request.actor, found, today())
    form = MemberForm(
        request.POST or None, bodies=queries.possible_members(found, today()), initial={"valid_from": today()}
    )

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.add_member(network=found, by=request.actor, at=now(), **data)
        return f"{of_network(found)}#mitglieder", "Das Gremium gehört nun zum Netzwerk."

    return ask(request, form, act, title="Gremium aufnehmen", button="Aufnehmen", breadcrumb=trail(found))


def _membership(request: ActorRequest, pk: uuid.UUID) -> Membership:
    found = get_object_or_404(queries.memberships_for(request.actor, today()), pk=pk)
    find(request, found.network_id)
    return found


def member_speakers(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor, day = _membership(request, pk), request.actor, today()
    if not rules.can_lead(actor, found.network, day):
        rules.check_speak_for(actor, found.network, found.body, day)
    form = SpeakersForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_speakers(membership=found, by=actor, at=now(), **data)
        return f"{of_network(found.network)}#mitglieder", "Gespeichert."

    title = f"Wer spricht: {found.body.name_on(day)}"
    return ask(request, form, act, title=title, button="Speichern", breadcrumb=trail(found.network))


def member_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _membership(request, pk)
    rules.check_lead(request.actor, found.network, today())
    form = EndMemberForm(request.POST or None, of=found, initial={"valid_until": today()})

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.end_member(membership=found, by=request.actor, at=now(), **data)
        return f"{of_network(found.network)}#mitglieder", "Gespeichert. Was das Gremium beschlossen hat, bleibt."

    title = f"Mitgliedschaft beenden: {found.body.name_on(today())}"
    return ask(request, form, act, title=title, button="Beenden", breadcrumb=trail(found.network), danger=True)
