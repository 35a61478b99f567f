"""Two rounds of questions, what organisations tell of themselves, and a number from elsewhere beside the register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from augenhoehe.core.clock import day_of
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Organisation, Story, StoryPicture, Survey, SurveyReply
from augenhoehe.organisations.queries import surveys as queries_surveys
from augenhoehe.organisations.survey_answers import Answers, Wanted

from .calendar import Calendar
from .organisations import entry
from .press import drawn
from .stage import Scene, Stage

QUESTION = {
    "de": "Was braucht Ihre Organisation in den nächsten zwölf Monaten? Kreuzen Sie an, was passt.",
    "en": "What does your organisation need in the next twelve months? Tick what applies.",
    "tr": "Kuruluşunuzun önümüzdeki on iki ayda neye ihtiyacı var? Uygun olanları işaretleyin.",
    "ar": "ما الذي تحتاجه منظمتكم في الأشهر الاثني عشر القادمة؟ ضعوا علامة على ما يناسب.",
    "uk": "Що потрібно вашій організації протягом наступних дванадцяти місяців? Позначте потрібне.",
}
KINDS = ["training", "funding", "room", "volunteers", "networking"]
ASKED = {"kinds": [Organisation.Kind.MIGRANT_ORGANISATION, Organisation.Kind.UMBRELLA, Organisation.Kind.RELIGIOUS]}
SPRING: dict[str, tuple[Wanted, ...]] = {
    "dattelpalme": (Wanted("room", amount="60 Personen", text="Ein Saal für Feste, mit Küche"),),
    "lale": (Wanted("volunteers", amount="4", text="Menschen, die bei Mathe helfen"), Wanted("funding")),
    "kornblume": (Wanted("room", text="Ein Klassenraum am Samstag"),),
    "network": (Wanted("training", amount="12 Vereine", text="Buchhaltung und Haftung im Verein"),),
}
AUTUMN: dict[str, tuple[Wanted, ...]] = {
    "frauen": (Wanted("funding", amount="1 500 Euro", text="Fahrtkosten für Begleitungen"),
               Wanted("other", "Dolmetschen bei Festen")),
    "kornblume": (Wanted("training", amount="3", text="Erste Hilfe am Kind"),),
    "network": (Wanted("networking", text="Kontakt zu Stiftungen"), Wanted("training", amount="15 Vereine")),
}  # fmt: skip


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(130, 10), "Erste Bedarfserhebung", _asking("spring", "Bedarfe im Frühjahr", 30, SPRING)),
        Scene(calendar.ago(98, 10), "Die erste Runde ist zu Ende", _close),
        Scene(calendar.ago(70, 12), "Eine Zahl zum Vergleich", _compare),
        Scene(calendar.ago(45, 18), "Dattelpalme erzählt vom Sommerfest", _telling(
            "dattelpalme", "faisal", "feast", Story.Kind.CONTRIBUTION, publish=True,
            picture="Zelte und Fahnen in Blau und Sand, gemalt.",
            title="Sommerfest am Federbach", field="culture", hours=120, reach="500", days=50,
            text="Drei Tage lang haben wir gekocht, Zelte aufgebaut und Kinder geschminkt.\n\nDie Nachbarschaft kam "
                 "mit Kuchen. Zum Schluss haben alle zusammen aufgeräumt.",
        )),
        Scene(calendar.ago(31, 18), "Frauen wagen Wege berichtet", _telling(
            "frauen", "rojda", "company", Story.Kind.CONTRIBUTION, publish=True,
            title="Zwölf Begleitungen in einem Monat", field="women", hours=64, reach="50", days=40,
            text="Wir waren mit bei Ärztinnen, beim Jobcenter und in der Schule.",
        )),
        Scene(calendar.ago(12, 19), "Eine Nachricht auf Arabisch", _telling(
            "dattelpalme", "faisal", "news", Story.Kind.NEWS, publish=True, language="ar", days=12,
            title="موعد جديد للقاء الأسبوعي", text="نلتقي من الآن كل سبت في الساعة الرابعة. الجميع مدعوون.",
        )),
        Scene(calendar.ago(3, 20), "Eine Nachricht wartet auf die Freigabe", _telling(
            "frauen", "rojda", "waiting", Story.Kind.NEWS, publish=False, days=3,
            title="Wir suchen Verstärkung", text="Sprechen Sie Kurdisch oder Farsi? Kommen Sie zum Frühstück.",
        )),
        Scene(calendar.ago(9, 10), "Zweite Bedarfserhebung", _asking(
            "autumn", "Bedarfe fürs nächste Jahr", 25, AUTUMN,
        )),
    ]  # fmt: skip


def _asking(
    key: str, title: str, days: int, answers: dict[str, tuple[Wanted, ...]]
) -> Callable[[Stage, datetime], None]:
    """Opened by Aylin; the clubs answer by their links in the days after."""

    def play(stage: Stage, at: datetime) -> None:
        by = stage.actor("aylin")
        made = operations.draw_up_survey(
            title=title, question=QUESTION, kinds=KINDS, additions=["Dolmetschen bei Festen"], audience=ASKED,
            ends_on=day_of(at) + timedelta(days=days), by=by, at=at,
        )  # fmt: skip
        operations.open_survey(survey=made, by=by, at=at)
        stage.notes[f"survey_{key}"] = str(made.pk)
        for days_later, (owner, wanted) in enumerate(answers.items(), start=1):
            _answer(made, entry(stage, owner), wanted, at + timedelta(days=days_later))
        waiting = SurveyReply.objects.get(survey=made, organisation=entry(stage, "dattelpalme"))
        stage.notes[f"survey_reply_{key}"] = str(waiting.pk)

    return play


def _answer(survey: Survey, organisation: Organisation, wanted: tuple[Wanted, ...], at: datetime) -> None:
    reply = queries_surveys.reply_behind(survey.replies.get(organisation=organisation).pk)
    if reply is None:
        raise LookupError(organisation.name)
    known = queries_surveys.known_needs(reply)
    done = frozenset(one.pk for one in known[1:])
    still = frozenset(one.pk for one in known[:1])
    operations.answer_survey(reply=reply, answers=Answers(wanted, still, done), at=at)


def _close(stage: Stage, at: datetime) -> None:
    survey = Survey.objects.get(pk=stage.notes["survey_spring"])
    operations.close_survey(survey=survey, by=stage.actor("aylin"), at=at)


def _compare(stage: Stage, at: datetime) -> None:
    made = operations.enter_comparator(
        label="bundesweit", prefix="über", number=20_000, source="Angabe in einem Pressebericht, nicht nachgeprüft",
        as_of=date(2012, 3, 1), by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["comparator"] = str(made.pk)


def _telling(
    owner: str, who: str, key: str, kind: str, *, publish: bool, days: int, picture: str = "", **values: Any
) -> Callable[[Stage, datetime], None]:
    def play(stage: Stage, at: datetime) -> None:
        by = stage.actor(who)
        day = day_of(stage.calendar.ago(days))
        made = operations.write_story(organisation=entry(stage, owner), kind=kind, day=day, by=by, at=at, **values)
        if picture:
            operations.illustrate_story(
                story=made, content=drawn("arches"), alt_text=picture, credit=stage.actor(who).name,
                people=StoryPicture.People.NONE, by=by, at=at,
            )  # fmt: skip
        operations.submit_story(story=made, by=by, at=at)
        if publish:
            operations.publish_story(story=made, by=stage.actor("aylin"), at=at)
        stage.notes[f"story_{key}"] = str(made.pk)

    return play
