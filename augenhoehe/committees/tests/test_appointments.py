"""Appointments: begin, end, deputy, and an office that accompanies one body with rights of its own (S2-16, S4-6)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from augenhoehe.accounts.models import Carrier
from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.models import Appointment, Committee, Meeting
from augenhoehe.committees.operations import appointments as verbs
from augenhoehe.committees.queries.appointments import appointments_for
from augenhoehe.committees.register_appointments import APPOINTMENT_RETENTION
from augenhoehe.core.refused import Conflict, Refused, allowed
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.notices.models import Duty
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"
LIST = "/intern/gremien/bestellungen/"
END = date(2027, 3, 31)


@shared
def cast():
    """Tomma and Ulla work for the office of democracy, a carrier of its own, and hold no role."""
    cast = f.the_cast()
    office = f.carrier(cast, "Fachstelle für Demokratie", Carrier.Kind.OTHER)
    f.person(cast, "tomma", of=office)
    f.person(cast, "ulla", of=office)
    return cast


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@pytest.fixture
def body(cast):
    return f.a_committee(cast, Committee.Kind.INTEGRATION_COMMITTEE, "Integrationsrat", place=f.town(), public=False)


def accompanied(cast, body: Committee, **more) -> Appointment:
    values = {
        "kind": "office", "function": "Geschäftsstelle", "unit": "Fachstelle für Demokratie", "committee": body,
        "user": cast.users["tomma"], "deputy": cast.users["ulla"], "valid_from": f.DAY, "valid_until": END,
        "by": cast.aylin, "at": f.AT,
    }  # fmt: skip
    return verbs.appoint(**{**values, **more})


def officer(cast, **more) -> Appointment:
    values = {
        "kind": "officer", "function": "Integrationsbeauftragte", "unit": "Stadt Zwirnstadt",
        "municipality": f.town("Zwirnstadt"), "user": cast.users["nuray"], "valid_from": f.DAY, "by": cast.aylin,
        "at": f.AT,
    }  # fmt: skip
    return verbs.appoint(**{**values, **more})


def client_of(cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


# --- Begin, end, deputy -------------------------------------------------------------------------------
def test_an_appointment_has_begin_end_and_deputy(cast):
    made = officer(cast, valid_until=END, deputy_name="Edda Ehrlich", basis="Beschluss des Rates vom 29.10.2026")
    page = client_of(cast, "aylin").get(f"{LIST}{made.pk}/").content.decode()
    for word in ("Nuray", "Edda Ehrlich", "31. März 2027", "Beschluss des Rates vom 29.10.2026", "Zwirnstadt"):
        assert word in page


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"function": " "}, "Nennen Sie die Funktion"),
        ({"unit": ""}, "Nennen Sie die Stelle"),
        ({"user": None}, "Wer wird bestellt"),
        ({"holder_name": "Noch jemand"}, "nicht beides"),
        ({"valid_until": f.DAY - timedelta(days=1)}, "vor dem Beginn"),
        ({"kind": "erfunden"}, "wozu jemand bestellt"),
        ({"kind": "office"}, "Welches Gremium"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(cast, values, sentence):
    with pytest.raises(Refused, match=sentence):
        officer(cast, **values)


def test_nobody_stands_in_for_themselves(cast):
    with pytest.raises(Refused, match="vertritt sich selbst"):
        officer(cast, deputy=cast.users["nuray"])


def test_the_database_wants_a_body_for_an_office(cast):
    made = officer(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(pk=made.pk).update(kind="office")


def test_who_is_responsible_for_one_town_appoints_there_and_nowhere_else(cast):
    officer(cast, by=cast.nuray)
    with pytest.raises(Refused, match="nicht zu Ihrem Bereich"):
        officer(cast, by=cast.nuray, municipality=f.town("Sternmünde"))
    with pytest.raises(Refused, match="fehlt Ihnen das Recht"):
        officer(cast, by=cast.linh)


def test_two_who_change_it_at_once_see_both_versions(cast):
    made = officer(cast)
    late = Appointment.objects.get(pk=made.pk)
    verbs.change_appointment(appointment=made, deputy_name="Edda Ehrlich", by=cast.aylin, at=f.AT)
    with pytest.raises(Conflict):
        verbs.change_appointment(appointment=late, deputy_name="Karl Kurz", by=cast.aylin, at=f.AT)


def test_an_officer_whose_account_lacks_the_role_is_pointed_out(cast):
    without = officer(cast, user=cast.users["linh"])
    page = client_of(cast, "aylin").get(f"{LIST}{without.pk}/").content.decode()
    assert "Die Rolle fehlt noch" in page
    assert "Die Rolle fehlt noch" not in client_of(cast, "aylin").get(f"{LIST}{officer(cast).pk}/").content.decode()


# --- The successor in time ----------------------------------------------------------------------------
def test_twelve_weeks_before_the_end_somebody_owes_the_successor_once(cast):
    made = officer(cast, valid_until=END)
    early, soon = f.AT, f.AT + timedelta(days=100)
    assert verbs.remind_of_appointments(by=SYSTEM, at=early) == 0
    assert verbs.remind_of_appointments(by=SYSTEM, at=soon) == 1
    assert verbs.remind_of_appointments(by=SYSTEM, at=soon) == 0
    duty = Duty.objects.open().get(subject_id=made.pk)
    assert "Nachfolge regeln: Integrationsbeauftragte" in duty.title and duty.role == Role.COORDINATION
    assert duty.municipality == f.town("Zwirnstadt")


def test_the_successor_begins_after_the_present_one_and_ends_the_duty(cast):
    made = officer(cast, valid_until=END)
    verbs.remind_of_appointments(by=SYSTEM, at=f.AT + timedelta(days=100))
    with pytest.raises(Refused, match="nach dem letzten Tag"):
        officer(cast, user=cast.users["linh"], valid_from=END, after=made)
    officer(cast, user=cast.users["linh"], valid_from=END + timedelta(days=1), after=made)
    assert not Duty.objects.open().filter(subject_id=made.pk).exists()


def test_who_is_followed_already_owes_nothing(cast):
    made = officer(cast, valid_until=END)
    officer(cast, user=cast.users["linh"], valid_from=END + timedelta(days=1), after=made)
    assert verbs.remind_of_appointments(by=SYSTEM, at=f.AT + timedelta(days=100)) == 0


def test_extended_the_duty_is_done(cast):
    made = officer(cast, valid_until=END)
    soon = f.AT + timedelta(days=100)
    verbs.remind_of_appointments(by=SYSTEM, at=soon)
    verbs.change_appointment(appointment=made, valid_until=END + timedelta(days=700), by=cast.aylin, at=soon)
    assert not Duty.objects.open().filter(subject_id=made.pk).exists()


def test_the_list_tells_what_ends_soon_and_who_has_no_deputy(cast, body):
    officer(cast, valid_until=f.DAY + timedelta(days=30))
    accompanied(cast, body)
    client = client_of(cast, "aylin")
    assert "endet bald" in client.get(LIST).content.decode()
    soon = client.get(f"{LIST}?endet=ja").content.decode()
    assert "Integrationsbeauftragte" in soon and "Fachstelle" not in soon
    alone = client.get(f"{LIST}?allein=ja").content.decode()
    assert "Integrationsbeauftragte" in alone and "Fachstelle" not in alone


# --- The office that accompanies a body ---------------------------------------------------------------
@pytest.mark.parametrize("name", ["tomma", "ulla"])
def test_the_office_and_its_deputy_prepare_the_meetings_of_their_body(cast, body, name):
    accompanied(cast, body)
    actor = getattr(cast, name)
    meeting = f.a_meeting(body, by=actor)
    f.an_item(body, by=actor)
    operations.build_agenda(meeting=meeting, by=actor, at=f.AT)
    assert rules.can_decide_in(actor, body, f.DAY) and rules.can_write_down(actor, meeting)
    assert queries.reads_names(actor, body, f.DAY)


def test_before_nobody_without_a_role_even_sees_the_body(cast, body):
    assert not queries.committees_for(cast.tomma, f.DAY).filter(pk=body.pk).exists()
    assert client_of(cast, "tomma").get(f"/intern/gremien/{body.pk}/").status_code == 404


def test_the_right_is_for_this_body_alone_and_never_for_seats(cast, body):
    accompanied(cast, body)
    other = f.a_committee(cast, Committee.Kind.WORKING_GROUP, "Arbeitskreis", public=False)
    assert not rules.can_prepare(cast.tomma, other, f.DAY)
    assert not queries.committees_for(cast.tomma, f.DAY).filter(pk=other.pk).exists()
    assert not rules.can_manage(cast.tomma, body)
    assert queries.voting_seats(body, f.DAY) == 0 and not queries.is_member(cast.tomma.user_id, body, f.DAY)
    with pytest.raises(Refused):
        f.seat(cast, body, "korbinian", by=cast.tomma)


@pytest.mark.parametrize("day", [f.DAY - timedelta(days=1), END + timedelta(days=1)])
def test_outside_its_time_the_office_has_no_right(cast, body, day):
    accompanied(cast, body)
    assert not rules.can_prepare(cast.tomma, body, day)
    assert not Committee.objects.visible_to(cast.tomma, day).filter(pk=body.pk).exists()
    assert not Meeting.objects.visible_to(cast.tomma, day).filter(committee=body).exists()


def test_ended_early_with_a_reason_the_right_ends_with_the_day(cast, body):
    made = accompanied(cast, body)
    with pytest.raises(Refused, match="warum"):
        verbs.end_appointment(appointment=made, valid_until=f.DAY, ended_reason="", by=cast.aylin, at=f.AT)
    verbs.end_appointment(
        appointment=made, valid_until=f.DAY, ended_reason="Die Förderung läuft aus.", by=cast.aylin, at=f.AT
    )
    assert rules.can_prepare(cast.tomma, body, f.DAY)
    assert not rules.can_prepare(cast.tomma, body, f.DAY + timedelta(days=1))


def test_an_office_needs_an_account_because_it_works_here(cast, body):
    with pytest.raises(Refused, match="braucht es ein Konto"):
        accompanied(cast, body, user=None, holder_name="Tomma")


def test_the_page_of_the_body_names_office_and_deputy_inside_and_only_the_unit_outside(cast, body):
    operations.change_committee(committee=body, public=True, by=SYSTEM, at=f.AT)
    accompanied(cast, body)
    inside = client_of(cast, "aylin").get(f"/intern/gremien/{body.pk}/").content.decode()
    assert "Wer das Gremium begleitet" in inside and "Tomma" in inside and "Ulla" in inside
    outside = Client().get(reverse("committees:committee_public", args=[body.pk])).content.decode()
    assert "Begleitet von" in outside and "Fachstelle für Demokratie" in outside
    assert "Tomma" not in outside and "Ulla" not in outside


def test_strangers_read_no_appointment_and_members_that_of_their_own_body(cast, body):
    made, other = accompanied(cast, body), officer(cast)
    assert not appointments_for(cast.veit, f.DAY).exists()
    assert set(appointments_for(cast.aylin, f.DAY)) == {made, other}
    assert list(appointments_for(cast.ulla, f.DAY)) == [made]
    f.seat(cast, body, "veit")
    assert list(appointments_for(cast.veit, f.DAY)) == [made]
    assert not allowed(verbs.rules.check_appoint, cast.veit, body, None)


def test_it_is_made_on_one_page(cast, body):
    client = client_of(cast, "aylin")
    page = client.get(f"{LIST}neu/?gremium={body.pk}")
    assert page.status_code == 200
    typed = {
        "kind": "office", "function": "Geschäftsstelle", "unit": "Fachstelle für Demokratie", "committee": body.pk,
        "user": cast.users["tomma"].pk, "valid_from": "2.11.2026", "valid_until": "31.3.2027",
    }  # fmt: skip
    assert client.post(f"{LIST}neu/", typed).status_code == 302
    made = Appointment.objects.get()
    assert made.municipality == body.municipality and rules.can_prepare(cast.tomma, body, f.DAY)
    assert client.get(f"{LIST}neu/?nachfolge={made.pk}").status_code == 200


def test_five_years_after_the_end_it_is_erased(cast):
    officer(cast, valid_until=END)
    (rule,) = APPOINTMENT_RETENTION
    assert not rule.due(f.AT + timedelta(days=1800)).exists()
    at = f.AT + timedelta(days=2100)
    assert rule.erase(rule.due(at), at) == 1
