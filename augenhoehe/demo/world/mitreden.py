"""What people wrote: on the information of day-care centres, on interpreters for parents, on lost mail, in a room."""

from __future__ import annotations

from datetime import datetime, timedelta

from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import multilingual
from augenhoehe.forum import operations
from augenhoehe.forum.models import Contribution
from augenhoehe.forum.subjects import Subject, find
from augenhoehe.journal.models import Thread
from augenhoehe.organisations.models import Organisation

from .calendar import Calendar
from .stage import Scene, Stage

_K = Contribution.Kind
WORDS = "Idiot\nAbschaum\nverpiss"
KITA = (
    (_K.EXPERIENCE, "de", "Mutter von zweien",
     "Wir haben den Kita-Platz um eine Woche verpasst, weil der Brief nur auf Deutsch kam. Das Telefon mit "
     "Dolmetscherin hat uns beim zweiten Kind sehr geholfen."),
    (_K.PROPOSAL, "uk", "",
     "Будь ласка, повісьте інформацію також у магазинах. Не всі читають сторінку міста, але до магазину ходять усі."),
)  # fmt: skip
PARENTS = (
    (_K.QUESTION, "ar", "أم يوسف",
     "ابني في الصف الثالث وأنا لا أفهم ما تقوله المعلمة. متى سيكون هناك مترجم في اجتماع أولياء الأمور؟"),
    (_K.EXPERIENCE, "tr", "Bir anne",
     "Veli toplantısında kızım benim için çeviri yapıyor. Kendi notlarını çevirmek zorunda kalıyor, bu doğru değil."),
)  # fmt: skip
QUESTION_DE = (
    "Mein Sohn ist in der dritten Klasse, und ich verstehe nicht, was die Lehrerin sagt. Wann gibt es beim Elternabend "
    "jemanden, der übersetzt?"
)
STATEMENT = (
    "Unser Verein hat vier Ehrenamtliche, die beim Elternsprechtag übersetzen könnten. Was fehlt, ist eine Stelle, die "
    "anfragt, und eine Versicherung. Beides kann nur der Schulträger geben."
)
INSULT = "Ihr seid doch alle Idioten im Rathaus, euch sollte man rausschmeißen."
POST = (
    (_K.EXPERIENCE, "en", "Resident, Wiesengrund",
     "My appointment letter arrived three weeks late. There is one mailbox for sixty people and nobody sorts it."),
    (_K.EXPERIENCE, "de", "",
     "Mein Bescheid ist nie angekommen, und jetzt soll ich Geld zurückzahlen. Was kann ich tun?"),
    (_K.PROPOSAL, "ru", "",
     "У каждой семьи должен быть свой почтовый ящик с фамилией. Это стоит недорого."),
)  # fmt: skip
ROOM_TITLE = "Was hat Ihnen beim Ankommen gefehlt?"
ROOM_INTRO = (
    "Das Integrationszentrum fragt alle, die in den letzten fünf Jahren hierhergezogen sind. Was Sie schreiben, liest "
    "die Lenkungsgruppe vor ihrer nächsten Sitzung."
)
ROOM = (
    (_K.PROPOSAL, "en", "Sam", "One page with all first steps: registration, school, doctor, bus. With pictures."),
    (_K.HURDLE, "de", "K.",
     "Frau Musterfeld vom Amt sagt, ich soll unter 0221 4710-577 anrufen, aber da geht nie jemand ran."),
)  # fmt: skip
ANSWER = (
    "Danke. Ab sofort liegt das Blatt in elf Läden und bei allen Kinderärzten aus, in fünf Sprachen. Wer noch einen "
    "Ort kennt, sagt es bitte dem Jugendamt."
)


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(130, 8), "Das Forum öffnet", open_forum),
        Scene(calendar.ago(100, 14), "Eltern schreiben zur Kita-Auskunft", write_on_kita),
        Scene(calendar.ago(92, 9), "Das Amt antwortet", answer_on_kita),
        Scene(calendar.ago(40, 14), "Eltern und ein Verein schreiben zum Elternsprechtag", write_on_parents),
        Scene(calendar.ago(38, 9), "Eine Beleidigung erscheint nicht", refuse_insult),
        Scene(calendar.ago(8, 14), "Aus der Unterkunft kommen Beiträge zur Post", write_on_post),
        Scene(calendar.ago(5, 14), "In den Raum wird geschrieben", write_in_room),
    ]


def _thread(stage: Stage, key: str) -> Subject:
    thread = Thread.objects.get(number=stage.notes[key])
    found = find(f"thread:{thread.pk}", "de")
    if found is None:
        raise LookupError(key)
    return found


def _submit(subject: Subject, at: datetime, row: tuple[str, str, str, str]) -> Contribution:
    kind, language, name, text = row
    return operations.submit_contribution(
        subject=subject, kind=kind, language=language, pseudonym=name, text=text, at=at
    ).contribution


def _publish(stage: Stage, one: Contribution, at: datetime, days: int = 0) -> Contribution:
    due = day_of(at) + timedelta(days=days) if days else None
    return operations.publish_contribution(contribution=one, by=stage.actor("aylin"), at=at, answer_due=due)


def open_forum(stage: Stage, at: datetime) -> None:
    aylin = stage.actor("aylin")
    operations.change_settings(watch_words=WORDS, reports_to_review=5, answer_days=28, by=aylin, at=at)
    room = operations.open_room(title=multilingual(ROOM_TITLE), intro=multilingual(ROOM_INTRO), by=aylin, at=at)
    stage.notes["forum_room"] = str(room.pk)


def write_on_kita(stage: Stage, at: datetime) -> None:
    subject, later = _thread(stage, "thread_kita"), at + timedelta(hours=2)
    experience, proposal = [_submit(subject, at, row) for row in KITA]
    _publish(stage, experience, later)
    _publish(stage, proposal, later, days=28)
    stage.notes["contribution_answered"] = str(proposal.pk)
    for device in range(7):
        operations.support_contribution(contribution=experience, device_key=f"demo-{device}", at=later)


def answer_on_kita(stage: Stage, at: datetime) -> None:
    found = Contribution.objects.get(pk=stage.notes["contribution_answered"])
    operations.answer_officially(contribution=found, text=multilingual(ANSWER), by=stage.actor("aylin"), at=at)


def write_on_parents(stage: Stage, at: datetime) -> None:
    """The Arabic question was promised an answer that is overdue now."""
    subject, aylin = _thread(stage, "thread_suggestion"), stage.actor("aylin")
    question, experience = [_submit(subject, at, row) for row in PARENTS]
    _publish(stage, question, at, days=21)
    operations.translate_contribution(
        contribution=question, language="de", text=QUESTION_DE, machine=True, by=aylin, at=at
    )
    _publish(stage, experience, at)
    statement = operations.submit_contribution(
        subject=subject, kind=_K.STATEMENT, text=STATEMENT, author=stage.people["faisal"],
        organisation=Organisation.objects.get(pk=stage.notes["organisation_dattelpalme"]), by=stage.actor("faisal"),
        at=at,
    ).contribution  # fmt: skip
    _publish(stage, statement, at)
    stage.notes["contribution_overdue"] = str(question.pk)
    stage.notes["contribution_statement"] = str(statement.pk)


def refuse_insult(stage: Stage, at: datetime) -> None:
    made = _submit(_thread(stage, "thread_suggestion"), at, (_K.EXPERIENCE, "de", "", INSULT))
    operations.reject_contribution(
        contribution=made, reason_key="insult", reason="Schreiben Sie gern, was im Rathaus nicht klappt.",
        by=stage.actor("aylin"), at=at + timedelta(hours=1),
    )  # fmt: skip
    stage.notes["contribution_rejected"] = str(made.pk)


def write_on_post(stage: Stage, at: datetime) -> None:
    subject, aylin = _thread(stage, "thread_post"), stage.actor("aylin")
    late, own_case, proposal = [_submit(subject, at, row) for row in POST]
    _publish(stage, late, at)
    operations.make_hint(contribution=late, by=aylin, at=at + timedelta(hours=1))
    operations.refer_contribution(
        contribution=own_case, reason="Caritas Federlohe, Sozialberatung, 0221 4710-300, montags ohne Termin.",
        by=aylin, at=at,
    )  # fmt: skip
    _publish(stage, proposal, at, days=28)
    stage.notes["contribution_hint"] = str(late.pk)


def write_in_room(stage: Stage, at: datetime) -> None:
    room = find(f"room:{stage.notes['forum_room']}", "de")
    if room is None:
        raise LookupError("forum_room")
    published, waiting = [_submit(room, at, row) for row in ROOM]
    _publish(stage, published, at + timedelta(hours=1))
    operations.report_contribution(contribution=published, kind="spam", at=at + timedelta(hours=3))
    stage.notes["contribution_room"] = str(published.pk)
    stage.notes["contribution_waiting"] = str(waiting.pk)
