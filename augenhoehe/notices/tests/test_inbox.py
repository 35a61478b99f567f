"""The inbox: the person's own, in the person's language; following a matter; the mailbox of the demo."""

from __future__ import annotations

import pytest
from django.urls import reverse

from augenhoehe.core.rights import Role
from augenhoehe.journal.operations import add_step, publish_thread
from augenhoehe.journal.tests.factories import AT as THEN
from augenhoehe.journal.tests.factories import AYLIN, a_public_thread, a_thread
from augenhoehe.notices.models import DemoMail, Follow, Message
from augenhoehe.notices.operations import follow

from .factories import AT, a_message, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def faisal(client):
    user = person("faisal", Role.MIGRANT_ORGANISATION)
    client.force_login(user)
    return user


def test_the_inbox_shows_the_persons_own_messages_newest_first(client, faisal):
    a_message(faisal, subject="Für Faisal")
    a_message(person("halyna"), subject="Für Halyna")
    html = client.get(reverse("notices:inbox")).content.decode()
    assert "Für Faisal" in html
    assert "Für Halyna" not in html


def test_nobody_opens_the_message_of_another(client, faisal):
    message = a_message(person("halyna"))
    assert client.get(reverse("notices:message", args=[message.pk])).status_code == 404
    message.refresh_from_db()
    assert message.read_at is None


def test_without_signing_in_there_is_no_inbox(client):
    assert client.get(reverse("notices:inbox")).status_code == 302


def test_opening_a_message_marks_it_as_read_and_shows_it_in_its_language(client, faisal):
    message = a_message(faisal, language="ar", body="مرحبا\n\nتم الرد", url="/rueckmeldung/")
    html = client.get(reverse("notices:message", args=[message.pk])).content.decode()
    assert '<div lang="ar" dir="rtl">' in html
    assert 'href="/rueckmeldung/"' in html
    first = Message.objects.get().read_at
    client.get(reverse("notices:message", args=[message.pk]))
    assert first is not None
    assert Message.objects.get().read_at == first


def test_a_message_cannot_carry_markup(client, faisal):
    message = a_message(faisal, body="<script>alert(1)</script>")
    assert "<script>alert" not in client.get(reverse("notices:message", args=[message.pk])).content.decode()


def test_everything_can_be_marked_as_read_but_only_by_post(client, faisal):
    a_message(faisal)
    other = a_message(person("halyna"))
    assert client.get(reverse("notices:read_all")).status_code == 405
    client.post(reverse("notices:read_all"))
    assert list(Message.objects.filter(read_at=None)) == [other]


def test_who_follows_hears_each_public_step(faisal):
    thread = a_public_thread()
    follow(user=faisal, thread=thread, at=AT)
    add_step(thread=thread, kind="note", text="Der Rat hat beschlossen.", by=AYLIN, at=THEN)
    add_step(thread=thread, kind="note", text="Streng intern.", by=AYLIN, at=THEN, audience="inside")
    message = Message.objects.get()
    assert (message.recipient, message.body) == (faisal, "Der Rat hat beschlossen.")
    assert message.url == f"/vorgaenge/{thread.number}/"
    assert message.subject.startswith("Der Rat hat beschlossen – ")


def test_who_wrote_the_step_is_not_told(faisal):
    thread = a_public_thread()
    follow(user=faisal, thread=thread, at=AT)
    by = type(AYLIN)(user_id=faisal.pk, name="Faisal", function="Verein", roles=AYLIN.roles)
    add_step(thread=thread, kind="note", text="x", by=by, at=THEN)
    assert not Message.objects.exists()


def test_steps_of_an_unpublished_matter_reach_nobody(faisal):
    thread = a_thread()
    follow(user=faisal, thread=thread, at=AT)
    add_step(thread=thread, kind="note", text="x", by=AYLIN, at=THEN)
    assert not Message.objects.exists()
    publish_thread(thread=thread, title={"de": {"text": "T"}}, summary={"de": {"text": "S"}}, by=AYLIN, at=THEN)
    assert Message.objects.count() == 1


def test_one_follows_and_unfollows_from_the_public_page(client, faisal):
    thread = a_public_thread()
    page = reverse("journal:thread_public", args=[thread.number])
    assert "Diesem Vorgang folgen" in client.get(page).content.decode()
    response = client.post(reverse("notices:follow", args=[thread.pk]), headers={"referer": f"http://testserver{page}"})
    assert response["Location"].endswith(page)
    assert "Nicht mehr folgen" in client.get(page).content.decode()
    client.post(reverse("notices:unfollow", args=[thread.pk]))
    assert not Follow.objects.exists()


def test_visitors_see_no_button_to_follow(client):
    thread = a_public_thread()
    html = client.get(reverse("journal:thread_public", args=[thread.number])).content.decode()
    assert "Diesem Vorgang folgen" not in html
    assert "csrfmiddlewaretoken" not in html


def test_nobody_follows_what_is_not_public(client, faisal):
    assert client.post(reverse("notices:follow", args=[a_thread().pk])).status_code == 404


def test_the_mailbox_of_the_demo_does_not_exist_elsewhere(client, settings):
    DemoMail.objects.create(
        to="a@b.example", subject="Code", body="Siehe http://localhost:8000/x/ <b>", delivered_at=AT
    )
    pages = [
        reverse("notices_inside:demo_mailbox"),
        reverse("notices_inside:demo_mail", args=[DemoMail.objects.get().pk]),
    ]
    for page in pages:
        assert client.get(page).status_code == 404
    settings.DEMO = True
    listed, mail = (client.get(page).content.decode() for page in pages)
    assert "Code" in listed
    assert '<a href="http://localhost:8000/x/"' in mail
    assert "<b>" not in mail.split("<main")[1].split("<h1>")[1].split("</h1>")[1]


def test_the_inbox_costs_few_queries_whatever_its_length(client, faisal, django_assert_max_num_queries):
    for turn in range(60):
        a_message(faisal, subject=f"Nachricht {turn}")
    client.get(reverse("notices:inbox"))
    with django_assert_max_num_queries(8):
        client.get(reverse("notices:inbox"))
