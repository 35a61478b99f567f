"""Circulars: one that went out, one draft, and the link in a letter."""

from __future__ import annotations

from typing import Any

from .registry import MORE, NOWHERE, SUBJECTS, each, noted


@SUBJECTS.of("circulars_inside:", "circulars_inside:attachment_add")
def circulars() -> dict[str, dict[str, Any]]:
    return each(("verschickt", noted("circular_sent")), ("Entwurf", noted("circular_draft")))


@SUBJECTS.of("circulars_inside:language")
def languages() -> dict[str, dict[str, Any]]:
    return {
        "verschickt": {"pk": noted("circular_sent"), "code": "de"},
        "Entwurf, arabisch": {"pk": noted("circular_draft"), "code": "ar"},
        "unbekannt": {"pk": NOWHERE, "code": "ar"},
    }


@SUBJECTS.of(
    "circulars_inside:preview", "circulars_inside:recipient_remove", "circulars_inside:bounced",
    "circulars_inside:answered", "circulars_inside:counted", "circulars_inside:again",
)  # fmt: skip
def recipients() -> dict[str, dict[str, Any]]:
    return each(("an Dattelpalme", noted("circular_letter")))


@SUBJECTS.of("circulars_inside:attachment", "circulars_inside:attachment_remove")
def attachments() -> dict[str, dict[str, Any]]:
    return {"unbekannt": {"pk": NOWHERE}}


@SUBJECTS.of("circulars_inside:address_settle", "circulars_inside:opt_out_enter")
def organisations() -> dict[str, dict[str, Any]]:
    return each(
        ("Dattelpalme", noted("organisation_dattelpalme")), ("Moschee, Zwirnstadt", noted("organisation_mosque"))
    )


@SUBJECTS.of("circulars_inside:opt_out_end")
def opt_outs() -> dict[str, dict[str, Any]]:
    return {"unbekannt": {"pk": 2**31 - 1}}


@SUBJECTS.of("circulars:")
def letters() -> dict[str, dict[str, Any]]:
    return {"an Dattelpalme": {"token": MORE["letter"], "pk": NOWHERE}, "unbekannt": {"token": "x" * 43, "pk": NOWHERE}}
