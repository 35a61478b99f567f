"""What is to happen with offers (S4-24): named by questions and proposals, public with the matter, all gaps listed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, Role
from augenhoehe.journal.models import Step
from augenhoehe.organisations.models import Offer
from augenhoehe.organisations.tests.factories import a_club
from augenhoehe.organisations.tests.offer_factories import an_offer
from augenhoehe.structure import counts
from augenhoehe.structure.models import OfferAim, Term
from augenhoehe.structure.operations import offer_aims as verbs
from augenhoehe.structure.operations import owing
from augenhoehe.structure.operations import questions as question_verbs
from augenhoehe.structure.queries import offer_aims as queries
from tests.worlds import shared

from . import factories as f
from . import work_factories as w
from .pages import client_of, page, to

pytestmark = pytest.mark.django_db
DAY = f.LATER.date()


@shared
def cast():
    return f.the_cast()


@pytest.fixture(autouse=True)
def the_day_after_the_meeting(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.LATER)


def area(code: str = "health") -> Term:
    return Term.objects.get(vocabulary="life_area", code=code)


def name(cast, question, by=None, **more) -> OfferAim:
    said = {"verb": "close_gap", "what": "Sprachmittlung in Praxen", "life_area": area(), "language": "ar", **more}
    return verbs.name_in_question(question=question, by=by or cast.aylin, at=f.LATER, **said)


def public_page(client, question) -> str:
    thread = owing.thread_of(question)
    return client.get(reverse("journal:thread_public", args=[thread.number])).content.decode()


# --- Naming -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"verb": "burn"}, "verb"),
        ({"what": " "}, "what"),
        ({"life_area": None}, "life_area"),
        ({"verb": "new", "life_area": None}, "life_area"),
        ({"verb": "change", "offer": None}, "words"),
        ({"language": "xx"}, "language"),
        ({"kind": "magic"}, "kind"),
    ],
)
def test_a_gap_says_what_is_missing_where_and_in_which_language(cast, said, field):
    with pytest.raises(Refused) as refused:
        name(cast, f.a_question(cast), **said)
    assert refused.value.field == field and not OfferAim.objects.exists()


def test_who_does_not_write_the_question_names_no_offer_in_it(cast):
    question = f.a_question(cast)
    for who in (cast.wiebke, f.acting(Role.GROUP_MEMBER), f.acting(Role.COORDINATION, place=f.town("Nebelfurt"))):
        with pytest.raises(Refused):
            name(cast, question, by=who)


def test_an_ended_question_takes_no_more_and_only_a_gap_is_closed(cast):
    question = f.decided(cast)
    offer = an_offer(a_club())
    change = name(cast, question, verb="change", offer=offer, life_area=None)
    gap = name(cast, question)
    with pytest.raises(Refused, match="Nur eine Lücke"):
        verbs.close_gap(aim=change, by=cast.aylin, at=f.LATER)
    closed = verbs.close_gap(aim=gap, offer=offer, by=cast.aylin, at=f.LATER)
    assert (closed.closed_on, closed.offer) == (DAY, offer)
    step = Step.objects.get(kind="gap_closed")
    assert "Sprachmittlung in Praxen" in str(step.text)
    with pytest.raises(Refused, match="schon geschlossen"):
        verbs.close_gap(aim=closed, by=cast.aylin, at=f.LATER)
    question_verbs.close_question(question=f.fresh(question), verb="solve", reason="Fertig.", by=cast.aylin, at=f.LATER)
    with pytest.raises(Refused, match="abgeschlossen"):
        name(cast, f.fresh(question))


def test_two_who_close_or_drop_at_once_do_not_overwrite_each_other(cast):
    gap = name(cast, f.a_question(cast))
    stale = OfferAim.objects.select_related("question").get()
    verbs.close_gap(aim=gap, by=cast.aylin, at=f.LATER, revision=1)
    with pytest.raises(Conflict):
        verbs.drop_aim(aim=stale, by=cast.aylin, at=f.LATER, revision=1)
    assert OfferAim.objects.count() == 1


# --- Who reads it -------------------------------------------------------------------------------------
def test_aims_are_found_with_their_question_or_proposal_and_by_nobody_else(cast):
    question = f.decided(cast)
    gap = name(cast, question)
    proposal = w.a_proposal(cast, w.a_group(cast, question, members=("emine",)))
    own = verbs.name_in_proposal(
        proposal=proposal, verb="new", what="Telefon zum Übersetzen", life_area=area(), by=cast.aylin, at=f.LATER
    )
    assert set(queries.aims_for(cast.aylin, DAY)) == {gap, own}
    # Emine sits in the group and holds no role: the proposal is hers, the question is read by role.
    assert set(queries.aims_for(cast.emine, DAY)) == {own}
    # Before it is laid before anybody, the proposal is the group’s.
    assert set(queries.aims_for(f.acting(Role.STEERING_MEMBER), DAY)) == {gap}
    assert not queries.aims_for(ANONYMOUS, DAY).exists()


def test_the_public_matter_names_the_gap_and_the_proposal_only_with_its_decision(cast, client):
    question = f.decided(cast, people=7)
    offer = an_offer(a_club(), title="Erzählcafé")
    name(cast, question, offer=offer)
    proposal = w.a_proposal(cast, w.a_group(cast, question))
    verbs.name_in_proposal(
        proposal=proposal, verb="new", what="Telefon zum Übersetzen", life_area=area(), by=cast.aylin, at=f.LATER
    )
    question_verbs.publish_question(
        question=f.fresh(question), title=f.short("Kita"), summary=f.short(), by=cast.aylin, at=f.LATER
    )
    found = public_page(client, question)
    assert "Sprachmittlung in Praxen" in found and "Erzählcafé" in found and f"/angebote/{offer.pk}/" in found
    assert "Telefon zum Übersetzen" not in found and "Herausnehmen" not in found
    w.at_gate_2(cast, proposal=w.proposed(cast, w.fresh_group(proposal.group)))
    assert "Telefon zum Übersetzen" in public_page(client, question)
    Offer.objects.update(state="ended")
    found = public_page(client, question)
    assert "Sprachmittlung in Praxen" in found and "Erzählcafé" not in found and f"/angebote/{offer.pk}/" not in found


def test_an_unpublished_matter_has_no_public_page_that_could_name_it(cast, client):
    question = f.decided(cast)
    name(cast, question)
    assert owing.thread_of(question).number is None


def test_on_the_page_of_an_offer_stands_who_names_it_for_who_may_read_that(cast):
    offer = an_offer(a_club())
    question = f.decided(cast)
    name(cast, question, verb="change", offer=offer)
    (panel,) = slot_panels("offer.inside", cast.aylin, offer)
    assert panel["named"][0][2] == question.title
    assert slot_panels("offer.inside", ANONYMOUS, offer) == []
    found = page(client_of(cast), reverse("organisations_inside:offer", args=[offer.pk]))
    assert "In Strukturfragen genannt" in found and question.title in found


# --- Pages --------------------------------------------------------------------------------------------
def test_the_form_finds_the_offer_by_its_words_and_asks_when_several_fit(cast):
    question = f.a_question(cast)
    for title in ("Deutsch am Abend", "Deutsch am Morgen"):
        an_offer(a_club(name=f"Verein {title}"), title=title)
    aylin, address = client_of(cast), to("question_aim", question)
    form = {"verb": "change", "what": "Auch abends", "words": "deutsch am"}
    found = aylin.post(address, form).content.decode()
    assert "Mehrere Angebote passen" in found and "Deutsch am Morgen" in found and "Auch abends" in found
    assert "So heißt kein" in aylin.post(address, {**form, "words": "Polnisch"}).content.decode()
    assert "Welches Angebot soll sich ändern" in aylin.post(address, {**form, "words": ""}).content.decode()
    morning = Offer.objects.get(sorting__contains="morgen")
    assert aylin.post(address, {**form, "offer": str(morning.pk)}).status_code == 302
    assert OfferAim.objects.get().offer == morning
    assert "Deutsch am Morgen" in page(aylin, to("question", question))


def test_gaps_are_filtered_sorted_and_exported(cast):
    question = f.decided(cast)
    name(cast, question, municipality=f.town("Nebelfurt"))
    name(cast, question, what="Deutsch am Abend", life_area=area("language"), language="uk", kind="language_course")
    name(cast, question, verb="change", offer=an_offer(a_club()), what="Länger öffnen", life_area=None)
    aylin = client_of(cast)
    found = page(aylin, to("gaps"))
    assert "Sprachmittlung in Praxen" in found and "Deutsch am Abend" in found and "Länger öffnen" not in found
    assert "Deutsch am Abend" not in page(aylin, f"{to('gaps')}?ort={f.town('Nebelfurt').pk}")
    assert "Sprachmittlung in Praxen" not in page(aylin, f"{to('gaps')}?sprache=uk")
    rows = b"".join(aylin.get(f"{to('gaps')}?export=csv").streaming_content).decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Was fehlt;Wo;Lebensbereich;Sprache") and len(rows) == 3
    assert any("Nebelfurt;Gesundheit;Arabisch" in one for one in rows)
    for gap in OfferAim.objects.filter(language="uk"):
        verbs.close_gap(aim=gap, by=cast.aylin, at=f.LATER)
    assert "Deutsch am Abend" not in page(aylin, to("gaps"))


def test_what_hints_say_is_shown_as_it_may_be_and_to_no_residence_authority(cast):
    hurdle = Term.objects.get(vocabulary="hurdle", code="offer_missing")
    for number in range(9):
        f.a_hint(place="Nebelfurt" if number < 7 else "Mohnfurt", life_area=area(), hurdle=hurdle)
    f.a_hint(place="Nebelfurt", life_area=area("work"))
    assert counts.missing_offers(cast.aylin) is None
    assert "Zahlen folgen zum Quartalsende" in page(client_of(cast), to("gaps"))
    f.release_numbers(counts.MISSING_OFFERS)
    counted = counts.missing_offers(cast.aylin)
    cells = dict(dict(counted.rows)["Gesundheit"])
    # Two people in Mohnfurt are too few; without Nebelfurt hidden too, the sum would tell them.
    assert "2" not in cells.values() and cells["Mohnfurt"] == "nicht gezeigt"
    assert not ({"7", "9"} <= set(cells.values()))
    assert "Arbeit" not in str(counted.rows) and counted.stand.startswith("Stand ")
    assert counts.missing_offers(f.acting(Role.STEERING_MEMBER, wall=True)) is None
    assert counted.stand in page(client_of(cast), to("gaps"))


def test_the_list_and_the_question_cost_the_same_for_many(cast, django_assert_max_num_queries):
    question = f.decided(cast)
    for number in range(6):
        name(cast, question, what=f"Lücke {number}", offer=an_offer(a_club(name=f"Verein {number}")))
    aylin = client_of(cast)
    page(aylin, to("gaps"))
    with django_assert_max_num_queries(9):
        page(aylin, to("gaps"))
    with django_assert_max_num_queries(8):
        page(aylin, to("question", question))
