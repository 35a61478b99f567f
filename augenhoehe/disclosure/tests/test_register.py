"""The register of releases: counted on fixed days, out once, readable by whom the table is for, and blocked otherwise."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from augenhoehe.committees.tests.factories import the_cast
from augenhoehe.core.clock import quarter_end_before
from augenhoehe.core.contributions import CountRequest, Releasable, Rhythm, releasables
from augenhoehe.core.ids import new_id
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM, Actor, HeldRole, Role
from augenhoehe.disclosure import operations, queries, rules, runs
from augenhoehe.disclosure.models import Release, ReleaseRun
from augenhoehe.disclosure.operations import releasing
from augenhoehe.notices.models import Duty
from augenhoehe.structure.models import Hint
from tests.worlds import shared

pytestmark = pytest.mark.django_db
END = date(2026, 9, 30)
AT = datetime(2026, 10, 1, 4, 0, tzinfo=UTC)
LATER = datetime(2027, 1, 1, 4, 0, tzinfo=UTC)


def counted(day):
    rows = Hint.objects.filter(arrived_on__lte=day).values("source", "language", "person_key", "source_key")
    return CountRequest(rows, ("source", "language"), "person_key", "source_key")


def a_table(**more):
    values = {"key": "probe.hints", "title": "Probe", "dimensions": (("source", "Quelle"), ("language", "Sprache")),
              "counted": counted, **more}  # fmt: skip
    return Releasable(**values)


TABLE = a_table()


def hints(numbers, day=date(2026, 8, 1)):
    Hint.objects.bulk_create(
        Hint(source=source, language=language, quarter="2026-Q3", arrived_on=day, problem="…",
             person_key=f"{source}{language}{day}{n}", source_key=str(n % 2))
        for (source, language), count in numbers.items() for n in range(count)
    )  # fmt: skip


@pytest.fixture
def counting():
    hints({("form", "de"): 18, ("form", "tr"): 2, ("advice", "de"): 14, ("advice", "tr"): 19,
           ("event", "de"): 12, ("event", "tr"): 10})  # fmt: skip


def release(table=TABLE, as_of=END, at=AT):
    return operations.release_table(table=table, as_of=as_of, by=SYSTEM, at=at)


def test_a_table_is_released_with_its_proof_and_without_the_numbers_it_hides(counting):
    found = release()
    assert (found.state, found.method, found.threshold, found.as_of) == ("released", "genau", 5, END)
    assert found.values["form", "tr"] is None and found.values["form", "gesamt"] == 20
    assert len(found.pattern) == 4 and {tuple(key) for key in found.pattern} == set(found.ranges)
    assert all(one.high is None or one.high - one.low >= 5 for one in found.ranges.values())
    kept = json.dumps([found.cells, found.proof, found.pattern])
    assert '["form", "tr"], "value": 2' not in kept and '["form", "tr"], "value": null' in kept


def test_what_came_after_the_day_is_not_counted(counting):
    hints({("event", "de"): 30}, day=date(2026, 10, 1))
    assert release().values["event", "gesamt"] == 22


def test_a_table_of_a_day_is_released_once(counting):
    assert release() is not None and release(at=LATER) is None
    assert Release.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(key=TABLE.key, title="x", as_of=END, threshold=5, state="released", created_at=AT)


def test_the_next_stand_takes_the_earlier_ones_into_account(counting):
    first = release()
    hints({("advice", "tr"): 2}, day=date(2026, 11, 1))
    second = release(as_of=date(2026, 12, 31), at=LATER)
    assert list(second.earlier.all()) == [first]
    # Two more people: numbers stand as they were or are hidden, and nobody reads the two.
    assert all(value in (None, first.values[key]) for key, value in second.values.items())
    assert second.as_of != first.as_of
    hints({(source, language): 40 for source in ("form", "advice", "event") for language in ("de", "tr")},
          day=date(2027, 1, 10))  # fmt: skip
    third = release(as_of=date(2027, 3, 31), at=datetime(2027, 4, 1, tzinfo=UTC))
    # Forty more everywhere: nothing of the two follows any more, and the number is told again.
    assert second.values["advice", "tr"] is None and third.values["advice", "tr"] == 61
    assert third.earlier.count() == 2
    assert third.values["form", "gesamt"] == first.values["form", "gesamt"] + 80


def test_a_table_of_a_period_does_not_look_at_other_periods(counting):
    flow = a_table(flow=True)
    release(flow)
    hints({("advice", "tr"): 2}, day=date(2026, 11, 1))
    second = release(flow, as_of=date(2026, 12, 31), at=LATER)
    assert not second.earlier.exists() and second.values["advice", "gesamt"] == 35


def test_when_the_attack_succeeds_nothing_is_kept_and_the_coordination_has_a_duty(counting, monkeypatch):
    def broken(*args, **kwargs):
        raise Refused("Der Angriff auf die geschützte Tabelle gelingt. Sie wird nicht freigegeben.")

    with monkeypatch.context() as patch:
        patch.setattr(releasing, "protect", broken)
        blocked = release()
    assert blocked.state == "blocked" and "ließe sich eine Zahl" in blocked.blocked_because
    assert (blocked.cells, blocked.proof, blocked.pattern) == ([], [], [])
    assert queries.latest(TABLE.key) is None
    duty = Duty.objects.get(kind="release_blocked")
    assert duty.role == Role.COORDINATION and duty.subject_id == blocked.pk
    # The next night it works: the same row is out, and the duty is done.
    again = release()
    assert again.pk == blocked.pk and again.state == "released"
    assert Duty.objects.get(kind="release_blocked").done_at is not None


def test_a_crash_in_the_middle_leaves_nothing(counting, monkeypatch):
    def crash(*args, **kwargs):
        raise RuntimeError("Strom weg")

    monkeypatch.setattr(releasing, "audit", crash)
    with pytest.raises(RuntimeError), transaction.atomic():
        release()
    assert not Release.objects.exists()


def test_nothing_to_count_is_released_as_nothing():
    found = release()
    assert found.state == "released" and found.cells == [] and queries.told(found, "form").shown == queries.LATER


def test_withdrawn_it_is_shown_nowhere_and_still_counts_for_the_next(counting):
    first = release()
    with pytest.raises(Refused, match="warum"):
        operations.withdraw_release(release=first, because=" ", by=SYSTEM, at=AT)
    operations.withdraw_release(release=first, because="Falsche Spalte.", by=SYSTEM, at=AT)
    assert queries.latest(TABLE.key) is None
    with pytest.raises(Refused, match="nicht mehr draußen"):
        operations.withdraw_release(release=first, because="Noch einmal.", by=SYSTEM, at=AT)
    second = release()
    assert list(second.earlier.all()) == [first] and queries.latest(TABLE.key) == second


# --- When --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "end"),
    [
        ("2026-10-01", "2026-09-30"),
        ("2026-09-30", "2026-06-30"),
        ("2026-01-01", "2025-12-31"),
        ("2028-05-01", "2028-03-31"),
    ],
)
def test_the_last_quarter_that_is_over(day, end):
    assert quarter_end_before(date.fromisoformat(day)) == date.fromisoformat(end)


def test_what_is_due_is_released_once_by_the_night_and_a_run_says_how_far_it_is():
    hints({("form", "de"): 9})
    seen = []
    run = runs.release_due(by=SYSTEM, at=AT, progress=lambda done, total: seen.append((done, total)))
    due = [one for one in releasables().values() if one.rhythm == Rhythm.QUARTERLY]
    assert (run.total, run.done, run.released, run.blocked) == (len(due), len(due), len(due), 0)
    assert seen[-1] == (len(due), len(due)) and run.ended_at is not None
    assert runs.release_due(by=SYSTEM, at=AT) is None and ReleaseRun.objects.count() == 1
    withdrawn = Release.objects.get(key="structure.arrivals")
    operations.withdraw_release(release=withdrawn, because="Falsch.", by=SYSTEM, at=AT)
    # What was taken back does not come again by itself, but when somebody asks for it.
    assert runs.release_due(by=SYSTEM, at=AT) is None
    assert runs.release_all(as_of=END, by=SYSTEM, at=AT).released == 1


def test_no_table_of_a_period_is_the_sum_of_another_one():
    """A year beside its quarters has to be attacked together with them (solver/together.py); the runs do not yet."""
    flows = [one for one in releasables().values() if one.flow]
    assert flows and all(one.rhythm == Rhythm.QUARTERLY for one in flows)
    assert len({one.counted for one in flows}) == len(flows)


@pytest.mark.parametrize(("day", "why"), [(date(2026, 10, 1), "vorbei"), (date(2026, 9, 29), "endet kein Quartal")])
def test_only_ends_of_periods_that_are_over_are_released(day, why):
    with pytest.raises(Refused, match=why):
        runs.release_all(as_of=day, by=SYSTEM, at=AT)


# --- Who ---------------------------------------------------------------------------------------------
def acting(*names, wall=False, everywhere=True):
    held = tuple(HeldRole(name, municipality_id=None if everywhere else new_id()) for name in names)
    return Actor(user_id=new_id(), name="Jemand", roles=held, residence_authority=wall)


# fmt: off
WHO = {
    "niemand": ANONYMOUS,
    "angemeldet": acting(),
    "Koordination": acting(Role.COORDINATION),
    "Koordination eines Ortes": acting(Role.COORDINATION, everywhere=False),
    "Lenkungsgruppe": acting(Role.STEERING_MEMBER),
    "Lenkungsgruppe in der Ausländerbehörde": acting(Role.STEERING_MEMBER, wall=True),
    "Rekonstruktion": acting(Role.RECONSTRUCTION),
    "Rekonstruktion in der Ausländerbehörde": acting(Role.RECONSTRUCTION, wall=True),
    "Datenschutz": acting(Role.DATA_PROTECTION),
    "Presse": acting(Role.PRESS),
}
READS = {
    "structure.arrivals": set(WHO),
    "structure.questions": {
        "Koordination", "Lenkungsgruppe", "Lenkungsgruppe in der Ausländerbehörde", "Rekonstruktion",
        "Rekonstruktion in der Ausländerbehörde",
    },
    "structure.missing_offers": {"Koordination", "Lenkungsgruppe", "Rekonstruktion"},
    "structure.topics": {"Koordination", "Rekonstruktion"},
}
# fmt: on


def test_who_reads_which_release():
    for key in READS:
        Release.objects.create(key=key, title=key, as_of=END, threshold=5, state="released", created_at=AT)
    for name, actor in WHO.items():
        found = set(Release.objects.visible_to(actor).values_list("key", flat=True))
        assert found == {key for key, who in READS.items() if name in who}, name


def test_blocked_ones_are_read_by_who_keeps_the_register_and_withdrawn_ones_beside_their_readers():
    values = {"threshold": 5, "as_of": END, "created_at": AT}
    Release.objects.create(key="structure.topics", title="b", state="blocked", blocked_because="Nein.", **values)
    Release.objects.create(
        key="structure.arrivals", title="z", state="released", withdrawn_at=AT, withdrawn_because="Falsch.", **values
    )
    seen = {name: set(Release.objects.visible_to(actor).values_list("title", flat=True)) for name, actor in WHO.items()}
    keepers = {"Koordination", "Koordination eines Ortes", "Datenschutz"}
    assert {name: titles for name, titles in seen.items() if titles} == {name: {"b", "z"} for name in keepers}
    assert {name for name, actor in WHO.items() if rules.can_keep(actor)} == keepers


# --- Pages -------------------------------------------------------------------------------------------
@shared
def cast():
    return the_cast()


@shared
def world(cast):
    hints({("form", "de"): 18, ("form", "tr"): 2, ("advice", "de"): 14, ("advice", "tr"): 19,
           ("event", "de"): 12, ("event", "tr"): 10})  # fmt: skip
    first = operations.release_table(
        table=releasables()["structure.arrivals"], as_of=date(2026, 6, 30), by=SYSTEM, at=AT
    )
    second = operations.release_table(table=releasables()["structure.arrivals"], as_of=END, by=SYSTEM, at=AT)
    return SimpleNamespace(first=first, second=second)


def client_of(cast, name):
    client = Client()
    client.force_login(cast.users[name])
    return client


def to(name, *args):
    return reverse(f"disclosure_inside:{name}", args=args)


def test_a_release_is_read_downloaded_and_compared(cast, world, django_assert_max_num_queries):
    client = client_of(cast, "korbinian")
    page = client.get(to("releases")).content.decode()
    assert page.count("Personen, die im Quartal Hinweise gaben") >= 2 and "jetzt berechnen" not in page
    client.get(to("release", world.second.pk))
    with django_assert_max_num_queries(12):
        page = client.get(to("release", world.second.pk)).content.decode()
    assert "Stand 30. September 2026" in page and "ohne Lebensbereich" in page and "zurückziehen" not in page
    assert to("release", world.first.pk) in page
    sheet = client.get(to("release_csv", world.second.pk)).content.decode()
    assert sheet.startswith("\ufeffLebensbereich;Kommune;Personen") and "ganzer Kreis;75;ja" in sheet
    data = client.get(to("release_json", world.second.pk)).json()
    assert data["stand"] == "2026-09-30" and data["zellen"][0]["value"] == 75
    assert "Spanne" in client.get(to("explained")).content.decode()
    assert client.post(to("release_start")).status_code == 403
    assert client.get(to("release_withdraw", world.second.pk)).status_code == 403


def test_who_keeps_the_register_has_it_counted_and_takes_a_release_back(cast, world):
    client = client_of(cast, "aylin")
    assert "jetzt berechnen" in client.get(to("releases")).content.decode()
    assert client.post(to("release_start")).status_code == 302
    page = client.get(to("release_withdraw", world.second.pk)).content.decode()
    assert "Warum gelten die Zahlen nicht mehr?" in page
    sent = {"because": "Eine Quelle war doppelt.", "revision": world.second.revision}
    assert client.post(to("release_withdraw", world.second.pk), sent).status_code == 302
    late = client.post(to("release_withdraw", world.second.pk), sent)
    assert late.status_code == 403
    assert client_of(cast, "korbinian").get(to("release", world.second.pk)).status_code == 404
    assert "Zurückgezogen" in client.get(to("release", world.second.pk)).content.decode()
