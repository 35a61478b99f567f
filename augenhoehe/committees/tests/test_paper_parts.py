"""What papers consist of: items decided one by one, questions, effects, signatories, annexes (S0-2, S0-5, S0-23 …)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from augenhoehe.committees import operations, queries
from augenhoehe.committees.models import Annex, Mandate, PaperItem, PaperQuestion
from augenhoehe.committees.operations import NewItem
from augenhoehe.committees.papers_shown import effects_of
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.search.models import Document
from tests.worlds import shared

from . import factories as f
from . import paper_factories as p
from .paper_factories import DAY, KIND, ROLE

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nHallo"


@shared
def cast():
    return f.the_cast()


@shared
def bodies(cast):
    return p.bodies(cast)


def three(**more):
    return [
        NewItem("Feste Stunden je Schule.", "Schulverwaltungsamt", f.DAY + timedelta(days=200)),
        NewItem("Bericht nach einem Jahr.", "Schulausschuss"),
        NewItem("Vertrag mit Frau Nahimana verlängern.", public=False, **more),
    ]


# --- Items ------------------------------------------------------------------------------------------
def test_a_paper_has_several_items_and_a_draft_may_gain_and_lose_some(cast, bodies):
    """S2-1."""
    paper = p.a_paper(cast, [p.one(bodies["school"])], items=three())
    made = operations.add_item(paper=paper, item=NewItem("Noch ein Punkt."), by=SYSTEM, at=f.AT)
    assert made.order == 4
    operations.remove_item(item=paper.items.get(order=2), by=SYSTEM, at=f.AT)
    assert [one.text[:12] for one in paper.items.all()] == ["Feste Stunde", "Vertrag mit ", "Noch ein Pun"]
    assert [one.order for one in paper.items.all()] == [1, 2, 3]


def test_the_only_item_is_changed_but_not_removed(cast, bodies):
    paper = p.a_paper(cast, [p.one(bodies["school"])])
    with pytest.raises(Refused, match="einzige"):
        operations.remove_item(item=paper.items.get(), by=SYSTEM, at=f.AT)


def test_two_people_who_rewrite_an_item_do_not_overwrite_each_other(cast, bodies):
    paper = p.a_paper(cast, [p.one(bodies["school"])])
    mine, late = PaperItem.objects.get(paper=paper), PaperItem.objects.get(paper=paper)
    operations.change_item(item=mine, to=NewItem("Meins."), by=SYSTEM, at=f.AT)
    with pytest.raises(Conflict):
        operations.change_item(item=late, to=NewItem("Deins."), by=SYSTEM, at=f.AT)
    assert PaperItem.objects.get(paper=paper).text == "Meins."


def test_who_submits_with_an_old_page_hears_that_an_item_was_added(cast, bodies):
    paper = p.a_paper(cast, [p.one(bodies["school"])])
    seen = paper.revision
    operations.add_item(paper=paper, item=NewItem("Noch einer."), by=SYSTEM, at=f.AT)
    with pytest.raises(Conflict):
        operations.submit_paper(paper=paper, by=SYSTEM, at=f.AT, revision=seen)


def test_under_way_no_item_changes(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"])], items=three())
    item = paper.items.first()
    for act in (
        lambda: operations.add_item(paper=paper, item=NewItem("X."), by=SYSTEM, at=f.AT),
        lambda: operations.change_item(item=item, to=NewItem("X."), by=SYSTEM, at=f.AT),
        lambda: operations.remove_item(item=item, by=SYSTEM, at=f.AT),
    ):
        with pytest.raises(Refused, match="Entwurf ändern"):
            act()


def test_each_item_gets_its_own_word_and_an_adopted_one_becomes_a_mandate_once(cast, bodies):
    """S0-2: office and day come from the item, offered in the form and given by the mandate's own operation."""
    paper = p.submitted(cast, [p.one(bodies["council"])], items=three())
    resolution = p.decide(paper, bodies["council"], KIND.ADOPTED_CHANGED, at=f.AT + 20 * DAY)
    first, second, third = paper.items.all()
    later = f.AT + 21 * DAY
    decided = operations.decide_items(
        resolution=resolution, by=cast.olek, at=later,
        kinds={first: KIND.ADOPTED, second: KIND.REFUSED, third: KIND.DEFERRED},
    )  # fmt: skip
    assert not Mandate.objects.exists()
    charge = {"title": "Stunden vergeben", "unit": first.addressee, "due": first.due_wish, "by": cast.olek, "at": later}
    mandate = operations.charge_for_item(decision=decided[0], **charge)
    assert (mandate.unit, mandate.due) == ("Schulverwaltungsamt", first.due_wish)
    for decision, sentence in ((decided[0], "schon einen Auftrag"), (decided[1], "folgt kein Auftrag")):
        with pytest.raises(Refused, match=sentence):
            operations.charge_for_item(decision=decision, **charge)
    with pytest.raises(Refused, match="läuft ein Auftrag"):
        operations.decide_items(resolution=resolution, by=cast.olek, at=later, kinds={first: KIND.REFUSED})


@pytest.mark.parametrize(
    ("whole", "item", "fits"),
    [
        (KIND.ADOPTED, KIND.ADOPTED, True), (KIND.ADOPTED, KIND.REFUSED, False),
        (KIND.ADOPTED_CHANGED, KIND.REFUSED, True), (KIND.REFUSED, KIND.ADOPTED, False),
        (KIND.REFUSED, KIND.REFUSED, True), (KIND.NOTED, KIND.NOTED, True), (KIND.ADOPTED, "returned", False),
    ],
)  # fmt: skip
def test_what_is_said_of_an_item_fits_the_whole(cast, bodies, whole, item, fits):
    paper = p.submitted(cast, [p.one(bodies["council"])])
    resolution = p.decide(paper, bodies["council"], whole, at=f.AT + 20 * DAY)
    act = {"resolution": resolution, "kinds": {paper.items.get(): item}, "by": SYSTEM, "at": f.AT + 21 * DAY}
    if fits:
        assert operations.decide_items(**act)[0].kind == item
    else:
        with pytest.raises(Refused):
            operations.decide_items(**act)


def test_items_of_another_paper_are_not_decided_along(cast, bodies):
    one, other = (p.submitted(cast, [p.one(bodies["council"])]) for _ in range(2))
    resolution = p.decide(one, bodies["council"], at=f.AT + 20 * DAY)
    with pytest.raises(Refused, match="Punkte dieser Vorlage"):
        operations.decide_items(
            resolution=resolution, kinds={other.items.get(): KIND.ADOPTED}, by=SYSTEM, at=f.AT + 21 * DAY
        )


# --- Who reads what ---------------------------------------------------------------------------------
def test_a_part_that_is_not_public_is_read_by_the_bodies_concerned_only(cast, bodies):
    f.seat(cast, bodies["school"], "faisal", sector="politics")
    thread = f.a_thread(cast, "Sprache", published=True)
    paper = p.a_paper(
        cast, [p.one(bodies["school"])], items=three(), thread=thread, submitted_by_committee=bodies["integration"]
    )
    closed = operations.add_annex(paper=paper, content=PDF, title="Vertrag", public=False, by=SYSTEM, at=f.AT)
    operations.add_annex(paper=paper, content=PDF + b"!", title="Plan", public=True, by=SYSTEM, at=f.AT)
    paper.refresh_from_db()
    operations.submit_paper(paper=paper, by=SYSTEM, at=f.AT)
    # Writes papers there or everywhere; sits in the submitting body; in a body on its way. All others do not.
    whole = {"aylin", "olek", "emine", "faisal"}
    for name in ("aylin", "olek", "emine", "faisal", "korbinian", "linh", "nuray", "veit", "rojda", "wiebke"):
        actor = getattr(cast, name)
        readable = Annex.objects.visible_to(actor, f.DAY)
        assert readable.filter(pk=closed.pk).exists() == (name in whole), name
        assert readable.filter(public=True).exists(), name
        shown = queries.parts_for(actor, paper, f.DAY)
        assert [one.item is not None for one in shown.items] == [True, True, name in whole], name
        assert len(shown.annexes) == (2 if name in whole else 1), name
    assert not Annex.objects.visible_to(ANONYMOUS, f.DAY).filter(pk=closed.pk).exists()
    public = queries.public_parts(paper)
    assert [one.title for one in public.annexes] == ["Plan"] and public.items[2].item is None


def test_of_a_draft_nothing_is_public_not_even_while_it_is_rewritten(cast, bodies):
    thread = f.a_thread(cast, "Sprache", published=True)
    paper = p.a_paper(cast, [p.one(bodies["school"])], thread=thread)
    operations.add_annex(paper=paper, content=PDF, title="Plan", public=True, by=SYSTEM, at=f.AT)
    for model in (Annex, PaperItem):
        assert not model.objects.public().exists()
    paper.refresh_from_db()
    operations.submit_paper(paper=paper, by=SYSTEM, at=f.AT)
    assert Annex.objects.public().exists() and PaperItem.objects.public().exists()
    p.decide(paper, bodies["school"], KIND.RETURNED, at=f.AT + 20 * DAY)
    for model in (Annex, PaperItem):
        assert not model.objects.public().exists()


def test_items_and_reasons_are_found_and_closed_items_are_not(cast, bodies):
    """S0-5."""
    thread = f.a_thread(cast, "Sprache", published=True)
    p.submitted(cast, [p.one(bodies["school"])], items=three(), reasons="Kinder übersetzen.", thread=thread)
    body = Document.objects.get(kind="paper").body
    assert "Feste Stunden je Schule." in body and "Kinder übersetzen." in body and "Nahimana" not in body


# --- Questions --------------------------------------------------------------------------------------
@shared
def inquiry(cast, bodies):
    return p.submitted(
        cast, [p.one(bodies["school"], ROLE.NOTICE)], kind="inquiry", items=[],
        questions=["Wie viele Stunden?", "Was kostet das?", "Wer entscheidet?"],
        thread=f.a_thread(cast, "Sprache", published=True),
    )  # fmt: skip


def answer(question, **more):
    values = {"state": "answered", "answer": "210 Stunden.", "unit": "Schulamt", "answered_on": f.DAY, "by": SYSTEM}
    return operations.answer_question(question=question, at=f.AT, **{**values, **more})


def test_each_question_has_a_state_an_answer_and_a_source(cast, inquiry):
    """S0-23."""
    one, two, _ = inquiry.questions.all()
    answer(one, source="Abrechnung 2025", released=True)
    answer(two, state="refused", answer="Ein laufendes Vergabeverfahren.")
    parts = queries.public_parts(inquiry)
    assert parts.answered == 2 and [q.state for q in parts.questions] == ["answered", "refused", "open"]
    body = Document.objects.get(kind="paper").body
    assert "210 Stunden." in body and "Vergabeverfahren" not in body


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"answer": " "}, "answer"), ({"unit": ""}, "unit"), ({"state": "open"}, "state"),
     ({"answered_on": f.DAY + timedelta(days=1)}, "answered_on")],
)  # fmt: skip
def test_half_an_answer_is_refused_at_its_field(inquiry, wrong, field):
    with pytest.raises(Refused) as refused:
        answer(inquiry.questions.first(), **wrong)
    assert refused.value.field == field


def test_the_office_answers_and_nobody_else(cast, inquiry):
    question = inquiry.questions.first()
    inquiry.municipality_id = None
    for name, may in (("aylin", True), ("emine", False), ("veit", False), ("linh", False), ("korbinian", False)):
        try:
            answer(PaperQuestion.objects.get(pk=question.pk), by=getattr(cast, name))
            assert may, name
        except Refused:
            assert not may, name


def test_two_who_answer_at_once_see_each_other(inquiry):
    mine, late = (PaperQuestion.objects.filter(paper=inquiry).first() for _ in range(2))
    answer(mine)
    with pytest.raises(Conflict):
        answer(late, answer="Anders.")


def test_only_an_inquiry_asks_and_it_asks_something(cast, bodies):
    with pytest.raises(Refused, match="gehören zu einer Anfrage"):
        p.a_paper(cast, [p.one(bodies["school"])], questions=["Warum?"])
    with pytest.raises(Refused, match="mindestens eine Frage"):
        p.a_paper(cast, [p.one(bodies["school"], ROLE.NOTICE)], kind="inquiry", items=[])
    with pytest.raises(Refused, match="was beschlossen werden soll"):
        p.a_paper(cast, [p.one(bodies["school"])], items=[])


def test_questions_of_a_draft_are_reordered_and_keep_their_identity(cast, bodies):
    paper = p.a_paper(cast, [p.one(bodies["school"], ROLE.NOTICE)], kind="inquiry", items=[], questions=["A?", "B?"])
    kept = paper.questions.get(text="B?").pk
    operations.ask_questions(paper=paper, questions=["B?", "C?"], by=SYSTEM, at=f.AT)
    assert list(paper.questions.values_list("text", "order")) == [("B?", 1), ("C?", 2)]
    assert paper.questions.get(text="B?").pk == kept


# --- Effects and formalities ------------------------------------------------------------------------
def test_effects_name_amounts_or_say_none(cast, bodies):
    """S2-7."""
    paper = p.a_paper(cast, [p.one(bodies["school"])])
    assert effects_of(paper) == []
    for wrong in ({"effects": "some"}, {"effects": "none", "posts": Decimal("0.5")}, {"effects": "viel"}):
        with pytest.raises(Refused):
            operations.state_effects(paper=paper, by=SYSTEM, at=f.AT, **wrong)
    operations.state_effects(
        paper=paper, effects="some", costs_yearly=Decimal("12500"), posts=Decimal("0.50"), by=SYSTEM, at=f.AT
    )
    assert effects_of(paper) == [("Kosten je Jahr", "12\u2009500\u00a0€"), ("Stellen", "0,5")]
    operations.state_effects(paper=paper, effects="none", by=SYSTEM, at=f.AT)
    assert effects_of(paper) == [("Haushalt und Personal", "keine")]


def test_signatories_stand_in_order_with_function(cast, bodies):
    """S0-30."""
    paper = p.a_paper(cast, [p.one(bodies["school"])])
    operations.state_formalities(
        paper=paper, signatories=[("Ada Ohm", "Fraktionsvorsitz"), ("Bo Lund", "")], group="Gruppe Offene Stadt",
        group_resolved_on=f.DAY, certified_by="Olek Wrona, Büro des Rates", certified_on=f.DAY,
        file_reference="10-24/7", by=SYSTEM, at=f.AT,
    )  # fmt: skip
    assert [str(one) for one in paper.signatories.all()] == ["Ada Ohm, Fraktionsvorsitz", "Bo Lund"]
    with pytest.raises(Refused, match="Name und Tag"):
        operations.state_formalities(paper=paper, signatories=[], certified_by="Olek", by=SYSTEM, at=f.AT)


def test_when_the_way_is_over_nothing_is_added(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"])])
    operations.add_annex(paper=paper, content=PDF, title="Plan", public=True, by=SYSTEM, at=f.AT)
    with pytest.raises(Refused, match="Entwurf ändern"):
        operations.remove_annex(annex=paper.annexes.get(), by=SYSTEM, at=f.AT)
    p.decide(paper, bodies["school"], at=f.AT + 20 * DAY)
    paper.refresh_from_db()
    for act in (
        lambda: operations.add_annex(paper=paper, content=PDF, title="B", public=True, by=SYSTEM, at=f.AT),
        lambda: operations.state_effects(paper=paper, effects="none", by=SYSTEM, at=f.AT),
        lambda: operations.state_formalities(paper=paper, signatories=[], by=SYSTEM, at=f.AT),
    ):
        with pytest.raises(Refused, match="abgeschlossen"):
            act()


def test_an_annex_is_known_by_its_bytes(cast, bodies):
    paper = p.a_paper(cast, [p.one(bodies["school"])])
    with pytest.raises(Refused, match="Diese Art von Datei"):
        operations.add_annex(paper=paper, content=b"MZ\x00\x00", title="Plan.pdf", public=True, by=SYSTEM, at=f.AT)
    operations.add_annex(paper=paper, content=PDF, title="Plan", public=False, by=SYSTEM, at=f.AT)
    with pytest.raises(Refused, match="gibt es schon"):
        operations.add_annex(paper=paper, content=PDF, title="Plan", public=False, by=SYSTEM, at=f.AT)
