"""Social areas are drawn and redrawn; what held on a past day stays readable."""

from __future__ import annotations

import json
import threading
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.places import importers
from augenhoehe.places.models import AreaSuccession, SocialArea
from augenhoehe.places.operations import (
    correct_social_area,
    create_social_area,
    end_social_area,
    redraw_social_area,
)
from augenhoehe.places.queries import before_and_after, history_of, social_areas_of
from tests import real_data

from .factories import AT, BOW_TIE, actor, federlohe, square, town, uhlenquell

NEW_YEAR = date(2026, 1, 1)


def redraw(area, day=NEW_YEAR, **changes):
    return redraw_social_area(area=area, valid_from=day, by=SYSTEM, at=AT, **changes)


def names_on(day):
    return [area.name for area in social_areas_of(town(), day)]


@pytest.mark.django_db
def test_a_redrawn_area_ends_the_day_before_and_names_its_successor():
    federlohe()
    old = uhlenquell()
    new = redraw(old, name="Uhlenquell und Weiher", boundary=square(7.02, 51.02, 0.03))
    old.refresh_from_db()
    assert old.valid_until == date(2025, 12, 31) and [one.after for one in old.became.all()] == [new]
    assert names_on(date(2025, 12, 31)) == ["Uhlenquell"] and names_on(NEW_YEAR) == ["Uhlenquell und Weiher"]
    assert [area.valid_from for area in history_of(town(), SYSTEM)] == [date(2020, 1, 1), NEW_YEAR]


@pytest.mark.django_db
def test_what_the_new_drawing_leaves_open_stays_as_it_was():
    federlohe()
    new = redraw(uhlenquell(source="Stadt Zwirnstadt"))
    assert (new.name, new.boundary, new.source) == ("Uhlenquell", square(7.02, 51.02, 0.02), "Stadt Zwirnstadt")


@pytest.mark.django_db
def test_only_the_present_drawing_is_redrawn_and_only_forwards():
    federlohe()
    old = uhlenquell()
    with pytest.raises(Refused, match=r"nach dem 1. Januar 2020 beginnen"):
        redraw(old, date(2020, 1, 1))
    redraw(old)
    with pytest.raises(Refused, match="gilt nicht mehr"):
        redraw(old, date(2026, 6, 1))


@pytest.mark.django_db
def test_a_key_belongs_to_one_area_at_a_time_and_the_person_is_told():
    federlohe()
    uhlenquell()
    with pytest.raises(Refused, match="schneiden Sie ihn neu zu") as refused:
        uhlenquell(valid_from=NEW_YEAR)
    assert refused.value.field == "key"


@pytest.mark.django_db
def test_the_database_itself_keeps_two_drawings_of_a_key_apart():
    federlohe()
    first = uhlenquell()
    with pytest.raises(IntegrityError), transaction.atomic():
        SocialArea.objects.create(
            municipality=first.municipality, key=first.key, name="Zweitname", sorting="z", valid_from=NEW_YEAR
        )


@pytest.mark.django_db
def test_a_merged_area_ends_and_names_the_one_it_went_into():
    federlohe()
    small, large = uhlenquell(), uhlenquell(key="08", name="Altstadt")
    end_social_area(area=small, valid_until=date(2025, 12, 31), successor=large, by=SYSTEM, at=AT)
    assert names_on(NEW_YEAR) == ["Altstadt"] and [one.before for one in large.came_from.all()] == [small]
    with pytest.raises(Refused, match="bereits beendet"):
        end_social_area(area=small, valid_until=NEW_YEAR, by=SYSTEM, at=AT)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"valid_until": date(2019, 12, 31)}, "vor dem Beginn"),
        ({"successor": "elsewhere"}, "in derselben Kommune"),
        ({"successor": "itself"}, "nicht sein eigener Nachfolger"),
    ],
)
def test_an_end_that_makes_no_sense_is_refused(change, sentence):
    federlohe()
    area = uhlenquell()
    known = {"elsewhere": uhlenquell(municipality=town("Mohnfurt")), "itself": area}
    values = {"valid_until": NEW_YEAR, **change}
    if "successor" in change:
        values["successor"] = known[change["successor"]]
    with pytest.raises(Refused, match=sentence):
        end_social_area(area=area, by=SYSTEM, at=AT, **values)


@pytest.mark.django_db
def test_a_correction_keeps_the_dates_and_makes_no_new_drawing():
    federlohe()
    area = correct_social_area(area=uhlenquell(), name="Uhlenquelle", by=SYSTEM, at=AT)
    assert area.valid_from == date(2020, 1, 1) and SocialArea.objects.count() == 1
    assert names_on(NEW_YEAR) == ["Uhlenquelle"]


@pytest.mark.django_db
def test_a_boundary_that_crosses_itself_is_repaired_on_the_way_in():
    federlohe()
    assert uhlenquell(boundary=BOW_TIE).boundary["type"] == "MultiPolygon"
    with pytest.raises(Refused, match="keine Fläche"):
        uhlenquell(key="08", boundary={"type": "Point", "coordinates": [7, 51]})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "where", "may"),
    [
        (Role.COORDINATION, None, True),
        (Role.ADMINISTRATION, None, True),
        (Role.INTEGRATION_OFFICER, "Zwirnstadt", True),
        (Role.INTEGRATION_OFFICER, "Mohnfurt", False),
        (Role.CASE_MANAGER, None, False),
        (Role.COMMITTEE_MEMBER, "Zwirnstadt", False),
        (None, None, False),
    ],
)
def test_areas_are_drawn_by_who_coordinates_there(role, where, may):
    federlohe()
    somebody = actor(*([role] if role else []), municipality_id=town(where).pk if where else None)
    try:
        uhlenquell(by=somebody)
    except Refused:
        assert not may
    else:
        assert may


@pytest.mark.django_db
def test_a_kreis_has_no_social_areas_of_its_own():
    kreis = federlohe()
    with pytest.raises(Refused, match="nicht zum Kreis"):
        uhlenquell(municipality=kreis)


def test_two_people_redraw_at_once_and_one_of_them_is_told(committed):
    federlohe()
    area, said = uhlenquell(), []
    barrier = threading.Barrier(2)

    def attempt(name):
        barrier.wait()
        try:
            redraw(area, name=name)
            said.append("neu")
        except Refused as refused:
            said.append(refused.sentence)
        finally:
            connection.close()

    threads = [threading.Thread(target=attempt, args=(name,)) for name in ("Nord", "Süd")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["Dieser Zuschnitt gilt nicht mehr. Bitte ändern Sie den heutigen.", "neu"]
    assert SocialArea.objects.filter(valid_until__isnull=True).count() == 1


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.integers(1, 4000), max_size=8))
def test_whatever_is_redrawn_every_day_has_exactly_one_drawing(days):
    with transaction.atomic():
        federlohe()
        area = uhlenquell()
        for days_later in days:
            try:
                area = redraw(area, date(2020, 1, 1) + timedelta(days=days_later))
            except Refused:
                assert date(2020, 1, 1) + timedelta(days=days_later) <= area.valid_from
        for offset in (0, *days, *(day - 1 for day in days), 5000):
            assert len(names_on(date(2020, 1, 1) + timedelta(days=offset))) == 1
        transaction.set_rollback(True)


def features(*areas):
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "properties": {"STT_NR": key, "STT_NAME": name}, "geometry": boundary}
                for key, name, boundary in areas
            ],
        }
    )


@pytest.mark.django_db
def test_a_file_draws_new_redraws_and_ends_what_it_leaves_out(tmp_path):
    federlohe()
    path = tmp_path / "raeume.geojson"

    def run(content, day, **options):
        path.write_text(content)
        return importers.import_areas(
            str(path), {"kommune": "05999016", "gueltig_ab": day, **options}, lambda done, total: None
        )

    first = features(("1", "Altstadt", square()), ("2", "Uhlenquell", square(7.1)), ("3", "Weiher", square(7.2)))
    assert run(first, "1.1.2020") == "Zwirnstadt: 3 Sozialräume gelesen: 3 neu, 0 geändert, 0 unverändert."
    assert "0 neu, 0 geändert, 3 unverändert" in run(first, "1.1.2020")
    second = features(("1", "Altstadt", square()), ("2", "Uhlenquell", square(7.1, side=0.2)))
    assert "0 neu, 1 geändert, 1 unverändert" in (said := run(second, "2026-01-01"))
    assert "1 bisher gültige stehen nicht in der Datei" in said
    assert "1 beendet" in run(second, "2026-01-01", abgang=True)
    assert names_on(date(2025, 12, 31)) == ["Altstadt", "Uhlenquell", "Weiher"]
    assert names_on(NEW_YEAR) == ["Altstadt", "Uhlenquell"]
    again = features(("1", "Altstadt", square(side=0.3)), ("2", "Uhlenquell", square()), ("2", "Doppelt", square()))
    assert "Zeile 3: Der Schlüssel „2“ stand schon in Zeile 2." in run(again, "2026-01-01")


@pytest.mark.django_db
def test_a_file_whose_areas_start_too_early_names_each_and_changes_nothing(tmp_path):
    federlohe()
    uhlenquell(valid_from=NEW_YEAR)
    path = tmp_path / "raeume.csv"
    path.write_text("Nr;Name\n07;Anders\n;ohne Schlüssel\n")
    said = importers.import_areas(
        str(path), {"kommune": "05999016", "gueltig_ab": "1.6.2025"}, lambda done, total: None
    )
    assert "Zeile 2: Der neue Zuschnitt muss nach dem 1. Januar 2026 beginnen" in said
    assert "Zeile 3: Schlüssel oder Name fehlt." in said
    assert names_on(NEW_YEAR) == ["Uhlenquell"]


@pytest.mark.django_db
def test_a_column_can_be_named_and_a_wrong_name_lists_the_right_ones(tmp_path):
    federlohe()
    path = tmp_path / "raeume.csv"
    path.write_text("Kennung,Titel\n07,Uhlenquell\n")
    options = {"kommune": "05999016", "schluessel": "Kennung", "name": "Titel"}
    assert "1 neu" in importers.import_areas(str(path), options, lambda done, total: None)
    with pytest.raises(Refused, match="Es gibt: kennung, titel"):
        importers.import_areas(str(path), {**options, "name": "Überschrift"}, lambda done, total: None)
    with pytest.raises(Refused, match="--kommune"):
        importers.import_areas(str(path), {"kommune": "05999777"}, lambda done, total: None)


@pytest.mark.django_db
@real_data.needs(real_data.GEO)
def test_the_real_quarters_of_a_large_city_come_in():
    federlohe()
    said = importers.import_areas(
        str(real_data.GEO / "koeln_stadtteile_2013_simpl.geojson"),
        {"kommune": "05999016", "gueltig_ab": "1.1.2013"},
        lambda done, total: None,
    )
    assert said.startswith("Zwirnstadt: 86 Sozialräume gelesen: 86 neu")


@pytest.mark.django_db
def test_a_drawing_is_noted_in_the_audit_trail_without_its_values():
    from augenhoehe.journal.models import AuditEntry

    federlohe()
    area = create_social_area(municipality=town(), key="9", name="Geheimwinkel", valid_from=NEW_YEAR, by=SYSTEM, at=AT)
    entry = AuditEntry.objects.get(object_id=str(area.pk))
    assert entry.verb == "create_social_area" and "Geheimwinkel" not in str(entry.__dict__)


@pytest.mark.django_db
def test_a_file_says_what_its_areas_came_from_with_shares_and_every_mistake_is_told(tmp_path):
    federlohe()
    path = tmp_path / "raeume.csv"

    def run(content, day, **options):
        path.write_text(content, encoding="utf-8")
        return importers.import_areas(
            str(path), {"kommune": "05999016", "gueltig_ab": day, **options}, lambda done, total: None
        )

    run("nr;name\n1;Nord\n2;Mitte\n3;Süd\n4;Hafen\n", "1.1.2020")
    new = "nr;name;entstanden_aus\n4;Hafen;\n11;Nordstadt;1, 2 (62,5 %)\n12;Südstadt;2: 37,5 % | 3\n"
    said = run(new, "1.1.2026")
    assert "2 neu, 0 geändert, 1 unverändert, 3 beendet" in said
    told = {(one.before.name, one.after.name): one.share for one in AreaSuccession.objects.all()}
    assert told == {
        ("Nord", "Nordstadt"): None, ("Mitte", "Nordstadt"): Decimal("62.5"),
        ("Mitte", "Südstadt"): Decimal("37.5"), ("Süd", "Südstadt"): None,
    }  # fmt: skip
    # The same file once more changes nothing.
    assert "0 neu, 0 geändert, 3 unverändert" in run(new, "1.1.2026")
    assert AreaSuccession.objects.count() == 4
    for text, sentence in (
        ("11;Nordstadt;\n12;Südstadt;\n13;Insel;99\n", "Den Vorgänger „99“ gibt es"),
        ("4;Hafen;\n13;Insel;4\n", "„4“ gilt in derselben Datei unverändert weiter"),
        ("13;Insel;4 (70 %)\n14;Kai;4 (40 %)\n", "Von „4“ sind zusammen 110 % vergeben"),
        ("13;Insel;4 (700 %)\n", "„4 (700 %)“ ist kein Vorgänger"),
        ("13;Insel;4 (viel)\n", "„4 (viel)“ ist kein Vorgänger"),
    ):  # fmt: skip
        with transaction.atomic():
            assert sentence in run("nr;name;entstanden_aus\n" + text, "1.6.2026"), text
            transaction.set_rollback(True)


@pytest.mark.django_db
def test_what_became_of_an_area_is_read_from_both_sides():
    federlohe()
    old, new = uhlenquell(), uhlenquell(key="08", name="Altstadt")
    end_social_area(area=old, valid_until=date(2025, 12, 31), successor=new, by=SYSTEM, at=AT)
    AreaSuccession.objects.update(share=Decimal("62.5"))
    came, _ = before_and_after(new)
    _, became = before_and_after(old)
    assert came == became and came[0].share == Decimal("62.5")
    with pytest.raises(IntegrityError), transaction.atomic():
        AreaSuccession.objects.create(before=new, after=new)
