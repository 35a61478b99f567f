"""Organisations and what belongs to their register."""

from __future__ import annotations

import uuid
from typing import Any

from .registry import MORE, NOWHERE, SUBJECTS, each, noted


def _organisations(*more: tuple[str, str]) -> dict[str, dict[str, Any]]:
    pairs = (("veröffentlicht, mit eigener Person", "dattelpalme"), ("in Zwirnstadt, verborgen", "mosque"), *more)
    return each(*((label, noted(f"organisation_{key}")) for label, key in pairs))


ORGANISATION_PAGES = (
    "organisations_inside:organisation", "organisations_inside:change_wish", "organisations_inside:contact_add",
    "organisations_inside:person_invite", "organisations_inside:umbrella_join", "organisations_inside:answer_settle",
    "organisations:organisation_public", "organisations:organisation_vcard",
)  # fmt: skip


@SUBJECTS.of(*ORGANISATION_PAGES)
def organisations() -> dict[str, dict[str, Any]]:
    return _organisations(("angemeldet", "waiting"))


@SUBJECTS.of("organisations_inside:contact_change", "organisations_inside:contact_end")
def organisation_contacts() -> dict[str, dict[str, Any]]:
    from augenhoehe.organisations.models import Contact

    def one(key: str) -> uuid.UUID:
        return Contact.objects.get(organisation=noted(f"organisation_{key}")).pk

    return each(("von Dattelpalme", one("dattelpalme")), ("verborgen, Zwirnstadt", one("mosque")))


@SUBJECTS.of("organisations_inside:person_end")
def organisation_people() -> dict[str, dict[str, Any]]:
    from augenhoehe.organisations.models import Representative

    return each(("Faisal", Representative.objects.get(user__email__startswith="faisal").pk))


@SUBJECTS.of("organisations_inside:umbrella_leave")
def umbrellas() -> dict[str, dict[str, Any]]:
    known = {"pk": noted("organisation_dattelpalme"), "umbrella": noted("organisation_network")}
    return {"Dattelpalme": known, "unbekannt": {"pk": NOWHERE, "umbrella": NOWHERE}}


@SUBJECTS.of("organisations_inside:wish")
def wishes() -> dict[str, dict[str, Any]]:
    return each(("von Dattelpalme", MORE["wish"]))


@SUBJECTS.of("organisations_inside:import")
def organisation_imports() -> dict[str, dict[str, Any]]:
    return each(("geprüft, von A", MORE["register_import"]))


@SUBJECTS.of("organisations:confirmation")
def confirmations() -> dict[str, dict[str, Any]]:
    return {"gefragt": {"token": MORE["confirmation"]}, "unbekannt": {"token": "unsinn"}}


@SUBJECTS.of("organisations_inside:need")
def needs() -> dict[str, dict[str, Any]]:
    return each(("von Dattelpalme", noted("need_room")))


@SUBJECTS.of("organisations_inside:note_")
def contact_notes() -> dict[str, dict[str, Any]]:
    return each(("zu Dattelpalme, wieder melden", noted("note_dattelpalme")))


@SUBJECTS.of("organisations_inside:resource_offer", "organisations_inside:need_report", "organisations_inside:note_add")
def sharing_organisations() -> dict[str, dict[str, Any]]:
    return _organisations()


@SUBJECTS.of("organisations_inside:resource", "organisations_inside:resource_offer_again")
def resources() -> dict[str, dict[str, Any]]:
    return each(
        ("von Dattelpalme, öffentlich", noted("resource_living_room")),
        ("der Feuerwehr, im Netzwerk", noted("resource_benches")),
    )


@SUBJECTS.of("organisations_inside:resource_request", "organisations_inside:request_")
def resource_requests() -> dict[str, dict[str, Any]]:
    return each(("an Dattelpalme, offen", noted("resource_request")))


@SUBJECTS.of("organisations_inside:survey")
def surveys() -> dict[str, dict[str, Any]]:
    return each(("läuft", noted("survey_autumn")), ("geschlossen", noted("survey_spring")))


@SUBJECTS.of("organisations_inside:survey_reply")
def survey_replies() -> dict[str, dict[str, Any]]:
    return each(("Dattelpalme, ohne Antwort", noted("survey_reply_autumn")))


@SUBJECTS.of("organisations:survey_answer")
def survey_answers() -> dict[str, dict[str, Any]]:
    return {
        "gefragt": {"token": MORE["survey_autumn"]},
        "vorbei": {"token": MORE["survey_spring"]},
        "unbekannt": {"token": "unsinn"},
    }


@SUBJECTS.of("organisations_inside:story", "organisations:story_public")
def stories() -> dict[str, dict[str, Any]]:
    return each(("veröffentlicht", noted("story_feast")), ("wartet auf Freigabe", noted("story_waiting")))


@SUBJECTS.of("organisations:story_picture")
def story_pictures() -> dict[str, dict[str, Any]]:
    def size(pk: Any, width: int, ending: str) -> dict[str, Any]:
        return {"pk": pk, "width": width, "ending": ending}

    return {
        "veröffentlicht": size(noted("story_feast"), 400, "webp"),
        "ohne Bild": size(noted("story_waiting"), 400, "webp"),
        "Größe gibt es nicht": size(noted("story_feast"), 401, "webp"),
        "unbekannt": size(NOWHERE, 400, "webp"),
    }


@SUBJECTS.of("organisations_inside:story_write")
def story_writing() -> dict[str, dict[str, Any]]:
    known = {"pk": noted("organisation_dattelpalme"), "word": "leistung"}
    return {"für Dattelpalme": known, "unbekannt": {"pk": NOWHERE, "word": "leistung"}}


@SUBJECTS.of("organisations_inside:comparator_")
def comparators() -> dict[str, dict[str, Any]]:
    return each(("bundesweit", noted("comparator")))
