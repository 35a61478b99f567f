"""Several dates in one request: asked once, read once, found and confirmed one by one (journey 14)."""

from __future__ import annotations

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty, OutgoingMail
from augenhoehe.organisations.tests.pages import client_of, text_of
from augenhoehe.volunteers import operations
from augenhoehe.volunteers.forms.enquiries import FurtherDaysField
from augenhoehe.volunteers.links import office_token
from augenhoehe.volunteers.models import Assignment, Enquiry
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
# The first one is Thursday, 12 November.
FURTHER = [date(2026, 11, 19), date(2026, 11, 26)]


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def cast():
    return f.the_house()


def dates(**more) -> list[Enquiry]:
    return list(Enquiry.objects.filter(**more).order_by("starts_at"))


def open_duties(kind: str) -> int:
    return Duty.objects.open().filter(kind=kind).count()


def test_one_request_with_three_dates_is_confirmed_and_read_once(cast):
    first = f.an_enquiry(state="unconfirmed", further=FURTHER)
    assert [one.starts_at.astimezone(f.BERLIN).hour for one in dates()] == [15, 15, 15]
    assert OutgoingMail.objects.count() == 1
    letter = OutgoingMail.objects.get().body
    assert "19. November 2026" in letter and "26. November 2026" in letter
    operations.confirm_address(enquiry=first, at=f.AT)
    assert {one.state for one in dates()} == {"received"}
    assert open_duties("volunteers.check") == 1
    operations.check_enquiry(enquiry=first, by=SYSTEM, at=f.AT)
    assert {one.state for one in dates()} == {"checked"}
    assert (open_duties("volunteers.check"), open_duties("volunteers.find")) == (0, 3)
    assert not mail.outbox


def test_each_date_is_asked_answered_and_confirmed_by_itself(cast):
    first, inas = f.an_enquiry(further=FURTHER), f.an_interpreter()
    operations.propose(enquiry=first, volunteer=inas, by=SYSTEM, at=f.AT)
    asked = operations.propose_for_series(enquiry=first, volunteer=inas, by=SYSTEM, at=f.AT)
    assert [one.enquiry.starts_at.date() for one in asked] == FURTHER
    operations.accept(assignment=asked[0], at=f.AT, **f.BY_LINK)
    operations.agree(assignment=asked[0], at=f.AT, **f.BY_LINK)
    operations.decline(assignment=asked[1], at=f.AT, **f.BY_LINK)
    assert [one.state for one in dates()] == ["assigned", "confirmed", "checked"]


def test_who_cannot_on_a_day_is_not_asked_for_it(cast):
    first, inas = f.an_enquiry(further=FURTHER), f.an_interpreter()
    taken = f.an_enquiry(starts_at=f.BEGIN.replace(day=19), ends_at=f.END.replace(day=19))
    f.an_assignment(inas, taken, state="agreed")
    asked = operations.propose_for_series(enquiry=first, volunteer=inas, by=SYSTEM, at=f.AT)
    assert [one.enquiry.starts_at.date() for one in asked] == FURTHER[1:]
    assert Assignment.objects.count() == 2


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ([date(2026, 11, 3)], "zu früh"),
        ([date(2026, 11, 20 + n) for n in range(11)] + [date(2026, 12, 7)], "höchstens"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_kept(cast, days, sentence):
    with pytest.raises(Refused, match=sentence) as refused:
        f.an_enquiry(further=days)
    assert refused.value.field == "further" and not Enquiry.objects.exists()


def test_the_hour_of_the_clock_stays_when_summer_time_ends(cast):
    winter = f.BEGIN.replace(month=3, year=2027, day=25), f.END.replace(month=3, year=2027, day=25)
    f.an_enquiry(starts_at=winter[0], ends_at=winter[1], further=[date(2027, 4, 1)])
    assert [one.starts_at.astimezone(f.BERLIN).hour for one in dates()] == [15, 15]


def test_the_pages_name_the_other_dates(cast, client):
    first = f.an_enquiry(further=FURTHER)
    page = text_of(client_of(cast, "aylin"), reverse("volunteers_inside:enquiry", args=[first.pk]))
    assert page.count("Termine dieser Anfrage") == 1 and "26. November 2026" in page
    office = client.get(f"/sprachmittlung/anfrage/{office_token(first)}/").content.decode()
    assert "Weitere Termine dieser Anfrage" in office and "19. November 2026" in office
    alone = f.an_enquiry(starts_at=f.BEGIN.replace(day=18), ends_at=f.END.replace(day=18))
    assert "Weitere Termine" not in client.get(f"/sprachmittlung/anfrage/{office_token(alone)}/").content.decode()


def test_a_request_inside_carries_its_dates_too(cast):
    made = operations.make_enquiry(by=cast.aylin, at=f.AT, own=False, further=FURTHER, **f.asked_for())
    assert len(dates(series=made.series)) == 3 and open_duties("volunteers.find") == 3


def test_days_are_typed_as_people_write_them(cast):
    assert FurtherDaysField().clean(" 19.11., 26.11.2026\n19.11.2026") == FURTHER
    assert FurtherDaysField().clean("") == []
