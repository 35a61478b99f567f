"""What the press office of the invented Kreis said: one release still under embargo, one corrected; drawn pictures."""

from __future__ import annotations

import io
import math
from datetime import datetime, timedelta
from typing import Any

from augenhoehe.core.clock import day_of
from augenhoehe.journal.models import Thread
from augenhoehe.press import operations
from augenhoehe.press.models import Photo, PressContact, PressRelease, Publisher
from augenhoehe.press.words import german
from augenhoehe.structure.queries.questions import thread_of

from .calendar import Calendar
from .stage import Scene, Stage

CREDIT = "Kreis Federlohe / Mirjam Mbakoli-Moll (gezeichnet)"


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(395), "Die Pressestelle schreibt ihren Kontaktblock", _publisher),
        Scene(calendar.ago(390), "Fotos für das Archiv", _photos),
        Scene(calendar.ago(389), "Wen Redaktionen fragen dürfen", _contacts),
        Scene(calendar.ago(388), "Das Integrationszentrum stellt sich vor", _opening),
        Scene(calendar.ago(210), "Eine Einladung, später korrigiert", _invitation),
        Scene(calendar.ago(209), "Die Uhrzeit war falsch", _correction),
        Scene(calendar.ago(120), "Ein Hinweis, der veraltet", _note),
        Scene(calendar.ago(60), "… und archiviert wird", _archive),
        Scene(calendar.ago(30), "Statement zum Antrag in Zwirnstadt", _statement),
        Scene(calendar.ago(9), "Die Koordination entwirft, die Pressestelle gibt frei", _parents),
        Scene(calendar.ago(2), "Mit Sperrfrist: die Fachkonferenz", _embargoed),
        Scene(calendar.ago(1), "Ein Entwurf wartet auf Freigabe", _waiting),
    ]


def _publisher(stage: Stage, at: datetime) -> None:
    made = operations.write_publisher(
        name="Kreis Federlohe, Pressestelle", contact="Mirjam Mbakoli-Moll", function="Pressesprecherin",
        phone="0221 4710-120", fax="0221 4710-129", email="presse@federlohe.example",
        address="Federlohe 1, 59990 Sternmünde", by=stage.actor("mirjam"), at=at,
    )  # fmt: skip
    stage.notes["press_publisher"] = str(made.pk)


# name: (function, origin, topics, languages, how to reach, telephone, days until the consent ends)
CONTACTS = {
    "Rojda Rengareş": ("Vorsitzende", "Frauen wagen Wege e. V.", ["Sprachmittlung", "Frauen"], ["de", "kmr", "tr"],
                       "vormittags, Anfragen bitte einen Tag vorher", "0221 4710-471", 720),
    "Halyna Holubrenko": ("Mutter und Mitglied der Projektgruppe", "", ["Kita"], ["de", "uk"], "am Abend",
                          "0221 4710-472", 700),
    "Faisal Fakhruni": ("Vorstand", "Syrischer Kulturkreis Dattelpalme", ["Vereine", "Jugend"], ["de", "ar"], "",
                         "0221 4710-473", 410),
}  # fmt: skip


def _contacts(stage: Stage, at: datetime) -> None:
    day = day_of(at)
    for number, (name, (function, origin, topics, languages, reach, phone, days)) in enumerate(CONTACTS.items()):
        made = operations.add_contact(
            name=name, function=function, origin=origin, topics=topics, languages=languages, reach=reach,
            phone=phone, agreed_on=day, until=day + timedelta(days=days),
            by=stage.actor("mirjam"), at=at,
        )  # fmt: skip
        stage.notes[f"press_contact_{number}"] = str(made.pk)


# --- Pictures -----------------------------------------------------------------------------------------
# key: (caption, what is to be seen, colours, words, town)
PICTURES = {
    "arches": ("Bögen in Blau und Sand", "Drei Bögen stehen ineinander, außen dunkelblau, innen sandfarben.",
               ("#1b3d9e", "#6f8fdc", "#e8d9b5"), ["Symbolbild", "Eröffnung"], ""),
    "tables": ("Viele Tische, von oben", "Kreise in fünf Farben liegen wie Tische in einem Saal nebeneinander.",
               ("#0f5c55", "#e2a93b", "#f4efe6"), ["Symbolbild", "Fachkonferenz"], "sternmuende"),
    "stripes": ("Wege nach Zwirnstadt", "Schräge Streifen in Grün und Weiß führen von links unten nach rechts oben.",
                ("#2f6f3e", "#a9d3a0", "#ffffff"), ["Symbolbild", "Bus"], "zwirnstadt"),
    "house": ("Ein Haus aus Dreiecken", "Dreiecke in Rot und Ocker ergeben ein Dach über einem hellen Feld.",
              ("#9c2f2f", "#d98f4e", "#fbf3e7"), ["Symbolbild", "Kita"], "sternmuende"),
}  # fmt: skip


def drawn(key: str) -> bytes:
    """An abstract picture, the same every time; nobody is on it."""
    from PIL import Image, ImageDraw

    dark, middle, light = PICTURES[key][2]
    picture = Image.new("RGB", (1200, 800), light)
    pen = ImageDraw.Draw(picture)
    if key == "arches":
        for step, colour in enumerate((dark, middle, light, dark)):
            inset = 90 * step
            pen.pieslice((150 + inset, 120 + inset, 1050 - inset, 1480 - inset), 180, 360, fill=colour)
    elif key == "tables":
        for step in range(15):
            x, y = 130 + step % 5 * 235, 140 + step // 5 * 260
            size = 70 + 25 * math.sin(step * 1.7)
            pen.ellipse((x - size, y - size, x + size, y + size), fill=dark if step % 3 else middle)
    elif key == "stripes":
        for step in range(-8, 14):
            x = step * 150
            pen.polygon(((x, 800), (x + 75, 800), (x + 875, 0), (x + 800, 0)), fill=dark if step % 2 else middle)
    else:
        for step in range(6):
            x = step * 200
            pen.polygon(((x, 420), (x + 100, 140 + step % 2 * 60), (x + 200, 420)), fill=dark if step % 2 else middle)
        pen.rectangle((80, 430, 1120, 700), outline=dark, width=14)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _photos(stage: Stage, at: datetime) -> None:
    for key, (caption, seen, _colours, words, town) in PICTURES.items():
        made = operations.add_photo(
            content=drawn(key), caption=caption, alt_text=seen, credit=CREDIT, licence=Photo.Licence.CC_BY,
            taken_on=day_of(at), place=stage.towns[town].name if town else "Kreis Federlohe", tags=words,
            municipality=stage.towns[town] if town else None, shows_people=False, by=stage.actor("mirjam"), at=at,
        )  # fmt: skip
        stage.notes[f"photo_{key}"] = str(made.pk)
        if key == "stripes":
            operations.publish_photo(photo=made, by=stage.actor("mirjam"), at=at)


def _photo(stage: Stage, key: str) -> Photo:
    return Photo.objects.get(pk=stage.notes[f"photo_{key}"])


# --- Releases -----------------------------------------------------------------------------------------
def _written(
    stage: Stage, at: datetime, key: str, *, who: str = "mirjam", photo: str = "", **values: Any
) -> PressRelease:
    publisher = Publisher.objects.get(pk=stage.notes["press_publisher"])
    by = stage.actor(who)
    made = operations.write_release(publisher=publisher, by=by, at=at, **values)
    if photo:
        operations.add_photo_to_release(release=made, photo=_photo(stage, photo), by=by, at=at)
    stage.notes[f"press_{key}"] = str(made.pk)
    return made


def _published(stage: Stage, made: PressRelease, at: datetime, *, who: str = "mirjam") -> None:
    """Four eyes: what the press office wrote the coordination approves, and the other way round."""
    approves = "aylin" if who == "mirjam" else "mirjam"
    operations.submit_release(release=made, by=stage.actor(who), at=at + timedelta(minutes=1))
    operations.approve_release(release=made, by=stage.actor(approves), at=at + timedelta(minutes=2))
    operations.publish_release(release=made, by=stage.actor("mirjam"), at=at + timedelta(minutes=3))


def _release(stage: Stage, key: str) -> PressRelease:
    return PressRelease.objects.get(pk=stage.notes[f"press_{key}"])


def _opening(stage: Stage, at: datetime) -> None:
    made = _written(
        stage, at, "opening", photo="arches", headline="Probleme melden ohne Konto",
        subheadline="Der Kreis hört auf neuen Wegen zu", dateline="Kreis Federlohe.",
        lead="Wer im Kreis auf ein Hindernis stößt, kann es ab heute ohne Konto und ohne Namen melden.",
        text="Der Meldebogen steht in mehreren Sprachen im Netz. Jede Meldung bekommt eine Nummer, mit der sich der "
        "Stand nachsehen lässt.\n\n## Was daraus wird\n\n- Ähnliche Meldungen werden gebündelt.\n- Eine Lenkungsgruppe "
        "entscheidet, woran gearbeitet wird.\n- Die Antwort steht öffentlich da, auch wenn sie Nein heißt.",
        tags=["Meldebogen", "Beteiligung"],
    )  # fmt: skip
    operations.add_quote(
        release=made, text="Wir wollen nicht über Menschen reden, sondern mit ihnen.", person="Bernward Brockstiel",
        function="Leiter des Integrationszentrums", origin="Kreis Federlohe", by=stage.actor("mirjam"), at=at,
    )  # fmt: skip
    _published(stage, made, at)


def _invitation(stage: Stage, at: datetime) -> None:
    made = _written(
        stage, at, "invitation", kind="einladung", headline="Offene Sitzung des Ausschusses in Sternmünde",
        dateline="Sternmünde.", text="Der Ausschuss für Chancengleichheit und Integration tagt öffentlich, um 17 Uhr "
        "im Rathaus. Sprachmittlung auf Arabisch und Ukrainisch ist da.", municipality=stage.towns["sternmuende"],
        tags=["Ausschuss"],
    )  # fmt: skip
    _published(stage, made, at)


def _correction(stage: Stage, at: datetime) -> None:
    made = _release(stage, "invitation")
    operations.correct_release(
        release=made, note="Die Sitzung beginnt um 18 Uhr, nicht um 17 Uhr.",
        text=german(made)["text"].replace("17 Uhr", "18 Uhr"), by=stage.actor("mirjam"), at=at,
    )  # fmt: skip


def _note(stage: Stage, at: datetime) -> None:
    made = _written(
        stage, at, "note", kind="hinweis", headline="Servicestelle in den Ferien kürzer offen",
        dateline="Kreis Federlohe.", text="In den Ferien ist die Servicestelle dienstags und donnerstags von 9 bis 12 "
        "Uhr offen. Termine gehen auch am Telefon.", tags=["Öffnungszeiten"],
    )  # fmt: skip
    _published(stage, made, at)


def _archive(stage: Stage, at: datetime) -> None:
    operations.archive_release(release=_release(stage, "note"), by=stage.actor("mirjam"), at=at)


def _statement(stage: Stage, at: datetime) -> None:
    made = _written(
        stage, at, "statement", kind="statement", photo="stripes", headline="Ein Konzept, an dem alle mitschreiben",
        dateline="Zwirnstadt.",
        lead="Der Rat hat ein Integrationskonzept in Auftrag gegeben. Jetzt werden alle gefragt.",
        text="Schulen, Kirchen, Vereine und Einwohnerinnen und Einwohner können mitschreiben. Die Kapitel stehen als "
        "Entwurf im Netz, Beiträge gehen bis zum Ende der Beteiligung ein.", tags=["Integrationskonzept"],
        municipality=stage.towns["zwirnstadt"],
        thread=Thread.objects.filter(number=stage.notes.get("thread_motion", "")).first(),
    )  # fmt: skip
    operations.add_quote(
        release=made, text="Wer hier lebt, weiß am besten, was fehlt.", person="Nuray Nalbandur",
        function="Integrationsbeauftragte", origin="Zwirnstadt", by=stage.actor("mirjam"), at=at,
    )  # fmt: skip
    _published(stage, made, at)


def _parents(stage: Stage, at: datetime) -> None:
    """The latest: drafted by the coordination, with a picture and a paper to take away."""
    question = stage.questions.get("kita")
    made = _written(
        stage, at, "parents", who="aylin", photo="house", headline="Kita-Auskunft jetzt in sechs Sprachen",
        subheadline="Aus sieben Hinweisen wurde eine Lösung", dateline="Sternmünde.",
        lead="Eltern bekommen die Auskunft über freie Plätze seit diesem Monat in sechs Sprachen.",
        text="Sieben Menschen aus drei Orten hatten gemeldet, dass es die Auskunft nur auf Deutsch gab. Eine "
        "Projektgruppe mit einer betroffenen Mutter hat die Lösung erarbeitet.\n\nAlle Schritte stehen im Vorgang.",
        tags=["Kita", "Sprachmittlung"], municipality=stage.towns["sternmuende"],
        thread=thread_of(question) if question else None,
    )  # fmt: skip
    operations.add_quote(
        release=made, text="Ich habe nur gesagt, was nicht geht. Dass daraus etwas wird, hätte ich nicht gedacht.",
        person="", function="", contact=PressContact.objects.get(pk=stage.notes["press_contact_1"]),
        by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    operations.add_document(
        release=made, title="Übersicht der Sprachen", by=stage.actor("aylin"), at=at,
        content="Kita-Auskunft (erfunden)\n\nDeutsch, Arabisch, Englisch, Russisch, Türkisch, Ukrainisch\n".encode(),
    )  # fmt: skip
    _published(stage, made, at, who="aylin")


def _embargoed(stage: Stage, at: datetime) -> None:
    """Approved, with an hour a week ahead: appears on no page, in no feed, no search and under no address."""
    hour = stage.calendar.next_thursday(10) + timedelta(days=7)
    made = _written(
        stage, at, "embargo", kind="einladung", photo="tables", headline="18. Fachkonferenz: Wer redet mit?",
        subheadline="Anmeldung öffnet mit dieser Meldung", dateline="Kreis Federlohe.",
        lead="Die 18. Fachkonferenz fragt, wie Migrantenorganisationen und Verwaltung zusammenarbeiten.",
        text="Auf dem Podium sitzen Vereine, Verwaltung und Politik. Kinderbetreuung und Sprachmittlung sind da.",
        tags=["Fachkonferenz"], embargo_until=hour,
    )  # fmt: skip
    operations.submit_release(release=made, by=stage.actor("mirjam"), at=at)
    operations.approve_release(release=made, by=stage.actor("aylin"), at=at)
    operations.schedule_release(release=made, scheduled_for=hour, by=stage.actor("mirjam"), at=at)


def _waiting(stage: Stage, at: datetime) -> None:
    made = _written(
        stage, at, "waiting", who="aylin", headline="Neuer Arbeitskreis zu Fördermitteln", dateline="Kreis Federlohe.",
        text="Vereine treffen sich zweimal im Jahr und lernen, wie man Projekte finanziert.", tags=["Förderung"],
    )  # fmt: skip
    operations.submit_release(release=made, by=stage.actor("aylin"), at=at)
