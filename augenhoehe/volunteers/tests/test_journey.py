"""Journey 14 by operations: asked for, checked, assigned, confirmed by both, hours by both, paid once (S2-24)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty, Message, OutgoingMail
from augenhoehe.volunteers import operations
from augenhoehe.volunteers.models import Assignment, Enquiry
from augenhoehe.volunteers.operations import owing
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_house()


def owed(subject) -> set[str]:
    return set(Duty.objects.open().filter(subject_id=subject.pk).values_list("kind", flat=True))


def mails_to(address: str) -> str:
    """Everything that went to an address."""
    found = OutgoingMail.objects.filter(to=address).values_list("subject", "body")
    return "\n".join(f"{subject}\n{body}" for subject, body in found)


SCHOOL, INAS = "lea@lindenschule.example", "inas@ehrenamt.example"


def reread(row):
    return type(row).objects.get(pk=row.pk)


def test_a_school_asks_and_everything_is_confirmed_by_both_and_paid_once(cast):
    inas = f.an_interpreter()
    enquiry = operations.submit_enquiry(form_language="de", at=f.AT, **f.asked_for())
    assert enquiry.state == "unconfirmed" and not owed(enquiry)
    assert "Bitte bestätigen Sie Ihre Anfrage" in mails_to(SCHOOL)

    operations.confirm_address(enquiry=enquiry, at=f.AT)
    assert enquiry.state == "received" and owed(enquiry) == {owing.CHECK}
    operations.check_enquiry(enquiry=enquiry, by=cast.aylin, at=f.AT)
    assert owed(enquiry) == {owing.FIND}

    made = operations.propose(enquiry=enquiry, volunteer=inas, by=cast.aylin, at=f.AT)
    assert enquiry.state == "assigned" and owed(enquiry) == set() and owed(made) == {owing.ANSWER}
    assert "Donnerstag, 12. November 2026, 15:00 bis 16:30 Uhr" in mails_to(INAS)

    operations.accept(assignment=made, at=f.AT, **f.BY_LINK)
    assert owed(made) == {owing.AGREE} and "Wir haben jemanden gefunden" in mails_to(SCHOOL)
    operations.agree(assignment=made, at=f.AT, **f.BY_LINK)
    assert reread(enquiry).state == "confirmed" and owed(made) == set()
    assert "Lea Linde" in mails_to(INAS) and INAS not in mails_to(SCHOOL) and inas.phone not in mails_to(SCHOOL)

    assert operations.ask_for_hours(at=f.AFTER) == 1 and operations.ask_for_hours(at=f.AFTER) == 0
    assert owed(made) == {owing.HOURS}
    made = reread(made)
    operations.report_hours(assignment=made, minutes=150, km=Decimal("12.5"), at=f.AFTER, **f.BY_LINK)
    assert owed(made) == {owing.SIGN}
    operations.agree_hours(assignment=made, at=f.AFTER, **f.BY_LINK)
    assert owed(made) == set() and reread(enquiry).state == "done"
    # Two hours 25 Euro, one more half hour 5; 12,5 km at 30 Cent.
    assert (made.time_amount, made.km_amount) == (Decimal(30), Decimal("3.75"))

    paid = operations.settle_month(month=date(2026, 11, 1), expected=1, by=cast.aylin, at=f.AFTER)
    assert (paid.count, paid.total) == (1, Decimal("33.75"))
    assert reread(enquiry).state == "settled" and reread(made).settlement_id == paid.pk
    with pytest.raises(Refused, match="wartet nichts"):
        operations.settle_month(month=date(2026, 11, 1), expected=1, by=cast.aylin, at=f.AFTER)


def test_who_declines_is_not_suggested_again_and_the_coordination_finds_the_next(cast):
    from augenhoehe.volunteers.queries.suggestions import suggestions

    inas, tamim = f.an_interpreter(), f.an_interpreter("Tamim Tannenbusch")
    enquiry = f.an_enquiry()
    made = f.an_assignment(inas, enquiry)
    operations.decline(assignment=made, at=f.AT, **f.BY_LINK)
    enquiry = reread(enquiry)
    assert enquiry.state == "checked" and owed(enquiry) == {owing.FIND} and owed(made) == set()
    assert [one.volunteer for one in suggestions(enquiry, SYSTEM)] == [tamim]
    assert f.an_assignment(tamim, enquiry).state == "proposed"


def test_who_must_cancel_later_sets_the_search_going_again_and_the_school_hears_of_it(cast):
    made = f.an_assignment(f.an_interpreter(), state="agreed")
    operations.decline(assignment=made, at=f.AT, **f.BY_LINK)
    assert reread(made.enquiry).state == "checked"
    assert "Wir suchen jemand anderes" in mails_to(SCHOOL)
    late = f.an_assignment(f.an_interpreter("Tamim Tannenbusch"), state="agreed")
    with pytest.raises(Refused, match="schon begonnen"):
        operations.decline(assignment=late, at=f.AFTER, **f.BY_LINK)


def test_a_cancelled_enquiry_tells_who_was_asked_and_leaves_nothing_owed(cast):
    made = f.an_assignment(f.an_interpreter(), state="accepted")
    enquiry = made.enquiry
    operations.cancel_enquiry(enquiry=reread(enquiry), at=f.AT, **f.BY_LINK)
    assert (reread(enquiry).state, reread(made).state) == ("cancelled", "withdrawn")
    assert not Duty.objects.open().exists()
    assert "Abgesagt" in mails_to(INAS)
    with pytest.raises(Conflict):
        operations.accept(assignment=made, at=f.AT, **f.BY_LINK)


def test_the_reason_of_what_could_not_be_done_reaches_the_school_and_must_be_given(cast):
    enquiry = f.an_enquiry()
    with pytest.raises(Refused, match="warum"):
        operations.give_up_enquiry(enquiry=enquiry, reason=" ", by=cast.aylin, at=f.AT)
    operations.give_up_enquiry(enquiry=reread(enquiry), reason="Niemand spricht Tigrinya.", by=cast.aylin, at=f.AT)
    assert "Niemand spricht Tigrinya." in mails_to(SCHOOL)


def test_wrong_hours_go_back_to_the_volunteer_and_nothing_is_paid_before_both_agree(cast):
    made = f.an_assignment(f.an_interpreter(), state="reported")
    operations.object_to_hours(assignment=made, objection="Es war nur eine Stunde.", at=f.AFTER, **f.BY_LINK)
    assert (made.state, owed(made)) == ("accepted", {owing.HOURS})
    assert "nur eine Stunde" in mails_to(INAS)
    with pytest.raises(Refused, match="wartet nichts"):
        operations.settle_month(month=date(2026, 11, 1), expected=1, by=cast.aylin, at=f.AFTER)
    operations.report_hours(assignment=made, minutes=60, km=Decimal(0), at=f.AFTER, **f.BY_LINK)
    assert (made.state, made.objection) == ("reported", "")


def test_who_entered_hours_on_the_telephone_does_not_confirm_them_for_the_office(cast):
    made = f.an_assignment(f.an_interpreter(), state="agreed")
    operations.report_hours(assignment=made, minutes=60, km=Decimal(0), by=cast.aylin, at=f.AFTER)
    with pytest.raises(Refused, match="jemand anderes"):
        operations.agree_hours(assignment=made, by=cast.aylin, at=f.AFTER)
    operations.agree_hours(assignment=reread(made), by=cast.bernward, at=f.AFTER)
    assert reread(made).state == "done"


def test_a_volunteer_with_an_account_hears_in_her_inbox_and_owes_the_answer_herself(cast):
    inas = f.an_interpreter(user=cast.users["inas"])
    made = f.an_assignment(inas)
    assert Duty.objects.open().get(subject_id=made.pk).user == cast.users["inas"]
    assert Message.objects.get(recipient=cast.users["inas"]).url == f"/intern/einsaetze/{made.pk}/"
    operations.accept(assignment=made, by=cast.inas, at=f.AT)
    assert made.state == "accepted"


def test_who_has_only_a_telephone_is_called_by_the_coordination(cast):
    made = f.an_assignment(f.an_interpreter(email=""))
    duty = Duty.objects.open().get(subject_id=made.pk)
    assert duty.role == "coordination" and duty.title.startswith("Nachfragen") and "/einsatzanfragen/" in duty.url
    assert set(OutgoingMail.objects.values_list("to", flat=True)) == {SCHOOL}


def test_an_enquiry_with_an_account_comes_from_its_carrier_and_answers_into_the_inbox(cast):
    made = operations.make_enquiry(by=cast.linh, at=f.AT, **f.asked_for(email="linh@federlohe.example"))
    assert (made.state, made.carrier, made.asked_by) == (
        "received",
        cast.carriers["Jugendamt Sternmünde"],
        cast.linh.user_id,
    )
    operations.check_enquiry(enquiry=made, by=cast.aylin, at=f.AT)
    f.an_assignment(f.an_interpreter(), made, state="accepted")
    assert Message.objects.filter(recipient=cast.users["linh"], subject__startswith="Wir haben jemanden").exists()
    assert Duty.objects.open().get(kind=owing.AGREE).user == cast.users["linh"]


def test_what_the_coordination_writes_down_for_a_school_goes_to_the_school(cast):
    made = operations.make_enquiry(by=cast.aylin, at=f.AT, own=False, **f.asked_for())
    assert (made.state, made.carrier, made.asked_by) == ("checked", None, None)
    f.an_assignment(f.an_interpreter(), made, state="accepted")
    assert "Wir haben jemanden gefunden" in mails_to(SCHOOL)


def test_amounts_stay_as_they_were_when_the_hours_were_confirmed(cast):
    made = f.an_assignment(f.an_interpreter(), state="done")
    values = {"lead_days": 3, "first_hours": Decimal(1), "first_amount": Decimal(99), "half_hour_amount": Decimal(9),
              "km_rate": Decimal(1), "guides_paid": True}  # fmt: skip
    operations.set_conditions(by=cast.aylin, at=f.AFTER, revision=1, **values)
    assert (reread(made).time_amount, reread(made).km_amount) == (Decimal(25), Decimal("3.60"))
    with pytest.raises(Conflict):
        operations.set_conditions(by=cast.aylin, at=f.AFTER, revision=1, **values)


def test_a_form_sent_twice_is_one_enquiry_and_one_mail(cast):
    import uuid

    key = uuid.uuid4()
    made = [operations.submit_enquiry(form_language="de", at=f.AT, entry_id=key, **f.asked_for()) for _ in range(2)]
    assert made[0].pk == made[1].pk and Enquiry.objects.count() == OutgoingMail.objects.count() == 1


def test_a_late_report_comes_onto_the_next_list_and_never_onto_two(cast):
    early = f.an_assignment(f.an_interpreter(), state="done")
    november = date(2026, 11, 1)
    first = operations.settle_month(month=november, expected=1, by=cast.aylin, at=f.AFTER)
    late = f.an_assignment(f.an_interpreter("Tamim Tannenbusch"), state="done")
    second = operations.settle_month(
        month=date(2026, 12, 1), expected=1, by=cast.aylin, at=f.AFTER + timedelta(days=30)
    )
    assert (reread(early).settlement_id, reread(late).settlement_id) == (first.pk, second.pk)
    assert Assignment.objects.payable().count() == 0


def test_a_list_that_grew_since_it_was_shown_is_shown_again(cast):
    f.an_assignment(f.an_interpreter(), state="done")
    with pytest.raises(Refused, match="sind es 1"):
        operations.settle_month(month=date(2026, 11, 1), expected=3, by=cast.aylin, at=f.AFTER)
