"""What everybody reads: the list, one matter, its feed, and what is left of a withdrawn one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from augenhoehe.accounts.tests import factories as accounts
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import (
    add_step,
    blank_step,
    close_thread,
    correct_step,
    merge_threads,
    withdraw_thread,
)
from augenhoehe.journal.sentences import Word, said
from augenhoehe.notices.operations import open_duty

from .factories import AT, AYLIN, GESINE, a_public_thread, a_thread, signed_in

pytestmark = pytest.mark.django_db


def page(client, thread, status=200):
    response = client.get(reverse("journal:thread_public", args=[thread.number]))
    assert response.status_code == status
    return response.content.decode()


def a_duty(thread, **more):
    return open_duty(
        kind="gate",
        subject_kind="question",
        subject_id=thread.pk,
        title="Entscheiden",
        url="/intern/x/",
        owner_label="Lenkungsgruppe",
        role="coordination",
        by=SYSTEM,
        at=AT,
        thread=thread,
        **more,
    )


def test_a_fixed_sentence_is_read_in_the_language_of_the_page_and_what_somebody_wrote_stays_german(client):
    thread = a_public_thread()
    text = said("Steht auf der Tagesordnung: %(body)s, %(day)s.", body="Rat <Ost>", day=date(2026, 12, 3))
    add_step(thread=thread, kind="on_agenda", text=text, by=AYLIN, at=AT)
    assert "Steht auf der Tagesordnung: Rat &lt;Ost&gt;, 3. Dezember 2026." in page(client, thread)
    with translation.override("en"):
        html = client.get(reverse("journal:thread_public", args=[thread.number])).content.decode()
    assert 'On the agenda: <bdi lang="de">Rat &lt;Ost&gt;</bdi>, Dec. 3, 2026.' in html
    assert "The matter is public and has the number" in html


def test_a_term_in_a_sentence_is_translated_and_an_unknown_one_stays_german():
    found = said("Phase „%(phase)s“: %(state)s", phase=Word("Beratung"), state=Word("erfundener Stand"))
    assert found["de"]["text"] == "Phase „Beratung“: erfundener Stand"
    assert "Beratung" not in found["en"]["text"] and "\u2068erfundener Stand\u2069" in found["en"]["text"]


def test_a_matter_says_what_it_is_who_must_act_and_what_happened(client):
    thread = a_public_thread()
    add_step(thread=thread, kind="note", text="Die Lenkungsgruppe hat beraten.", by=AYLIN, at=AT)
    a_duty(thread, due=(AT + timedelta(days=9)).date())
    html = page(client, thread)
    assert "<h1>Kita-Auskunft nur auf Deutsch</h1>" in html
    assert "Lenkungsgruppe" in html
    assert "1. Dezember 2026" in html
    assert "Briefe der Kita kommen nur auf Deutsch." in html
    assert "Die Lenkungsgruppe hat beraten." in html
    assert "Warum steht hier nicht mehr?" in html
    assert f'<bdi dir="ltr">http://localhost:8000/vorgaenge/{thread.number}/</bdi>' in html


def test_a_running_matter_without_a_duty_says_that_nobody_must_act(client):
    assert "zurzeit niemand" in page(client, a_public_thread())


def test_the_public_never_reads_names_inside_steps_or_inside_addresses(client):
    thread = a_public_thread()
    add_step(thread=thread, kind="note", text="Streng intern.", by=AYLIN, at=AT, audience="inside")
    add_step(thread=thread, kind="note", text="Für alle.", by=AYLIN, at=AT, url="/intern/fragen/1/")
    html = page(client, thread)
    assert "Für alle." in html
    assert AYLIN.function in html
    for secret in (AYLIN.name, "Streng intern", "/intern/", "(intern)", "Die Strukturfrage ist ein Entwurf"):
        assert secret not in html, secret


def test_signed_in_people_read_the_same_public_page(client):
    thread = a_public_thread()
    add_step(thread=thread, kind="note", text="Streng intern.", by=AYLIN, at=AT, audience="inside")
    signed_in(client, "aylin", Role.COORDINATION)
    assert "Streng intern" not in page(client, thread)


def test_an_unpublished_matter_does_not_exist_for_the_public(client):
    thread = a_thread()
    assert client.get(reverse("journal:thread_public", args=[thread.pk])).status_code == 404
    assert client.get(reverse("journal:thread_public", args=["V-2026-001"])).status_code == 404


def test_a_withdrawn_matter_is_gone_and_says_why(client):
    thread = a_public_thread()
    withdraw_thread(thread=thread, reason="Eine Person war erkennbar.", by=AYLIN, at=AT)
    html = page(client, thread, status=410)
    assert "Eine Person war erkennbar." in html
    assert "Briefe der Kita" not in html
    assert thread.number not in client.get(reverse("journal:threads_public")).content.decode()
    assert client.get(reverse("journal:thread_feed", args=[thread.number])).status_code == 404


def test_a_correction_and_what_it_corrects_point_to_each_other(client):
    thread = a_public_thread()
    step = add_step(thread=thread, kind="note", text="Am Montag.", by=AYLIN, at=AT)
    correct_step(step=step, text="Am Dienstag.", reason="falscher Tag", by=AYLIN, at=AT)
    html = page(client, thread)
    assert 'href="#schritt-4"' in html
    assert 'href="#schritt-3"' in html


def test_a_blanked_step_says_so(client):
    thread = a_public_thread()
    step = add_step(thread=thread, kind="note", text="Frau X sagte.", by=AYLIN, at=AT)
    blank_step(step=step, reason="Ein Name stand darin.", by=GESINE, at=AT)
    html = page(client, thread)
    assert "Frau X" not in html
    assert "Ein Name stand darin." in html


def test_a_merged_matter_leads_to_the_one_that_goes_on(client):
    source, target = a_public_thread("Eins"), a_public_thread("Zwei")
    merge_threads(source=source, target=target, reason="dieselbe Sache", by=AYLIN, at=AT)
    assert f'href="/vorgaenge/{target.number}/"' in page(client, source)
    assert f'href="/vorgaenge/{source.number}/"' in page(client, target)


def test_a_matter_is_read_in_arabic_with_an_honest_note(client):
    thread = a_public_thread()
    Thread.objects.filter(pk=thread.pk).update(public_title=multilingual("Kita", ar="روضة"))
    with translation.override("ar"):
        address = reverse("journal:thread_public", args=[thread.number])
    html = client.get(address).content.decode()
    assert 'dir="rtl"' in html
    assert "روضة" in html
    assert '<span lang="de" dir="ltr">Briefe der Kita' in html


def test_a_title_that_nobody_translated_is_read_aloud_as_german(client):
    thread = a_public_thread()
    with translation.override("ar"):
        address = reverse("journal:thread_public", args=[thread.number])
    html = client.get(address).content.decode()
    assert '<h1><span lang="de" dir="ltr">Kita-Auskunft nur auf Deutsch</span></h1>' in html
    assert "<title>Kita-Auskunft nur auf Deutsch" in html


def test_the_list_shows_public_matters_and_finds_them_with_a_typing_error(client):
    first, second = a_public_thread("Kita-Auskunft"), a_public_thread("Bus nach dem Abendkurs")
    a_thread("Noch geheim")
    address = reverse("journal:threads_public")
    html = client.get(address).content.decode()
    assert first.number in html
    assert second.number in html
    assert "Noch geheim" not in html
    found = client.get(address, {"suche": "Abentkurs"}).content.decode()
    assert second.number in found
    assert first.number not in found


def test_the_list_narrows_by_state_and_town(client):
    town = accounts.town()
    here, done = a_public_thread("Hier", municipality_id=town.pk), a_public_thread("Fertig")
    close_thread(thread=done, by=AYLIN, at=AT)
    address = reverse("journal:threads_public")
    closed = client.get(address, {"stand": "closed"}).content.decode()
    assert done.number in closed
    assert here.number not in closed
    local = client.get(address, {"ort": str(town.pk)}).content.decode()
    assert here.number in local
    assert town.name in local
    assert done.number not in local


def test_the_list_leaves_as_a_table_of_exactly_what_is_shown(client):
    a_public_thread("Kita-Auskunft")
    response = client.get(reverse("journal:threads_public"), {"export": "csv"})
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[1].startswith("Kita-Auskunft;läuft;")


def test_feeds_carry_public_steps_only(client):
    thread = a_public_thread()
    add_step(thread=thread, kind="note", text="Streng intern.", by=AYLIN, at=AT, audience="inside")
    step = add_step(thread=thread, kind="note", text="Für alle.", by=AYLIN, at=AT)
    for address in (reverse("journal:feed"), reverse("journal:thread_feed", args=[thread.number])):
        response = client.get(address)
        xml = response.content.decode()
        assert response["Content-Type"].startswith("application/atom+xml")
        assert f"urn:uuid:{step.pk}" in xml
        assert "Streng intern" not in xml
        assert AYLIN.name not in xml


def test_a_public_matter_costs_at_most_five_queries(client, django_assert_max_num_queries):
    thread = a_public_thread(municipality_id=accounts.town().pk)
    a_duty(thread)
    for turn in range(30):
        add_step(thread=thread, kind="note", text=f"Schritt {turn}", by=AYLIN, at=AT)
    page(client, thread)
    with django_assert_max_num_queries(5 + other_panels(thread)):
        page(client, thread)


def other_panels(thread):
    """Queries of panels that packages above hang here; their own tests hold them small."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from augenhoehe.core.contributions import collected
    from augenhoehe.core.rights import ANONYMOUS

    with CaptureQueriesContext(connection) as captured:
        for slot in collected("SLOTS"):
            if slot.place.startswith("thread.") and not slot.context.__module__.startswith("augenhoehe.notices"):
                slot.context(ANONYMOUS, thread)
    return len(captured)


def test_the_public_list_costs_at_most_four_queries_whatever_its_length(client, django_assert_max_num_queries):
    for turn in range(40):
        a_duty(a_public_thread(f"Vorgang {turn}", municipality_id=accounts.town().pk))
    address = reverse("journal:threads_public")
    client.get(address)
    with django_assert_max_num_queries(4):
        client.get(address)
