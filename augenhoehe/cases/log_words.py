"""The read log in words, as the client is shown it."""

from __future__ import annotations

from .rules import WHYS

WORDS = {
    "read": "hat die Akte gelesen",
    "found": "hat den Namen bei einer Suche gesehen",
    "wish.read": "hat einen Beratungswunsch gelesen",
    "wish.care": "kümmert sich um einen Beratungswunsch",
    "wish.back": "hat einen Beratungswunsch zurückgegeben",
    "wish.answer": "hat einen Beratungswunsch beantwortet",
    "list": "hat die Liste der Namen geöffnet",
    "refused": "wollte etwas, was nicht erlaubt war",
    "take_in_client": "hat die Akte angelegt",
    "open_case": "hat den Fall angelegt",
    "change_client": "hat die Angaben zur Person geändert",
    "close_case": "hat den Fall abgeschlossen",
    "reopen_case": "hat den Fall wieder geöffnet",
    "name_concern": "hat ein Anliegen aufgeschrieben",
    "link_to": "hat eine Vermittlung festgehalten",
    "note_contact": "hat einen Kontakt notiert",
    "give_consent": "hat die Einwilligung festgehalten",
    "revoke_consent": "hat den Widerruf festgehalten",
    "name_deputy": "hat eine Vertretung benannt",
    "end_deputy": "hat eine Vertretung beendet",
    "hand_over": "hat den Fall übergeben",
    "accept_case": "hat den Fall übernommen",
    # One verb for both: who saw the bare log could otherwise pair a withdrawal with its hint (ADR 0010).
    "release_hint": "hat einen Hinweis ohne Namen freigegeben oder zurückgezogen",
}


def words_of(verb: str) -> str:
    if verb.startswith("move_case."):
        return "hat den Stand geändert"
    if verb.startswith("reassign."):
        return f"hat den Fall in andere Hände gegeben, ohne ihn zu lesen ({WHYS.get(verb.partition('.')[2], '')})"
    if verb.startswith("linking."):
        return "hat eine Vermittlung weitergeführt"
    if verb.startswith("strength."):
        return "hat eine Stärke aufgeschrieben, geändert oder gestrichen"
    return "hat ein Anliegen weitergeführt" if verb.startswith("concern.") else WORDS.get(verb, verb)
