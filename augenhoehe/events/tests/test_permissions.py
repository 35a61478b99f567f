"""Who reads what: registrations the hosts alone, drafts who prepares them, nothing an authority (law.md no. 1)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.events import operations
from augenhoehe.events.models import Event, Registration
from augenhoehe.events.rules import events as rules
from augenhoehe.organisations.tests.factories import a_club, head_of
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
# Wiebke works for the Ausländerbehörde, nuray and olek keep one town each, faisal and rojda speak for a club each.
READERS = ("", "aylin", "bernward", "nuray", "olek", "wiebke", "korbinian", "emine", "linh", "faisal", "rojda", "veit")
KREIS = {"aylin", "bernward"}


@shared
def cast():
    return f.the_cast()


def actor(cast, name: str):
    return getattr(cast, name) if name else ANONYMOUS


@pytest.fixture
def clubs(cast):
    return f.a_host(cast), f.a_host(cast, "rojda", "Frauen wagen Wege e. V.")


def readers(cast, event: Event) -> set[str]:
    """Who opens the list, by name; the one registered is somebody else."""
    rows = Registration.objects.filter(event=event)
    return {name for name in READERS if rows.visible_to(actor(cast, name), f.DAY).exists()}


@pytest.mark.parametrize(
    ("office", "town", "by_club", "shared_with", "expected"),
    [
        ("KI", "", False, False, KREIS),
        ("KI", "Zwirnstadt", False, False, KREIS | {"nuray"}),
        ("KI", "Sternmünde", False, False, KREIS | {"olek"}),
        # An organisation's own list: not even the coordination reads it.
        ("", "", True, False, {"faisal"}),
        ("KI", "", True, False, KREIS | {"faisal"}),
        ("KI", "", False, True, KREIS | {"rojda"}),
    ],
)
def test_registrations_are_read_by_the_hosts_alone(cast, clubs, office, town, by_club, shared_with, expected):
    event = f.an_event(
        office_name=office, organisation=clubs[0] if by_club else None, municipality=f.town(town) if town else None
    )
    operations.set_co_hosts(
        event=event, organisations=[clubs[1]], reading=[clubs[1]] if shared_with else [], by=SYSTEM, at=f.AT
    )
    made = f.registered(event, "Ada A")
    assert readers(cast, event) == expected
    for name in READERS:
        allowed_to = allowed(rules.check_lists, actor(cast, name), event, f.DAY)
        assert allowed_to == (name in expected), name
    Registration.objects.filter(pk=made.pk).update(user=cast.users["veit"])
    assert readers(cast, event) == expected | {"veit"}


def test_a_place_that_is_over_opens_no_list(cast, clubs):
    event = f.an_event(office_name="", organisation=clubs[0])
    f.registered(event, "Ada A")
    clubs[0].representatives.update(valid_from=f.DAY - timedelta(days=9), valid_until=f.DAY - timedelta(days=1))
    assert readers(cast, event) == set()


@pytest.mark.parametrize("name", READERS)
def test_drafts_and_what_is_scheduled_are_seen_by_who_prepares_them(cast, clubs, name):
    draft = f.an_event(publish=False, organisation=clubs[0])
    waits = f.an_event(organisation=clubs[0], publish=False)
    operations.publish_event(event=waits, publish_at=f.AT + timedelta(days=1), by=SYSTEM, at=f.AT)
    known = name in KREIS | {"faisal"}
    seen = set(Event.objects.visible_to(actor(cast, name), f.AT, f.DAY).values_list("pk", flat=True))
    assert seen == ({draft.pk, waits.pk} if known else set())
    later = Event.objects.visible_to(actor(cast, name), f.AT + timedelta(days=1), f.DAY)
    assert waits.pk in later.values_list("pk", flat=True)
    assert Event.objects.public(f.AT).count() == 0 and Event.objects.public(f.AT + timedelta(days=1)).count() == 1


@pytest.mark.parametrize("name", READERS)
def test_who_may_write_cancel_and_invite(cast, clubs, name):
    """Co-hosts write the programme along; nobody invites in the name of others."""
    by = actor(cast, name)
    event = f.an_event(organisation=clubs[0])
    operations.set_co_hosts(event=event, organisations=[clubs[1]], reading=[], by=SYSTEM, at=f.AT)
    assert rules.can_keep(by, event, f.DAY) == (name in KREIS | {"faisal", "rojda"})
    assert rules.can_make(by, f.DAY) == (name in KREIS | {"nuray", "olek", "faisal", "rojda"})
    for host, hosts in (
        ({"office_name": "Fremde Stelle"}, KREIS),
        ({"office_name": "", "organisation": clubs[0]}, KREIS | {"faisal"}),
        ({"office_name": "Zwirnstadt", "municipality": f.town("Zwirnstadt")}, KREIS | {"nuray"}),
    ):
        try:
            f.an_event(publish=False, by=by, **host)
            made = True
        except Refused:
            made = False
        assert made == (name in hosts), (name, host)


def test_only_hosts_share_the_list_and_only_with_who_invites_along(cast, clubs):
    event = f.an_event(office_name="", organisation=clubs[0])
    with pytest.raises(Refused, match="mit einlädt"):
        operations.set_co_hosts(event=event, organisations=[], reading=[clubs[1]], by=cast.faisal, at=f.AT)
    with pytest.raises(Refused, match="Gastgebenden"):
        operations.set_co_hosts(event=event, organisations=[clubs[1]], reading=[clubs[1]], by=cast.aylin, at=f.AT)


def test_merged_organisations_keep_their_events_and_registrations(cast):
    from augenhoehe.organisations.operations.states import merge_organisations

    kept, former = a_club("Dattelpalme e. V."), a_club("Dattelpalme")
    head_of(kept, cast.users["faisal"])
    event = f.an_event(organisation=former)
    f.registered(event, "Ada A", organisation=former)
    merge_organisations(organisation=former, into=kept, by=cast.aylin, at=f.AT)
    assert f.reread(event).organisation_id == kept.pk
    assert Registration.objects.get().organisation_id == kept.pk and "faisal" in readers(cast, event)
