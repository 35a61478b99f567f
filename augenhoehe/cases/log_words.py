"""The read log in words, as the client is shown it."""

from __future__ import annotations

WORDS = {
    "read": "hat die Akte gelesen",
    "found": "hat den Namen bei einer Suche gesehen",
    "list": "hat die Liste der Namen geöffnet",
    "refused": "wollte etwas, was nicht erlaubt war",
    "take_in_client": "hat die Akte angelegt",
    "open_case": "hat den Fall angelegt",
    "change_client": "hat die Angaben zur Person geändert",
    "close_case": "hat den Fall abgeschlossen",
    "name_concern": "hat ein Anliegen aufgeschrieben",
    "note_contact": "hat einen Kontakt notiert",
    "give_consent": "hat die Einwilligung festgehalten",
    "revoke_consent": "hat den Widerruf festgehalten",
    "name_deputy": "hat eine Vertretung benannt",
    "end_deputy": "hat eine Vertretung beendet",
    "hand_over": "hat den Fall übergeben",
    "release_hint": "hat einen Hinweis ohne Namen freigegeben",
}


def words_of(verb: str) -> str:
    if verb.startswith("move_case."):
        return "hat den Stand geändert"
    return "hat ein Anliegen weitergeführt" if verb.startswith("concern.") else WORDS.get(verb, verb)
