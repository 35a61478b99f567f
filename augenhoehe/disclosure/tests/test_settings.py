"""What the register is told about a table: values together, a pause; and what it remembers of numbers it hides."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from augenhoehe.committees.tests.factories import the_cast
from augenhoehe.core.contributions import releasables
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.disclosure import operations, queries, runs
from augenhoehe.disclosure.models import TableSetting
from augenhoehe.disclosure.operations import releasing
from augenhoehe.notices.models import Duty
from tests.worlds import shared

from .attacker import Reader
from .test_register import AT, END, LATER, TABLE, acting, client_of, hints, release

pytestmark = pytest.mark.django_db
THIRD, APRIL = date(2027, 3, 31), datetime(2027, 4, 1, 4, 0, tzinfo=UTC)
SMALL = {("form", "de"): 18, ("form", "tr"): 2, ("form", "ar"): 3, ("advice", "de"): 14, ("advice", "tr"): 19,
         ("advice", "ar"): 9, ("event", "de"): 12, ("event", "tr"): 10, ("event", "ar"): 8}  # fmt: skip


@shared
def cast():
    return the_cast()


def together(*values, revision=None):
    return operations.tell_together(
        table=TABLE, together={"language": list(values)}, by=SYSTEM, at=AT, revision=revision
    )


def test_values_told_together_stand_in_one_line_and_no_other_number_is_lost_for_them():
    hints(SMALL)
    together("tr", "ar")
    found = release()
    assert queries.grid_of(found).across == ("de", "andere", "zusammen")
    told = found.told_values
    assert (told["form", "andere"], told["advice", "andere"], told["form", "de"]) == (5, 28, 18)
    assert not any("tr" in key or "ar" in key for key in told) and None not in told.values()
    assert all(found.values[key] is None for key in found.values if "tr" in key)


def test_what_was_told_one_by_one_keeps_its_range_when_it_is_told_together():
    """Turkish and Arabic were hidden in the first release; their sum beside it must not tell of them."""
    hints(SMALL)
    first = release()
    together("tr", "ar")
    hints({("event", "de"): 40}, day=date(2026, 11, 1))
    second = release(as_of=date(2026, 12, 31), at=LATER)
    # Only the event counted more; everything else is one number in both releases.
    moved = {"event", "gesamt"}
    known = {key: value for key, value in first.values.items() if value is not None and not moved & set(key)}
    reader = Reader(second.as_earlier().axes, {**second.values, **known})
    low, high = reader.range_of(("form", "tr"))
    assert high - low >= 5 - 1e-6
    assert any(value is not None for key, value in second.values.items() if "andere" in key)


def test_one_value_alone_and_a_dimension_without_sum_are_refused():
    with pytest.raises(Refused, match="mindestens 2"):
        together("tr")
    with pytest.raises(Refused, match="keine Summe"):
        operations.tell_together(
            table=releasables()["structure.questions"], together={"question_links__question_id": ["a", "b"]},
            by=SYSTEM, at=AT,
        )  # fmt: skip
    with pytest.raises(Refused, match="zu einem Anlass"):
        operations.pause_table(table=releasables()["polls.result"], because="So.", by=SYSTEM, at=AT)
    with pytest.raises(Refused):
        operations.pause_table(table=TABLE, because="So.", by=acting(), at=AT)


def test_a_paused_table_is_not_due_and_nobody_is_reminded_of_it(monkeypatch):
    table = releasables()["structure.topics"]
    with monkeypatch.context() as patch:
        patch.setattr(releasing, "protect", refuse)
        hints({("form", "de"): 9})
        blocked = release()
    assert blocked.blocked_because == releasing.SOLVABLE and blocked.axes
    operations.pause_table(table=TABLE, because="Erst mehr Hinweise.", by=SYSTEM, at=AT)
    assert Duty.objects.get(kind="release_blocked").done_at is not None
    operations.pause_table(table=table, because="Themen werden neu geordnet.", by=SYSTEM, at=AT)
    assert table.key not in {one.key for one, _day in runs.due_tables(AT.date())}
    with pytest.raises(Refused, match="pausiert schon"):
        operations.pause_table(table=table, because="Noch einmal.", by=SYSTEM, at=AT)
    operations.resume_table(table=table, by=SYSTEM, at=AT)
    assert table.key in {one.key for one, _day in runs.due_tables(AT.date())}


def refuse(*args, **kwargs):
    raise Refused("Der Angriff gelingt.")


def test_two_people_who_set_the_same_table_hear_of_each_other():
    first = together("tr", "ar")
    together("tr", "de", revision=first.revision)
    with pytest.raises(Conflict):
        together("de", "ar", revision=first.revision)


def test_the_pages_say_what_blocks_and_offer_what_helps(cast, monkeypatch):
    hints(SMALL)
    table = releasables()["structure.arrivals"]
    with monkeypatch.context() as patch:
        patch.setattr(releasing, "protect", refuse)
        blocked = operations.release_table(table=table, as_of=END, by=SYSTEM, at=AT)
    client = client_of(cast, "aylin")
    page = client.get(reverse("disclosure_inside:release", args=[blocked.pk])).content.decode()
    assert "ließe sich eine Zahl über wenige Menschen" in page and "Tabelle anhalten" in page
    address = reverse("disclosure_inside:release_pause", args=[blocked.pk])
    sent = client.post(address, {"because": "Zu wenige Hinweise.", "revision": 1}, follow=True)
    assert "Die Tabelle pausiert." in sent.content.decode() and "Zu wenige Hinweise." in sent.content.decode()
    assert "Angehalten: " in client.get(reverse("disclosure_inside:releases")).content.decode()
    setting = TableSetting.of(table.key)
    assert client.post(address, {"because": "Noch einmal.", "revision": 1}).status_code == 403
    again = reverse("disclosure_inside:release_resume", args=[blocked.pk])
    assert client.post(again, {"revision": setting.revision}).status_code == 302
    assert TableSetting.of(table.key).paused_at is None
    for name in ("release_together", "release_pause", "release_resume"):
        assert client_of(cast, "korbinian").get(reverse(f"disclosure_inside:{name}", args=[blocked.pk])).status_code in (
            403, 404,
        )  # fmt: skip


def test_values_are_chosen_on_a_page_and_hidden_ones_are_proposed(cast):
    hints({("form", "de"): 2, ("advice", "de"): 3, ("event", "de"): 30})
    found = release()
    found.key = "structure.questions"
    found.save()
    page = client_of(cast, "aylin").get(reverse("disclosure_inside:release_together", args=[found.pk]))
    assert page.status_code == 200 and "zusammen als „andere“" in page.content.decode()


# --- Memory -------------------------------------------------------------------------------------------------
def test_marks_lie_with_the_last_release_only_and_tell_no_number():
    hints(SMALL)
    first = release()
    hints({(source, "de"): 90 for source in ("form", "advice", "event")}, day=date(2026, 11, 1))
    second = release(as_of=date(2026, 12, 31), at=LATER)
    first.refresh_from_db()
    assert first.marks == [] and second.marks and first.since
    kept = json.dumps(second.marks)
    assert all(len(one["mark"]) == 32 for one in second.marks) and '"value"' not in kept
    same = {tuple(one["cell"]): one["since"] for one in second.since}
    before = {tuple(one["cell"]): one["since"] for one in first.since}
    assert same["form", "tr"] == before["form", "tr"] and same["form", "de"] != before["form", "de"]


def test_after_a_change_of_the_key_nothing_is_shown_until_numbers_have_changed(settings):
    hints(SMALL)
    release()
    settings.SECRET_KEY = "another key, as long as an installation would have one, more or less"
    hints({(source, "de"): 90 for source in ("form", "advice", "event")}, day=date(2026, 11, 1))
    second = release(as_of=date(2026, 12, 31), at=LATER)
    assert second.state == "released" and set(second.values.values()) == {None}
    hints({(source, language): 90 for source in ("form", "advice", "event") for language in ("de", "tr", "ar")},
          day=date(2027, 1, 10))  # fmt: skip
    third = release(as_of=THIRD, at=APRIL)
    assert third.values["form", "de"] == 18 + 90 + 90
