"""Two people write at once, on two connections with real commits: nothing is lost and nothing doubled."""

from __future__ import annotations

from augenhoehe.committees import operations
from augenhoehe.committees.models import AgendaItem, ItemCourse, Minutes, Presence, Seat, Signature, Speech
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import failures_of

from . import factories as f
from . import minutes_factories as m


def test_two_pens_at_one_meeting_lose_nothing_and_double_nobody(committed):
    cast = f.the_cast()
    meeting = m.opened(cast, m.a_body(cast))
    seat = meeting.committee.seats.get(user=cast.users["emine"])
    pk = meeting.agenda_items.get().pk

    def fresh() -> AgendaItem:
        return AgendaItem.objects.select_related("committee", "meeting__committee").get(pk=pk)

    def sit_down():
        mine = Seat.objects.select_related("user").get(pk=seat.pk)
        operations.take_seat(meeting=fresh().meeting, seat=mine, came_at=m.OPENED, by=SYSTEM, at=m.LATER)

    def speak(name):
        return lambda: operations.add_speech(item=fresh(), name=name, by=SYSTEM, at=m.LATER)

    def write(text):
        return lambda: operations.write_discussion(item=fresh(), discussion=text, by=SYSTEM, at=m.LATER, revision=1)

    assert failures_of(sit_down, sit_down, speak("Ida"), speak("Ute")) == []
    assert Presence.objects.count() == 1 and Speech.objects.count() == 2 and ItemCourse.objects.count() == 1
    (late,) = failures_of(write("Erste"), write("Zweite"))
    assert isinstance(late, Conflict)
    kept = ItemCourse.objects.get().discussion
    assert {kept, late.typed["discussion"]} == {"Erste", "Zweite"} and late.current.discussion == kept


def test_drafted_and_signed_twice_at_once_it_stays_one(committed):
    cast = f.the_cast()
    meeting = m.closed(m.opened(cast, m.a_body(cast)))
    failures = failures_of(*[lambda: operations.draft_minutes(meeting=meeting, by=SYSTEM, at=f.AFTER)] * 2)
    assert [type(one) for one in failures] == [Refused] and Minutes.objects.count() == 1
    minutes = Minutes.objects.get()
    operations.submit_minutes(minutes=minutes, by=SYSTEM, at=f.AFTER)

    def sign(name, role):
        mine = Minutes.objects.select_related("meeting__committee").get(pk=minutes.pk)
        operations.sign_minutes(minutes=mine, role=role, by=getattr(cast, name), at=f.AFTER)

    for _ in range(2):
        # Whoever is beaten sees the new state and signs again; no signature is ever lost or doubled.
        failures_of(lambda: sign("korbinian", "chair"), lambda: sign("rojda", "secretary"))
    minutes.refresh_from_db()
    assert minutes.state == "signed" and Signature.objects.count() == 2
