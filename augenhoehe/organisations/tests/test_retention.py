"""What the nightly deletion run removes of the register, and what it leaves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Contact, Organisation, Representative
from augenhoehe.organisations.register.entries import RETENTION
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
RULES = {rule.name.removeprefix("organisations."): rule for rule in RETENTION}


@shared
def cast():
    return f.the_cast()


def erased(name: str, *, days: int) -> int:
    later = f.AT + timedelta(days=days)
    return RULES[name].erase(RULES[name].due(later), later)


def registered() -> Organisation:
    return operations.register_organisation(
        name="Kornblume", municipality=f.town("Mohnfurt"), activity="Wir lernen.", email="k@verein.example",
        language="de", at=f.AT,
    )  # fmt: skip


def test_a_registration_nobody_looked_at_goes_after_a_year_and_nobody_owes_an_answer_any_more(cast):
    made, kept = registered(), f.a_club(publish=False)
    assert Duty.objects.open().filter(subject_id=made.pk).exists()
    assert erased("unchecked", days=364) == 0
    assert erased("unchecked", days=367) == 1
    assert list(Organisation.objects.all()) == [kept] and not Contact.objects.exists()
    assert not Duty.objects.open().filter(subject_id=made.pk).exists()


def test_a_refused_registration_goes_after_half_a_year(cast):
    operations.refuse_organisation(organisation=registered(), reason="Kein Bezug zum Kreis", by=SYSTEM, at=f.AT)
    assert erased("refused", days=179) == 0
    assert erased("refused", days=182) == 1


def test_ended_contacts_and_places_go_and_running_ones_stay(cast):
    club = f.a_club()
    running, ended = f.a_contact(club), f.a_contact(club, name="Mira Musterfrau")
    operations.end_contact(contact=ended, by=SYSTEM, at=f.AT)
    place = f.head_of(club, cast.users["faisal"])
    f.head_of(club, cast.users["rojda"])
    Representative.objects.filter(pk=place.pk).update(valid_until=f.DAY)
    assert erased("ended_contacts", days=180) == 0 and erased("ended_places", days=2 * 365) == 0
    assert erased("ended_contacts", days=182) == 1 and erased("ended_places", days=2 * 365 + 2) == 1
    assert list(Contact.objects.all()) == [running]
    assert Representative.objects.get().user == cast.users["rojda"]
