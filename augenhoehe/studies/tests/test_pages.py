"""The pages: bodies read plan and guide, the institute works, everybody may nominate themselves."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.core import clock, form_token
from augenhoehe.core.ids import new_id
from augenhoehe.core.keys import key_store
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor, HeldRole, Role
from augenhoehe.journal.views.kept import forget_all
from augenhoehe.notices.models import Message, OutgoingMail
from augenhoehe.places.models import Installation
from augenhoehe.places.queries import forget_installation
from augenhoehe.places.tests.factories import town
from augenhoehe.structure.models import Term
from augenhoehe.studies.models import Handout, Interview, Nomination, ReadLog, Study, Suggestion
from augenhoehe.studies.operations import guides, studies
from augenhoehe.ui.context import Site
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def house():
    return f.the_house()


@pytest.fixture(autouse=True)
def nothing_kept():
    forget_all()
    yield
    forget_all()


def browser(house, name: str) -> Client:
    client = Client()
    client.force_login(house.users[name], backend="augenhoehe.accounts.backends.Backend")
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 0, "type": "totp", "id": 1}]
    session["account_authentication_methods_user"] = str(house.users[name].pk)
    session.save()
    return client


def a_guide(house, language: str = "de", study: Study | None = None):
    area = Term.objects.get(vocabulary="life_area", code="language")
    return guides.write_guide(
        study=study or house.study, language=language, intro="Danke, dass Sie erzählen.",
        questions=[("Was hilft Ihnen?", area), ("Was hindert Sie?", None)], by=house.aylin, at=f.AT,
    )  # fmt: skip


# --- Who opens what ------------------------------------------------------------------------------------
INSIDE = {
    "aylin": 200, "korbinian": 200, "rojda": 200, "quentin": 200,
    "ruth": 404, "chiara": 404, "samuel": 404, "wiebke": 404, "veit": 404,
}  # fmt: skip


def test_bodies_and_the_own_institute_read_the_plan_and_others_do_not(house):
    address = reverse("studies_inside:study", args=[house.study.pk])
    for name, status in INSIDE.items():
        assert browser(house, name).get(address).status_code == status, name
    for name, status in {"aylin": 200, "quentin": 200, "chiara": 403, "wiebke": 403, "veit": 403}.items():
        assert browser(house, name).get(reverse("studies_inside:studies")).status_code == status, name


def test_an_interview_opens_for_the_institute_alone_is_noted_and_kept_by_nobody(house):
    interview = f.an_interview(house)
    address = reverse("studies_inside:interview", args=[interview.pk])
    for name, status in {"ruth": 404, "aylin": 403, "korbinian": 403, "samuel": 403, "veit": 403}.items():
        assert browser(house, name).get(address).status_code == status, name
    answer = browser(house, "pia").get(address)
    assert answer.status_code == 200 and f.NAME in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    with house.of("quentin"):
        assert ReadLog.objects.filter(interview=interview, user=house.users["pia"], verb="read").count() == 1
    shown = browser(house, "quentin").get(reverse("studies_inside:interview_log", args=[interview.pk]))
    assert "Pia" in shown.content.decode()


def test_without_a_second_factor_the_room_asks_for_it(house):
    client = Client()
    client.force_login(house.users["quentin"], backend="augenhoehe.accounts.backends.Backend")
    answer = client.get(reverse("studies_inside:interviews", args=[house.study.pk]))
    assert answer.status_code == 302 and reverse("accounts:second_factor") in answer["Location"]


def test_switched_off_no_page_of_the_module_exists(house):
    Installation.objects.update(modules={"studies": False})
    forget_installation()
    client = browser(house, "quentin")
    for name, args in (("studies_inside:rooms", []), ("studies_inside:study", [house.study.pk]),
                       ("studies:studies_public", []), ("studies:nominate", [house.study.pk])):  # fmt: skip
        assert client.get(reverse(name, args=args)).status_code == 404, name


def test_the_room_is_worked_through_its_forms(house):
    """S3-25: propose, ask, agree, hold, write, code; each form leads back to the interview."""
    client, study = browser(house, "quentin"), house.study
    client.post(reverse("studies_inside:interview_new", args=[study.pk]),
                {"kind": "club", "name": "Leyla", "municipality_id": str(town("Mohnfurt").pk)})  # fmt: skip
    with house.of("quentin"):
        pk = Interview.objects.get().pk

    def send(page: str, **values):
        with house.of("quentin"):
            values["revision"] = Interview.objects.get(pk=pk).revision
        answer = client.post(reverse(f"studies_inside:{page}", args=[pk]), values)
        assert answer.status_code == 302, (page, answer.content.decode()[-3000:])

    send("interview_ask")
    send("interview_consent", given_on=f"{f.TODAY:%d.%m.%Y}", language="tr", form="spoken")
    send("interview_hold", month=f"{f.TODAY:%Y-%m}", mode="phone")
    send("interview_notes", notes="Kurs voll", transcript="")
    client.post(reverse("studies_inside:finding_write", args=[pk]),
                {"kind": "hurdle", "text": "Der Kurs ist voll.", "life_area": "language"})  # fmt: skip
    send("interview_analyse")
    page = client.get(reverse("studies_inside:interview", args=[pk])).content.decode()
    assert "ausgewertet" in page and "Der Kurs ist voll." in page and "Türkçe" in page


# --- Plan, suggestions, guide ----------------------------------------------------------------------------
def test_a_body_suggests_and_reads_the_answer(house):
    """S3-9."""
    address = reverse("studies_inside:suggestion_make", args=[house.study.pk])
    named = browser(house, "korbinian").post(address, {"kind": "people", "text": "Frau Sauerbier fragen"})
    assert named.status_code == 200 and "Sauerbier" in named.content.decode() and not Suggestion.objects.exists()
    browser(house, "korbinian").post(address, {"kind": "people", "text": "Väter, die in Schicht arbeiten"})
    made = Suggestion.objects.get()
    assert made.origin == "Funktion Korbinian"
    answer = reverse("studies_inside:suggestion_answer", args=[made.pk])
    values = {"state": "taken", "answer": "Wir fragen zwei Betriebe.", "revision": made.revision}
    assert browser(house, "korbinian").post(answer, values).status_code == 403
    assert browser(house, "aylin").post(answer, values).status_code == 302
    told = Message.objects.get(recipient=house.users["korbinian"])
    assert "Wir fragen zwei Betriebe." in told.body
    assert browser(house, "wiebke").get(address).status_code == 404


def test_the_guide_has_versions_and_languages_and_stays_once_published(house):
    """S3-34."""
    first, turkish = a_guide(house), a_guide(house, "tr")
    second = a_guide(house)
    assert [one.number for one in (first, turkish, second)] == [1, 1, 2]
    guides.publish_guide(guide=second, by=house.aylin, at=f.AT)
    with pytest.raises(Refused, match="veröffentlicht"):
        guides.change_guide(guide=second, intro="", questions=[("Neu?", None)], by=house.quentin, at=f.AT)
    page = Client().get(reverse("studies:guide_public", args=[second.pk])).content.decode()
    assert "Was hilft Ihnen?" in page and "Deutsch lernen und verstehen" in page
    assert Client().get(reverse("studies:guide_public", args=[first.pk])).status_code == 404
    pdf = Client().get(reverse("studies:guide_pdf_public", args=[second.pk]))
    assert pdf["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF")


def test_the_institute_writes_the_guide_by_its_form_and_hands_it_out(house):
    client = browser(house, "quentin")
    address = reverse("studies_inside:guide_write", args=[house.study.pk])
    wrong = client.post(address, {"language": "de", "questions": "# Fußball\nWas hilft?"})
    assert "Fußball“ ist kein Lebensbereich" in wrong.content.decode()
    sent = client.post(address, {"language": "de", "questions": "# Wohnen\nWie wohnen Sie?\n\nUnd davor?"})
    guide = house.study.guides.get()
    assert sent["Location"] == reverse("studies_inside:guide", args=[guide.pk])
    found = list(guide.questions.order_by("position").values_list("text", "life_area__code"))
    assert found == [("Wie wohnen Sie?", "housing"), ("Und davor?", "housing")]
    out = reverse("studies_inside:guide_hand_out", args=[guide.pk])
    assert "fehlt die Adresse" in client.post(out, {"recipient": "Beirat", "way": "mail"}).content.decode()
    client.post(out, {"recipient": "Beirat", "way": "mail", "email": "beirat@federlohe.example"})
    assert "1. Wie wohnen Sie?" in OutgoingMail.objects.get().body
    shown = browser(house, "korbinian").get(reverse("studies_inside:guide", args=[guide.pk])).content.decode()
    assert "Wie wohnen Sie?" in shown and "beirat@" not in shown
    assert Handout.objects.get().way == "mail"


def test_a_study_begins_with_a_consent_text_and_is_public_with_a_phase(house):
    draft, by = f.a_draft(house, title="Zweite"), {"by": house.aylin, "at": f.AT}
    with pytest.raises(Refused, match="Einwilligungstext"):
        studies.move_study(study=draft, verb="start", **by)
    studies.write_consent_text(study=draft, text=multilingual("Ja."), **by)
    studies.move_study(study=draft, verb="start", **by)
    with pytest.raises(Refused, match="Phase"):
        studies.publish_study(study=draft, **by)
    assert Client().get(reverse("studies:study_public", args=[draft.pk])).status_code == 404


def test_an_inside_phase_stands_on_no_public_page(house):
    """S3-12."""
    for public, title in ((True, "Auswertung"), (False, "Geheime Runde")):
        studies.add_phase(
            study=house.study, title=title, starts_on=f.TODAY, ends_on=f.TODAY, public=public, by=house.aylin, at=f.AT
        )
    page = Client().get(reverse("studies:study_public", args=[house.study.pk])).content.decode()
    assert "Auswertung" in page and "Geheime Runde" not in page
    inside = browser(house, "korbinian").get(reverse("studies_inside:study", args=[house.study.pk])).content.decode()
    assert "Geheime Runde" in inside


def test_pages_ask_a_bounded_number_of_questions(house, django_assert_max_num_queries):
    for _ in range(3):
        f.a_finding(house, f.an_interview(house))
        a_guide(house)
    client = browser(house, "quentin")
    for name, most in (("studies_inside:interviews", 25), ("studies_inside:study", 30)):
        address = reverse(name, args=[house.study.pk])
        client.get(address)
        with django_assert_max_num_queries(most):
            client.get(address)


def test_everybody_is_invited_to_the_workshops_of_a_study(house):
    """S3-28: whoever wants to come registers without an account, for the event."""
    from augenhoehe.events.models import Event
    from augenhoehe.events.tests.factories import an_event
    from augenhoehe.studies.operations import workshops

    begins = f.AT + timedelta(days=20)
    event = an_event(title="Werkstatt im Park", at=f.AT, starts_at=begins, ends_at=begins + timedelta(hours=2))
    by = {"study": house.study, "by": house.aylin, "at": f.AT}
    with pytest.raises(Refused, match="braucht seine Veranstaltung"):
        workshops.note_workshop(title="Ohne Anmeldung", held_on=begins.date(), **by)
    workshops.note_workshop(title="Werkstatt im Park", held_on=begins.date(), event=event, **by)
    address = reverse("studies:study_public", args=[house.study.pk])
    page = Client().get(address).content.decode()
    assert "Kommen Sie zu einer Werkstatt" in page and reverse("events:event", args=[event.pk]) in page
    assert Client().get(reverse("events:register", args=[event.pk])).status_code == 200
    Event.objects.filter(pk=event.pk).update(published_at=None, state="draft")
    forget_all()
    assert "Kommen Sie zu einer Werkstatt" not in Client().get(address).content.decode()


# --- „Ich möchte befragt werden“ (S3-28) -------------------------------------------------------------------
VALUES = {"kind": "resident", "name": "Tarik", "phone": "0221 4710 744", "about": "Wohnen", "consent": "on"}


def token(house, ago: int = 60) -> str:
    return form_token.issue(f"nominate.{house.study.pk}", clock.now() - timedelta(seconds=ago)).signed()


def nominate(house, client: Client | None = None, **values):
    address = reverse("studies:nominate", args=[house.study.pk])
    return (client or Client()).post(address, {**VALUES, "go": "send", "token": token(house), **values})


def waiting(house) -> list[Nomination]:
    with house.of("quentin"):
        return list(Nomination.objects.all())


def test_somebody_without_account_nominates_themselves_and_only_the_institute_reads_it(house):
    page = nominate(house)
    assert page.status_code == 200 and "Das Institut meldet sich" in page.content.decode()
    assert not page.cookies
    (row,) = waiting(house)
    assert b"Tarik" not in bytes(row.sealed)
    address = reverse("studies_inside:nomination", args=[row.pk])
    assert "0221 4710 744" in browser(house, "quentin").get(address).content.decode()
    assert browser(house, "ruth").get(address).status_code == 404
    assert browser(house, "aylin").get(address).status_code == 403


def test_sent_twice_it_is_one_nomination_and_erased_it_does_not_come_back(house):
    signed = token(house)
    nominate(house, token=signed)
    nominate(house, token=signed, name="Tarik noch einmal")
    (row,) = waiting(house)
    with house.of("quentin"):
        assert Nomination.objects.get().said("name") == "Tarik"
        Nomination.objects.filter(pk=row.pk).delete()
    key_store().destroy(row.pk)
    assert nominate(house, token=signed).status_code == 200
    assert waiting(house) == []


REFUSED = {
    "no way to answer": ({"phone": ""}, "Wie erreichen wir Sie?"),
    "no consent": ({"consent": ""}, "Ohne Ihr Einverständnis"),
    "no name": ({"name": ""}, "Ein Vorname genügt"),
    "a trapped machine": ({"website": "http://spam.example"}, "leer bleiben"),
    "a foreign token": ({"token": "x"}, "passte nicht mehr zusammen"),
    "no telephone number": ({"phone": "abc"}, "keine Telefonnummer"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_keeps_every_word_that_was_typed(house, case):
    values, sentence = REFUSED[case]
    page = nominate(house, **values).content.decode()
    assert sentence in page and "Wohnen" in page
    assert waiting(house) == []


def test_too_fast_and_too_many_are_asked_to_send_again(house):
    assert "sehr schnell" in nominate(house, token=token(house, ago=0)).content.decode()
    with patch("augenhoehe.studies.views.public.MOST", 1):
        assert nominate(house).status_code == 200
        late = nominate(house, name="Noch jemand")
    assert late.status_code == 429 and "Noch jemand" in late.content.decode()
    assert len(waiting(house)) == 1


def test_after_its_time_the_form_is_closed_in_the_database_too(house):
    from django.db import DatabaseError, transaction

    from augenhoehe.core.closed import closed_room
    from augenhoehe.core.rights import ANONYMOUS

    Study.objects.filter(pk=house.study.pk).update(nominations_until=f.TODAY - timedelta(days=1))
    address = reverse("studies:nominate", args=[house.study.pk])
    assert "nicht mehr melden" in Client().get(address).content.decode()
    assert "nicht mehr melden" in nominate(house).content.decode()
    with pytest.raises(DatabaseError), transaction.atomic(), closed_room(ANONYMOUS):
        Nomination.objects.create(study_id=house.study.pk, arrived_on=f.TODAY, erase_on=f.TODAY, sealed=b"")
    assert "nicht mehr" not in Client().get(reverse("studies:study_public", args=[house.study.pk])).content.decode()


def test_in_other_languages_the_form_reads_from_the_right_where_it_should(house):
    page = Client().get(f"/ar{reverse('studies:nominate', args=[house.study.pk])}").content.decode()
    assert 'dir="rtl"' in page and 'lang="ar"' in page


@pytest.mark.parametrize("role", list(Role))
def test_with_the_module_on_nobody_loses_an_entry_of_the_navigation(role, monkeypatch):
    actor = Actor(user_id=new_id(), name="Jemand", function="Stelle", roles=(HeldRole(role),))
    modules = {"cases": True, "volunteers": True, "network_picture": True, "studies": True}

    def areas() -> list:
        installation = Installation(modules=modules, name="Kreis", invented=True)
        return Site(SimpleNamespace(path="/intern/", actor=actor, installation=installation))._areas

    shown = len(areas())
    monkeypatch.setattr("augenhoehe.ui.context.MOST_ENTRIES", 99)
    assert shown == len(areas()) <= 7
