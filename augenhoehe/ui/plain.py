"""Leichte Sprache for the central pages: switched on by `?leicht=ja`, in German, above the page itself.

Leichte Sprache is a way to write German (DIN SPEC 33429): one statement a sentence, long words with a hyphen, no
passive voice, no „nicht“ where it can be said otherwise. Other languages keep their own page of plain words
(`portal:plain`). A test measures sentences and words; people with learning difficulties have to read them, too.
"""

from __future__ import annotations

from collections.abc import Mapping

from augenhoehe.core.values import dataclass

PARAMETER, ON = "leicht", "ja"


@dataclass(frozen=True, slots=True)
class PlainPart:
    """A heading and its sentences, one in a line."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlainPage:
    """What a page is for and what one does there."""

    title: str
    parts: tuple[PlainPart, ...]


def _part(title: str, *sentences: str) -> PlainPart:
    return PlainPart(title, sentences)


_START = PlainPage(
    "Worum geht es hier?",
    (
        _part(
            "Etwas klappt nicht?",
            "Viele Menschen kommen neu zu uns.",
            "Manches klappt dann schlecht.",
            "Zum Beispiel: Ein Brief ist zu schwer.",
            "Hier können Sie uns das sagen.",
        ),
        _part(
            "Was passiert dann?",
            "Wir lesen Ihre Nachricht.",
            "Ämter und Vereine suchen eine Lösung.",
            "Hier können Sie lesen: Was wurde daraus?",
        ),
        _part(
            "Was gibt es noch?",
            "Sie suchen Hilfe oder einen Kurs?",
            "Dann drücken Sie oben auf: Angebote.",
            "Sie haben schon eine Nachricht geschickt?",
            "Dann drücken Sie oben auf: Antwort nachsehen.",
        ),
    ),
)
_REPORT = PlainPage(
    "So können Sie etwas melden",
    (
        _part(
            "Was Sie wissen müssen",
            "Sie brauchen kein Konto.",
            "Ihr Name bleibt geheim, wenn Sie das wollen.",
            "Schreiben Sie in Ihrer Sprache.",
            "Schreiben Sie keine Namen von anderen Menschen.",
        ),
        _part(
            "Vier Schritte",
            "Erstens: Wählen Sie Ihren Ort und das Thema.",
            "Zweitens: Schreiben Sie, was schlecht klappt.",
            "Drittens: Wollen Sie eine Antwort? Dann schreiben Sie Ihre Adresse.",
            "Viertens: Lesen Sie alles noch einmal und drücken Sie auf Absenden.",
            "Sie bekommen dann einen Code.",
            "Heben Sie den Code gut auf.",
        ),
        _part(
            "Achtung",
            "Das hier ist kein Antrag.",
            "Sie haben eine Frist vom Amt? Die Frist läuft weiter.",
            "Sie sind in Gefahr? Rufen Sie die 110 an.",
            "Sie sind sehr krank oder es brennt? Rufen Sie die 112 an.",
        ),
    ),
)
_STATUS = PlainPage(
    "Was wird aus Ihrer Nachricht?",
    (
        _part(
            "Der Weg",
            "Zuerst lesen wir Ihre Nachricht.",
            "Dann suchen wir ähnliche Nachrichten.",
            "Viele haben das gleiche Problem?",
            "Dann reden Ämter und Vereine darüber.",
            "Manchmal entscheidet auch die Politik.",
            "Am Ende bekommen Sie eine Antwort.",
        ),
        _part(
            "So sehen Sie Ihre Antwort",
            "Sie haben einen Code bekommen.",
            "Schreiben Sie den Code in das Feld.",
            "Dann lesen Sie: So weit ist es jetzt.",
            "Sie haben den Code verloren?",
            "Auch wir können ihn nicht finden.",
            "Sie können aber neu schreiben.",
        ),
        _part(
            "Wer liest Ihre Nachricht?",
            "Die Leute vom Integrations-Zentrum lesen Ihre Nachricht.",
            "Die Ausländer-Behörde liest Ihre Nachricht nie.",
        ),
    ),
)
_PRIVACY = PlainPage(
    "Ihre Daten, kurz gesagt",
    (
        _part(
            "Das ist wichtig",
            "Sie können alle Seiten lesen.",
            "Sie müssen dafür nichts über sich sagen.",
            "Wir geben Ihre Daten an keine Firma.",
        ),
        _part(
            "Wenn Sie etwas melden",
            "Wir speichern, was Sie schreiben.",
            "Ihre Adresse müssen Sie uns nicht geben.",
            "Mit Adresse können wir Ihnen antworten.",
            "Später löschen wir die Adresse.",
        ),
        _part(
            "Ihre Rechte",
            "Fragen Sie uns: Was wissen Sie über mich?",
            "Etwas ist falsch? Wir ändern es.",
            "Sie wollen das nicht mehr? Wir löschen es.",
            "Weiter unten steht alles ganz genau.",
        ),
    ),
)
_OFFERS = PlainPage(
    "So finden Sie Hilfe und Kurse",
    (
        _part(
            "Suchen",
            "Schreiben Sie in das Feld, was Sie suchen.",
            "Zum Beispiel: Deutsch lernen am Dienstag.",
            "Oder wählen Sie einen Ort.",
            "Dann drücken Sie auf Suchen.",
        ),
        _part(
            "Lesen",
            "Sie sehen eine Liste.",
            "Drücken Sie auf einen Namen.",
            "Dann lesen Sie: Wo ist das? Wann ist das? Was kostet das?",
            "Vieles kostet nichts.",
        ),
        _part(
            "Hingehen",
            "Rufen Sie vorher an oder schreiben Sie.",
            "Die Nummer steht auf der Seite.",
        ),
    ),
)
PAGES: Mapping[str, PlainPage] = {
    "portal:start": _START,
    "structure:report": _REPORT,
    "structure:status": _STATUS,
    "portal:privacy": _PRIVACY,
    "organisations:offers_public": _OFFERS,
}
