"""Pages of indicators: what each reader finds there, at what cost, and that nothing hidden can be solved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from augenhoehe.core.rights import SYSTEM
from augenhoehe.monitoring import operations, presenting
from augenhoehe.monitoring.models import DataGap, Indicator, IndicatorSet, IndicatorValue
from augenhoehe.monitoring.operations import NewValue, Origin
from augenhoehe.places.importers import import_areas
from augenhoehe.places.models import SocialArea
from augenhoehe.places.operations import redraw_social_area
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"


@shared
def cast():
    return f.the_cast()


@shared
def areas(cast):
    return [f.an_area(f.town("Sternmünde"), number) for number in range(6)]


@shared
def indicator(areas):
    made = f.an_indicator("X1")
    rows = []
    for when in range(2016, 2026):
        rows += [
            NewValue(made.pk, f.here(one), f.year(when), Decimal(10 + 3 * at + when - 2016))
            for at, one in enumerate(areas)
        ]
        rows.append(NewValue(made.pk, f.here(f.town("Sternmünde")), f.year(when), Decimal(when - 2000)))
    operations.deliver_values(values=rows, origin=Origin(f.SOURCE, date(2025, 12, 31)), by=SYSTEM, at=f.AT)
    return made


@pytest.fixture(autouse=True)
def same_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)
    presenting.forget_outlines()


def client_of(cast, name: str = "") -> Client:
    client = Client()
    if name:
        client.force_login(cast.users[name], backend=BACKEND)
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def of(verb: str, subject) -> str:
    return reverse(f"monitoring_inside:{verb}", args=[subject.pk])


def test_an_indicator_grows_by_forms_to_its_first_value_and_a_new_definition(cast):
    aylin = client_of(cast, "aylin")
    typed = {
        "code": "Z9", "name": "Wahlbeteiligung", "text": "Wer gewählt hat.", "field": "Teilhabe", "kind": "context",
        "unit": "%", "decimals": "1", "direction": "up", "rhythm": "irregular", "sensitivity": "people",
    }  # fmt: skip
    aylin.post("/intern/indikatoren/neu/", typed)
    made = Indicator.objects.get(code="Z9")
    value = {
        "area": f"m:{f.town('Sternmünde').pk}",
        "period": "2025",
        "status": "actual",
        "value": "33,5 %",
        "source": "Wahlamt",
    }
    assert aylin.post(of("value_enter", made), {**value, "period": "gestern"}).status_code == 200
    assert aylin.post(of("value_enter", made), value).status_code == 302
    assert IndicatorValue.objects.get().value == Decimal("33.5")
    aylin.post(
        of("indicator_define", made),
        {"revision": made.revision, "valid_from": "1.1.2026", "text": "Neu.", "reason": "Gesetz."},
    )
    inside = page(aylin, of("indicator", made))
    assert "33,5 %" in inside and "Fassung 2" in inside and "Neu gefasst, weil: Gesetz." in inside


def test_a_mistake_stands_at_its_field(cast, indicator):
    aylin = client_of(cast, "aylin")
    answer = aylin.post(of("value_enter", indicator), {
        "area": f"m:{f.town('Sternmünde').pk}", "period": "2025", "status": "unknown", "value": "3", "source": "x",
    }).content.decode()  # fmt: skip
    assert "steht hier keine Zahl" in answer


def test_the_page_of_an_indicator_shows_series_map_and_small_multiples_with_their_tables(cast, indicator):
    inside = page(client_of(cast, "korbinian"), of("indicator", indicator))
    assert inside.count('class="chart chart-wide"') == 2 and inside.count('class="chart chart-panel"') == 6
    assert inside.count("Alle Zahlen als Tabelle") == 3
    assert "Sternmünde: 25,0 % (2025), vorher 16,0 % (2016)" in inside
    assert "Stand 31. Dezember 2025" in inside


def test_only_who_may_write_is_offered_to_write(cast, indicator):
    assert "Neu definieren" in page(client_of(cast, "aylin"), of("indicator", indicator))
    reader = page(client_of(cast, "korbinian"), of("indicator", indicator))
    assert "Neu definieren" not in reader and "Wert eintragen" not in reader
    page(client_of(cast, "korbinian"), of("value_enter", indicator), 403)
    page(client_of(cast, "faisal"), "/intern/indikatoren/", 403)


def test_the_public_reads_public_indicators_in_their_language_and_no_others(cast, indicator):
    hidden = f.an_indicator("N1", public=False)
    f.a_value(hidden, f.town("Sternmünde"), 2020, 1)
    client = Client()
    listed = page(client, "/kennzahlen/")
    assert indicator.title in listed and hidden.title not in listed
    assert "Zur Quelle" not in listed
    page(client, f"/kennzahlen/{hidden.pk}/", 404)
    page(client, f"/kennzahlen/{hidden.pk}/bild/zeitreihe.csv", 404)
    public = page(client, f"/kennzahlen/{indicator.pk}/")
    assert "Diese Zahl beschreibt die Lage" in public and "25,0 %" in public
    assert page(client, f"/tr/kennzahlen/{indicator.pk}/")


@pytest.mark.parametrize(
    ("chart", "kind", "starts"),
    [
        ("zeitreihe", "csv", b"\xef\xbb\xbfZeitraum;"),
        ("karte", "svg", b"<svg xmlns="),
        ("gebiete", "csv", b"\xef\xbb\xbfGebiet;"),
    ],
)
def test_every_chart_can_be_taken_away(indicator, chart, kind, starts):
    answer = Client().get(f"/kennzahlen/{indicator.pk}/bild/{chart}.{kind}")
    assert answer.status_code == 200 and answer.content.startswith(starts)
    assert Client().get(f"/kennzahlen/{indicator.pk}/bild/{chart}.exe").status_code == 404


def test_lines_of_a_redrawn_area_are_not_joined_and_the_chart_says_so(cast, indicator, areas):
    new = redraw_social_area(area=areas[0], valid_from=date(2026, 1, 1), by=SYSTEM, at=f.AT)
    f.a_value(indicator, new, 2026, 99)
    strand = indicator.series.get(social_area=new)
    text = page(client_of(cast, "aylin"), f"{of('indicator', indicator)}?gebiet={strand.pk}")
    assert "neu zugeschnitten (1. Januar 2026)" in text
    assert "Viertel 0, Zuschnitt 2015–2025" in text and "Viertel 0, Zuschnitt 2026" in text


def test_an_area_that_went_into_another_is_told_with_what_became_of_it_and_nothing_is_added_up(
    cast, indicator, areas, tmp_path
):
    """As the town delivers its new drawing: two quarters become one, the file says which and how much of each."""
    path = tmp_path / "neu.csv"
    path.write_text(
        "Schlüssel;Name;Vorgänger\n" + "".join(f"00{n};Viertel {n};\n" for n in (2, 3, 4, 5))
        + "010;Neustadt;000, 001 (60 %)\n", encoding="utf-8",
    )  # fmt: skip
    options = {"kommune": f.town("Sternmünde").ags, "gueltig_ab": "1.1.2026", "abgang": True}
    assert "2 beendet" in import_areas(str(path), options, lambda done, total: None)
    new = SocialArea.objects.get(key="010")
    assert [one.share for one in new.came_from.order_by("before__key")] == [None, 60]
    f.a_value(indicator, new, 2026, 41)
    text = page(
        client_of(cast, "aylin"), f"{of('indicator', indicator)}?gebiet={indicator.series.get(social_area=new).pk}"
    )
    assert "„Viertel 0“ ging am 1. Januar 2026 in „Neustadt“ auf." in text
    assert "„Viertel 1“ ging am 1. Januar 2026 zu 60 % in „Neustadt“ auf (Angabe der Quelle)." in text
    assert "Sie sind nicht zusammengezählt." in text and "Viertel 1, Zuschnitt 2015–2025" in text
    # From the old area, too, one sees what became of it.
    old = page(Client(), f"/kennzahlen/{indicator.pk}/?gebiet={indicator.series.get(social_area=areas[1]).pk}")
    assert "in „Neustadt“ auf" in old and "Neustadt, Zuschnitt 2026" in old and "„Viertel 0“ ging" not in old
    # Its values stay as they were.
    held = indicator.series.get(social_area=areas[1]).points.filter(current=True)
    assert sorted(held.values_list("value", flat=True))[-1] == 22


def test_the_total_is_kept_back_where_a_single_area_is_hidden(cast, areas):
    people = f.an_indicator("P1", unit="Personen", decimals=0)
    for at, area in enumerate(areas):
        f.a_value(people, area, 2025, None if at == 2 else 100 + at, status="suppressed" if at == 2 else "actual")
    f.a_value(people, f.town("Sternmünde"), 2025, 513)
    alone = page(Client(), f"/kennzahlen/{people.pk}/")
    assert "513" not in alone and "nicht gezeigt, weil sonst ein Gebiet" in alone
    # A second hidden area, and the total says nothing about either.
    f.a_value(people, areas[3], 2025, None, status="complementary")
    assert "513" in page(client_of(cast, "korbinian"), of("indicator", people))


def test_a_set_is_drafted_filled_adopted_and_then_public(cast, indicator):
    from augenhoehe.committees.models import Committee
    from augenhoehe.committees.operations import create_committee

    body = create_committee(kind=Committee.Kind.STEERING_GROUP, name="Lenkungsgruppe", by=SYSTEM, at=f.AT)
    aylin = client_of(cast, "aylin")
    aylin.post("/intern/indikatoren/saetze/neu/", {"title": "Zehn Zahlen", "text": "Für den Bericht."})
    made = IndicatorSet.objects.get()
    assert "Zehn Zahlen" not in page(Client(), "/kennzahlen/")
    aylin.post(of("member_add", made), {"revision": 1, "indicator": str(indicator.pk), "reason": "Weil."})
    assert "Weil." in page(aylin, of("set", made))
    done = aylin.post(of("set_adopt", made), {
        "revision": 2, "committee": str(body.pk), "adopted_on": "1.11.2026", "wording": "Beschlossen.",
    })  # fmt: skip
    assert done.status_code == 302
    assert "Zehn Zahlen" in page(Client(), "/kennzahlen/") and "Lenkungsgruppe" in page(
        aylin, "/intern/indikatoren/saetze/"
    )


def test_a_gap_is_recorded_settled_and_told_outside_when_public(cast):
    aylin = client_of(cast, "aylin")
    aylin.post(
        "/intern/indikatoren/luecken/neu/", {"question": "Wie viele sprechen zu Hause kein Deutsch?", "public": "on"}
    )
    gap = DataGap.objects.get()
    assert gap.question in page(Client(), "/kennzahlen/")
    aylin.post(of("gap_settle", gap), {"revision": 1, "state": "accepted", "outcome": "Niemand erhebt es."})
    assert "Niemand erhebt es." in page(aylin, "/intern/indikatoren/luecken/")


@pytest.mark.parametrize(("address", "most"), [("list", 12), ("detail", 14), ("values", 12), ("public", 14)])
def test_pages_ask_the_same_few_questions_however_many_values_there_are(cast, indicator, address, most):
    client = client_of(cast, "" if address == "public" else "aylin")
    target = {
        "list": "/intern/indikatoren/", "detail": of("indicator", indicator), "values": of("values", indicator),
        "public": f"/kennzahlen/{indicator.pk}/?gruppe=",
    }[address]  # fmt: skip
    page(client, target)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page(client, target)
    assert len(asked) <= most, [one["sql"][:120] for one in asked]
