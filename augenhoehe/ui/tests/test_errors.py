"""When something goes wrong: sentences, a way on, and no database needed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from augenhoehe.core.refused import Conflict
from augenhoehe.ui import views

REQUEST = RequestFactory().get("/weg/")


@pytest.mark.parametrize(
    ("found", "status", "words"),
    [
        (lambda: views.bad_request(REQUEST), 400, "Diese Anfrage verstehen wir nicht"),
        (lambda: views.forbidden(REQUEST), 403, "Dafür fehlt Ihnen das Recht."),
        (lambda: views.forbidden(REQUEST, PermissionDenied("Die Frist ist um.")), 403, "Die Frist ist um."),
        (lambda: views.not_found(REQUEST), 404, "Diese Seite gibt es nicht"),
        (lambda: views.csrf_failed(REQUEST), 403, "Es wurde nichts gespeichert."),
        (lambda: views.failed(REQUEST), 500, "Bei uns ist etwas schiefgegangen"),
        (lambda: views.refused(REQUEST, "Das geht erst am Montag.", back="/da/"), 403, 'href="/da/"'),
    ],
)
def test_each_failure_has_a_page_in_words_without_the_database(found, status: int, words: str) -> None:
    answer = found()
    assert answer.status_code == status
    assert words in answer.content.decode()


def test_a_missing_page_does_not_say_whether_it_exists_for_others() -> None:
    assert views.not_found(REQUEST).content == views.not_found(RequestFactory().get("/weg/")).content


def test_a_conflict_shows_both_versions_and_where_they_agree() -> None:
    current = SimpleNamespace(title="Neu von Bernward", text="gleich", scheme={"de": {"text": "Deutsch"}})
    typed = {"title": "Meine <Fassung>", "text": "gleich", "revision": 3, "scheme": "Eigenes"}
    answer = views.conflict(REQUEST, Conflict(current, typed), labels={"title": "Titel"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Neu von Bernward" in html and "Meine &lt;Fassung&gt;" in html and "Titel" in html
    assert "In beiden Fassungen gleich: gleich" in html and "revision" not in html
    assert "Deutsch" in html and "&#x27;de&#x27;" not in html
