"""„Ihre zwei Tage im Monat“: what the administrator of an installation does, and what needs nobody."""

from __future__ import annotations

from augenhoehe.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do: where to do it (a page of ours), and which line of the doctor shows that it is done."""

    title: str
    text: str
    url_name: str = ""
    check: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    title: str
    when: str
    jobs: tuple[Job, ...]


DAYS = (
    Day(
        "Erster Tag: die Technik",
        "am ersten Dienstag",
        (
            Job("Zustand prüfen", "Sehen Sie die Liste darüber durch. Was rot ist, sagt selbst, was zu tun ist."),
            Job(
                "Sicherung zurückholen",
                "Holen Sie die letzte Sicherung von ihrem Ort und spielen Sie sie auf einem Probeserver ein.",
                check="Sicherung",
            ),
            Job("Neue Fassung einspielen", "Lesen Sie die Änderungen, sichern Sie, aktualisieren Sie, prüfen Sie."),
            Job("Betriebssystem und PostgreSQL aktualisieren", "Danach starten Sie den Server einmal neu."),
            Job("Platz schaffen", "Löschen Sie alte Protokolle und Sicherungen.", check="Plattenplatz"),
        ),
    ),
    Day(
        "Zweiter Tag: Menschen und Daten",
        "am dritten Dienstag",
        (
            Job(
                "Konten durchsehen",
                "Wer ist gegangen, wer hat gewechselt? Entziehen Sie Rollen, die niemand mehr braucht.",
                url_name="accounts_inside:users",
            ),
            Job(
                "Löschläufe ansehen",
                "Sehen Sie mit der Datenschutzbeauftragten nach, ob jede Nacht gelöscht wurde.",
                url_name="desk:deletion_runs",
                check="Löschlauf",
            ),
            Job(
                "Siegel aufheben",
                "Schreiben Sie das letzte Siegel der Prüfspur außerhalb auf: augenhoehe audit verify.",
                check="Prüfspur",
            ),
            Job(
                "Kommunen und Sozialräume pflegen",
                "Haben sich Grenzen oder Zuschnitte geändert? Übernehmen Sie die neue Datei.",
                url_name="places_inside:places",
            ),
            Job(
                "Einrichtung durchsehen",
                "Stimmen Anschrift, Ansprechpersonen und eingeschaltete Module noch?",
                url_name="places_inside:installation",
            ),
        ),
    ),
)

EVERY_NIGHT = (
    "Der Löschlauf entfernt, was seine Frist erreicht hat.",
    "Die Prüfspur wird alle zehn Minuten versiegelt.",
    "Die Sicherung entsteht, wenn Sie den Zeitplan eingerichtet haben.",
    "Mails gehen hinaus; was nicht zugestellt werden kann, wird mehrmals versucht.",
)
