"""What the coordination keeps on the public pages: addresses elsewhere, an own imprint; and a barrier somebody met."""

from __future__ import annotations

import uuid
from datetime import datetime

from augenhoehe.portal import operations
from augenhoehe.portal.models import LegalText, LinkList
from augenhoehe.portal.texts import shipped

from .calendar import Calendar
from .stage import Scene, Stage

GERMAN = (
    {"de": "Deutsch lernen", "en": "Learning German", "tr": "Almanca öğrenmek", "ar": "تعلّم الألمانية",
     "uk": "Вивчення німецької", "ru": "Изучение немецкого"},
    {"de": "Kostenlos, ohne Anmeldung beim Kurs.", "en": "Free, without joining a course."},
)  # fmt: skip
COURSES = (
    ("Sprachübungen für den Alltag", "Kurze Übungen mit Ton, für Anfängerinnen und Anfänger.",
     "https://sprachuebungen.example/", ["de", "ar", "uk"]),
    ("Vorlesegeschichten in zwei Sprachen", "Geschichten für Kinder, zum Hören und Mitlesen.",
     "https://vorlesen.example/geschichten/", ["de", "tr", "ar"]),
)  # fmt: skip
RIGHTS = (
    {"de": "Rechte und Beratung im Land", "en": "Rights and advice in the state", "tr": "Eyalette haklar ve danışma",
     "ar": "الحقوق والاستشارة في الولاية", "uk": "Права та консультації у землі", "ru": "Права и консультации в земле"},
    {"de": "Wenn es um mehr geht als den eigenen Ort."},
)  # fmt: skip
ADVICE = (
    ("Beratung gegen Diskriminierung", "Hört zu, erklärt Ihre Rechte, begleitet Beschwerden.",
     "https://gegen-diskriminierung.example/", ["de", "en", "tr"]),
    ("Anerkennung von Zeugnissen", "Welche Stelle Ihren Abschluss prüft und was es kostet.",
     "https://anerkennung.example/", ["de", "en", "ar", "uk"]),
)  # fmt: skip


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(200, 9), "Das Impressum nennt den Kreis", _imprint),
        Scene(calendar.ago(70, 10), "Aylin sammelt gute Adressen", _links),
        Scene(calendar.ago(12, 20), "Jemand kommt mit der Karte nicht zurecht", _barrier),
    ]


def _imprint(stage: Stage, at: datetime) -> None:
    """An own version, checked by data protection: the page no longer says „zu prüfen“."""
    texts = {language: entry["text"] for language, entry in shipped(LegalText.Key.IMPRINT).items()}
    made = operations.write_version(
        key=LegalText.Key.IMPRINT, texts=texts, note="für den Kreis übernommen", by=stage.actor("samuel"), at=at,
        version=0,
    )  # fmt: skip
    operations.confirm_check(key=made.key, version=made.version, by=stage.actor("gesine"), at=at)


def _links(stage: Stage, at: datetime) -> None:
    by = stage.actor("aylin")
    for position, (told, links, place) in enumerate(
        ((GERMAN, COURSES, LinkList.Place.HELP), (RIGHTS, ADVICE, LinkList.Place.LINKS)), start=1
    ):
        title, text = told
        made = operations.make_list(title=title, text=text, place=place, position=position * 10, by=by, at=at)
        for name, what, url, languages in links:
            operations.add_link(
                link_list=made, title={"de": name}, text={"de": what}, url=url, languages=languages, by=by, at=at
            )
        operations.publish_list(link_list=made, public=True, by=by, at=at)
        stage.notes.setdefault("link_list", str(made.pk))


def _barrier(stage: Stage, at: datetime) -> None:
    made = operations.report_barrier(
        entry_id=uuid.uuid5(uuid.NAMESPACE_URL, "barrier:map"), page="Angebote", email="", language="de", at=at,
        text="Die Karte neben den Angeboten lässt sich mit der Tastatur nicht vergrößern.",
    )  # fmt: skip
    stage.notes["barrier"] = str(made.pk)
