"""How Sternmünde's committee prepares its meetings: rhythm, quorum of two groups, deputies, a guest, expectations."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from augenhoehe.committees import operations
from augenhoehe.committees.models import AgendaItem, Expectation, QuorumRule, Rhythm, Seat

from .calendar import Calendar
from .stage import Scene, Stage

# Who of the five is elected, and who comes from the council.
BASES = {"Ratsmitglied": Seat.Basis.COUNCIL}
DEPUTIES = (("emine", "Esma Eichenau", "esma.eichenau@vertretung.example"),
            ("emine", "Ole Oleander", "ole.oleander@vertretung.example"),
            ("faisal", "Samira Safran", "samira.safran@vertretung.example"))  # fmt: skip
WAY = "Bus 4 bis Rathaus, Seiteneingang am Brunnen, Aufzug in den ersten Stock."


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(90, 11), "Sternmünde ordnet seine Sitzungen", _order),
        Scene(calendar.ago(89, 11), "Mitglieder sagen, was sie erwarten", _expect),
        # After the agenda was built and members were invited.
        Scene(calendar.ago(4, 17), "Sternmünde bereitet die Sitzung vor", _prepare),
    ]


def _order(stage: Stage, at: datetime) -> None:
    committee, aylin = stage.committees["sternmuende"], stage.actor("aylin")
    operations.set_rhythm(
        committee=committee, unit=Rhythm.Unit.MONTHS, every=2, week=Rhythm.Week.SECOND,
        weekday=Rhythm.Weekday.THURSDAY, starts_at=time(18), place="Rathaus Sternmünde, Ratssaal",
        starts_on=date(2025, 11, 1), grace_days=14, by=aylin, at=at,
    )  # fmt: skip
    operations.set_quorum_rule(
        committee=committee, kind=QuorumRule.Kind.TWO_GROUPS, number=3, warning_days=5,
        source="Hauptsatzung der Stadt Sternmünde, § 9 (erfunden, zu prüfen)", valid_from=date(2025, 11, 1),
        by=aylin, at=at,
    )  # fmt: skip
    bases = {seat.pk: str(BASES.get(seat.function, Seat.Basis.ELECTED)) for seat in committee.seats.all()}
    operations.set_bases(committee=committee, bases=bases, by=aylin, at=at)
    for person, name, email in DEPUTIES:
        seat = committee.seats.select_related("committee").get(user=stage.people[person])
        made = operations.add_deputy(seat=seat, name=name, email=email, by=aylin, at=at)
        stage.notes[f"deputy_{person}"] = str(made.pk)


def _expect(stage: Stage, at: datetime) -> None:
    committee, olek = stage.committees["sternmuende"], stage.actor("olek")
    for person, text in (
        ("emine", "Der Rat soll auf unsere Anregungen in einer festen Zeit antworten."),
        ("faisal", "Einladungen sollen so kurz sein, dass ich sie auf dem Telefon lesen kann."),
    ):
        seat = committee.seats.get(user=stage.people[person])
        made = operations.collect_expectation(
            committee=committee, text=text, term="2025 bis 2030", seat=seat, by=olek, at=at
        )
        stage.notes[f"expectation_{person}"] = str(made.pk)
    operations.settle_expectation(
        expectation=Expectation.objects.get(pk=stage.notes["expectation_faisal"]), state=Expectation.State.ANSWERED,
        outcome="Zu jeder Sitzung gibt es nun ein Blatt mit drei Sätzen je Punkt.", by=olek, at=at + timedelta(hours=1),
    )  # fmt: skip


def _prepare(stage: Stage, at: datetime) -> None:
    olek, meeting = stage.actor("olek"), stage.meetings["sternmuende_next"]
    meeting.refresh_from_db()
    operations.describe_way(meeting=meeting, directions=WAY, online_url="", by=olek, at=at)
    guest = operations.invite_guest(
        meeting=meeting, name="Zeynep Zaim", organisation="Vorsitz", email="zeynep.zaim@nebelfurt.example",
        sent_by=stage.committees["nebelfurt"], by=olek, at=at,
    )  # fmt: skip
    stage.notes["guest_zeynep"] = str(guest.pk)


def decide_what(stage: Stage, at: datetime) -> None:
    """What each item asks for, in one sentence; called when the agenda stands."""
    for title, sentence in (
        ("Nachfrage an den Schulausschuss", "Ob die Vorsitzende im Schulausschuss nachfragt und dort spricht."),
        ("Raum für das Frauencafé", "Ob der Ausschuss der Stadt empfiehlt, den Lesesaal anzunehmen."),
    ):
        item = AgendaItem.objects.select_related("committee", "meeting").get(title=title)
        operations.describe_item(
            item=item, brief=item.brief, to_decide=sentence, public=item.public, by=stage.actor("olek"), at=at
        )
