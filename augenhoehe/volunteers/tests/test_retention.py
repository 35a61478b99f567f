"""What the nightly deletion run removes of volunteers and enquiries, and what it leaves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty
from augenhoehe.volunteers import operations
from augenhoehe.volunteers.models import Absence, Assignment, Enquiry, Volunteer
from augenhoehe.volunteers.register import RETENTION

from . import factories as f

pytestmark = pytest.mark.django_db
RULES = {rule.name.removeprefix("volunteers."): rule for rule in RETENTION}


@pytest.fixture(autouse=True)
def cast():
    return f.the_house()


def erased(name: str, *, days: int) -> int:
    later = f.AT + timedelta(days=days)
    return RULES[name].erase(RULES[name].due(later), later)


def test_an_enquiry_nobody_confirmed_goes_after_three_days():
    operations.submit_enquiry(form_language="de", at=f.AT, **f.asked_for())
    kept = f.an_enquiry()
    assert erased("unconfirmed", days=3) == 0 and erased("unconfirmed", days=4) == 1
    assert list(Enquiry.objects.all()) == [kept]


def test_an_old_enquiry_goes_with_its_assignment_but_not_before_it_is_paid():
    made = f.an_assignment(f.an_interpreter(), state="done")
    assert erased("enquiries", days=3 * 365) == 0
    operations.settle_month(month=date(2026, 11, 1), expected=1, by=SYSTEM, at=f.AFTER)
    assert erased("enquiries", days=700) == 0 and erased("enquiries", days=3 * 365) == 1
    assert not Assignment.objects.filter(pk=made.pk).exists() and erased("settlements", days=11 * 365) == 1


def test_nobody_owes_anything_about_an_enquiry_that_is_gone():
    f.an_assignment(f.an_interpreter())
    assert Duty.objects.open().count() == 1 and erased("enquiries", days=3 * 365) == 1
    assert not Duty.objects.open().exists()


def test_of_who_stopped_only_the_name_stays_while_something_is_known_of_her_assignments():
    inas = f.an_interpreter()
    f.an_assignment(inas, state="done")
    operations.end_volunteer(volunteer=inas, reason="Zustimmung widerrufen", by=SYSTEM, at=f.AFTER)
    assert erased("ended_details", days=90) == 0 and erased("ended_details", days=120) == 1
    assert erased("ended_details", days=120) == 0 and erased("ended", days=120) == 0
    left = Volunteer.objects.get()
    assert (left.name, left.email, left.phone, left.available, left.languages.count(), left.trainings.count()) == (
        "Inas Inselwald", "", "", [], 0, 0,
    )  # fmt: skip
    Enquiry.objects.all().delete()
    assert erased("ended", days=120) == 1 and not Volunteer.objects.exists()


def test_past_absences_go():
    inas = f.an_interpreter()
    operations.add_absence(volunteer=inas, first_day=f.DAY, last_day=f.DAY, by=SYSTEM, at=f.AT)
    assert erased("absences", days=30) == 0 and erased("absences", days=31) == 1 and not Absence.objects.exists()
