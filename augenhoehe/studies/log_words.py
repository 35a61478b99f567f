"""The read log of interviews in words, as the interviewed person is shown it."""

from __future__ import annotations

WORDS = {
    "read": "hat das Interview gelesen",
    "list": "hat die Liste der Interviews geöffnet",
    "nominations": "hat die Selbstmeldungen gelesen",
    "refused": "wollte etwas, was nicht erlaubt war",
    "propose_interview": "hat das Interview angelegt",
    "change_partner": "hat die Angaben zur Person geändert",
    "write_down": "hat Notizen oder Mitschrift geschrieben",
    "write_finding": "hat einen Befund geschrieben",
    "change_finding": "hat einen Befund geändert",
    "release_finding": "hat einen Befund ohne Namen weitergegeben",
    "move.ask": "hat festgehalten, dass angefragt ist",
    "move.consent": "hat die Einwilligung festgehalten",
    "move.hold": "hat das Gespräch festgehalten",
    "move.analyse": "hat die Auswertung beendet",
    "move.reopen": "hat wieder ausgewertet",
    "move.delete_raw": "hat die Rohdaten gelöscht",
}


def words_of(verb: str) -> str:
    return WORDS.get(verb, verb)
