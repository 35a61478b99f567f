"""What the inside reads and does with a matter; each verb has its own page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from augenhoehe.accounts.tests import factories as accounts
from augenhoehe.core.rights import Role
from augenhoehe.journal.models import AuditEntry, Step, Thread
from augenhoehe.journal.operations import add_step, close_thread
from augenhoehe.journal.permissions import READ_THREADS

from .factories import AT, AYLIN, a_public_thread, a_thread, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def aylin(client):
    signed_in(client, "aylin", Role.COORDINATION)
    return client


def do(client, verb, ref, **typed):
    return client.post(reverse(f"journal_inside:{verb}", args=[ref]), typed, follow=True)


def test_the_inside_reads_names_and_inside_steps(aylin):
    thread = a_public_thread()
    html = aylin.get(thread.get_absolute_url()).content.decode()
    assert AYLIN.name in html
    assert "Die Strukturfrage ist ein Entwurf." in html
    assert "nur innen sichtbar" in html
    assert reverse("journal:thread_public", args=[thread.number]) in html


def test_a_matter_is_found_by_its_number_and_before_that_by_its_id(aylin):
    thread, public = a_thread(), a_public_thread()
    assert aylin.get(f"/intern/vorgaenge/{thread.pk}/").status_code == 200
    assert aylin.get(f"/intern/vorgaenge/{public.number}/").status_code == 200
    assert aylin.get(f"/intern/vorgaenge/{public.pk}/").status_code == 200
    assert aylin.get("/intern/vorgaenge/V-1999-001/").status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_who_may_read_inside_is_what_the_permission_says(client, role):
    thread = a_public_thread()
    signed_in(client, "dragan", role)
    readable = role in READ_THREADS.roles
    assert client.get(thread.get_absolute_url()).status_code == (200 if readable else 404)
    assert client.get(reverse("journal_inside:threads")).status_code == (200 if readable else 403)


def test_a_stranger_with_an_account_sees_nothing(client):
    thread = a_thread()
    signed_in(client, "veit")
    assert client.get(thread.get_absolute_url()).status_code == 404
    assert do(client, "write", thread.ref, text="x", audience="inside").status_code == 404


def test_nobody_reads_inside_without_signing_in(client):
    assert client.get(a_thread().get_absolute_url()).status_code == 302


def test_a_reader_may_not_write_and_the_attempt_is_audited(client):
    thread = a_thread()
    signed_in(client, "korbinian", Role.STEERING_MEMBER)
    response = do(client, "write", thread.ref, text="x", audience="inside")
    assert response.status_code == 403
    assert "fehlt Ihnen das Recht" in response.content.decode()
    assert Step.objects.filter(thread=thread).count() == 1
    assert AuditEntry.objects.get(refused=True).verb == "journal_inside:write"


def test_writing_publishing_closing_and_reopening_by_page(aylin):
    thread = a_thread("Kita")
    do(aylin, "write", thread.ref, text="Ein Brief ging hinaus.", audience="public")
    do(
        aylin,
        "publish",
        thread.ref,
        public_title="Kita-Auskunft",
        summary="Eins. Zwei. Drei.",
        revision=thread.revision,
    )
    thread.refresh_from_db()
    assert thread.state == "public"
    assert "Kita-Auskunft" in aylin.get(f"/vorgaenge/{thread.number}/").content.decode()
    do(aylin, "close", thread.ref, text="Die Kita schreibt in vier Sprachen.")
    thread.refresh_from_db()
    assert thread.state == "closed"
    do(aylin, "reopen", thread.ref, reason="Es fehlt noch eine Kita.")
    thread.refresh_from_db()
    assert thread.state == "public"
    assert list(thread.steps.order_by("sequence").values_list("kind", flat=True)) == [
        "opened", "note", "published", "closed", "reopened",
    ]  # fmt: skip


def test_before_publishing_one_sees_which_steps_everybody_will_read(aylin):
    thread = a_thread("Kita")
    add_step(thread=thread, kind="note", text="Das lesen alle.", by=AYLIN, at=AT)
    html = aylin.get(reverse("journal_inside:publish", args=[thread.ref])).content.decode()
    assert "Diese Schritte lesen dann alle (1)" in html
    assert "Das lesen alle." in html
    assert "Die Strukturfrage ist ein Entwurf." not in html


def test_merging_splitting_correcting_blanking_withdrawing_by_page(aylin):
    thread, target = a_public_thread("Eins"), a_public_thread("Zwei")
    step = add_step(thread=thread, kind="note", text="Am Montag.", by=AYLIN, at=AT)
    do(aylin, "correct", step.pk, text="Am Dienstag.", reason="falscher Tag")
    do(aylin, "blank", step.pk, reason="Ein Name stand darin.")
    do(aylin, "split", thread.ref, title="Der Teil mit den Bussen", reason="andere Zuständigkeit")
    do(aylin, "merge", thread.ref, target=target.number, reason="dieselbe Sache")
    do(aylin, "withdraw", target.ref, reason="Eine Person war erkennbar.")
    step.refresh_from_db()
    assert step.corrections.get().text["de"]["text"] == "Am Dienstag."
    assert step.text == {}
    assert Thread.objects.get(title="Der Teil mit den Bussen").links_out.get().target == thread
    assert Thread.objects.get(pk=thread.pk).state == "closed"
    assert Thread.objects.get(pk=target.pk).state == "withdrawn"


def test_the_steps_page_offers_to_correct_and_to_remove_as_far_as_one_may(client):
    thread = a_public_thread()
    address = reverse("journal_inside:steps", args=[thread.ref])
    step = thread.steps.first()
    correct, blank = (reverse(f"journal_inside:{verb}", args=[step.pk]) for verb in ("correct", "blank"))
    signed_in(client, "gesine", Role.DATA_PROTECTION)
    html = client.get(address).content.decode()
    assert blank in html
    assert correct not in html
    signed_in(client, "aylin", Role.COORDINATION)
    html = client.get(address).content.decode()
    assert blank in html
    assert correct in html
    signed_in(client, "korbinian", Role.STEERING_MEMBER)
    assert client.get(address).status_code == 403


def test_an_unknown_number_is_said_at_the_field_and_what_was_typed_stays(aylin):
    thread = a_public_thread()
    response = do(aylin, "merge", thread.ref, target="V-1999-001", reason="dieselbe Sache")
    html = response.content.decode()
    assert response.status_code == 200
    assert "Einen Vorgang mit dieser Nummer gibt es nicht." in html
    assert 'value="dieselbe Sache"' in html


def test_two_people_who_change_the_same_text_see_both_versions(aylin):
    thread = a_public_thread()
    typed = {"title": "Neu", "public_title": "Meine Fassung", "summary": "Eins. Zwei."}
    do(aylin, "change", thread.ref, revision=thread.revision, **{**typed, "public_title": "Ihre Fassung"})
    response = do(aylin, "change", thread.ref, revision=thread.revision, **typed)
    html = response.content.decode()
    assert response.status_code == 409
    assert "Meine Fassung" in html
    assert "Ihre Fassung" in html
    assert Thread.objects.get(pk=thread.pk).public_title["de"]["text"] == "Ihre Fassung"


def test_what_the_state_does_not_allow_is_refused_with_a_sentence(aylin):
    thread = a_public_thread()
    close_thread(thread=thread, by=AYLIN, at=AT)
    response = aylin.get(reverse("journal_inside:close", args=[thread.ref]))
    assert response.status_code == 403
    assert "„Abschließen“ geht nicht, solange der Stand „abgeschlossen“ ist." in response.content.decode()


def test_the_inside_page_costs_at_most_twelve_queries(aylin, django_assert_max_num_queries):
    thread = a_public_thread(municipality_id=accounts.town().pk)
    for turn in range(30):
        add_step(thread=thread, kind="note", text=f"Schritt {turn}", by=AYLIN, at=AT)
    aylin.get(thread.get_absolute_url())
    with django_assert_max_num_queries(12):
        aylin.get(thread.get_absolute_url())


def test_the_inside_list_costs_at_most_six_queries(aylin, django_assert_max_num_queries):
    for turn in range(60):
        a_thread(f"Vorgang {turn}", municipality_id=accounts.town().pk)
    aylin.get(reverse("journal_inside:threads"))
    with django_assert_max_num_queries(6):
        aylin.get(reverse("journal_inside:threads"))
