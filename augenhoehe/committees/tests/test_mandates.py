"""Mandates: what a resolution charges somebody with, reported and looked at by a second person."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from augenhoehe.committees import operations, rules
from augenhoehe.committees.models import Mandate, Resolution
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty
from tests.worlds import shared

from . import factories as f
from .paper_factories import DAY

pytestmark = pytest.mark.django_db
DUE = (f.AFTER + 90 * DAY).date()


@shared
def cast():
    return f.the_cast()


def given(cast, **more) -> Mandate:
    resolution = more.pop("resolution", None) or f.decided(f.on_agenda(f.seated(cast), thread=f.a_thread(cast)))
    values = {"title": "Auskunft in sechs Sprachen geben", "unit": "Jugendamt", "due": DUE,
              "responsible": cast.users["linh"], "by": cast.aylin, "at": f.AFTER, **more}  # fmt: skip
    return operations.give_mandate(resolution=resolution, **values)


def test_the_responsible_office_is_am_zug_until_it_has_reported(cast):
    mandate = given(cast)
    duty = Duty.objects.open().get(subject_id=mandate.pk)
    assert (duty.owner_label, duty.user, duty.due) == ("Jugendamt", cast.users["linh"], DUE)
    operations.report_mandate(mandate=mandate, report="Sechs Blätter liegen aus.", by=cast.linh, at=f.AFTER)
    (duty,) = Duty.objects.open().filter(subject_id=mandate.pk)
    assert duty.kind == "accept_mandate" and duty.role == "coordination"
    operations.accept_mandate(mandate=mandate, by=cast.aylin, at=f.AFTER)
    assert mandate.state == Mandate.State.DONE and not Duty.objects.open().filter(subject_id=mandate.pk).exists()
    thread = mandate.resolution.agenda_item.thread
    kinds = list(thread.steps.order_by("sequence").values_list("kind", flat=True))
    assert kinds[-3:] == ["mandate_given", "mandate_reported", "mandate_done"]


def test_who_reported_never_closes_it(cast):
    mandate = given(cast, responsible=cast.users["aylin"])
    operations.report_mandate(mandate=mandate, report="Getan.", by=cast.aylin, at=f.AFTER)
    with pytest.raises(Refused, match="zweite Person"):
        operations.accept_mandate(mandate=mandate, by=cast.aylin, at=f.AFTER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.filter(pk=mandate.pk).update(state="done", closed_at=f.AFTER, closed_by=cast.users["aylin"].pk)
    operations.accept_mandate(mandate=mandate, by=cast.bernward, at=f.AFTER)


def test_a_report_that_does_not_do_goes_back_with_what_is_missing(cast):
    mandate = given(cast)
    operations.report_mandate(mandate=mandate, report="Fast.", by=cast.linh, at=f.AFTER)
    operations.return_mandate(mandate=mandate, reason="Es fehlt Arabisch.", by=cast.aylin, at=f.AFTER)
    assert mandate.state == Mandate.State.OPEN
    assert Duty.objects.open().get(subject_id=mandate.pk).kind == "fulfil_mandate"


def test_postponing_keeps_the_first_day_and_needs_a_reason(cast):
    mandate = given(cast)
    with pytest.raises(Refused, match="Grund"):
        operations.postpone_mandate(mandate=mandate, due=DUE + 30 * DAY, reason="", by=cast.aylin, at=f.AFTER)
    with pytest.raises(Refused, match="nicht nach dem bisherigen"):
        operations.postpone_mandate(mandate=mandate, due=DUE, reason="x", by=cast.aylin, at=f.AFTER)
    operations.postpone_mandate(
        mandate=mandate, due=DUE + 30 * DAY, reason="Die Stelle ist leer.", by=cast.aylin, at=f.AFTER
    )
    assert (mandate.first_due, mandate.due) == (DUE, DUE + 30 * DAY)
    duty = Duty.objects.open().get(subject_id=mandate.pk)
    assert (duty.first_due, duty.due, duty.moved_reason) == (DUE, DUE + 30 * DAY, "Die Stelle ist leer.")


def test_nobody_postpones_or_drops_the_own_mandate(cast):
    mandate = given(cast, responsible=cast.users["aylin"])
    assert rules.mandate_verbs(cast.aylin, mandate) == {"report"}
    with pytest.raises(Refused, match="zweite Person"):
        operations.drop_mandate(mandate=mandate, reason="Keine Zeit.", by=cast.aylin, at=f.AFTER)


def test_dropping_says_why(cast):
    mandate = given(cast)
    operations.drop_mandate(mandate=mandate, reason="Das Land macht es selbst.", by=cast.aylin, at=f.AFTER)
    assert mandate.state == "dropped" and not Duty.objects.open().filter(subject_id=mandate.pk).exists()
    with pytest.raises(Refused):
        operations.report_mandate(mandate=mandate, report="Doch.", by=cast.linh, at=f.AFTER)


@pytest.mark.parametrize("kind", [Resolution.Kind.REFUSED, Resolution.Kind.DEFERRED, Resolution.Kind.RETURNED])
def test_a_refusal_charges_nobody(cast, kind):
    with pytest.raises(Refused, match="kein Auftrag"):
        given(cast, resolution=f.decided(f.on_agenda(f.seated(cast)), kind))


def test_of_two_who_act_at_once_one_sees_the_conflict(cast):
    mandate = given(cast)
    late = Mandate.objects.get(pk=mandate.pk)
    operations.postpone_mandate(mandate=mandate, due=DUE + DAY, reason="Grund", by=cast.aylin, at=f.AFTER)
    with pytest.raises(Conflict):
        operations.drop_mandate(mandate=late, reason="Anderer Grund", by=cast.bernward, at=f.AFTER)


VERBS = {
    ("open", "linh"): {"report"},
    ("open", "aylin"): {"postpone", "drop"},
    ("open", "minh"): set(),
    ("open", "rojda"): set(),
    ("open", "veit"): set(),
    ("open", "wiebke"): set(),
    ("reported", "linh"): set(),
    ("reported", "aylin"): {"accept", "return", "drop"},
    ("reported", "nuray"): set(),
}


@pytest.mark.parametrize(("state", "name"), list(VERBS), ids=str)
def test_who_may_do_what_with_a_mandate(cast, state, name):
    mandate = given(cast)
    if state == "reported":
        operations.report_mandate(mandate=mandate, report="Getan.", by=cast.linh, at=f.AFTER)
    assert rules.mandate_verbs(getattr(cast, name), mandate) == VERBS[state, name]


def test_of_a_closed_item_the_mandate_stays_inside(cast):
    thread = f.a_thread(cast, published=True)
    resolution = f.decided(f.on_agenda(f.seated(cast), thread=thread, public=False))
    mandate = given(cast, resolution=resolution)
    assert not Mandate.objects.public().exists()
    assert not Mandate.objects.visible_to(cast.minh, f.DAY).exists()
    assert Mandate.objects.visible_to(cast.linh, f.DAY).get() == mandate
    assert thread.steps.get(kind="mandate_given").audience == "inside"


def test_the_system_gives_a_mandate_and_a_person_reports(cast):
    mandate = given(cast, by=SYSTEM)
    with pytest.raises(Refused, match="nur eine Person"):
        operations.report_mandate(mandate=mandate, report="Getan.", by=SYSTEM, at=f.AFTER)
