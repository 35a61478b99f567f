"""What may be written down, shown and handed on after the day; who may is asked with the event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils.translation import gettext

from augenhoehe.core.clock import day_of
from augenhoehe.core.identifiers import CERTAIN, LABELS, likely
from augenhoehe.core.refused import Refused
from augenhoehe.events.models import Event, Feedback, Material, Result
from augenhoehe.organisations.models import Organisation

# Feedback is asked for so long; what it says is counted once, afterwards.
FEEDBACK_OPEN = timedelta(days=21)
# Within so many days results are written down (S1-28).
RESULT_DAYS = 7
LONGEST_RESULT, LONGEST_ANSWER = 1000, 2000
HANDED_OVER = (Result.Kind.HURDLE, Result.Kind.IDEA)
LICENCES = (
    ("", "alle Rechte bei der Urheberin"), ("CC BY 4.0", "CC BY 4.0: mit Namen weiterverwenden"),
    ("CC BY-SA 4.0", "CC BY-SA 4.0: mit Namen, unter gleichen Bedingungen"),
    ("CC0 1.0", "CC0: frei für alle"), ("nur diese Seite", "nur für diese Seite erlaubt"),
)  # fmt: skip


# --- Results ----------------------------------------------------------------------------------------
def check_begun(event: Event, at: datetime) -> None:
    """Nothing came of a day that has not begun; expects `meeting` to be selected."""
    if event.state in (Event.State.DRAFT, Event.State.CANCELLED) or event.begins_at > at:
        raise Refused("Ergebnisse hält man fest, sobald die Veranstaltung begonnen hat.")


def check_result(kind: str, text: str, due: date | None) -> None:
    if not text:
        raise Refused("Was wurde festgehalten? Ein Satz genügt.", field="text")
    if len(text) > LONGEST_RESULT:
        raise Refused(f"Bitte kürzer fassen, höchstens {LONGEST_RESULT} Zeichen.", field="text")
    if due is not None and kind != Result.Kind.AGREEMENT:
        raise Refused("Ein Datum haben nur Vereinbarungen.", field="due")


def check_changeable(result: Result) -> None:
    if result.handed_over_at is not None:
        raise Refused("Als Hinweis übergeben ist übergeben: Der Text bleibt, wie er weiterging.")


def check_hand_over(result: Result, text: str, *, meant: bool) -> None:
    """A hint knows no person: what looks like one is asked about, what surely is one does not go."""
    if result.kind not in HANDED_OVER:
        raise Refused("Als Hinweis gehen Hürden und Lösungsideen weiter.")
    check_changeable(result)
    marks = likely(text)
    sure = [one for one in marks if one.kind in CERTAIN]
    if sure:
        raise Refused(f"Im Text steht {_said(sure)}. Das darf nicht in einen Hinweis.", field="text")
    if marks and not meant:
        raise Refused(
            f"Im Text steht vielleicht {_said(marks)}. Bitte ändern Sie ihn, oder kreuzen Sie an, dass niemand "
            "gemeint ist.",
            field="text",
        )


def _said(marks: Sequence[object]) -> str:
    return ", ".join(dict.fromkeys(LABELS[one.kind] for one in marks))  # type: ignore[attr-defined]


def check_agreement(result: Result, partners: Sequence[Organisation]) -> None:
    if result.kind != Result.Kind.AGREEMENT:
        raise Refused("Zur Kooperation wird eine Vereinbarung.")
    if result.cooperation_id is not None:
        raise Refused("Daraus ist schon eine Kooperation geworden.")
    if len(partners) < 2:
        raise Refused("Wer arbeitet zusammen? Wählen Sie mindestens zwei Organisationen.", field="partners")


# --- Feedback ---------------------------------------------------------------------------------------
def feedback_ends(event: Event) -> date:
    """The last day on which feedback is taken."""
    return day_of(event.over_at + FEEDBACK_OPEN)


def check_feedback(event: Event, at: datetime) -> None:
    if event.state in (Event.State.DRAFT, Event.State.CANCELLED) or event.begins_at > at:
        raise Refused(gettext("Die Veranstaltung hat noch nicht begonnen."))
    if day_of(at) > feedback_ends(event):
        raise Refused(gettext("Für eine Rückmeldung ist es zu spät. Schreiben Sie bitte den Gastgebenden."))


def check_marks(overall: int | None, *others: int | None) -> int:
    """The mark for the whole, which is there and like the others one of five; Refused when not."""
    if overall is None:
        raise Refused(gettext("Wie war es insgesamt?"), field="overall")
    if any(mark is not None and not 1 <= mark <= 5 for mark in (overall, *others)):
        raise Refused(gettext("Bitte wählen Sie eine der Antworten."), field="overall")
    return overall


def is_enough(answers: Sequence[Feedback], threshold: int) -> bool:
    """Below the threshold a text may tell who wrote it."""
    return len(answers) >= threshold


# --- Material ---------------------------------------------------------------------------------------
def check_material(material: Material) -> None:
    if not material.title:
        raise Refused("Wie heißt die Datei?", field="title")
    if material.kind == Material.Kind.PHOTO and not material.alt_text:
        raise Refused("Was ist auf dem Bild zu sehen? Ein Satz für alle, die es nicht sehen.", field="alt_text")
    if material.item is not None and material.item.event_id != material.event_id:
        raise Refused("Dieser Programmpunkt gehört zu einer anderen Veranstaltung.", field="item")


def check_show(material: Material) -> None:
    """A photo goes out with the consent of who is seen on it (Art. 6 and 9 GDPR, KUG § 22; to be checked)."""
    if material.kind == Material.Kind.PHOTO and not material.consent:
        raise Refused("Ein Foto zeigen wir erst, wenn die gezeigten Personen einverstanden sind.", field="consent")
    if not material.credit and material.kind != Material.Kind.DOCUMENT:
        raise Refused("Von wem ist das? Nennen Sie bitte die Urheberin oder den Urheber.", field="credit")


def check_notice(by_whom: str) -> None:
    if not by_whom:
        raise Refused("Wer fotografiert?", field="by_whom")


# --- Thanks -----------------------------------------------------------------------------------------
def check_thanks(event: Event, at: datetime) -> None:
    if event.over_at > at or event.state not in Event.OVER:
        raise Refused("Bedanken Sie sich, wenn die Veranstaltung vorbei ist.")
