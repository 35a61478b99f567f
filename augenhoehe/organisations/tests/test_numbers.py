"""The register in numbers (S1-22, S1-23, S1-26): only what public profiles show, with table, source and comparison."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.organisations import figures, operations
from augenhoehe.organisations.models import Comparator, Organisation
from augenhoehe.organisations.queries import numbers as queries
from tests.worlds import shared

from . import factories as f
from .pages import client_of, inside, text_of, typed_in
from .test_needs import expected, statuses

pytestmark = pytest.mark.django_db
PAGE = "organisations:organisations_numbers"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def cast():
    return f.the_cast()


def test_nobody_is_counted_at_what_the_profile_hides(cast):
    f.a_club(fields=["culture"], orientations=["cultural"], communities_shown=True)
    f.a_mosque()
    f.a_club("Verborgen", address_shown="none", orientations=["political"])
    f.a_club("Nicht geprüft", publish=False, fields=["media"])
    found = queries.numbers(f.DAY)
    assert found.total == 3 and found.unnamed == 1
    assert dict(found.towns) == {"Sternmünde": 1, "Zwirnstadt": 1}
    assert found.orientations == (("cultural", 1),) and found.undeclared == 2
    assert found.fields == (("culture", 1),)
    text = text_of(Client(), reverse(PAGE))
    assert "religiös" not in text and "politisch" not in text and "kulturell" in text


def test_migrant_organisations_are_those_that_are_or_say_so(cast):
    f.a_club()
    f.a_club("Dachverband", kind=Organisation.Kind.UMBRELLA)
    f.a_mosque(migrant_led=True)
    f.a_club("Feuerwehr", kind=Organisation.Kind.RESCUE)
    assert queries.numbers(f.DAY).migrant == 3
    only = queries.numbers(f.DAY, migrant_only=True)
    assert only.total == 3 and dict(only.kinds) == {"migrant_organisation": 1, "umbrella": 1, "religious": 1}


def test_development_ends_with_the_day_and_counts_what_stood_there(cast):
    one, two = f.a_club(), f.a_club("Zwei")
    Organisation.objects.filter(pk=one.pk).update(published_on=date(2026, 2, 1))
    Organisation.objects.filter(pk=two.pk).update(published_on=date(2026, 7, 1))
    found = queries.numbers(f.DAY)
    assert found.quarters[-4:] == (("2026-Q1", 1), ("2026-Q2", 1), ("2026-Q3", 2), ("2026-Q4", 2))
    assert len(found.quarters) == queries.QUARTERS and found.quarters[0] == ("2025-Q1", 0)
    assert queries.numbers(date(2026, 6, 30)).total == 1


def test_a_comparison_needs_a_source_and_who_keeps_the_whole_register(cast):
    values = {"label": "bundesweit", "prefix": "über", "number": 20000, "source": "Zeitung", "as_of": date(2012, 3, 1)}
    for name in ("nuray", "emine", "faisal"):
        with pytest.raises(Refused):
            operations.enter_comparator(by=getattr(cast, name), at=f.AT, **values)
    for field, wrong in (("source", " "), ("label", ""), ("as_of", f.DAY + timedelta(days=1))):
        with pytest.raises(Refused) as refused:
            operations.enter_comparator(by=SYSTEM, at=f.AT, **{**values, field: wrong})
        assert refused.value.field == field
    f.a_club()
    operations.enter_comparator(by=cast.aylin, at=f.AT, **values)
    text = text_of(Client(), reverse(PAGE))
    assert "über 20\u2009000" in text and "Zeitung" in text and "In diesem Verzeichnis" in text


def test_the_comparisons_are_kept_on_a_page_of_their_own(cast):
    assert statuses(cast, inside("comparators")) == expected(403, "aylin")
    aylin = client_of(cast, "aylin")
    typed = {"label": "in NRW", "number": "2400", "source": "Landesregister", "as_of": "1.3.2025"}
    assert aylin.post(inside("comparator_enter"), typed).status_code == 302
    pk = Comparator.objects.get().pk
    change = inside("comparator_change", pk)
    assert aylin.post(change, {**typed_in(aylin.get(change)), "number": "2500"}).status_code == 302
    assert "2500" in text_of(aylin, inside("comparators"))
    remove = inside("comparator_remove", pk)
    assert statuses(cast, remove) == expected(403, "aylin")
    assert aylin.post(remove, typed_in(aylin.get(remove))).status_code == 302
    assert not Comparator.objects.exists()


def test_a_figure_names_what_leads_and_nothing_when_two_lead(cast):
    f.a_club()
    f.a_mosque()
    assert figures.by_town(queries.numbers(f.DAY), f.DAY).title == "Organisationen nach Ort"
    f.a_club("Dritter Verein")
    assert "Sternmünde: 2" in figures.by_town(queries.numbers(f.DAY), f.DAY).title


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar", "uk", "ru"])
def test_the_page_is_kept_ready_in_every_language_and_asks_a_bounded_number_of_times(
    cast, language, django_assert_max_num_queries
):
    for number in range(5):
        shown = {"orientations": ["cultural"], "communities_shown": True}
        f.a_club(f"Verein {number} Sonnental", fields=["culture", "sport"], **shown)
    address = reverse(PAGE) if language == "de" else f"/{language}{reverse(PAGE)}"
    client = Client()
    with django_assert_max_num_queries(12):
        text = text_of(client, address)
    assert text.count("<table") >= 3 and text.count('class="bars"') >= 2
