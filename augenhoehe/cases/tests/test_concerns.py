"""S4-17: what came of a concern, and why: realised, partly, not possible, or referred on to somebody who sees to it."""

from __future__ import annotations

import pytest

from augenhoehe.cases import operations, queries_linkings
from augenhoehe.cases.models import Concern
from augenhoehe.core.refused import Refused
from tests.worlds import shared

from . import factories as f
from .test_pages import client_of, text_of, url

pytestmark = pytest.mark.django_db


@shared
def room():
    return f.the_room()


@pytest.fixture
def concern(room):
    return f.a_concern(room, f.a_case(room))


def end(room, concern, verb, **said):
    with room.of("chiara") as chiara:
        return operations.end_concern(
            concern=Concern.objects.select_related("case__client").get(pk=concern.pk), verb=verb, by=chiara, at=f.AT,
            **said,
        )  # fmt: skip


@pytest.mark.parametrize("verb", ["partly", "not_possible", "refer"])
def test_what_did_not_wholly_succeed_says_why(room, concern, verb):
    with pytest.raises(Refused) as refused:
        end(room, concern, verb, referred_to="Migrationsberatung")
    assert refused.value.field == "reason"


def test_who_is_referred_on_is_referred_to_somebody(room, concern):
    with pytest.raises(Refused) as refused:
        end(room, concern, "refer", reason="elsewhere", referred_to=" ")
    assert refused.value.field == "referred_to"
    ended = end(room, concern, "refer", reason="elsewhere", referred_to="Migrationsberatung der Diakonie")
    assert ended.state == "referred" and ended.reason_label == "andere Stelle ist zuständig"
    assert ended.referred_to == "Migrationsberatung der Diakonie" and not ended.offers_hint


def test_only_a_referred_concern_keeps_where_to_and_taken_up_again_it_forgets(room, concern):
    assert end(room, concern, "partly", reason="waiting", referred_to="Niemand").referred_to == ""
    ended = end(room, concern, "refer", reason="specialised", referred_to="Suchtberatung")
    with room.of("chiara") as chiara:
        again = operations.reopen_concern(concern=ended, by=chiara, at=f.AT)
        assert (again.state, again.referred_to, again.reason_label) == ("in_work", "", "")


def test_the_page_asks_for_result_reason_and_where_to_and_shows_all_three(room, concern):
    chiara = client_of(room, "chiara")
    form = text_of(chiara.get(url("concern_end", concern.pk)))
    for words in (
        "realisiert",
        "teilweise realisiert",
        "nicht realisierbar",
        "weitervermittelt",
        "Weitervermittelt an",
    ):
        assert words in form, words
    values = {"verb": "refer", "reason": "elsewhere", "result": "Termin am Montag", "revision": "1"}
    assert "wohin Sie weitervermittelt" in text_of(chiara.post(url("concern_end", concern.pk), values))
    values["referred_to"] = "Migrationsberatung der Diakonie"
    assert chiara.post(url("concern_end", concern.pk), values).status_code == 302
    page = text_of(chiara.get(url("case", concern.case_id)))
    for words in (
        "weitervermittelt",
        "andere Stelle ist zuständig",
        "Migrationsberatung der Diakonie",
        "Termin am Montag",
    ):
        assert words in page, words
    assert "Hinweis ohne Namen geben" not in page


def test_a_team_lead_sees_how_many_concerns_stand_where_and_no_word_of_any(room, concern):
    end(room, concern, "refer", reason="elsewhere", referred_to="Migrationsberatung")
    f.a_concern(room, concern.case, ended="realise")
    with room.of("tilda") as tilda:
        ((carrier, numbers),) = queries_linkings.concern_numbers(tilda)
        assert carrier == room.carriers["caritas"]
        assert dict(zip(Concern.State.values, numbers, strict=True)) == {
            "named": 0, "in_work": 0, "realised": 1, "partly": 0, "not_possible": 0, "referred": 1,
        }  # fmt: skip
    page = text_of(client_of(room, "tilda").get(url("numbers")))
    assert "weitervermittelt" in page and "Migrationsberatung" not in page and f.WORDING not in page
    for name in ("chiara", "ingo", "aylin"):
        with room.of(name) as actor:
            assert queries_linkings.concern_numbers(actor) == []


def test_where_discrimination_is_the_reason_the_file_points_to_those_who_help(room, concern):
    """S4-21."""
    end(room, concern, "not_possible", reason="discrimination")
    page = text_of(client_of(room, "chiara").get(url("case", concern.case_id)))
    assert "/hilfe/?bedarf=diskriminierung" in page
