"""The tours of the start page: each step signs in the right person and opens the page that decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from augenhoehe.core.routing import address_in
from augenhoehe.core.values import dataclass

from .known import known

Notes = Mapping[str, str]
Address = Callable[[Notes], str]


@dataclass(frozen=True, slots=True)
class Stop:
    """A step as it is written: what to see there, who opens it (a letter, or nobody), and where."""

    text: str
    label: str
    address: Address
    letter: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    key: str
    title: str
    promise: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it is shown: with its address in the world that was built."""

    text: str
    label: str
    url: str
    letter: str
    code: str


@dataclass(frozen=True, slots=True)
class Tour:
    key: str
    title: str
    promise: str
    steps: tuple[Step, ...]


def page(name: str, *arguments: str, **query: str) -> Address:
    """A page by its name; arguments that name a note are replaced by it."""

    def address(notes: Notes) -> str:
        url = reverse(name, args=[notes.get(one, one) for one in arguments])
        return f"{url}?{urlencode(query)}" if query else url

    return address


def in_language(language: str, name: str, *arguments: str) -> Address:
    """The same page as somebody reads it in another language."""

    def address(notes: Notes) -> str:
        return address_in(language, name, [notes.get(one, one) for one in arguments])

    return address


def in_ukrainian(name: str) -> Address:
    """The same page as Halyna reads it."""
    return in_language("uk", name)


def tours() -> list[Tour]:
    """All tours with their addresses, in one query."""
    notes = known()
    return [_tour(route, notes) for route in ROUTES] if notes else []


def tour_of(key: str) -> Tour | None:
    return next((one for one in tours() if one.key == key), None)


def _tour(route: Route, notes: Notes) -> Tour:
    steps = tuple(step for stop in route.stops if (step := _step(stop, notes)))
    return Tour(route.key, route.title, route.promise, steps)


def _step(stop: Stop, notes: Notes) -> Step | None:
    """The step with its address; None where the world is older than the tour and does not have the place yet."""
    try:
        url = stop.address(notes)
    except NoReverseMatch:
        return None
    return Step(stop.text, stop.label, url, stop.letter, notes.get(stop.code, ""))


ROUTES = (
    Route(
        "koordinieren",
        "Ich koordiniere …",
        "Sie sind Aylin Adaköy im Integrationszentrum: vom Eingang der Hinweise bis zur Frage an die Lenkungsgruppe.",
        (
            Stop("Der Tag beginnt mit dem, was auf Sie wartet: wem Sie etwas schulden und bis wann.",
                 "Heute öffnen", page("desk:today"), "a"),
            Stop("Suchen Sie im Eingang nach „Arzt Übersetzer“. Auch mit Tippfehler wird gefunden, was gemeint ist.",
                 "Im Eingang suchen", page("structure_inside:hints", text="Arzt Übersetzer"), "a"),
            Stop("Fünf Hinweise zum Elternsprechtag liegen in einem Thema. Sie sehen, wie viele Quellen es sind.",
                 "Thema öffnen", page("structure_inside:topic", "topic_parents"), "a"),
            Stop("Aus dem Thema ist der Entwurf einer Strukturfrage geworden. Legen Sie ihn der Lenkungsgruppe vor.",
                 "Strukturfrage öffnen", page("structure_inside:question", "question_parents"), "a"),
            Stop("Am Donnerstag tagt die Lenkungsgruppe. Die Tagesordnung entsteht aus dem, was wartet.",
                 "Sitzung öffnen", page("committees_inside:meeting", "meeting_steering"), "a"),
            Stop("Eine alte Excel-Liste: 38 Vereine, 6 unvollständig, 3 doppelt. Jede Zeile sagt, was ihr fehlt. "
                 "Übernehmen Sie die anderen.",
                 "Liste öffnen", page("organisations_inside:import", "import_organisations"), "a"),
            Stop("Dann fragt eine Mail alle zugleich: „Stimmt das noch?“ Sie sehen vorher, wie viele es sind.",
                 "Alle fragen", page("organisations_inside:organisations_ask"), "a"),
        ),
    ),
    Route(
        "beraten",
        "Ich berate Menschen",
        "Sie sind Chiara Colbrunetti, Case Management: ein Hinweis ohne Namen in zwei Minuten, und was daraus wurde.",
        (
            Stop("Ihre Fälle. Lesen können sie nur Sie und Ihre Vertretung. Der zweite Faktor ist Pflicht; "
                 "die Seite zeigt den Code.",
                 "Fallakten öffnen", page("cases_inside:cases"), "c"),
            Stop("Ein Anliegen war nicht möglich. Geben Sie einen Hinweis und versuchen Sie, den Namen zu nennen: "
                 "„Mahirs“ wird markiert. Danach sehen Sie genau, was hinausgeht.",
                 "Hinweis geben", page("cases_inside:hint_release", "concern_doctor"), "c"),
            Stop("Aus dieser Akte kam vor Monaten ein Hinweis zur Kita. Hier steht, was daraus wurde.",
                 "Akte öffnen", page("cases_inside:case", "case_kita"), "c"),
            Stop("Die Teamleitung sieht, wie viele Fälle jemand führt, und gibt sie bei Krankheit in andere Hände. "
                 "Eine Akte öffnet sie dabei nicht.",
                 "Fallzahlen öffnen", page("cases_inside:numbers"), "t"),
            Stop("Und dieselbe Welt als Ausländerbehörde: keine Akte, kein Hinweis.",
                 "Fallakten versuchen", page("cases_inside:cases"), "w"),
        ),
    ),
    Route(
        "recherchieren",
        "Ich wohne hier / ich recherchiere",
        "Sie haben kein Konto: in zehn Sekunden sehen, wer was wann und warum entschieden hat.",
        (
            Stop("Geben Sie ein, worum es geht: „Kita“.", "Nach „Kita“ suchen", page("portal:search", q="Kita")),
            Stop("Eine Sache von Anfang bis Ende: der Weg als Bild, jeder Schritt mit Datum und Begründung.",
                 "Vorgang Kita öffnen", page("journal:thread_public", "thread_kita")),
            Stop("Ein Nein mit Gründen: die Kosten, was Sie jetzt tun können, wann es wiederkommt.",
                 "Vorgang Bus öffnen", page("journal:thread_public", "thread_bus")),
            Stop("Eine Sache, an der gerade eine Projektgruppe arbeitet. Ganz oben steht, wer am Zug ist.",
                 "Vorgang Post öffnen", page("journal:thread_public", "thread_post")),
            Stop("Wer entscheidet hier eigentlich? Alle Gremien mit ihren Sitzungen und Beschlüssen.",
                 "Gremien öffnen", page("committees:committees_public")),
        ),
    ),
    Route(
        "melden",
        "Ich melde ein Problem",
        "Sie sind Halyna Holubrenko: ohne Konto melden, mit dem Zettel nachsehen, die Antwort auf Ukrainisch lesen.",
        (
            Stop("Vier kurze Schritte, ohne Konto, in Ihrer Sprache. Am Ende steht ein Code zum Ausdrucken.",
                 "Meldebogen auf Ukrainisch öffnen", in_ukrainian("structure:report")),
            Stop("Monate später: Halyna gibt den Code von ihrem Zettel ein und sieht, was aus ihrem Hinweis wurde.",
                 "Stand nachsehen", in_ukrainian("structure:status"), code="code_kita"),
            Stop("Weil sie ein Konto hat, liegt die Antwort auch in ihrem Postfach.",
                 "Halynas Postfach öffnen", in_ukrainian("notices:inbox"), "h"),
            Stop("Und so sieht die Koordination dasselbe: ohne Namen, mit allen Schritten.",
                 "Vorgang innen öffnen", page("journal_inside:thread", "thread_kita"), "a"),
        ),
    ),
    Route(
        "entscheiden",
        "Ich sitze in der Lenkungsgruppe",
        "Sie sind Korbinian Kottenbrack, Vorsitz: am Donnerstag ist zu entscheiden.",
        (
            Stop("Ihr Tag: was auf Sie wartet, und die nächste Sitzung.", "Heute öffnen", page("desk:today"), "k"),
            Stop("Die Sitzung auf einem Blatt: jeder Punkt in drei Sätzen. "
                 "Vom Sitzungstag an steht darunter der Beschluss.",
                 "Sitzung am Donnerstag öffnen", page("committees_inside:meeting", "meeting_steering"), "k"),
            Stop("Die Frage mit Hintergrund und Ursachen. Hinweise sieht die Lenkungsgruppe nur gebündelt.",
                 "Strukturfrage öffnen", page("structure_inside:question", "question_course"), "k"),
            Stop("Wenn Sie entschieden haben: Der öffentliche Vorgang zeigt es sofort, mit Ihrer Begründung.",
                 "Vorgang Sprachkurse öffnen", page("journal:thread_public", "thread_course")),
        ),
    ),
    Route(
        "ausschuss",
        "Ich sitze im Ausschuss",
        "Sie sind Emine Erlerhan, ehrenamtlich, am Telefon: eine Mail, ein Tipp, und Sie sind im Bild.",
        (
            Stop("Eine Mail lädt ein und fragt gleich: Kommen Sie? Öffnen Sie die Einladung mit dem späteren Tag "
                 "und tippen Sie auf ihren Link.",
                 "Emines Einladungen öffnen",
                 page("notices_inside:demo_mailbox", an="emine@federlohe.example",
                      betreff="Einladung: Ausschuss für Chancengerechtigkeit")),
            Stop("Die Sitzung auf einem Blatt: Ihre Antwort, dann jeder Punkt in drei Sätzen.",
                 "Sitzung am Donnerstag öffnen", page("committees_inside:meeting", "meeting_sternmuende"), "e"),
            Stop("Ihre Anregung liegt seit 63 Tagen beim Schulausschuss. Zwei seiner Sitzungen hätten sie erreicht.",
                 "Anregung öffnen", page("committees_inside:paper", "paper_suggestion"), "e"),
            Stop("Dasselbe lesen alle, ohne Konto: Wer ist am Zug, seit wann, und wann ist die nächste Sitzung.",
                 "Öffentliche Seite öffnen", page("committees:paper_public", "number_suggestion")),
        ),
    ),
    Route(
        "verein",
        "Ich leite einen Verein",
        "Sie leiten eine kleine Gruppe und haben nur das Telefon dabei: vier Fragen in Ihrer Sprache, dann Danke.",
        (
            Stop("Auf einem Aushang steht ein QR-Code. Er führt hierher; die Sprache wählen Sie mit einem Tipp.",
                 "Anmeldung auf Arabisch öffnen", in_language("ar", "organisations:registration")),
            Stop("So steht ein Verein im Verzeichnis, auch auf Arabisch. Was er nicht zeigen will, sieht niemand.",
                 "Dattelpalme auf Arabisch öffnen",
                 in_language("ar", "organisations:organisation_public", "organisation_dattelpalme")),
            Stop("Faisal Fakhruni pflegt die Angaben selbst. Name und Art prüft vorher die Koordination.",
                 "Faisals Verein öffnen", page("organisations_inside:organisation", "organisation_dattelpalme"), "f"),
            Stop("Und so kommt eine Anmeldung bei der Koordination an: mit dem Tag, bis zu dem sie antwortet.",
                 "Anmeldung prüfen", page("organisations_inside:organisation", "organisation_waiting"), "a"),
        ),
    ),
    Route(
        "berichten",
        "Ich berichte dem Kreistag",
        "Sie sind Bernward Brockstiel, Amtsleitung: zwei Seiten mit Quellen, und was es kostet und ersetzt.",
        (
            Stop("Der Bericht steht schon da: was ankam, was beschlossen wurde, was sich verzögert, was sich geändert "
                 "hat. Sie schreiben nur, was es bedeutet. Als PDF sind es zwei Seiten mit Anhang.",
                 "Bericht an den Kreistag öffnen", page("desk:council_report", "report_council"), "b"),
            Stop("Was kostet das Programm im Jahr, und was ersetzt es? Zeile für Zeile gerechnet.",
                 "Aufwand und Kosten öffnen", page("desk:costs"), "b"),
            Stop("Zahlen für die Förderung: geschützt gezählt, ohne Inhalte von Fällen, als Excel.",
                 "Zahlen für das Land öffnen", page("desk:grant_sheet", "grant_sheet"), "b"),
            Stop("Dieselben öffentlichen Daten bekommen alle, in Fassungen und mit Lizenz.",
                 "Offene Daten öffnen", page("open_data:catalogue")),
        ),
    ),
    Route(
        "auslaenderbehoerde",
        "Dieselbe Welt als Ausländerbehörde",
        "Sie sind Wiebke Wartenfels: Sie sehen, was Sie umsetzen sollen, und keinen einzigen Hinweis.",
        (
            Stop("Auch Wiebke hat einen Tag mit Pflichten: eine Maßnahme liegt bei ihrer Behörde.",
                 "Heute öffnen", page("desk:today"), "w"),
            Stop("Die Maßnahme mit zwei Umsetzungsmarkern; einer ist verschoben, mit altem Datum und Grund.",
                 "Maßnahme öffnen", page("concept_inside:measure", "measure_confirmation"), "w"),
            Stop("Versuchen Sie, den Eingang der Hinweise zu öffnen. Für dieses Konto gibt es ihn nicht.",
                 "Eingang versuchen", page("structure_inside:hints"), "w"),
            Stop("Warum das so ist, und für wen es noch gilt, steht öffentlich.",
                 "Wer sieht was – und wer nicht", page("portal:who_sees_what")),
        ),
    ),
    Route(
        "datenschutz",
        "Ich prüfe den Datenschutz",
        "Sie sind Gesine Grauhorst: welche Daten, wo, wie lange, wer liest; und ein Löschlauf zur Probe.",
        (
            Stop("Das Verzeichnis entsteht aus dem Programm selbst. Eine Tabelle ohne Eintrag lässt den Bau scheitern.",
                 "Datenschutz öffnen", page("desk:data_protection"), "g"),
            Stop("Ein Löschlauf zur Probe: was heute Nacht gelöscht würde, ohne etwas zu löschen.",
                 "Löschläufe öffnen", page("desk:deletion_runs"), "g"),
            Stop("Wer darf was? Jede Rolle mit ihren Rechten in Sätzen, die man unterschreiben kann.",
                 "Rollen und Rechte öffnen", page("accounts_inside:rights"), "g"),
            Stop("Dasselbe für die Öffentlichkeit, in einfachen Worten.",
                 "Öffentliche Seite öffnen", page("portal:data")),
        ),
    ),
    Route(
        "betreiben",
        "Ich betreibe den Server",
        "Sie sind Samuel Sesayo: zwei Tage im Monat, und was an ihnen zu tun ist.",
        (
            Stop("Was in Ordnung ist und was nicht, in ganzen Sätzen. Dasselbe zeigt „augenhoehe doctor“.",
                 "Betrieb öffnen", page("desk:operation"), "s"),
            Stop("Konten und Rollen mit Bereich und Enddatum. Der zweite Faktor ist Pflicht; die Seite zeigt den Code.",
                 "Konten öffnen", page("accounts_inside:users"), "s"),
            Stop("Impressum und Datenschutz in Fassungen. Bis jemand prüft, steht „Zu prüfen“ auf der Seite.",
                 "Rechtstexte öffnen", page("portal_inside:legal_texts"), "s"),
        ),
    ),
)  # fmt: skip
