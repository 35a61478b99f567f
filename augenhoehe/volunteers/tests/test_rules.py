"""What may be asked for, how early, and what is paid (journey 14, steps 1 and 2)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.workdays import workdays_after
from augenhoehe.notices.models import Duty
from augenhoehe.volunteers import operations
from augenhoehe.volunteers.models import Conditions, Enquiry
from augenhoehe.volunteers.queries.suggestions import parts_of_day, suggestions
from augenhoehe.volunteers.rules import assignments as rules_assignments
from augenhoehe.volunteers.rules import enquiries as rules

from . import factories as f


@pytest.mark.parametrize(
    ("setting", "instead"),
    [("legal", "justiz-dolmetscher"), ("diagnosis", "Sozialdienst"), ("police", "Geschäftsstelle des Gerichts"),
     ("aosf", "Schulamt"), ("private", "Migrationsberatung")],
)  # fmt: skip
def test_what_is_nothing_for_volunteers_is_refused_and_says_who_helps_instead(setting, instead):
    with pytest.raises(Refused, match=instead) as refused:
        rules.check_setting(setting)
    assert refused.value.field == "setting"


def test_every_excluded_occasion_is_refused_by_the_operation_and_never_stored(db):
    f.the_house()
    for setting in rules.EXCLUDED:
        with pytest.raises(Refused):
            operations.submit_enquiry(form_language="de", at=f.AT, **f.asked_for(setting=setting))
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize(
    "subject", ["Gespräch mit Frau Sahin", "Rückfragen unter 0171 2345678", "mutter@mail.example", "geb. am 3.4.2015"]
)
def test_the_subject_names_nobody(subject):
    with pytest.raises(Refused, match="ohne Angaben über einzelne Menschen") as refused:
        rules.check_texts(subject, "Sekretariat")
    assert refused.value.field == "subject"
    rules.check_texts("Gespräch mit Eltern zur Einschulung", "Sekretariat")


@settings(max_examples=30, deadline=None)
@given(today=st.dates(date(2026, 1, 1), date(2027, 12, 31)), days=st.integers(0, 10), ahead=st.integers(0, 25))
def test_the_lead_time_is_counted_in_working_days_and_only_a_reason_shortens_it(today, days, ahead):
    starts = datetime.combine(today + timedelta(days=ahead), datetime.min.time(), tzinfo=f.BERLIN) + timedelta(hours=15)
    conditions = Conditions(lead_days=days)
    early = starts.date() >= workdays_after(today, days)
    rules.check_lead(starts, today, conditions, urgent=True, reason="Umzug am Montag")
    if early:
        rules.check_lead(starts, today, conditions, urgent=False, reason="")
    else:
        with pytest.raises(Refused, match="dringend"):
            rules.check_lead(starts, today, conditions, urgent=False, reason="")


def test_urgent_says_why_and_reaches_the_coordination_in_one_working_day(db):
    f.the_house()
    soon = f.AT + timedelta(days=2)
    values = f.asked_for(starts_at=soon, ends_at=soon + timedelta(hours=1), urgent=True)
    with pytest.raises(Refused, match="Warum ist es dringend"):
        operations.submit_enquiry(form_language="de", at=f.AT, **values)
    made = operations.submit_enquiry(form_language="de", at=f.AT, **{**values, "urgent_reason": "Umzug am Montag"})
    operations.confirm_address(enquiry=made, at=f.AT)
    duty = Duty.objects.get(subject_id=made.pk)
    assert "dringend" in duty.title and duty.due == workdays_after(f.DAY, 1)


@pytest.mark.parametrize(
    ("minutes", "km", "time", "way"),
    [(30, "0", "25", "0.00"), (120, "10", "25", "3.00"), (121, "0", "30", "0.00"), (150, "0", "30", "0.00"),
     (151, "12.5", "35", "3.75"), (240, "0", "45", "0.00")],
)  # fmt: skip
def test_first_hours_are_paid_at_once_then_each_begun_half_hour(minutes, km, time, way):
    found = rules_assignments.amounts("interpreting", minutes, Decimal(km), Conditions())
    assert found == (Decimal(time), Decimal(way))


def test_guidance_is_paid_the_way_only_unless_the_installation_says_otherwise():
    assert rules_assignments.amounts("guidance", 120, Decimal(10), Conditions()) == (Decimal(0), Decimal("3.00"))
    assert rules_assignments.amounts("guidance", 120, Decimal(0), Conditions(guides_paid=True))[0] == Decimal(25)


@pytest.mark.parametrize(
    ("begin", "end", "parts"),
    [(9, 12, {"TH-m"}), (11, 13, {"TH-m", "TH-a"}), (15, 17, {"TH-a"}), (16, 18, {"TH-a", "TH-e"}), (18, 20, {"TH-e"}),
     (11, 18, {"TH-m", "TH-a", "TH-e"})],
)  # fmt: skip
def test_an_appointment_touches_every_part_of_the_day_it_reaches_into(begin, end, parts):
    starts, ends = (datetime(2026, 11, 12, hour, 0, tzinfo=f.BERLIN) for hour in (begin, end))
    assert set(parts_of_day(starts, ends)) == parts


# --- Suggestions -----------------------------------------------------------------------------------------
def names(enquiry: Enquiry) -> list[str]:
    return [one.volunteer.name for one in suggestions(enquiry, SYSTEM)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values",
    [{"languages": [("tr", "native", "both")]}, {"kind": "guide"}, {"confidential_on": None}, {"trained": False},
     {"german": "b1"}],
)  # fmt: skip
def test_who_cannot_come_is_not_suggested(values):
    f.the_house()
    f.an_interpreter(**values)
    assert names(f.an_enquiry()) == []


@pytest.mark.django_db
def test_who_is_away_rests_or_has_agreed_elsewhere_is_not_suggested_and_not_asked():
    f.the_house()
    away, resting, taken, free = (f.an_interpreter(name) for name in ("Ada A", "Rana R", "Tara T", "Fadi F"))
    day = f.BEGIN.date()
    operations.add_absence(volunteer=away, first_day=day, last_day=day, by=SYSTEM, at=f.AT)
    operations.rest_volunteer(volunteer=resting, reason="Prüfungen", by=SYSTEM, at=f.AT)
    f.an_assignment(taken, state="accepted")
    enquiry = f.an_enquiry()
    assert names(enquiry) == ["Fadi F"]
    for one, why in ((away, "nicht da"), (resting, "nicht aktiv"), (taken, "schon einen Einsatz")):
        with pytest.raises(Refused, match=why):
            operations.propose(enquiry=enquiry, volunteer=one, by=SYSTEM, at=f.AT)
    assert operations.propose(enquiry=enquiry, volunteer=free, by=SYSTEM, at=f.AT).state == "proposed"


@pytest.mark.django_db
def test_suggestions_say_what_fits_and_what_should_be_asked_first():
    f.the_house()
    f.an_interpreter("Ada Anders", municipality=f.town("Nebelfurt"), available=["MO-m"], record_seen_on=None)
    f.an_interpreter("Zoe Ziel", record_seen_on=f.DAY)
    first, second = suggestions(f.an_enquiry(), SYSTEM)
    assert (first.volunteer.name, first.cautions) == ("Zoe Ziel", ())
    assert set(first.reasons) >= {"Arabisch: Erstsprache", "wohnt in Sternmünde", "hat donnerstags nachmittags Zeit"}
    assert set(second.cautions) == {
        "Sternmünde steht nicht bei ihren Orten", "hat donnerstags nachmittags sonst keine Zeit",
        "Führungszeugnis noch nicht eingesehen",
    }  # fmt: skip


@pytest.mark.django_db
def test_the_number_of_questions_to_the_database_does_not_grow_with_the_pool(django_assert_max_num_queries):
    f.the_house()
    for number in range(6):
        f.an_interpreter(f"Person {number}")
    enquiry = f.an_enquiry()
    with django_assert_max_num_queries(3):
        assert len(suggestions(enquiry, SYSTEM)) == 6
