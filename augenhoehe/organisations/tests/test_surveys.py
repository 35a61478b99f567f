"""Rounds of questions (S0-8): who opens and reads them, what an answer does to the needs, late, twice, at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.core.tests.parallel import at_once, failures_of
from augenhoehe.notices.models import Duty, OutgoingMail
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Need, Organisation, Survey, SurveyLine, SurveyReply
from augenhoehe.organisations.operations.survey_answers import AnsweredMeanwhile
from augenhoehe.organisations.queries import surveys as queries
from augenhoehe.organisations.survey_answers import Answers, Wanted
from tests.worlds import shared

from . import factories as f

LAST_DAY = f.DAY + timedelta(days=20)
ROOM = Answers(wanted=(Wanted("room", amount="40 Stühle", text="Ein Saal"),))


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def cast():
    return f.the_cast()


def a_survey(by=SYSTEM, **more) -> Survey:
    values = {
        "title": "Was Vereine brauchen", "question": {"de": "Was brauchen Sie?", "ar": "ماذا تحتاجون؟"},
        "kinds": ["room", "training"], "additions": ["Dolmetschen"], "ends_on": LAST_DAY, **more,
    }  # fmt: skip
    return operations.draw_up_survey(by=by, at=f.AT, **values)


def opened(**more) -> Survey:
    made = a_survey(**more)
    operations.open_survey(survey=made, by=SYSTEM, at=f.AT)
    return made


def asked(survey, organisation) -> SurveyReply:
    return queries.reply_behind(SurveyReply.objects.get(survey=survey, organisation=organisation).pk)


def answer(reply, answers, **more):
    return operations.answer_survey(reply=reply, answers=answers, at=more.pop("at", f.AT), **more)


@shared
def club(cast):
    made = f.a_club()
    f.a_contact(made, languages=["ar"])
    return made


# --- The round --------------------------------------------------------------------------------------------
def test_opening_asks_who_fits_in_their_language_and_owes_a_close(club):
    f.a_mosque()
    f.a_club("Nicht veröffentlicht", publish=False)
    made = a_survey(audience={"kinds": [Organisation.Kind.MIGRANT_ORGANISATION]})
    assert OutgoingMail.objects.count() == 0
    assert operations.open_survey(survey=made, by=SYSTEM, at=f.AT) == 1
    assert [one.organisation for one in made.replies.all()] == [club]
    mail = OutgoingMail.objects.get()
    assert mail.language == "ar" and "ماذا تحتاجون؟" in mail.body and "/ar/organisationen/umfrage/" in mail.body
    assert Duty.objects.open().get(subject_id=made.pk).due == LAST_DAY


def test_a_round_that_nobody_fits_is_not_opened(cast):
    made = a_survey(audience={"field": "sport"})
    with pytest.raises(Refused, match="passt keine"):
        operations.open_survey(survey=made, by=SYSTEM, at=f.AT)
    assert Survey.objects.get().state == Survey.State.DRAFT


def test_the_states_of_a_round(club):
    made = opened()
    for verb in (operations.open_survey, operations.discard_survey):
        with pytest.raises(Refused):
            verb(survey=made, by=SYSTEM, at=f.AT)
    with pytest.raises(Refused):
        operations.change_survey(
            survey=made, title="Anders", question={"de": "?"}, kinds=["room"], ends_on=LAST_DAY, by=SYSTEM, at=f.AT
        )
    operations.close_survey(survey=made, by=SYSTEM, at=f.AT)
    assert not Duty.objects.open().filter(subject_id=made.pk).exists()
    with pytest.raises(Refused):
        operations.extend_survey(survey=made, ends_on=LAST_DAY, by=SYSTEM, at=f.AT)
    operations.reopen_survey(survey=made, ends_on=LAST_DAY + timedelta(days=5), by=SYSTEM, at=f.AT)
    assert made.running and Duty.objects.open().get(subject_id=made.pk).due == LAST_DAY + timedelta(days=5)


@pytest.mark.parametrize(
    ("field", "values"),
    [("title", {"title": " "}), ("question_de", {"question": {"ar": "ماذا؟"}}), ("kinds", {"kinds": [], "additions": []}),
     ("additions", {"additions": [str(one) for one in range(7)]}), ("ends_on", {"ends_on": f.DAY - timedelta(days=1)})],
)  # fmt: skip
def test_a_round_without_what_it_needs_is_refused_at_its_field(cast, field, values):
    with pytest.raises(Refused) as refused:
        a_survey(**values)
    assert refused.value.field == field


def test_the_others_are_reminded_once_and_only_they(club):
    other = f.a_club("Frauen wagen Wege")
    f.a_contact(other, email="frauen@verein.example")
    made = opened()
    answer(asked(made, club), ROOM)
    OutgoingMail.objects.all().delete()
    assert operations.remind_survey(survey=made, by=SYSTEM, at=f.AT) == 1
    assert OutgoingMail.objects.get().to == "frauen@verein.example"
    with pytest.raises(Refused, match="Erinnert wurde schon"):
        operations.remind_survey(survey=made, by=SYSTEM, at=f.AT)


def test_who_leads_a_round(cast, club):
    """The district's rounds belong to who keeps the whole register, a town's to who keeps it there."""
    everywhere, officer, foreign = (getattr(cast, name) for name in ("aylin", "nuray", "emine"))
    a_survey(by=everywhere)
    with pytest.raises(Refused):
        a_survey(by=officer)
    own = a_survey(by=officer, municipality=f.town("Zwirnstadt"))
    with pytest.raises(Refused):
        a_survey(by=officer, municipality=f.town("Mohnfurt"))
    with pytest.raises(Refused):
        a_survey(by=foreign)
    mosque = f.a_mosque()
    operations.open_survey(survey=own, by=officer, at=f.AT)
    assert [one.organisation for one in own.replies.all()] == [mosque]
    whole = opened()
    for verb in (operations.close_survey, operations.remind_survey):
        with pytest.raises(Refused):
            verb(survey=whole, by=officer, at=f.AT)
    assert set(Survey.objects.visible_to(officer)) == {own, whole}
    assert not Survey.objects.visible_to(foreign).exists() and not Survey.objects.visible_to(ANONYMOUS).exists()
    seen = queries.replies_of(whole, officer, f.DAY)
    assert whole.replies.count() == 2 and [one.organisation for one in seen] == [mosque]


# --- The answer -------------------------------------------------------------------------------------------
def test_what_is_ticked_becomes_a_need_with_its_round(club):
    made = opened()
    until = f.DAY + timedelta(days=90)
    answers = Answers(
        wanted=(Wanted("room", amount="für 40", until=until), Wanted("other", "Dolmetschen")), note="Danke"
    )
    answer(asked(made, club), answers)
    room, words = Need.objects.order_by("-kind")
    assert (room.kind, room.text, room.amount, room.wanted_until, room.survey) == (
        "room",
        "Raum",
        "für 40",
        until,
        made,
    )
    assert (words.kind, words.text, words.state) == ("other", "Dolmetschen", Need.State.OPEN)
    reply = asked(made, club)
    assert (reply.via, reply.note) == (SurveyReply.Via.LINK, "Danke")


def test_sent_twice_it_is_one_answer(club):
    made = opened()
    for _ in range(2):
        answer(asked(made, club), ROOM, revision=1)
    assert Need.objects.count() == SurveyLine.objects.count() == 1
    assert asked(made, club).revision == 2


def test_an_answer_changed_later_changes_its_needs_and_takes_back_the_rest(club):
    made = opened()
    reply = answer(asked(made, club), Answers(wanted=(Wanted("room"), Wanted("training"))))
    answer(reply, Answers(wanted=(Wanted("room", text="Jetzt größer"),)), revision=reply.revision)
    assert Need.objects.get(kind="room").text == "Jetzt größer"
    assert Need.objects.get(kind="training").state == Need.State.WITHDRAWN
    assert Need.objects.count() == 2


def test_the_next_round_knows_what_was_said_and_asks_whether_it_still_holds(club):
    answer(asked(opened(), club), Answers(wanted=(Wanted("room"), Wanted("other", "Dolmetschen"))))
    own = operations.report_need(organisation=club, kind="funding", text="Geld", by=SYSTEM, at=f.AT)
    reply = asked(opened(title="Zweite"), club)
    known = {one.kind: one for one in queries.known_needs(reply)}
    assert set(known) == {"room", "other", "funding"}
    answer(reply, Answers(still=frozenset([known["room"].pk, known["other"].pk]), done=frozenset([own.pk])))
    own.refresh_from_db()
    assert own.state == Need.State.MET and "Zweite" in own.met_how
    assert Need.objects.get(kind="room").affirmed_on == f.DAY
    assert set(reply.lines.values_list("said", "addition")) == {("still", ""), ("still", "Dolmetschen"), ("done", "")}
    # Taken back: what was settled holds again.
    answer(reply, Answers(still=frozenset(one.pk for one in known.values())), revision=reply.revision)
    assert set(Need.objects.values_list("state", flat=True)) == {Need.State.OPEN}


def test_a_need_of_somebody_else_or_a_kind_that_was_not_asked_is_refused(club):
    other = operations.report_need(organisation=f.a_mosque(), kind="room", text="x", by=SYSTEM, at=f.AT)
    reply = asked(opened(), club)
    for answers in (
        Answers(still=frozenset([other.pk])), Answers(wanted=(Wanted("funding"),)),
        Answers(wanted=(Wanted("other", "Fremdes"),)), Answers(wanted=(Wanted("room"), Wanted("room", text="noch"))),
    ):  # fmt: skip
        with pytest.raises(Refused):
            answer(reply, answers)
    assert not SurveyLine.objects.exists()


def test_who_comes_late_is_told_and_the_coordination_may_still_write_down_a_call(cast, club):
    made = opened()
    late = f.AT + timedelta(days=21)
    with pytest.raises(Refused, match="Frist"):
        answer(asked(made, club), ROOM, at=late)
    reply = answer(asked(made, club), ROOM, by=cast.aylin, at=late)
    assert reply.via == SurveyReply.Via.PHONE and reply.answered_by == cast.users["aylin"].pk
    operations.close_survey(survey=made, by=SYSTEM, at=late)
    for by in (ANONYMOUS, cast.aylin):
        with pytest.raises(Refused, match="geschlossen"):
            answer(asked(made, club), Answers(), by=by, at=late)


def test_who_may_answer_signed_in(cast, club):
    f.head_of(club, cast.users["faisal"])
    made = opened()
    for name, way in (("faisal", "own"), ("aylin", "phone"), ("nuray", ""), ("emine", ""), ("veit", ""), ("rojda", "")):
        answers = Answers(note=name)
        if not way:
            with pytest.raises(Refused):
                answer(asked(made, club), answers, by=getattr(cast, name))
            continue
        assert answer(asked(made, club), answers, by=getattr(cast, name)).via == way


def test_an_organisation_counts_once_for_a_kind_and_earlier_rounds_stand_beside(cast, club):
    first = opened()
    answer(asked(first, club), ROOM)
    later = f.AT + timedelta(days=40)
    second = a_survey(title="Zweite", ends_on=LAST_DAY + timedelta(days=60))
    operations.open_survey(survey=second, by=SYSTEM, at=later)
    reply = asked(second, club)
    known = frozenset(one.pk for one in queries.known_needs(reply))
    answer(reply, Answers(wanted=ROOM.wanted, still=known), at=later)
    rounds = queries.counted([second, *queries.earlier(second, cast.aylin)], cast.aylin, f.DAY)
    assert [(one.survey, one.asked, one.answered, dict(one.named)) for one in rounds] == [
        (second, 1, 1, {("room", ""): 1}), (first, 1, 1, {("room", ""): 1}),
    ]  # fmt: skip


def test_merged_entries_keep_the_answer_that_was_given(club):
    twin = f.a_club("Dattelpalme")
    both, closed = opened(), opened(title="Nur der Zwilling")
    closed.replies.filter(organisation=club).delete()
    answer(asked(both, twin), ROOM)
    operations.merge_organisations(organisation=twin, into=club, by=SYSTEM, at=f.AT)
    assert {reply.survey for reply in club.survey_replies.all()} == {both, closed}
    assert asked(both, club).answered_at and not twin.survey_replies.filter(survey=closed).exists()
    assert all(queries.reply_behind(one.pk) is None for one in twin.survey_replies.all())


def test_two_people_of_one_club_at_once_are_one_answer_and_one_of_them_is_told(committed):
    f.the_cast()
    club = f.a_club()
    made = opened()

    def say(text):
        answer(asked(made, club), Answers(wanted=(Wanted("room", text=text),)), revision=1)

    results = at_once(lambda: say("hell"), lambda: say("groß"))
    assert sorted(type(one) for one in results if one is not None) == [AnsweredMeanwhile]
    assert Need.objects.count() == SurveyLine.objects.count() == 1
    # The same twice at once is no quarrel.
    again = asked(made, club)
    twice = Answers(wanted=(Wanted("training"),))
    assert failures_of(*[lambda: answer(asked(made, club), twice, revision=again.revision)] * 2) == []
    assert Need.objects.filter(state=Need.State.OPEN).count() == 1


def test_a_round_opened_twice_at_once_asks_once(committed):
    f.the_cast()
    f.a_contact(f.a_club())
    pk = a_survey().pk
    failures = failures_of(*[lambda: operations.open_survey(survey=Survey.objects.get(pk=pk), by=SYSTEM, at=f.AT)] * 2)
    assert [isinstance(one, Refused) for one in failures] == [True]
    assert OutgoingMail.objects.count() == SurveyReply.objects.count() == 1
