"""The network of four towns' bodies with one published and one open position, and polls beside the concept."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from augenhoehe.committees.models import Committee, Resolution, Seat
from augenhoehe.committees.operations import (
    build_agenda,
    create_committee,
    give_seat,
    hold_meeting,
    plan_meeting,
    record_resolution,
)
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import SYSTEM
from augenhoehe.desk.translations.operations import in_order, translate
from augenhoehe.polls import operations as polls
from augenhoehe.polls.models import Poll
from augenhoehe.polls.operations import NewPoll
from augenhoehe.positions import operations
from augenhoehe.positions.models import BodyAnswer, JointPosition

from .calendar import Calendar
from .stage import Scene, Stage

MEMBERS = {
    "sternmuende": "Emine Erlerhan (Vorsitz), Quentin Quast",
    "nebelfurt": "Zeynep Zaim (Vorsitz)",
    "mohnfurt": "Maksym Melnytschenko (Vorsitz)",
    "social": "Irma Immergrün (Vorsitz)",
}
SUMMER_TITLE, WAY_TITLE = "Sprachkurse auch im Sommer", "In die Beratungsfolge"
SUMMER = (
    "Wer Deutsch lernt, verliert in sechs Wochen Pause viel.\n"
    "Wir wollen in jeder Stadt mindestens einen Kurs, der in den Sommerferien weitergeht, mit Kinderbetreuung.\n"
    "Der Kreis soll die Räume seiner Schulen dafür öffnen."
)
WAY_FIRST = (
    "Vorlagen, die das Zusammenleben betreffen, sollen zuerst in unseren Gremien beraten werden.\n"
    "Unsere Stellungnahme liegt dem Rat vor, bevor er entscheidet."
)
WAY = (
    "Vorlagen, die das Zusammenleben betreffen, gehen zuerst in unsere Gremien.\n"
    "Unsere Stellungnahme liegt dem Rat vor, bevor er entscheidet.\n"
    "Der Rat antwortet in der Sitzung darauf."
)
WAY_NEBELFURT = WAY.replace(
    "Der Rat antwortet in der Sitzung darauf.", "Der Rat antwortet innerhalb von vier Wochen schriftlich darauf."
)
ABOUT_WAY = ("Ja, als fester Punkt", "Ja, nur bei Bedarf", "Nein")
EVENING = ("Kurs am Abend in der Stadtbücherei", "Kurs am Samstag mit Kinderbetreuung", "Alles bleibt, wie es ist")
RESISTANCE = ([2, 1, 8], [5, 2, 7], [8, 0, 9], [1, 3, 6], [7, 2, 10], [3, 1, 5], [6, 4, 8])


def scenes(calendar: Calendar) -> list[Scene]:
    way = calendar.thursday_before(30, 18)
    return [
        Scene(calendar.ago(300, 9), "Vier Städte gründen ein Netzwerk", found_network),
        Scene(calendar.ago(230, 9), "Das Netzwerk sagt zusammen, was es will", first_position),
        Scene(calendar.thursday_before(215, 21), "Drei Gremien stimmen zu", decide_first),
        Scene(calendar.ago(150, 9), "Die Position ist öffentlich", publish_first),
        Scene(calendar.thursday_before(140, 21), "Das Netzwerk hat sich getroffen", meet),
        Scene(calendar.ago(96, 9), "Die Gremien teilen, was sie tun", share),
        Scene(calendar.ago(75, 9), "Die Lenkungsgruppe sucht, womit alle leben können", ask_for_consent),
        Scene(calendar.ago(62, 9), "Am wenigsten Widerstand", end_consent),
        Scene(calendar.ago(52, 9), "Eine zweite Position entsteht", draft_second),
        Scene(calendar.ago(34, 9), "Die zweite Position liegt den Gremien vor", open_second),
        Scene(way + timedelta(hours=3), "Sternmünde stimmt zu, Zwirnstadt nicht, Nebelfurt ändert", decide_second),
        Scene(calendar.ago(25, 9), "Ein Vorfall wird besprochen, ohne Namen", note_incident),
        Scene(calendar.ago(10, 9), "Zwei Abfragen laufen", ask_now),
    ]


def found_network(stage: Stage, at: datetime) -> None:
    aylin, day = stage.actor("aylin"), day_of(at)
    network = create_committee(
        kind=Committee.Kind.NETWORK, name="Netzwerk der Integrationsgremien im Kreis Federlohe", by=aylin, at=at,
        started_on=day, legal_basis="Vereinbarung der vier Gremien (erfunden)",
        short_text=multilingual("Vier Gremien stimmen sich ab und sprechen in gemeinsamen Fragen mit einer Stimme."),
    )  # fmt: skip
    stage.committees["network"] = network
    stage.notes["network"] = str(network.pk)
    for person, name, organisation, function in (
        ("emine", "", "Gremium Sternmünde", "Sprecherin"), ("", "Zeynep Zaim", "Gremium Nebelfurt", "Sprecherin"),
        ("aylin", "", "Integrationszentrum", "Geschäftsführung"),
    ):  # fmt: skip
        give_seat(
            committee=network, by=aylin, at=at, sector=Seat.Sector.POLITICS, valid_from=day,
            user=stage.people.get(person), holder_name=name, organisation=organisation, function=function,
            chair=person == "emine", voting=person != "aylin",
        )  # fmt: skip
    for key, speakers in MEMBERS.items():
        made = operations.add_member(
            network=network, body=stage.committees[key], valid_from=day, speakers=speakers, by=aylin, at=at
        )
        stage.notes[f"member_{key}"] = str(made.pk)
    plan_meeting(
        committee=network, starts_at=stage.calendar.thursday_before(140, 18), place="Kreishaus, Raum 117", by=aylin,
        at=at, public=True,
    )  # fmt: skip


def _lay(stage: Stage, position: JointPosition, days: dict[str, datetime], at: datetime) -> None:
    """The bodies have their dates; what is laid before them goes straight on the agenda."""
    aylin = stage.actor("aylin")
    meetings = {
        key: plan_meeting(
            committee=stage.committees[key], starts_at=starts_at, place="Rathaus", by=aylin, at=at, public=True
        )
        for key, starts_at in days.items()
    }
    operations.open_position(position=position, decide_until=day_of(at) + timedelta(days=90), by=aylin, at=at)
    for key, meeting in meetings.items():
        build_agenda(meeting=meeting, by=aylin, at=at)
        stage.meetings[f"joint_{key}"] = meeting


def _decide(
    stage: Stage, position: JointPosition, key: str, kind: str, votes: tuple[int, int, int], at: datetime
) -> None:
    answer = BodyAnswer.objects.select_related("item__committee", "item__meeting", "item__thread").get(
        position=position, body=stage.committees[key]
    )
    words = {
        Resolution.Kind.ADOPTED: "Das Gremium übernimmt die gemeinsame Position.",
        Resolution.Kind.ADOPTED_CHANGED: "Das Gremium übernimmt die gemeinsame Position mit eigenem Wortlaut.",
        Resolution.Kind.REFUSED: "Das Gremium übernimmt die gemeinsame Position nicht.",
    }
    record_resolution(
        item=answer.item, kind=kind, wording=words[Resolution.Kind(kind)],
        reason="Das Gremium hat darüber beraten und abgestimmt.",
        by=stage.actor("aylin"), at=at, yes=votes[0], no=votes[1], abstentions=votes[2],
    )  # fmt: skip


def _position(stage: Stage, key: str) -> JointPosition:
    return JointPosition.objects.select_related("network").get(pk=stage.notes[key])


def first_position(stage: Stage, at: datetime) -> None:
    made = operations.draft_position(
        network=stage.committees["network"], title=SUMMER_TITLE, text=SUMMER, by=stage.actor("emine"), at=at
    )
    stage.notes["position_summer"] = str(made.pk)
    _lay(stage, made, dict.fromkeys(MEMBERS, stage.calendar.thursday_before(215, 18)), at)


def decide_first(stage: Stage, at: datetime) -> None:
    position, kind = _position(stage, "position_summer"), Resolution.Kind
    _decide(stage, position, "sternmuende", kind.ADOPTED, (5, 0, 0), at)
    _decide(stage, position, "nebelfurt", kind.ADOPTED, (2, 0, 0), at)
    _decide(stage, position, "mohnfurt", kind.ADOPTED, (1, 0, 1), at)
    _decide(stage, position, "social", kind.REFUSED, (2, 3, 0), at)


def publish_first(stage: Stage, at: datetime) -> None:
    operations.publish_position(position=_position(stage, "position_summer"), by=stage.actor("aylin"), at=at)


def meet(stage: Stage, at: datetime) -> None:
    meeting = stage.committees["network"].meetings.get()
    hold_meeting(meeting=meeting, by=stage.actor("aylin"), at=at)
    plan_meeting(
        committee=stage.committees["network"], starts_at=stage.calendar.next_thursday(18) + timedelta(days=21),
        place="Rathaus Sternmünde, Saal 2", by=stage.actor("aylin"), at=at, public=True,
    )  # fmt: skip


def share(stage: Stage, at: datetime) -> None:
    network, emine, aylin = stage.committees["network"], stage.actor("emine"), stage.actor("aylin")
    for key, kind, title, text in (
        ("sternmuende", "goal", "Ein Sitz in jedem Fachausschuss",
         "Bis zur nächsten Wahl spricht unser Gremium in jedem Fachausschuss mit."),
        ("nebelfurt", "activity", "Offene Sprechstunde im Rathaus",
         "Jeden ersten Montag hören zwei Mitglieder zu. Bisher kamen meist sechs bis zehn Menschen."),
        ("mohnfurt", "challenge", "Wir werden nicht beschlussfähig",
         "Zwei gewählte Plätze sind leer. Wie gewinnt ihr Nachrücker?"),
        ("sternmuende", "practice", "Vorlagen in einfacher Sprache",
         "Zu jeder Vorlage steht ein halbes Blatt in einfacher Sprache. Seitdem reden mehr Mitglieder mit."),
    ):  # fmt: skip
        by = emine if key == "sternmuende" else aylin
        made = operations.write_entry(
            network=network, body=stage.committees[key], kind=kind, title=title, text=text, by=by, at=at
        )
        stage.notes[f"space_{kind}"] = str(made.pk)
        if kind == "challenge":
            operations.comment_on_entry(
                entry=made, body=stage.committees["sternmuende"], by=emine, at=at + timedelta(minutes=5),
                text="Wir laden Listenplätze schon vor der Wahl zu Sitzungen ein. Drei sind dabeigeblieben.",
            )  # fmt: skip


def draft_second(stage: Stage, at: datetime) -> None:
    made = operations.draft_position(
        network=stage.committees["network"], title=WAY_TITLE, text=WAY_FIRST, by=stage.actor("emine"), at=at
    )
    operations.write_version(
        position=made, title=WAY_TITLE, text=WAY, note="Nebelfurt bat darum, dass der Rat antwortet",
        by=stage.actor("emine"), at=at + timedelta(days=3),
    )  # fmt: skip
    stage.notes["position_way"] = str(made.pk)


def open_second(stage: Stage, at: datetime) -> None:
    past = stage.calendar.thursday_before(30, 18)
    days = {**dict.fromkeys(("sternmuende", "nebelfurt", "social"), past), "mohnfurt": stage.calendar.next_thursday(19)}
    _lay(stage, _position(stage, "position_way"), days, at)


def decide_second(stage: Stage, at: datetime) -> None:
    position, kind = _position(stage, "position_way"), Resolution.Kind
    _decide(stage, position, "sternmuende", kind.ADOPTED, (4, 0, 1), at)
    _decide(stage, position, "social", kind.REFUSED, (1, 4, 0), at)
    _decide(stage, position, "nebelfurt", kind.ADOPTED_CHANGED, (2, 0, 0), at)
    answer = BodyAnswer.objects.select_related(
        "position__version", "position__network", "body", "item__committee", "item__meeting"
    ).get(position=position, body=stage.committees["nebelfurt"])
    stage.notes["answer_nebelfurt"] = str(answer.pk)
    operations.enter_wording(answer=answer, wording=WAY_NEBELFURT, by=stage.actor("aylin"), at=at)


def note_incident(stage: Stage, at: datetime) -> None:
    made = operations.write_note(
        network=stage.committees["network"], body=stage.committees["sternmuende"], kind="racism",
        happened=f"Herbst {at.year}", erase_on=day_of(at) + timedelta(days=365), by=stage.actor("emine"), at=at,
        text="Vor einer Unterkunft standen an zwei Abenden Gruppen und riefen Parolen. Kinder trauten sich nicht zur "
        "Bushaltestelle. Wir haben mit der Schule gesprochen. Wer hat so etwas auch erlebt?",
    )  # fmt: skip
    stage.notes["protected_note"] = str(made.pk)


# --- Polls --------------------------------------------------------------------------------------------
def _closes(stage: Stage, days: int) -> date:
    return stage.calendar.ahead(days)


def ask_for_consent(stage: Stage, at: datetime) -> None:
    of = NewPoll(
        kind=Poll.Kind.CONSENT, question="Wie kommen Menschen mit Arbeit zu einem Deutschkurs?", options=EVENING,
        closes_on=day_of(at) + timedelta(days=10), action_field=stage.fields["language"],
        goal="Wer arbeitet, findet in seiner Stadt einen Deutschkurs.", results_public=True,
    )  # fmt: skip
    made = polls.create_poll(committee=stage.committees["steering"], of=of, by=stage.actor("aylin"), at=at)
    polls.open_poll(poll=made, by=stage.actor("aylin"), at=at)
    stage.notes["poll_consent"] = str(made.pk)
    options = list(made.options.order_by("position"))
    for ticket, values in zip(made.tickets.order_by("user__name"), RESISTANCE, strict=False):
        chosen = {one.pk: value for one, value in zip(options, values, strict=True)}
        polls.cast_vote(ticket=ticket, values=chosen, at=at + timedelta(days=2))


def end_consent(stage: Stage, at: datetime) -> None:
    made = Poll.objects.select_related("committee").get(pk=stage.notes["poll_consent"])
    polls.close_poll(poll=made, by=SYSTEM, at=at)
    polls.conclude_poll(
        poll=made, by=stage.actor("aylin"), at=at,
        conclusion="Wir beginnen mit einem Kurs am Samstag, und wir sorgen zuerst für die Kinderbetreuung.",
    )  # fmt: skip


def ask_now(stage: Stage, at: datetime) -> None:
    """One for the members, by their account; one on paper slips for whoever comes to the open hour."""
    aylin, emine = stage.actor("aylin"), stage.actor("emine")
    of = NewPoll(
        kind=Poll.Kind.SINGLE, question="Soll die Antwort an Betroffene ein fester Punkt der Sitzung werden?",
        options=ABOUT_WAY, closes_on=_closes(stage, 12),
    )  # fmt: skip
    members = polls.create_poll(committee=stage.committees["steering"], of=of, by=aylin, at=at)
    polls.open_poll(poll=members, by=aylin, at=at)
    stage.notes["poll_open"] = str(members.pk)
    first = members.options.order_by("position").first()
    for ticket in members.tickets.order_by("user__name")[2:6]:
        polls.cast_vote(ticket=ticket, values={first.pk: 1} if first else {}, at=at + timedelta(hours=2))
    of = NewPoll(
        kind=Poll.Kind.MULTIPLE, question="Worüber soll der Ausschuss als Nächstes sprechen?",
        options=("Wohnen", "Schule", "Arbeit", "Gesundheit"), closes_on=_closes(stage, 20), audience="public",
        results_public=True,
    )  # fmt: skip
    slips = polls.create_poll(committee=stage.committees["sternmuende"], of=of, by=emine, at=at)
    for language, question, options in (
        ("en", "What should the committee talk about next?", ("Housing", "School", "Work", "Health")),
        ("tr", "Komisyon bundan sonra ne konuşsun?", ("Konut", "Okul", "İş", "Sağlık")),
        ("ar", "عن ماذا تتحدث اللجنة في المرة القادمة؟", ("السكن", "المدرسة", "العمل", "الصحة")),
        ("uk", "Про що комітет має говорити далі?", ("Житло", "Школа", "Робота", "Здоров’я")),
        ("ru", "О чём комитету говорить дальше?", ("Жильё", "Школа", "Работа", "Здоровье")),
    ):
        translate(row=slips, language=language, texts=in_order(slips, question, *options), by=emine, at=at)
    slips.refresh_from_db()
    polls.open_poll(poll=slips, slips=12, by=emine, at=at)
    stage.notes["poll_slips"] = str(slips.pk)
