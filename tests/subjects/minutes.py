"""Meetings that were written down: one with published minutes, one with a draft."""

from __future__ import annotations

from typing import Any

from .registry import NOWHERE, SUBJECTS, each, noted


def _meetings() -> tuple[Any, Any]:
    from augenhoehe.committees.models import Meeting

    return Meeting.objects.get(pk=noted("meeting_minuted")), Meeting.objects.get(pk=noted("meeting_drafted"))


@SUBJECTS.of(
    "committees_inside:sitting",
    "committees_inside:seat_take",
    "committees_inside:guest_welcome",
    "committees_inside:sitting_item_add",
    "committees_inside:minutes",
    "committees_inside:signature_note",
    "committees_inside:objection_raise",
    "committees_inside:invitation_file",
    "committees:meeting_public",
    "committees:minutes_public_file",
)
def written_meetings() -> dict[str, dict[str, Any]]:
    published, drafted = _meetings()
    return {
        "Sternmünde, veröffentlicht": {"pk": published.pk, "kind": "odt"},
        "Lenkungsgruppe, Entwurf": {"pk": drafted.pk, "kind": "odt"},
        "unbekannt": {"pk": NOWHERE, "kind": "odt"},
    }


@SUBJECTS.of("committees_inside:presence")
def presences() -> dict[str, dict[str, Any]]:
    published, drafted = _meetings()
    return each(
        ("Sternmünde, veröffentlicht", published.presences.get(kind="guest").pk),
        ("Lenkungsgruppe, Entwurf", drafted.presences.get(seat__chair=True).pk),
    )


@SUBJECTS.of(
    "committees_inside:course",
    "committees_inside:item_reach",
    "committees_inside:speech_add",
    "committees_inside:bias_note",
    "committees_inside:resolution_live",
    "committees_inside:item_postpone",
    "committees_inside:item_withdraw_live",
)
def written_items() -> dict[str, dict[str, Any]]:
    published, drafted = _meetings()
    return each(
        ("Sternmünde, veröffentlicht", published.agenda_items.get().pk),
        ("Lenkungsgruppe, Entwurf", drafted.agenda_items.order_by("order").first().pk),
    )


@SUBJECTS.of("committees_inside:speech_change", "committees_inside:speech_remove")
def speeches() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Speech

    published, drafted = _meetings()
    found = Speech.objects.order_by("course__order", "spoken_at", "note")
    return each(
        ("Sternmünde, veröffentlicht", found.filter(course__meeting=published).first().pk),
        ("Lenkungsgruppe, Entwurf", found.filter(course__meeting=drafted).first().pk),
    )


@SUBJECTS.of("committees_inside:section_write")
def sections() -> dict[str, dict[str, Any]]:
    published, drafted = _meetings()
    return each(
        ("Sternmünde, veröffentlicht", published.minutes.sections.get().pk),
        ("Lenkungsgruppe, Entwurf", drafted.minutes.sections.order_by("course__order").first().pk),
    )


@SUBJECTS.of("committees_inside:objection_decide")
def objections() -> dict[str, dict[str, Any]]:
    published, _ = _meetings()
    return each(("Sternmünde, offen", published.minutes.objections.get().pk))
