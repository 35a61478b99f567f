"""The installation knows which Kreis it is, what is switched on, and which words it uses."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM, Role, SecondFactorNeeded
from augenhoehe.places.models import Installation, Municipality
from augenhoehe.places.modules import MODULES
from augenhoehe.places.operations import create_municipality, serve_district, set_up_installation
from augenhoehe.places.queries import installation, kept_installation, module_on, served_towns, term
from augenhoehe.places.terms import BY_KEY, IN_USE

from .factories import AT, actor, federlohe, town

PACKAGE = Path(__file__).resolve().parents[2]


def set_up(**values):
    return set_up_installation(**{"name": "Kreis Federlohe", "district": None, "by": SYSTEM, "at": AT, **values})


@pytest.mark.django_db
def test_before_it_is_set_up_everything_has_its_usual_word_and_is_on():
    assert installation() is None
    assert all(module_on(module.name) == module.default for module in MODULES)
    assert term("steering_group") == "Lenkungsgruppe"


@pytest.mark.django_db
def test_setting_up_serves_the_kreis_with_its_towns_in_german_order():
    federlohe()
    assert [one.name for one in served_towns()] == ["Mohnfurt", "Nebelfurt", "Sternmünde", "Zwirnstadt"]
    assert Municipality.objects.get(ags="05999").served


@pytest.mark.django_db
def test_another_kreis_takes_over_and_the_former_is_no_longer_served():
    federlohe()
    other = create_municipality(ags="05998000", name="Ährenburg", kind="city", by=SYSTEM, at=AT)
    set_up(district=other)
    assert list(served_towns()) == [other]


@pytest.mark.django_db
def test_an_installation_stands_for_a_kreis_and_not_for_one_of_its_towns():
    federlohe()
    with pytest.raises(Refused, match="weder Kreis noch kreisfreie Stadt") as refused:
        serve_district(district=town(), by=SYSTEM, at=AT)
    assert refused.value.field == "district"


@pytest.mark.django_db
def test_what_is_left_out_stays_as_it_was():
    federlohe(modules={"hints_form": False}, terms={"steering_group": "Steuerungsgruppe"}, centre_name="Zentrum")
    row = set_up(name="Federlohe", district=installation().district)
    assert (row.name, row.centre_name, row.invented) == ("Federlohe", "Zentrum", True)
    assert not module_on("hints_form") and module_on("hint_import")
    assert term("steering_group") == "Steuerungsgruppe"


@pytest.mark.django_db
def test_who_saves_too_late_is_shown_both_and_overwrites_nothing():
    opened = set_up()
    set_up(name="Zuerst", revision=opened.revision)
    with pytest.raises(Conflict) as conflict:
        set_up(name="Zu spät", revision=opened.revision)
    assert conflict.value.current.name == "Zuerst" and conflict.value.typed["name"] == "Zu spät"
    assert installation().name == "Zuerst"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"modules": {"hints_from": True}}, "Ein Modul „hints_from“ gibt es nicht"),
        ({"terms": {"lenkung": "x"}}, "Begriff „lenkung“ gibt es nicht"),
        ({"contact": {"fax": "1"}}, "Kontaktangabe „fax“ gibt es nicht"),
    ],
)
def test_a_typing_error_in_a_script_does_not_vanish(values, sentence):
    with pytest.raises(Refused, match=sentence):
        set_up(**values)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [None, *Role])
def test_only_the_administration_with_its_second_factor_sets_up(role):
    roles = [role] if role else []
    if role == Role.ADMINISTRATION:
        with pytest.raises(SecondFactorNeeded):
            set_up(by=actor(*roles, second_factor=False))
        set_up(by=actor(*roles))
        assert Installation.objects.count() == 1
    else:
        with pytest.raises(Refused):
            set_up(by=actor(*roles))


@pytest.mark.django_db
def test_pages_that_hold_the_row_ask_nothing_more(django_assert_num_queries):
    row = set_up(modules={"hints_form": False})
    with django_assert_num_queries(0):
        assert not module_on("hints_form", of=row)
        assert term("centre", of=row) == "Integrationszentrum"


def _asked(function: str, of: str = "") -> set[str]:
    """First arguments of all calls of a function in the product; `of`: only where it comes from this package."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        if "tests" in path.parts or "places" in path.parts:
            continue
        source = path.read_text(encoding="utf-8")
        if f"{function}(" not in source:
            continue
        if of and not re.search(rf"from augenhoehe\.{of}\.queries import [^\n]*\b{function}\b", source):
            continue
        for node in ast.walk(ast.parse(source)):
            name = getattr(getattr(node, "func", None), "id", getattr(getattr(node, "func", None), "attr", ""))
            if name == function and node.args and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    return found


def test_every_switch_has_an_effect_and_every_question_a_switch():
    assert _asked("module_on") | _asked("behind") == {module.name for module in MODULES}


def test_the_settings_page_offers_exactly_the_words_that_pages_print():
    assert _asked("term", of="places") == set(IN_USE) <= set(BY_KEY)


def test_the_frame_of_pages_reads_the_installation_once_and_after_a_change_at_once(
    committed, django_assert_num_queries
):
    set_up(name="Zuerst")
    assert kept_installation().name == "Zuerst"
    with django_assert_num_queries(0):
        assert kept_installation().name == "Zuerst"
    set_up(name="Danach")
    assert kept_installation().name == "Danach"
