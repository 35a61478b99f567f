"""Studies, plans, guides, suggestions and workshops: who may, and what the state allows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from augenhoehe.accounts.models import Carrier
from augenhoehe.core import identifiers
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.events.models import Event
from augenhoehe.studies.models import Card, Cluster, Guide, Handout, Study, Suggestion
from augenhoehe.studies.permissions import MANAGE_STUDIES, READ_OWN_STUDY, SUGGEST

# Raw data are needed for the analysis, not for ever (Art. 5 Abs. 1 Buchst. e DSGVO; to be checked).
LONGEST_RAW = timedelta(days=3 * 366)
LONGEST_TEXT = 5000
MOST_QUESTIONS = 60
SHOWN = 5


# --- Who may -------------------------------------------------------------------------------------------
def check_manage(by: Actor) -> None:
    by.check(MANAGE_STUDIES)


def can_manage(by: Actor) -> bool:
    return by.may(MANAGE_STUDIES)


def check_write(by: Actor, study: Study) -> None:
    """The institute writes guides and workshops of its own study; who manages studies does so everywhere."""
    if not by.may(MANAGE_STUDIES):
        by.check(READ_OWN_STUDY, carrier_id=study.institute_id)
    check_not_closed(study)


def can_write(by: Actor, study: Study) -> bool:
    return allowed(check_write, by, study)


def check_suggest(by: Actor, study: Study) -> None:
    by.check(SUGGEST)
    if study.state != Study.State.RUNNING:
        raise Refused("Vorschläge sammelt eine Studie, solange sie läuft.")


def can_suggest(by: Actor, study: Study) -> bool:
    return allowed(check_suggest, by, study)


# --- What the state allows -----------------------------------------------------------------------------
def check_not_closed(study: Study) -> None:
    if study.state == Study.State.CLOSED:
        raise Refused("Die Studie ist abgeschlossen. Ihr Ergebnis wird nicht mehr geändert.")


def check_study(title: str, aims: str, short_text: dict[str, Any]) -> None:
    if not title.strip():
        raise Refused("Geben Sie der Studie einen Titel.", field="title")
    if not aims.strip():
        raise Refused("Schreiben Sie, was die Studie wissen will.", field="aims")
    if not text_in(short_text, "de").text:
        raise Refused("Sagen Sie in drei Sätzen, worum es geht.", field="short_text_de")


def check_institute(institute: Carrier, before: Study | None = None) -> None:
    if institute.residence_authority:
        raise Refused(
            "Eine Ausländer- oder Einbürgerungsbehörde führt hier keine Interviews. Wählen Sie eine andere Stelle.",
            field="institute",
        )
    if before is not None and before.state != Study.State.DRAFT and before.institute_id != institute.pk:
        raise Refused("Das Institut einer laufenden Studie ändert sich nicht mehr.", field="institute")


def check_raw_until(raw_until: date, today: date) -> None:
    if not today < raw_until <= today + LONGEST_RAW:
        raise Refused("Die Rohdaten werden nach heute gelöscht, spätestens in drei Jahren.", field="raw_until")


def check_start(study: Study, *, consent_text: bool) -> None:
    if not consent_text:
        raise Refused("Schreiben Sie zuerst den Einwilligungstext. Ohne ihn führt niemand ein Interview.")


def check_publish(study: Study, *, phases: bool) -> None:
    if study.state == Study.State.DRAFT:
        raise Refused("Veröffentlicht wird eine Studie, wenn sie begonnen hat.")
    if study.published_on is not None:
        raise Refused("Die Studie ist schon veröffentlicht.")
    if not phases:
        raise Refused("Tragen Sie zuerst mindestens eine öffentliche Phase ein, damit alle sehen, wie es weitergeht.")


def can_publish(by: Actor, study: Study) -> bool:
    return can_manage(by) and study.state != Study.State.DRAFT and study.published_on is None


def check_nominations_until(study: Study, until: date | None, today: date) -> None:
    if until is None:
        return
    if study.published_on is None:
        raise Refused("Melden kann man sich erst, wenn die Studie veröffentlicht ist.", field="nominations_until")
    if not today <= until <= study.raw_until:
        raise Refused("Melden kann man sich ab heute und höchstens, bis die Rohdaten gelöscht werden.",
                      field="nominations_until")  # fmt: skip


def check_phase(title: str, starts_on: date, ends_on: date) -> None:
    if not title.strip():
        raise Refused("Wie heißt die Phase?", field="title")
    if ends_on < starts_on:
        raise Refused("Die Phase endet vor ihrem Beginn.", field="ends_on")


def check_nobody_named(text: str, field: str) -> None:
    """What bodies, cards and notes write is read by many: no name, no number, no exact day."""
    if not text.strip():
        raise Refused("Bitte schreiben Sie etwas.", field=field)
    if len(text) > LONGEST_TEXT:
        raise Refused(f"Der Text ist zu lang. Es gehen höchstens {LONGEST_TEXT} Zeichen.", field=field)
    found = identifiers.suspicious(text)
    if found:
        listed = ", ".join(f"„{one.text}“ ({one.label})" for one in found[:SHOWN])
        raise Refused(
            f"Das kann auf einzelne Menschen hinweisen: {listed}. "
            "Schreiben Sie Funktion oder Gruppe statt eines Namens.",
            field=field,
        )


def check_answer(suggestion: Suggestion, state: str, answer: str) -> None:
    if state not in (Suggestion.State.TAKEN, Suggestion.State.DECLINED):
        raise Refused("Wählen Sie, ob der Vorschlag übernommen wird.", field="state")
    if not answer.strip():
        raise Refused("Schreiben Sie in einem Satz, was daraus wird.", field="answer")
    if suggestion.state != Suggestion.State.OPEN:
        raise Refused("Dieser Vorschlag ist schon beantwortet.")


def check_consent_text(text: dict[str, Any]) -> None:
    if not text_in(text, "de").text:
        raise Refused("Schreiben Sie, wozu Menschen ja sagen.", field="text_de")


# --- Guides --------------------------------------------------------------------------------------------
def check_questions(questions: list[tuple[str, Any]]) -> None:
    if not questions:
        raise Refused("Ein Leitfaden hat mindestens eine Frage.", field="questions")
    if len(questions) > MOST_QUESTIONS:
        raise Refused(f"Ein Leitfaden hat höchstens {MOST_QUESTIONS} Fragen.", field="questions")


def check_guide_open(guide: Guide) -> None:
    """What was published or handed out stays as people have read it; changes make a new version."""
    if guide.published_on is not None:
        raise Refused("Diese Fassung ist veröffentlicht. Schreiben Sie eine neue.")


def check_publish_guide(guide: Guide) -> None:
    check_guide_open(guide)
    if guide.study.published_on is None:
        raise Refused("Veröffentlichen Sie zuerst die Studie.")


def can_publish_guide(by: Actor, guide: Guide) -> bool:
    return can_manage(by) and allowed(check_publish_guide, guide)


def check_handout(way: str, recipient: str, email: str) -> None:
    if not recipient.strip():
        raise Refused("An wen geht der Leitfaden?", field="recipient")
    if way == Handout.Way.MAIL and not email:
        raise Refused("Für eine Mail fehlt die Adresse.", field="email")


# --- Workshops -----------------------------------------------------------------------------------------
def check_workshop(title: str, held_on: date, today: date, event: Event | None) -> None:
    if not title.strip():
        raise Refused("Wie heißt die Werkstatt?", field="title")
    if event is None and held_on > today:
        raise Refused("Ein kommender Tag braucht seine Veranstaltung: Dort melden sich alle an.", field="event")


def check_cluster_of(card: Card, cluster: Cluster | None) -> None:
    if cluster is not None and cluster.workshop_id != card.workshop_id:
        raise Refused("Diese Gruppe gehört zu einer anderen Werkstatt.", field="cluster")


def check_hand_on(cluster: Cluster, hurdles: int) -> None:
    """A hint says what goes wrong: supports and ideas alone are none."""
    if cluster.handed_on is not None:
        raise Refused("Aus dieser Gruppe ist schon ein Hinweis geworden.")
    if not hurdles:
        raise Refused("In dieser Gruppe steht keine Hürde. Ein Hinweis sagt, was nicht gut läuft.")


def can_hand_on(by: Actor, cluster: Cluster, hurdles: int) -> bool:
    return can_manage(by) and allowed(check_hand_on, cluster, hurdles)
