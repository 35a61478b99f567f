"""Real parallel connections: two people decide about the same entries at one moment."""

from __future__ import annotations

import uuid

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import ConfirmationRequest, Need, Organisation

from . import factories as f


def test_two_entries_merged_into_each_other_at_once_leave_one(committed):
    f.the_cast()
    keys = f.a_club().pk, f.a_club("Dattelpalme").pk

    def merge(one, two):
        former, kept = Organisation.objects.get(pk=one), Organisation.objects.get(pk=two)
        operations.merge_organisations(organisation=former, into=kept, by=SYSTEM, at=f.AT)

    failures = failures_of(lambda: merge(*keys), lambda: merge(*reversed(keys)))
    assert [isinstance(one, Refused) for one in failures] == [True]
    assert Organisation.objects.public().count() == 1


def test_two_taps_on_the_link_at_once_answer_once(committed):
    f.the_cast()
    club = f.a_club()
    f.a_contact(club)
    pk = operations.ask_organisation(organisation=club, by=SYSTEM, at=f.AT).pk

    def answer(verb):
        verb(question=ConfirmationRequest.objects.select_related("organisation").get(pk=pk), at=f.AT)

    failures = failures_of(lambda: answer(operations.answer_yes), lambda: answer(operations.answer_closed))
    assert [isinstance(one, Refused) for one in failures] == [True]


def test_two_people_asking_all_at_once_write_one_mail_to_each(committed):
    f.the_cast()
    for number in range(3):
        f.a_contact(f.a_club(f"Verein {number} Sonnental"), email=f"v{number}@verein.example")
    assert failures_of(*[lambda: operations.ask_all(by=SYSTEM, at=f.AT)] * 2) == []
    assert OutgoingMail.objects.count() == 3


def test_a_registration_sent_twice_at_once_is_one(committed):
    f.the_cast()
    entry_id = uuid.uuid4()

    def register():
        operations.register_organisation(
            name="Kornblume", municipality=None, activity="Wir lernen.", email="k@verein.example", language="de",
            entry_id=entry_id, at=f.AT,
        )  # fmt: skip

    assert failures_of(register, register) == []
    assert Organisation.objects.count() == OutgoingMail.objects.count() == 1


def test_a_need_met_twice_at_once_is_met_once(committed):
    f.the_cast()
    pk = operations.report_need(organisation=f.a_club(), kind="room", text="Ein Saal", by=SYSTEM, at=f.AT).pk

    def meet(how):
        operations.meet_need(need=Need.objects.get(pk=pk), how=how, by=SYSTEM, at=f.AT)

    failures = failures_of(lambda: meet("so"), lambda: meet("anders"))
    assert [isinstance(one, Refused) for one in failures] == [True]
