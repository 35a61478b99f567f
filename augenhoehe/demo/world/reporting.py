"""How the hints come in and what the coordination does with them, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.values import dataclass
from augenhoehe.structure.models import Hint
from augenhoehe.structure.models.hints import DISCRIMINATION
from augenhoehe.structure.operations.hints import code_hint, refer_hint, reject_hint, see_hint
from augenhoehe.structure.operations.intake import NewContact, report_hint, withdraw_hint
from augenhoehe.structure.operations.topics import bundle, create_topic, set_topic_state

from . import files
from .calendar import Calendar
from .hints import GROUPS, INBOX, Report
from .hints.inbox import ASIDE
from .stage import Scene, Stage

CODED_AFTER = 2
ADVICE = {
    "leisure": "Die Antidiskriminierungsberatung der Caritas hilft Ihnen vertraulich und kostenlos: 0221 4710-230.",
    "money": "Die Beratung der Diakonie sieht sich den Bescheid mit Ihnen an: 0221 4710-240.",
}


@dataclass(frozen=True, slots=True)
class TopicText:
    """A topic of the store: from which day on, and what it has become by now."""

    group: str
    title: str
    description: str
    area: str
    days: int
    verbs: tuple[tuple[str, int] | tuple[str, int, str], ...] = ()


TOPICS = (
    TopicText("kita", "Kita-Auskunft nur auf Deutsch", "Anmeldung, Bescheid und Gespräch setzen Deutsch voraus.",
              "school", 190, (("reconstruct", 188, "Wo zwischen Bescheid und Platz bricht die Auskunft ab?"),)),
    TopicText("bus", "Kein Bus nach dem Abendkurs", "Abendkurse enden, wenn der letzte Bus schon weg ist.",
              "mobility", 132, (("ripen", 121),)),
    TopicText("confirmation", "Terminbestätigung gilt nicht als Nachweis",
              "Arbeitgeber, Banken und Vermieter erkennen die Bestätigung des Termins nicht an.",
              "residence", 110, (("ripen", 104),)),
    TopicText("doctor", "Arztbesuch ohne Sprachmittlung", "Praxen und Ämter haben niemanden, der übersetzt.",
              "health", 84, (("ripen", 40),)),
    TopicText("parents", "Elternsprechtag ohne Sprachmittlung", "Gespräche über Kinder, ohne dass Eltern verstehen.",
              "school", 78, (("ripen", 36),)),
    TopicText("training", "Beleidigungen beim Training", "Kinder werden im Sport wegen ihrer Herkunft herabgesetzt.",
              "leisure", 60, (("watch", 36),)),
    TopicText("post", "Post kommt in der Unterkunft nicht an", "Briefe gehen verloren, Fristen laufen ab.",
              "housing", 48, (("ripen", 41),)),
    TopicText("course", "Zu wenige Plätze in Sprachkursen", "Warten, Betreuung, Schichtarbeit: Kurse passen nicht.",
              "language", 44, (("watch", 26),)),
    TopicText("recognition", "Anerkennung dauert und kostet", "Zuständigkeit unklar, Zwischenstand unbekannt.",
              "recognition", 43, (("reconstruct", 11, "Wo bleibt ein Antrag liegen, und wer merkt es?"),)),
)  # fmt: skip


def scenes(calendar: Calendar) -> list[Scene]:
    reports = [report for group in GROUPS for report in group] + list(INBOX) + list(ASIDE)
    found = [scene for report in reports for scene in _of_report(calendar, report)]
    return found + [scene for topic in TOPICS for scene in scenes_of_topic(calendar, topic)]


def _of_report(calendar: Calendar, report: Report) -> Iterable[Scene]:
    yield Scene(calendar.any_day_ago(report.days), "Hinweise gehen ein", partial(tell, report))
    later = calendar.after(max(report.days - CODED_AFTER, 0))
    if report.group or report.state == "coded":
        yield Scene(later, "Hinweise werden kodiert", partial(sort, report))
    elif report.state != "arrived":
        yield Scene(later, "Hinweise werden gesichtet", partial(ENDINGS[report.state], report))


def scenes_of_topic(calendar: Calendar, topic: TopicText) -> Iterable[Scene]:
    yield Scene(calendar.ago(topic.days, 14), "Themen entstehen", partial(gather, topic))
    for verb, days, *reason in topic.verbs:
        yield Scene(calendar.ago(days, 15), "Themen werden reif", partial(judge, topic, verb, "".join(reason)))


def _key(report: Report) -> str:
    return f"{report.days}:{report.problem[:40]}"


def tell(report: Report, stage: Stage, at: datetime) -> None:
    """The report comes in; whoever holds its slip is kept for the tours."""
    if report.file:
        hint = files.release(report, stage, at)
        stage.hints.setdefault(report.group, []).append(hint)
        stage.hints[_key(report)] = [hint]
        return
    told = report_hint(
        problem=report.problem, idea=report.idea, municipality=stage.towns[report.town], at=at,
        social_area=stage.areas.get(report.social_area), life_area=stage.term("life_area", report.area),
        relation=report.relation, language=report.language, source=report.source,
        carrier=stage.carriers.get(report.carrier), contact=_contact(report, stage),
    )  # fmt: skip
    stage.hints.setdefault(report.group, []).append(told.hint)
    stage.hints[_key(report)] = [told.hint]
    if report.note:
        stage.notes[f"code_{report.note}"] = told.code
    stage.notes[_key(report)] = told.code


def _contact(report: Report, stage: Stage) -> NewContact | None:
    if not report.teller:
        return None
    if report.teller in stage.people:
        return NewContact(user=stage.people[report.teller], language=report.language, interview_consent=True)
    return NewContact(email=report.teller, language=report.language)


def _fresh(stage: Stage, report: Report) -> Hint:
    return Hint.objects.get(pk=stage.hints[_key(report)][0].pk)


def sort(report: Report, stage: Stage, at: datetime) -> None:
    """Coded, and put into its topic if there is one already."""
    aylin = stage.actor("aylin")
    hint = see_hint(hint=_fresh(stage, report), by=aylin, at=at)
    codes: Any = {name: stage.term(name, code) for name, code in zip(DISCRIMINATION, report.coded, strict=True)}
    code_hint(
        hint=hint, by=aylin, at=at, urgent=report.urgent, life_area=stage.term("life_area", report.area),
        hurdle=stage.term("hurdle", report.hurdle), institution=stage.term("institution", report.institution),
        **codes,
    )  # fmt: skip
    topic = stage.topics.get(report.group)
    if topic is not None:
        bundle(topic=topic, hints=[hint], by=aylin, at=at)


def gather(text: TopicText, stage: Stage, at: datetime) -> None:
    """A topic begins with everything coded so far."""
    ids = [hint.pk for hint in stage.hints.get(text.group, [])]
    coded = list(Hint.objects.filter(pk__in=ids, state=Hint.State.CODED).order_by("arrived_on"))
    stage.topics[text.group] = create_topic(
        title=text.title, description=text.description, life_area=stage.term("life_area", text.area), hints=coded,
        by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes[f"topic_{text.group}"] = str(stage.topics[text.group].pk)


def judge(text: TopicText, verb: str, reason: str, stage: Stage, at: datetime) -> None:
    topic = stage.topics[text.group]
    topic.refresh_from_db()
    set_topic_state(topic=topic, verb=verb, reason=reason, by=stage.actor("aylin"), at=at)


def see(report: Report, stage: Stage, at: datetime) -> None:
    see_hint(hint=_fresh(stage, report), by=stage.actor("aylin"), at=at)


def refer(report: Report, stage: Stage, at: datetime) -> None:
    text = multilingual(f"{report.reason} {ADVICE[report.area]}")
    refer_hint(hint=_fresh(stage, report), text=text, reason="Einzelfall", by=stage.actor("aylin"), at=at)


def reject(report: Report, stage: Stage, at: datetime) -> None:
    reject_hint(hint=_fresh(stage, report), reason=report.reason, by=stage.actor("aylin"), at=at)


def withdraw(report: Report, stage: Stage, at: datetime) -> None:
    withdraw_hint(code=stage.notes[_key(report)], at=at)


ENDINGS = {"seen": see, "referred": refer, "not_structural": reject, "withdrawn": withdraw}
