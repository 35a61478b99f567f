"""S3-36: a vision is filled with goals, sentence by sentence; what is still only words is shown."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.concept import operations, queries
from augenhoehe.concept.queries import sentences
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"
VISION = "Wir leben friedlich und mit Respekt zusammen. Wer hier lebt, redet mit.\n\nNiemand scheitert an der Sprache."


@shared
def cast():
    return f.the_cast()


@shared
def concept(cast):
    made = f.a_concept(cast)
    operations.change_concept(concept=made, title=made.title, public=True, vision=VISION, by=SYSTEM, at=f.AT)
    return made


def parted(concept, texts=None):
    return operations.part_vision(concept=concept, statements=texts or sentences(VISION), by=SYSTEM, at=f.AT)


def client_of(cast, name):
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (VISION, 3),
        ("", 0),
        ("Ein Satz ohne Punkt", 1),
        ("Nach § 27 Abs. 3 hören wir zu. Alle, z. B. Eltern, reden mit.", 2),
        ("Wirklich? Ja! Und dann …\nNeue Zeile.", 4),
    ],
)
def test_a_vision_is_proposed_sentence_by_sentence(text, parts):
    assert len(sentences(text)) == parts
    assert " ".join(" ".join(sentences(text)).split()) == " ".join(text.split())


def test_a_statement_is_empty_then_has_a_guiding_goal_then_goals(cast, concept):
    first, *_ = parted(concept)
    assert [one.filled for one in queries.backed(concept)] == ["none"] * 3
    field = operations.add_action_field(concept=concept, title="Sprache", by=SYSTEM, at=f.AT)
    guiding = operations.add_guiding_goal(
        concept=concept, title="Begegnung", action_field=field, statements=[first], by=SYSTEM, at=f.AT
    )
    assert [one.filled for one in queries.backed(concept)] == ["guiding", "none", "none"]
    f.a_goal(cast, field, title="Ein Fest im Jahr", guiding_goal=guiding)
    rows = queries.backed(concept)
    assert rows[0].filled == "goals" and rows[0].goals[0].title == "Ein Fest im Jahr"
    assert queries.empty_among(rows) == 2


def test_parted_anew_what_stayed_keeps_its_goals_and_what_is_gone_goes(cast, concept):
    first, second, third = parted(concept)
    guiding = operations.add_guiding_goal(concept=concept, title="Begegnung", by=SYSTEM, at=f.AT)
    operations.change_statement(statement=third, text=third.text, guiding_goals=[guiding], by=SYSTEM, at=f.AT)
    parted(concept, [third.text, "Neu", first.text, "Neu", " "])
    rows = queries.backed(concept)
    assert [one.statement.text for one in rows] == [third.text, "Neu", first.text]
    assert rows[0].statement.pk == third.pk and rows[0].guiding_goals == (guiding,)
    assert second.text not in [one.statement.text for one in rows]


@pytest.mark.parametrize("statements", [[], [" "], ["x" * 401], [f"Satz {n}" for n in range(41)]])
def test_a_vision_without_statements_or_with_endless_ones_is_refused(concept, statements):
    with pytest.raises(Refused) as refused:
        parted(concept, statements or ["  "])
    assert refused.value.field == "statements"


def test_a_statement_takes_guiding_goals_of_its_own_concept_and_is_said_once(cast, concept):
    first, second, _ = parted(concept)
    foreign = operations.add_guiding_goal(concept=f.a_concept(cast, title="Anderes"), title="Fremd", by=SYSTEM, at=f.AT)
    with pytest.raises(Refused, match="anderen Konzept"):
        operations.change_statement(statement=first, text="x", guiding_goals=[foreign], by=SYSTEM, at=f.AT)
    with pytest.raises(Refused, match="steht schon da"):
        operations.change_statement(statement=first, text=second.text, guiding_goals=[], by=SYSTEM, at=f.AT)
    operations.change_statement(statement=first, text="Anders", guiding_goals=[], by=SYSTEM, at=f.AT, revision=1)
    with pytest.raises(Conflict):
        operations.change_statement(
            statement=first, text="Noch anders", guiding_goals=[], by=SYSTEM, at=f.AT, revision=1
        )


def test_what_has_no_guiding_goal_stands_among_the_gaps(concept):
    first, *_ = parted(concept)
    grown, overarching = queries.grow(concept, [])
    found = queries.gaps(concept, grown, overarching, queries.backed(concept))
    assert next(one.sentence for one in found if "Aussage" in one.sentence).endswith(first.text)
    assert sum("Aussage des Leitbilds ohne Leitziel" in one.sentence for one in found) == 3


def test_by_its_pages_from_the_words_to_the_goal(cast, concept, django_assert_max_num_queries):
    aylin = client_of(cast, "aylin")
    address = reverse("concept_inside:vision", args=[concept.pk])
    assert "Noch nicht in Aussagen geteilt" in aylin.get(address).content.decode()
    part = reverse("concept_inside:vision_part", args=[concept.pk])
    assert "Wer hier lebt, redet mit." in aylin.get(part).content.decode()
    assert aylin.post(part, {"statements": "\n".join(sentences(VISION))}).status_code == 302
    with django_assert_max_num_queries(25):
        page = aylin.get(address).content.decode()
    assert "3 von 3 Aussagen haben noch kein Ziel" in page and "noch kein Leitziel" in page
    statement = concept.statements.order_by("position").first()
    add = reverse("concept_inside:guiding_goal_add", args=[concept.pk])
    assert "checked" in aylin.get(f"{add}?aussage={statement.pk}").content.decode()
    assert aylin.get(f"{add}?aussage=x").status_code == 200
    aylin.post(add, {"title": "Begegnung", "statements": [str(statement.pk)]})
    assert "Leitziel ohne Ziel" in aylin.get(address).content.decode()
    assert (
        "3 von 3 Aussagen ohne Ziel" in aylin.get(reverse("concept_inside:concept", args=[concept.pk])).content.decode()
    )


def test_readers_see_the_gaps_and_do_not_change_them(cast, concept):
    parted(concept)
    linh = client_of(cast, "linh")
    page = linh.get(reverse("concept_inside:vision", args=[concept.pk])).content.decode()
    assert "3 von 3" in page and "Leitziele zuordnen" not in page
    for name in ("vision_part", "statement_change"):
        pk = concept.pk if name == "vision_part" else concept.statements.first().pk
        assert linh.get(reverse(f"concept_inside:{name}", args=[pk])).status_code == 403
