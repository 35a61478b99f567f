"""Own people: invited by mail, changing at once, wishing what is checked; the coordination decides with a reason."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.accounts.operations import accept_invitation
from augenhoehe.accounts.queries import actor_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Role
from augenhoehe.notices.models import Duty, Message
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import ChangeRequest, Membership, Organisation, Representative
from augenhoehe.organisations.rules import entries as rules
from tests.worlds import shared

from . import factories as f
from .pages import client_of, inside

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


@shared
def club(cast):
    made = f.a_club()
    f.head_of(made, cast.users["faisal"])
    return made


def wish(club, by, **values) -> ChangeRequest:
    return operations.ask_for_change(organisation=club, by=by, at=f.AT, **(values or {"name": "Dattelpalme e. V."}))


# --- Wishes -------------------------------------------------------------------------------------------------
def test_a_wish_waits_for_the_coordination_and_holds_only_what_differs(cast, club):
    made = wish(club, cast.faisal, name="Dattelpalme e. V.", kind=club.kind, migrant_led=True)
    assert made.values == {"name": "Dattelpalme e. V.", "migrant_led": True}
    duty = Duty.objects.open().get()
    assert (duty.kind, duty.role) == ("organisations.wish", "coordination") and duty.due > f.DAY
    assert f.reread(club).name == club.name


def test_an_accepted_wish_changes_the_entry_and_whoever_asked_hears_of_it(cast, club):
    made = wish(club, cast.faisal)
    operations.accept_change(wish=made, by=cast.aylin, at=f.AT)
    assert f.reread(club).name == "Dattelpalme e. V." and not Duty.objects.open().exists()
    message = Message.objects.get()
    assert message.recipient == cast.users["faisal"] and message.language == "ar"


def test_a_refused_wish_says_why_and_leaves_the_entry(cast, club):
    made = wish(club, cast.faisal)
    with pytest.raises(Refused) as refused:
        operations.refuse_change(wish=made, reason=" ", by=cast.aylin, at=f.AT)
    assert refused.value.field == "reason"
    operations.refuse_change(wish=made, reason="Das Register führt einen anderen Namen.", by=cast.aylin, at=f.AT)
    assert "Das Register führt einen anderen Namen." in Message.objects.get().body
    assert f.reread(club).name == club.name
    with pytest.raises(Refused, match="schon entschieden"):
        operations.accept_change(wish=made, by=cast.aylin, at=f.AT)


def test_a_second_wish_takes_the_place_of_the_first_and_nothing_is_no_wish(cast, club):
    wish(club, cast.faisal)
    second = wish(club, cast.faisal, legal_form="association")
    assert ChangeRequest.objects.get() == second and Duty.objects.open().count() == 1
    with pytest.raises(Refused, match="steht schon so da"):
        wish(club, cast.faisal, name=club.name)
    with pytest.raises(TypeError):
        wish(club, cast.faisal, members="20")


@pytest.mark.parametrize(("name", "asks", "decides"), [
    ("aylin", True, True), ("nuray", False, False), ("faisal", True, False), ("rojda", False, False),
    ("veit", False, False), ("emine", False, False),
])  # fmt: skip
def test_who_wishes_and_who_decides(cast, club, name, asks, decides):
    f.head_of(club, cast.users["rojda"], Representative.Right.EDITOR)
    actor = getattr(cast, name)
    if asks:
        wish(club, actor)
    else:
        with pytest.raises(Refused):
            wish(club, actor)
    made = ChangeRequest.objects.first() or wish(club, cast.faisal)
    if decides:
        operations.accept_change(wish=made, by=actor, at=f.AT)
    else:
        for verb in (operations.accept_change, operations.refuse_change):
            with pytest.raises(Refused):
                verb(wish=made, by=actor, at=f.AT, **({} if verb is operations.accept_change else {"reason": "x"}))


# --- Access -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("inviting", ["aylin", "faisal"])
def test_who_accepts_the_invitation_keeps_the_entry(cast, club, inviting):
    made, token = operations.invite_person(
        organisation=club, email="samira@dattelpalme.example", name="Samira Sonnental", language="ar", right="editor",
        by=getattr(cast, inviting), at=f.AT,
    )  # fmt: skip
    assert made.invitation.role == Role.MIGRANT_ORGANISATION and made.invitation.invited_by_name == inviting.title()
    user = accept_invitation(token=token, at=f.AT)
    place = Representative.objects.get(user=user)
    assert (place.organisation, place.right) == (club, "editor")
    assert made.invitation.target == f"/intern/organisationen/{club.pk}/"


def test_the_invitation_goes_out_from_the_page_too(cast, club):
    """A request carries its actor lazily; what an operation makes of it has to stand that."""
    form = {"name": "Samira Sonnental", "email": "samira@dattelpalme.example", "language": "ar", "right": "head"}
    answer = client_of(cast, "faisal").post(inside("person_invite", club.pk), form)
    assert answer.status_code == 302
    assert club.invitations.get().invitation.email == "samira@dattelpalme.example"


@pytest.mark.parametrize("name", ["nuray", "rojda", "emine", "veit", "wiebke"])
def test_nobody_else_invites(cast, club, name):
    f.head_of(club, cast.users["rojda"], Representative.Right.EDITOR)
    with pytest.raises(Refused):
        operations.invite_person(
            organisation=club, email="x@verein.example", name="X", language="de", right="head",
            by=getattr(cast, name), at=f.AT,
        )  # fmt: skip


def test_an_invitation_to_an_entry_that_went_elsewhere_gives_no_place(cast, club):
    _made, token = operations.invite_person(
        organisation=club, email="samira@dattelpalme.example", name="Samira", language="de", right="head",
        by=cast.aylin, at=f.AT,
    )  # fmt: skip
    operations.merge_organisations(organisation=f.reread(club), into=f.a_club("Andere"), by=cast.aylin, at=f.AT)
    user = accept_invitation(token=token, at=f.AT)
    assert not Representative.objects.filter(user=user).exists()


# --- Umbrellas ----------------------------------------------------------------------------------------------
def test_a_membership_is_told_by_the_member_and_ended_by_either_side(cast, club):
    umbrella = f.a_club("Dachverband MO-Netz Federlohe", kind=Organisation.Kind.UMBRELLA)
    f.head_of(umbrella, cast.users["rojda"])
    link = operations.join_umbrella(organisation=club, umbrella=umbrella, by=cast.faisal, at=f.AT)
    with pytest.raises(Refused, match="steht schon da"):
        operations.join_umbrella(organisation=club, umbrella=umbrella, by=cast.faisal, at=f.AT)
    with pytest.raises(Refused):
        operations.leave_umbrella(membership=link, by=cast.veit, at=f.AT)
    operations.leave_umbrella(membership=link, by=cast.rojda, at=f.AT)
    assert not Membership.objects.exists()
    with pytest.raises(Refused, match="eigener Dachverband"):
        operations.join_umbrella(organisation=umbrella, umbrella=umbrella, by=cast.aylin, at=f.AT)
    assert not rules.can_change(cast.veit, club, f.DAY)


# --- The role goes with the last place -------------------------------------------------------------------
def roles_of(user):
    return set(actor_of(user, at=f.AT).role_names)


def a_keeper(club, cast, **more):
    """Somebody who came by an invitation."""
    _made, token = operations.invite_person(
        organisation=club, email="samira@dattelpalme.example", name="Samira", language="de", right="editor",
        by=cast.aylin, at=f.AT,
    )  # fmt: skip
    return accept_invitation(token=token, at=f.AT)


def test_with_the_last_access_the_role_ends_and_not_before(cast, club):
    user, other = a_keeper(club, cast), f.a_club("Frauen wagen Wege")
    second = f.head_of(other, user, Representative.Right.EDITOR)
    operations.end_representative(representative=Representative.objects.get(user=user, organisation=club),
                                  by=cast.aylin, at=f.AT)  # fmt: skip
    assert Role.MIGRANT_ORGANISATION in roles_of(user)
    operations.end_representative(representative=second, by=cast.aylin, at=f.AT)
    assert Role.MIGRANT_ORGANISATION not in roles_of(user)


def test_access_that_ends_by_its_date_takes_the_role_along(cast, club):
    user = a_keeper(club, cast)
    place = Representative.objects.get(user=user)
    Representative.objects.filter(pk=place.pk).update(valid_until=f.DAY)
    assert operations.end_empty_roles(at=f.AT) == 0
    assert operations.end_empty_roles(at=f.AT + timedelta(days=1)) == 1
    assert operations.end_empty_roles(at=f.AT + timedelta(days=1)) == 0


def test_a_role_given_without_any_place_stays(cast):
    assert Role.MIGRANT_ORGANISATION in roles_of(cast.users["faisal"])
    assert operations.end_empty_roles(at=f.AT + timedelta(days=400)) == 0
