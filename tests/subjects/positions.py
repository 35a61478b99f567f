"""Networks of bodies, their positions, entries and protected notes; polls and the links of their votes."""

from __future__ import annotations

from typing import Any

from .registry import MORE, NOWHERE, SUBJECTS, each, noted


@SUBJECTS.of("positions_inside:network", "positions_inside:results", "positions_inside:member_add",
             "positions_inside:space", "positions_inside:entry_write", "positions_inside:position_draft",
             "positions_inside:notes", "positions_inside:note_write")  # fmt: skip
def networks() -> dict[str, dict[str, Any]]:
    return each(("Netzwerk der vier Gremien", noted("network")))


@SUBJECTS.of("positions_inside:member_speakers", "positions_inside:member_end")
def members() -> dict[str, dict[str, Any]]:
    return each(("Sternmünde", noted("member_sternmuende")), ("Mohnfurt", noted("member_mohnfurt")))


@SUBJECTS.of("positions_inside:space_entry", "positions_inside:entry_change", "positions_inside:entry_comment",
             "positions_inside:entry_settle", "positions_inside:entry_resume",
             "positions_inside:entry_remove")  # fmt: skip
def entries() -> dict[str, dict[str, Any]]:
    return each(("Gutes Beispiel aus Sternmünde", noted("space_practice")), ("aus Mohnfurt", noted("space_challenge")))


@SUBJECTS.of("positions_inside:position", "positions:position_public")
def positions() -> dict[str, dict[str, Any]]:
    return each(("veröffentlicht", noted("position_summer")), ("liegt den Gremien vor", noted("position_way")))


@SUBJECTS.of("positions_inside:answer_")
def answers() -> dict[str, dict[str, Any]]:
    return each(("Nebelfurt, eigener Wortlaut", noted("answer_nebelfurt")))


@SUBJECTS.of("positions_inside:note", "positions_inside:note_remove")
def notes() -> dict[str, dict[str, Any]]:
    network = noted("network")
    return {
        "Notiz aus Sternmünde": {"pk": network, "note_pk": noted("protected_note")},
        "unbekannt": {"pk": network, "note_pk": NOWHERE},
    }


@SUBJECTS.of("polls_inside:poll", "polls_inside:poll_", "polls_inside:slips")
def polls() -> dict[str, dict[str, Any]]:
    return each(
        ("beendet, Lenkungsgruppe", noted("poll_consent")), ("läuft, Lenkungsgruppe", noted("poll_open")),
        ("läuft mit Stimmzetteln, Sternmünde", noted("poll_slips")),
    )  # fmt: skip


@SUBJECTS.of("polls_inside:poll_create")
def askers() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Committee

    steering = Committee.objects.get(kind=Committee.Kind.STEERING_GROUP)
    return each(("Lenkungsgruppe", steering.pk))


@SUBJECTS.of("polls:vote")
def votes() -> dict[str, dict[str, Any]]:
    return {"Stimmzettel 1": {"token": MORE["slip"]}, "unbekannt": {"token": "x" * 43}}
