"""Hints are looked at, coded, referred, put aside, taken up again; their contacts are read with a trace."""

from __future__ import annotations

import pytest
from django.urls import reverse

from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.journal.models import AuditEntry
from augenhoehe.notices.models import Message, OutgoingMail
from augenhoehe.structure.models import Answer, Hint, Term
from augenhoehe.structure.operations import hints
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
State = Hint.State


@shared
def cast():
    return f.the_cast()


def test_a_hint_that_was_read_shows_it(cast):
    hint = f.a_hint()
    hints.see_hint(hint=hint, by=cast.aylin, at=f.AT)
    assert f.fresh(hint).state == State.SEEN
    with pytest.raises(Refused, match="geht nicht"):
        hints.see_hint(hint=hint, by=cast.aylin, at=f.AT)


def test_coding_sorts_a_hint_and_needs_terms_of_the_right_list(cast):
    hint = f.a_hint()
    hints.code_hint(
        hint=hint, life_area=f.a_term(), hurdle=f.a_term("hurdle", 2), urgent=True, by=cast.aylin, at=f.AT,
        revision=hint.revision,
    )  # fmt: skip
    found = f.fresh(hint)
    assert (found.state, found.urgent, found.hurdle) == (State.CODED, True, f.a_term("hurdle", 2))
    with pytest.raises(Refused, match="anderen Liste"):
        hints.code_hint(hint=hint, life_area=f.a_term("hurdle"), by=cast.aylin, at=f.AT)


def test_coding_leaves_what_it_does_not_name(cast):
    hint = f.a_hint()
    hints.code_hint(hint=hint, life_area=f.a_term(), by=cast.aylin, at=f.AT)
    hints.code_hint(hint=hint, hurdle=f.a_term("hurdle"), by=cast.aylin, at=f.AT)
    assert f.fresh(hint).life_area == f.a_term()


def test_a_town_can_be_added_but_never_changed(cast):
    unknown, known = f.a_hint(place=None), f.a_hint(place="Mohnfurt")
    for hint in (unknown, known):
        hints.code_hint(hint=hint, municipality=f.town("Nebelfurt"), by=cast.aylin, at=f.AT)
    assert f.fresh(unknown).municipality == f.town("Nebelfurt")
    assert f.fresh(known).municipality == f.town("Mohnfurt")


def test_who_codes_what_somebody_else_has_coded_meanwhile_sees_both(cast):
    hint = f.a_hint()
    seen = hint.revision
    hints.code_hint(hint=f.fresh(hint), life_area=f.a_term(), revision=seen, by=cast.aylin, at=f.AT)
    with pytest.raises(Conflict) as conflict:
        hints.code_hint(hint=f.fresh(hint), life_area=f.a_term(place=1), revision=seen, by=cast.bernward, at=f.AT)
    assert conflict.value.typed["life_area"] == f.a_term(place=1)
    assert conflict.value.current.life_area == f.a_term() == f.fresh(hint).life_area


def test_a_single_case_goes_back_to_advice_and_the_person_is_told_in_their_language(cast):
    hint = f.a_hint("Mein Antrag auf Kindergeld liegt seit Mai.", language="tr", email="person@mail.example")
    OutgoingMail.objects.all().delete()
    answer = hints.refer_hint(
        hint=hint, text=multilingual("Bitte gehen Sie zur Beratung.", tr="Lütfen danışmanlığa gidin."),
        reason="Einzelfall", by=cast.aylin, at=f.AT,
    )  # fmt: skip
    letter = OutgoingMail.objects.get()
    assert f.fresh(hint).state == State.REFERRED
    assert (answer.kind, answer.mails_sent, answer.hints_reached) == (Answer.Kind.REFERRAL, 1, 1)
    assert letter.to == "person@mail.example" and letter.language == "tr"
    assert "Lütfen danışmanlığa gidin." in letter.body
    assert "Kindergeld" not in letter.body + letter.subject


def test_a_translation_nobody_checked_says_so_in_the_mail(cast):
    hint = f.a_hint(language="en", email="person@mail.example")
    OutgoingMail.objects.all().delete()
    hints.refer_hint(hint=hint, text=multilingual("Beratung", en="Advice"), by=cast.aylin, at=f.AT)
    before = OutgoingMail.objects.get().body
    other = f.a_hint(language="en", email="other@mail.example")
    OutgoingMail.objects.all().delete()
    checked = multilingual("Beratung", en="Advice")
    checked["en"]["machine"] = False
    hints.refer_hint(hint=other, text=checked, by=cast.aylin, at=f.AT)
    assert len(before) > len(OutgoingMail.objects.get().body)


def test_an_account_gets_the_answer_in_its_inbox(cast):
    hint = f.a_hint(user=cast.users["faisal"])
    hints.refer_hint(hint=hint, text=f.short("Bitte zur Beratung."), by=cast.aylin, at=f.AT)
    message = Message.objects.get(recipient=cast.users["faisal"])
    assert "Bitte zur Beratung." in message.body


def test_not_structural_needs_a_reason_and_can_be_taken_back(cast):
    hint = f.a_hint()
    with pytest.raises(Refused, match="in einem Satz"):
        hints.reject_hint(hint=hint, reason=" ", by=cast.aylin, at=f.AT)
    hints.reject_hint(hint=f.fresh(hint), reason="Lob für das Sommerfest", by=cast.aylin, at=f.AT)
    put_aside = f.fresh(hint)
    assert (put_aside.state, put_aside.state_reason, put_aside.settled_on) == (
        State.NOT_STRUCTURAL, "Lob für das Sommerfest", f.DAY,
    )  # fmt: skip
    hints.take_back_hint(hint=put_aside, by=cast.aylin, at=f.AT)
    again = f.fresh(hint)
    assert (again.state, again.state_reason, again.settled_on) == (State.SEEN, "", None)


def test_reading_a_contact_leaves_a_trace_without_the_contact(cast):
    hint = f.a_hint(email="person@mail.example")
    contact = hints.read_contact(hint=hint, by=cast.aylin, at=f.AT)
    entry = AuditEntry.objects.get(verb="read_contact")
    assert contact.email == "person@mail.example"
    assert (entry.object_id, entry.actor_id) == (str(hint.pk), cast.aylin.user_id)
    assert "person@mail.example" not in str(entry.__dict__)


def test_without_a_contact_there_is_nothing_to_read(cast):
    with pytest.raises(Refused, match="keine Kontaktangaben"):
        hints.read_contact(hint=f.a_hint(), by=cast.aylin, at=f.AT)
    assert not AuditEntry.objects.filter(verb="read_contact").exists()


def test_a_hint_about_discrimination_points_to_those_who_help(cast, client):
    """S4-21: coded by hurdle or by characteristic, the page names where people are advised."""
    client.force_login(cast.users["aylin"], backend="augenhoehe.accounts.backends.Backend")
    for coding in ({"hurdle": Term.objects.get(code="discrimination")}, {"discrimination": f.a_term("discrimination")}):
        hint = f.a_hint()
        address = reverse("structure_inside:hint", args=[hint.pk])
        assert "?bedarf=diskriminierung" not in client.get(address).content.decode()
        hints.code_hint(hint=hint, by=cast.aylin, at=f.AT, **coding)
        assert "?bedarf=diskriminierung" in client.get(address).content.decode()
