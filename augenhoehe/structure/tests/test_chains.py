"""S4-25, S3-32, S3-33: the way through the offices as it is and as it should be; causes; kinds of evidence."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.journal.views.kept import forget_all
from augenhoehe.structure.chain_picture import compared
from augenhoehe.structure.models import ServiceChain
from augenhoehe.structure.operations import chains
from augenhoehe.structure.operations.questions import publish_question
from augenhoehe.structure.queries.chains import chains_of
from augenhoehe.structure.queries.facts import facts_of
from augenhoehe.structure.rules.chains import can_model
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


@shared
def question(cast):
    return f.submitted(cast)


STEPS = (
    ("Antrag", "Familie", None, ""), ("Prüfung", "Jugendamt", 30, ""), ("Bescheid nur auf Deutsch", "Jugendamt", 20, "Sprache"),
)  # fmt: skip


def as_it_is(cast, question) -> ServiceChain:
    chain = chains.begin_chain(question=question, variant="as_is", title="Vom Antrag zum Platz", by=cast.aylin, at=f.AT)
    for title, actor, days, breaks in STEPS:
        chains.add_step(chain=chain, title=title, actor=actor, waiting_days=days, breaks=breaks, by=cast.aylin, at=f.AT)
    return chain


def titles(chain) -> list[tuple[int, str]]:
    return list(chain.steps.order_by("position").values_list("position", "title"))


def test_the_way_as_it_should_be_begins_as_it_is_and_the_two_are_compared(cast, question):
    as_it_is(cast, question)
    target = chains.begin_chain(question=question, variant="to_be", title="Mit Merkblatt", by=cast.aylin, at=f.AT)
    broken = target.steps.get(breaks="Sprache")
    chains.drop_step(step=broken, by=cast.aylin, at=f.AT)
    pair = compared(chains_of(question))
    assert pair is not None
    assert [one.sum for one in pair.shown] == [
        "Schritte: 3. Tage Warten: 50. Brüche: 1.",
        "Schritte: 2. Tage Warten: 30. Brüche: 0.",
    ]
    assert pair.difference == "Schritte: 2 statt 3. Tage Warten: 30 statt 50. Brüche: 0 statt 1."


def test_the_picture_says_what_it_shows_and_lets_nothing_in(cast, question):
    chain = as_it_is(cast, question)
    chains.add_step(chain=chain, title="<script>x</script>", actor="A & B", by=cast.aylin, at=f.AT)
    drawn = compared(chains_of(question)).shown[0].picture
    assert 'role="img"' in drawn and 'aria-label="Schritte: 4. Tage Warten: 50. Brüche: 1."' in drawn
    assert "<script>" not in drawn and "&lt;script&gt;" in drawn and "A &amp; B" in drawn
    assert drawn.count("<rect") == 4 and drawn.count('class="cross"') == 1


def test_steps_stay_in_order_when_one_is_put_between_or_dropped(cast, question):
    chain = as_it_is(cast, question)
    chains.add_step(chain=chain, title="Nachfrage", actor="Familie", after=1, by=cast.aylin, at=f.AT)
    assert titles(chain) == [(1, "Antrag"), (2, "Nachfrage"), (3, "Prüfung"), (4, "Bescheid nur auf Deutsch")]
    chains.drop_step(step=chain.steps.get(position=1), by=cast.aylin, at=f.AT)
    assert titles(chain) == [(1, "Nachfrage"), (2, "Prüfung"), (3, "Bescheid nur auf Deutsch")]


def test_of_two_who_change_a_chain_the_later_is_told(cast, question):
    chain = as_it_is(cast, question)
    step, seen = chain.steps.get(position=1), chain.revision
    values = {"legal_circle": None, "takes": "", "gives": "", "waiting_days": None, "breaks": "", "actor": "Familie"}
    chains.change_step(step=step, title="Anmeldung", revision=seen, by=cast.aylin, at=f.AT, **values)
    with pytest.raises(Conflict):
        chains.change_step(step=step, title="Etwas anderes", revision=seen, by=cast.bernward, at=f.AT, **values)


def test_who_writes_the_question_draws_and_nobody_else(cast, question):
    for name, may in {"aylin": True, "bernward": True, "korbinian": False, "linh": False, "veit": False}.items():
        assert can_model(getattr(cast, name), question, None, f.DAY) == may, name
    with pytest.raises(Refused):
        chains.begin_chain(question=question, variant="as_is", title="Weg", by=cast.korbinian, at=f.AT)


REFUSED = {
    "no actor": ({"title": "Antrag", "actor": " "}, "Wer tut das"),
    "no title": ({"title": "", "actor": "Amt"}, "Was geschieht"),
    "endless waiting": ({"title": "Antrag", "actor": "Amt", "waiting_days": 9999}, "zwischen 0 und 3650"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_step_says_what_and_who(cast, question, case):
    values, sentence = REFUSED[case]
    chain = chains.begin_chain(question=question, variant="as_is", title="Weg", by=cast.aylin, at=f.AT)
    with pytest.raises(Refused, match=sentence):
        chains.add_step(chain=chain, by=cast.aylin, at=f.AT, **values)


def test_public_when_released_and_no_more_when_it_was_changed(cast, question):
    thread = publish_question(
        question=question, title=f.short("Kita"), summary=f.short("Worum es geht."), by=cast.aylin, at=f.AT
    )
    chain = as_it_is(cast, question)
    address = reverse("journal:thread_public", args=[thread.number])
    page = lambda: (forget_all(), Client().get(address).content.decode())[1]  # noqa: E731
    assert "Vom Antrag zum Platz" not in page()
    chain.refresh_from_db()
    chains.release_chain(chain=chain, by=cast.aylin, at=f.AT)
    shown = page()
    assert "Vom Antrag zum Platz" in shown and 'class="chain"' in shown and "Bescheid nur auf Deutsch" in shown
    chains.add_step(chain=chain, title="Widerspruch", actor="Familie", by=cast.aylin, at=f.AT)
    assert facts_of(thread).chains == [] and "Vom Antrag zum Platz" not in page()


def signed_in(cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.users[name], backend="augenhoehe.accounts.backends.Backend")
    return client


def test_the_pages_draw_name_and_show(cast, question):
    client = signed_in(cast, "aylin")
    start = reverse("structure_inside:chain_begin", args=[question.pk])
    assert client.post(start, {"variant": "as_is", "title": "Der Weg"}).status_code == 302
    chain = ServiceChain.objects.get()
    sent = client.post(
        reverse("structure_inside:chain_step_add", args=[chain.pk]),
        {"title": "Antrag", "actor": "Familie", "waiting_days": "3", "revision": chain.revision},
    )
    assert sent.status_code == 302, sent.content.decode()[-2000:]
    cause = reverse("structure_inside:cause_name", args=[question.pk])
    assert "Woher" in client.post(cause, {"text": "Formulare nur auf Deutsch"}).content.decode()
    values = {"text": "Formulare nur auf Deutsch", "source": "interviews", "affected": "Eltern", "url": "javascript:x"}
    assert "beginnt mit" in client.post(cause, values).content.decode()
    assert client.post(cause, {**values, "url": ""}).status_code == 302
    page = client.get(reverse("structure_inside:question", args=[question.pk])).content.decode()
    for words in (
        "Formulare nur auf Deutsch",
        "Trifft: Eltern",
        "Interviews",
        "Schritte: 1. Tage Warten: 3.",
        "Der Weg",
    ):
        assert words in page, words
    reads = signed_in(cast, "korbinian").get(reverse("structure_inside:chains", args=[question.pk]))
    assert reads.status_code == 200 and "Schritt anfügen" not in reads.content.decode()
    for name in ("veit", "linh"):
        status = signed_in(cast, name).get(reverse("structure_inside:chains", args=[question.pk])).status_code
        assert status == (404 if name == "veit" else 200), name


def test_evidence_stands_by_kind_also_from_interviews_studies_and_gaps(cast, question):
    """S3-33: whoever reads the question sees which sources speak for it."""
    from augenhoehe.structure.models import Hint, QuestionHint
    from augenhoehe.structure.operations.offer_aims import name_in_question

    hint = f.a_hint("Im Interview gesagt.", source=Hint.Source.INTERVIEW)
    QuestionHint.objects.create(question=question, hint=hint, since=f.DAY)
    name_in_question(
        question=question, verb="new", what="Sprechstunde für Briefe", life_area=f.a_term(), by=cast.aylin, at=f.AT
    )
    page = signed_in(cast, "aylin").get(reverse("structure_inside:question", args=[question.pk])).content.decode()
    evidence = page[page.index('id="belege"') : page.index('id="kette"')]
    assert "Interview" in evidence and "Angebotslücken" in evidence and "Sprechstunde für Briefe" in evidence
