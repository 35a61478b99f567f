"""Discrimination by characteristic, form and level (S4-21): coded, found, counted by releases only, never a person."""

from __future__ import annotations

import pytest
from django.urls import reverse

from augenhoehe.core.contributions import releasables
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Role
from augenhoehe.structure import counts
from augenhoehe.structure.models import Hint, Term
from augenhoehe.structure.operations import hints
from augenhoehe.structure.queries.question_page import question_page
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


def term(vocabulary: str, code: str) -> Term:
    return Term.objects.get(vocabulary=vocabulary, code=code)


def coded(cast, *, form: str = "denial", level: str = "institutional", **more) -> Hint:
    hint = f.a_hint(**more)
    return hints.code_hint(
        hint=hint, by=cast.aylin, at=f.AT, discrimination=term("discrimination", "language"),
        discrimination_form=term("discrimination_form", form),
        discrimination_level=term("discrimination_level", level),
    )  # fmt: skip


def signed_in(cast, client, name: str = "aylin"):
    client.force_login(cast.users[name], backend="augenhoehe.accounts.backends.Backend")
    return client


def test_s4_21_the_lists_of_forms_and_levels_are_there_and_can_be_worded_anew(cast, client):
    text = signed_in(cast, client).get(reverse("structure_inside:terms")).content.decode()
    for shown in ("mittelbare Benachteiligung", "verweigerte Leistung", "institutionell", "strukturell", "Alter"):
        assert shown in text


def test_s4_21_a_hint_is_coded_by_form_and_level_on_its_page(cast, client):
    hint = f.a_hint()
    page = reverse("structure_inside:hint", args=[hint.pk])
    text = signed_in(cast, client).get(page).content.decode()
    assert "Form der Diskriminierung" in text and "Nie zu einer Person." in text
    form, level = term("discrimination_form", "harassment"), term("discrimination_level", "individual")
    client.post(
        reverse("structure_inside:hint_code", args=[hint.pk]),
        {"discrimination_form": form.pk, "discrimination_level": level.pk, "revision": hint.revision},
    )
    hint = f.fresh(hint)
    assert (hint.discrimination_form, hint.discrimination_level, hint.state) == (form, level, "coded")
    assert "?bedarf=diskriminierung" in client.get(page).content.decode()


def test_s4_21_a_form_is_no_level(cast):
    with pytest.raises(Refused, match="anderen Liste"):
        hints.code_hint(
            hint=f.a_hint(), by=cast.aylin, at=f.AT, discrimination_form=term("discrimination_level", "structural")
        )


def test_s4_21_the_inbox_finds_them_by_characteristic_form_and_level(cast, client):
    denied = coded(cast, problem="Der Termin wurde verweigert.")
    insulted = coded(cast, form="harassment", level="individual", problem="Am Schalter fielen böse Worte.")
    plain = f.a_hint(problem="Der Bus fährt zu selten.")
    hurdle = f.a_hint(problem="Die Wohnung ging an andere.")
    hints.code_hint(hint=hurdle, by=cast.aylin, at=f.AT, hurdle=term("hurdle", "discrimination"))
    inbox = reverse("structure_inside:hints")

    def found(**asked) -> set:
        return {one.pk for one in signed_in(cast, client).get(inbox, asked).context["page"].part.rows}

    assert found(form=str(denied.discrimination_form_id)) == {denied.pk}
    assert found(ebene=str(insulted.discrimination_level_id)) == {insulted.pk}
    assert found(merkmal=str(denied.discrimination_id)) == {denied.pk, insulted.pk}
    assert found(diskriminierung="ja") == {denied.pk, insulted.pk, hurdle.pk}
    assert plain.pk not in found(diskriminierung="ja", text="Bus")


def six_and_one(cast) -> list[Hint]:
    many = [coded(cast, problem=f"Der Termin {number} wurde verweigert.") for number in range(6)]
    return [*many, coded(cast, form="violence", level="individual", problem="Es gab eine Drohung.")]


def test_s4_21_small_numbers_do_not_leave_and_nobody_outside_may_read_them(cast):
    six_and_one(cast)
    f.release_numbers(counts.GROUNDS)
    forms = f.release_numbers(counts.FORMS)
    shown = {key: value for key, value in forms.values.items() if value}
    lonely = str(term("discrimination_form", "violence").pk)
    assert not any(lonely in key for key in shown)
    for key in (counts.GROUNDS, counts.FORMS, counts.QUESTION_DISCRIMINATION):
        table = releasables()[key]
        assert table.walled and not table.public


def a_question(cast, found: list[Hint], title: str = "Termine werden verweigert"):
    return f.a_question(cast, f.a_topic(cast, *found, title=title))


def test_s4_21_a_structural_question_tells_it_among_its_evidence(cast, client):
    question = a_question(cast, six_and_one(cast))
    page = reverse("structure_inside:question", args=[question.pk])
    text = signed_in(cast, client).get(page).content.decode()
    assert "Personen, die Benachteiligung schildern: 7." in text
    assert "verweigerte Leistung (6)" in text and "individuell (1)" in text


def told_to(reader, question):
    page = question_page(reader, question.pk, f.DAY)
    return page.discrimination if page else None


def test_s4_21_who_may_not_open_the_hints_reads_the_released_number_only(cast):
    question = f.submitted(cast, a_question(cast, six_and_one(cast)))
    reader = f.acting(Role.STEERING_MEMBER)
    assert told_to(reader, question) is None
    f.release_numbers(counts.QUESTION_DISCRIMINATION)
    told = told_to(reader, question)
    assert told is not None and (told.people, told.codings) == ("7", [])
    assert told_to(f.acting(Role.STEERING_MEMBER, wall=True), question) is None
    other = a_question(cast, [f.a_hint(problem="Der Bus fährt zu selten.")], "Busse am Abend")
    assert told_to(cast.aylin, other) is None
