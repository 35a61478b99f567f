"""Matter 4, a project group at work: mail that gets lost in shared accommodation."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from augenhoehe.committees.models import Resolution, Seat
from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene, Stage
from augenhoehe.notices.operations import follow
from augenhoehe.structure.operations.groups import SeatWish, invite_member
from augenhoehe.structure.operations.room import add_document, open_poll, vote, write_note

from .steering import LATEST, meeting_days
from .telling import Decision, Matter, thread_of
from .working import Group

POST = Matter(
    key="post",
    title="Post kommt in der Unterkunft nicht an",
    question="Wie kommen Briefe in den Unterkünften sicher bei den Menschen an, für die sie bestimmt sind?",
    background="Acht Meldungen aus drei Kommunen. Ein Briefkasten für 90 Menschen, Umzüge im Haus ohne Meldung, "
    "Ehrenamtliche sortieren. Fristen von Gerichten und Jobcentern laufen ab.",
    affected="Menschen in Unterkünften, Behörden, die zustellen, Ehrenamtliche",
    causes="Für die Post fühlt sich niemand zuständig. Belegungslisten werden beim Umzug im Haus nicht geändert.",
    brief="In mehreren Unterkünften geht Post verloren. Fristen laufen ab, Leistungen werden gekürzt. Die "
    "Lenkungsgruppe soll entscheiden, ob eine Projektgruppe mit Betreibern, Kommunen und Bewohnern eine Lösung sucht.",
    level="network",
    public_title={
        "de": "Post in den Unterkünften",
        "en": "Mail in shared accommodation",
        "tr": "Yurtlarda posta",
        "ar": "البريد في السكن الجماعي",
        "uk": "Пошта в гуртожитках",
    },
    summary={
        "de": "In Unterkünften gehen Briefe verloren, Fristen laufen ab. Eine "
        "Projektgruppe sucht eine Lösung. Ein Platz für Menschen aus den Unterkünften ist noch frei.",
        "en": "In shared accommodation letters get lost and deadlines pass. A project group is "
        "looking for a solution. One seat for people who live there is still free.",
        "tr": "Yurtlarda mektuplar kayboluyor, süreler geçiyor. Bir proje grubu çözüm arıyor. Yurtlarda yaşayanlar "
        "için bir yer hâlâ boş.",
        "ar": "تضيع الرسائل في السكن الجماعي وتفوت المواعيد. تبحث مجموعة مشروع عن حل. ما زال مقعد "
        "لسكان هذه المساكن شاغرًا.",
        "uk": "У гуртожитках губляться листи, минають строки. Проєктна група шукає рішення. Одне місце для "
        "мешканців ще вільне.",
    },
)


DECISION = Decision(
    kind=Resolution.Kind.ADOPTED,
    wording="Eine Projektgruppe mit Betreibern, Kommunen und Menschen aus den Unterkünften legt einen Vorschlag vor.",
    reason="Fristen von Gerichten und Jobcentern laufen ab. Zuständig fühlt sich bisher niemand.",
    yes=9,
    no=0,
    abstentions=1,
)
GROUP = Group(
    matter=POST,
    name="Projektgruppe Post",
    goal="Briefe kommen in jeder Unterkunft sicher bei der Person an, für die sie bestimmt sind.",
    limits="Die Gruppe klärt die Zustellung, nicht die Belegung der Unterkünfte.",
    reporting="Einmal schriftlich nach sechs Wochen, dann mit dem Vorschlag.",
    members=(
        ("bernward", SeatWish(Seat.Sector.ADMINISTRATION, "Amt für Integration", "Leitung", chair=True)),
        ("nuray", SeatWish(Seat.Sector.ADMINISTRATION, "Stadt Zwirnstadt")),
        ("jolanta", SeatWish(Seat.Sector.WELFARE, "Diakonie Nebelfurt, betreibt eine Unterkunft")),
    ),
)
PLAN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def scenes(calendar: Calendar) -> list[Scene]:
    decided = meeting_days(calendar)[LATEST] + timedelta(hours=2)
    step = "Post in der Unterkunft: "
    return [
        Scene(calendar.ago(37), step + "Entwurf", POST.draft),
        Scene(calendar.ago(34), step + "vorgelegt", POST.submit),
        Scene(decided, step + "entschieden", partial(DECISION.record, "post")),
        Scene(decided + timedelta(days=1), step + "Projektgruppe eingesetzt", found),
        Scene(decided + timedelta(days=4), step + "veröffentlicht", publish),
        Scene(decided + timedelta(days=4, hours=1), step + "Mitglieder", GROUP.seat),
        Scene(calendar.ago(9, 11), step + "Aufgaben", share_work),
        Scene(calendar.ago(6, 11), step + "Abfrage und Einladung", ask_and_invite),
        Scene(calendar.ago(3, 11), step + "Zwischenstand", report),
    ]


def publish(stage: Stage, at: datetime) -> None:
    POST.publish(stage, at)
    follow(user=stage.people["rojda"], thread=thread_of(stage, "post"), at=at)


def found(stage: Stage, at: datetime) -> None:
    GROUP.found(stage, at, due=stage.calendar.ahead(49))


def share_work(stage: Stage, at: datetime) -> None:
    """Two tasks are open, one of them soon; a plan lies in the room."""
    ahead = stage.calendar.ahead
    GROUP.give(stage, at, title="Betreiber fragen, wer heute die Post verteilt", to="jolanta", due=ahead(5))
    GROUP.give(stage, at, title="Prüfen, was ein Fach mit Schloss je Zimmer kostet", to="nuray", due=ahead(12))
    add_document(group=GROUP.of(stage), content=PLAN, title="Lageplan der Unterkunft", by=stage.actor("nuray"), at=at)


def ask_and_invite(stage: Stage, at: datetime) -> None:
    """A short poll for the phone; and somebody who lives there is invited in Arabic."""
    group, jolanta = GROUP.of(stage), stage.actor("jolanta")
    poll = open_poll(
        group=group, question="Wann trifft sich die Gruppe in der Unterkunft?", closes_on=stage.calendar.ahead(4),
        options=["Dienstag, 17 Uhr", "Mittwoch, 10 Uhr", "Samstag, 11 Uhr"], by=jolanta, at=at,
    )  # fmt: skip
    poll.group = group
    vote(poll=poll, option=2, by=jolanta, at=at)
    vote(poll=poll, option=2, by=stage.actor("bernward"), at=at)
    invite_member(
        group=group, email="hadi@unterkunft.example", name="Hadi Hamsa", language="ar", by=stage.actor("aylin"), at=at,
        wish=SeatWish(Seat.Sector.AFFECTED, "", "wohnt in der Unterkunft"),
    )  # fmt: skip


def report(stage: Stage, at: datetime) -> None:
    write_note(
        group=GROUP.of(stage), by=stage.actor("jolanta"), at=at,
        text="Bei uns verteilt der Hausmeister, wenn er da ist. An drei Tagen der Woche ist niemand zuständig.",
    )  # fmt: skip
