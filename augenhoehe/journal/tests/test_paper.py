"""S1-5: a matter on paper, accessible by standard; what is not public does not stand on the public one."""

from __future__ import annotations

import json

import pytest
import typst
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.rights import Role
from augenhoehe.journal.operations import add_step, blank_step, correct_step, withdraw_thread

from .factories import AT, AYLIN, GESINE, a_public_thread, a_thread, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed(monkeypatch):
    """What is handed to the typesetter, as data."""
    found: list[dict] = []
    compiled = typst.compile

    def remember(source, **said):
        found.append(json.loads(said["sys_inputs"]["matter"]))
        return compiled(source, **said)

    monkeypatch.setattr(typst, "compile", remember)
    return found


def words(data) -> str:
    return json.dumps(data, ensure_ascii=False)


def test_the_pdf_is_accessible_and_says_what_the_page_says(client, printed):
    thread = a_public_thread()
    add_step(thread=thread, kind="note", text="Die Lenkungsgruppe hat beraten.", by=AYLIN, at=AT)
    response = client.get(reverse("journal:thread_pdf", args=[thread.number]))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == f'inline; filename="{thread.number}.pdf"'
    content = response.content
    assert content.startswith(b"%PDF-") and b"/StructTreeRoot" in content and b"pdfuaid" in content
    (data,) = printed
    assert data["title"] == "Kita-Auskunft nur auf Deutsch" and data["number"] == thread.number
    assert "Die Lenkungsgruppe hat beraten." in words(data) and "Eltern verstehen sie nicht" in words(data)
    assert data["address"].endswith(f"/vorgaenge/{thread.number}/")


def test_what_is_only_inside_stands_on_the_inside_paper_alone(client, printed):
    thread = a_public_thread()
    add_step(thread=thread, kind="note", text="Nur für uns.", audience="inside", by=AYLIN, at=AT)
    client.get(reverse("journal:thread_pdf", args=[thread.number]))
    assert "Nur für uns." not in words(printed[0]) and "Aylin" not in words(printed[0])
    signed_in(client, "aylin", Role.COORDINATION)
    assert client.get(reverse("journal_inside:thread_paper", args=[thread.ref])).status_code == 200
    assert "Nur für uns." in words(printed[1]) and "Aylin" in words(printed[1])
    assert printed[1]["kind"].startswith("Nur innen")


def test_a_removed_text_is_not_printed_and_a_correction_says_so(client, printed):
    thread = a_public_thread()
    first = add_step(thread=thread, kind="note", text="Kind Max ist betroffen.", by=AYLIN, at=AT)
    blank_step(step=first, reason="enthielt einen Namen", by=GESINE, at=AT)
    second = add_step(thread=thread, kind="note", text="Drei Kitas.", by=AYLIN, at=AT)
    correct_step(step=second, text="Vier Kitas.", reason="Eine fehlte.", by=AYLIN, at=AT)
    client.get(reverse("journal:thread_pdf", args=[thread.number]))
    said = words(printed[0])
    assert "Max" not in said and "enthielt einen Namen" in said
    assert "Vier Kitas." in said and "Berichtigt einen früheren Schritt" in said


@pytest.mark.parametrize("language", ["en", "tr", "ar", "uk", "ru"])
def test_it_is_set_in_the_language_of_the_page(client, printed, language):
    thread = a_public_thread()
    with translation.override(language):
        address = reverse("journal:thread_pdf", args=[thread.number])
    assert client.get(address).content.startswith(b"%PDF-")
    assert printed[0]["lang"] == language and printed[0]["rtl"] == (language == "ar")
    assert printed[0]["summary"]["lang"] == "de"


def test_what_nobody_may_read_is_not_printed(client):
    hidden = a_thread()
    assert client.get(reverse("journal_inside:thread_paper", args=[hidden.ref])).status_code == 302
    signed_in(client, "veit")
    assert client.get(reverse("journal_inside:thread_paper", args=[hidden.ref])).status_code in (403, 404)
    gone = a_public_thread()
    withdraw_thread(thread=gone, reason="Ein Name stand darin.", by=AYLIN, at=AT)
    assert client.get(reverse("journal:thread_pdf", args=[gone.number])).status_code == 410
