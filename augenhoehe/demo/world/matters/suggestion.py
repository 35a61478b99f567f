"""Matter 2: a § 27 body suggests something to the school committee; two reachable meetings pass over it."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from augenhoehe.committees.models import Paper, Resolution, Station
from augenhoehe.committees.operations import (
    NewItem,
    NewStation,
    answer_invitation,
    build_agenda,
    create_paper,
    deliver,
    hold_meeting,
    invite_to_meeting,
    note_overdue,
    plan_meeting,
    record_resolution,
    submit_item,
    submit_paper,
)
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import SYSTEM
from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.planning import decide_what
from augenhoehe.demo.world.stage import Scene, Stage
from augenhoehe.journal.operations import open_thread, publish_thread

WAITING_DAYS = 63
HALL = "Rathaus Sternmünde, Sitzungssaal"
TITLE = "Sprachmittlung beim Elternsprechtag"
SUMMARY = {
    "de": "Beim Elternsprechtag fehlt Sprachmittlung. Der Ausschuss in Sternmünde regt einen festen Vorrat an Stunden "
    "je Schule an. Entscheiden soll der Schulausschuss.",
    "en": "Parents' evenings lack interpreting. The committee in Sternmünde suggests fixed interpreting hours for each "
    "school. The school committee is to decide.",
    "tr": "Veli görüşmelerinde sözlü çeviri eksik. Sternmünde'deki komite her okul için sabit saatler öneriyor. "
    "Karar okul komitesinin.",
    "ar": "لا تتوفر ترجمة شفوية في لقاءات أولياء الأمور. تقترح اللجنة في شتيرنمونده عددًا ثابتًا من الساعات لكل مدرسة. "
    "والقرار للجنة المدارس.",
    "uk": "На батьківських зустрічах бракує усного перекладу. Комітет у Штернмюнде пропонує сталий запас годин для "
    "кожної школи. Вирішує шкільний комітет.",
}
PUBLIC_TITLE = {
    "de": "Sprachmittlung beim Elternsprechtag: Anregung aus Sternmünde",
    "en": "Interpreting at parents' evenings: a suggestion from Sternmünde",
    "tr": "Veli görüşmelerinde sözlü çeviri: Sternmünde'den öneri",
    "ar": "ترجمة شفوية في لقاءات أولياء الأمور: اقتراح من شتيرنمونده",
    "uk": "Усний переклад на батьківських зустрічах: пропозиція зі Штернмюнде",
}


def missed_days(calendar: Calendar) -> tuple[datetime, datetime]:
    """Two Thursdays at which the school committee could have dealt with it and did not."""
    return calendar.thursday_before(40, 17), calendar.thursday_before(12, 17)


def scenes(calendar: Calendar) -> list[Scene]:
    first, second = missed_days(calendar)
    submitted = calendar.any_day_ago(WAITING_DAYS, 20)
    night = timedelta(hours=11, minutes=15)
    return [
        Scene(calendar.ago(78, 9), "Sternmünde plant eine Sitzung", plan_in_sternmuende),
        Scene(calendar.thursday_before(66, 20), "Sternmünde beschließt eine Anregung", decide_to_suggest),
        Scene(submitted - timedelta(minutes=30), "Der Schulausschuss hat seine Termine", plan_school_meetings),
        Scene(submitted, "Die Anregung geht an den Schulausschuss", submit),
        Scene(first + timedelta(hours=3), "Der Schulausschuss tagt ohne sie", partial(pass_over, "school_1")),
        Scene(first + night, "Eine erreichbare Sitzung ist verpasst", note),
        Scene(calendar.ago(20, 9), "Sternmünde plant die nächste Sitzung", plan_next_in_sternmuende),
        Scene(second + timedelta(hours=3), "Der Schulausschuss tagt wieder ohne sie", partial(pass_over, "school_2")),
        Scene(second + night, "Zwei erreichbare Sitzungen sind verpasst", note),
        Scene(calendar.ago(5, 18), "Sternmünde lädt ein", invite_in_sternmuende),
        Scene(calendar.ago(3, 20), "Faisal sagt zu", answer_faisal),
    ]


def plan_in_sternmuende(stage: Stage, at: datetime) -> None:
    """A suggestion of the committee itself, with what waits on it."""
    olek, emine, committee = stage.actor("olek"), stage.actor("emine"), stage.committees["sternmuende"]
    thread = open_thread(
        title=TITLE, by=SYSTEM, at=at, text="Der Ausschuss will eine Anregung geben.",
        municipality_id=stage.towns["sternmuende"].pk,
    )  # fmt: skip
    publish_thread(
        thread=thread, title=multilingual(**PUBLIC_TITLE), summary=multilingual(**SUMMARY),
        by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["thread_suggestion"] = thread.number or ""
    submit_item(
        committee=committee, title=f"Anregung: {TITLE}", by=emine, at=at, url="", thread=thread,
        brief="Eltern verstehen beim Sprechtag oft wenig. Schulen müssen Sprachmittlung lange vorher beantragen. "
        "Der Schulausschuss soll einen festen Vorrat an Stunden je Schule beschließen.",
    )  # fmt: skip
    meeting = plan_meeting(
        committee=committee, starts_at=stage.calendar.thursday_before(66, 18), by=olek, at=at, public=True, place=HALL
    )
    build_agenda(meeting=meeting, by=olek, at=at)
    invite_to_meeting(meeting=meeting, by=olek, at=at)
    deliver(meeting_id=meeting.pk, at=at)
    stage.meetings["sternmuende"] = meeting


def decide_to_suggest(stage: Stage, at: datetime) -> None:
    item = stage.meetings["sternmuende"].agenda_items.get()
    record_resolution(
        item=item, kind=Resolution.Kind.ADOPTED, by=stage.actor("emine"), at=at, yes=4, no=0, abstentions=1,
        wording="Der Ausschuss regt an, dass der Schulausschuss jeder Schule einen festen Vorrat an Stunden für "
        "Sprachmittlung gibt.",
        reason="Zuständig ist der Schulausschuss. Die jetzige Frist von sechs Wochen passt nicht zum Schulalltag.",
    )  # fmt: skip


def plan_school_meetings(stage: Stage, at: datetime) -> None:
    """The year's dates stand long before; each lies behind the invitation period."""
    first, second = missed_days(stage.calendar)
    third = stage.calendar.next_thursday(17) + timedelta(days=14)
    for key, starts_at in (("school_1", first), ("school_2", second), ("school_3", third)):
        stage.meetings[key] = plan_meeting(
            committee=stage.committees["school"], starts_at=starts_at, place=HALL, by=stage.actor("olek"), at=at,
            public=True,
        )  # fmt: skip


def submit(stage: Stage, at: datetime) -> None:
    item = stage.meetings["sternmuende"].agenda_items.get()
    paper = create_paper(
        kind=Paper.Kind.SUGGESTION, title=TITLE, thread=item.thread, by=stage.actor("emine"), at=at,
        submitted_by_committee=stage.committees["sternmuende"],
        items=[
            NewItem(
                "Der Schulausschuss gibt jeder Schule einen festen Vorrat an Stunden für Sprachmittlung. Die Schule "
                "ruft die Stunden ab, ohne sechs Wochen vorher einen Antrag zu stellen.",
                addressee="Schulverwaltungsamt",
            )
        ],
        reasons="Termine für den Elternsprechtag stehen zwei Wochen vorher fest. Die Antragsfrist beträgt sechs "
        "Wochen. Deshalb übersetzen oft Kinder, auch wenn es um ihre eigenen Noten geht.",
        stations=[NewStation(stage.committees["school"], Station.Role.DECISION, True, 1)],
    )  # fmt: skip
    stage.papers["suggestion"] = submit_paper(paper=paper, by=stage.actor("emine"), at=at)
    stage.notes["paper_suggestion"] = str(paper.pk)
    stage.notes["number_suggestion"] = paper.number or ""


def pass_over(key: str, stage: Stage, at: datetime) -> None:
    """The meeting deals with other things; the suggestion was on nobody's agenda."""
    meeting = stage.meetings[key]
    meeting.refresh_from_db()
    hold_meeting(meeting=meeting, by=stage.actor("olek"), at=at)


def note(stage: Stage, at: datetime) -> None:
    note_overdue(by=SYSTEM, at=at)


def plan_next_in_sternmuende(stage: Stage, at: datetime) -> None:
    stage.meetings["sternmuende_next"] = plan_meeting(
        committee=stage.committees["sternmuende"], by=stage.actor("olek"), at=at, public=True,
        starts_at=stage.calendar.next_thursday(18), place=HALL,
    )  # fmt: skip


def invite_in_sternmuende(stage: Stage, at: datetime) -> None:
    """What the committee talks about on Thursday, each in three sentences."""
    olek, committee, meeting = stage.actor("olek"), stage.committees["sternmuende"], stage.meetings["sternmuende_next"]
    for title, brief in (
        ("Nachfrage an den Schulausschuss",
         "Unsere Anregung zur Sprachmittlung liegt beim Schulausschuss. Zwei seiner Sitzungen sind vorbei. "
         "Wir beschließen, ob die Vorsitzende dort nachfragt und spricht."),
        ("Raum für das Frauencafé",
         "Das Frauencafé hat ab Januar keinen Raum mehr. Die Stadtbücherei bietet den Lesesaal am Mittwoch an. "
         "Wir empfehlen der Stadt, das Angebot anzunehmen."),
    ):  # fmt: skip
        submit_item(committee=committee, title=title, brief=brief, url="", by=stage.actor("emine"), at=at)
    build_agenda(meeting=meeting, by=olek, at=at)
    decide_what(stage, at)
    meeting.refresh_from_db()
    invite_to_meeting(meeting=meeting, by=olek, at=at)
    deliver(meeting_id=meeting.pk, at=at)
    stage.notes["meeting_sternmuende"] = str(meeting.pk)


def answer_faisal(stage: Stage, at: datetime) -> None:
    meeting = stage.meetings["sternmuende_next"]
    seat = stage.committees["sternmuende"].seats.get(user=stage.people["faisal"])
    answer_invitation(meeting=meeting, seat=seat, answer="yes", by=stage.actor("faisal"), at=at)
