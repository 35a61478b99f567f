"""Who may write and release case reconstructions, and what their state allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from augenhoehe.core.identifiers import Found
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.structure.models import Reconstruction, Topic
from augenhoehe.structure.permissions import READ_TOPICS, WRITE_RECONSTRUCTIONS

from .machines import RECONSTRUCTION

MOST_PHASES = 20


def check_plan(by: Actor, title: str = "–", moderation: str = "–") -> None:
    by.check(WRITE_RECONSTRUCTIONS)
    if not title.strip():
        raise Refused("Geben Sie der Fallrekonstruktion bitte einen Titel.", field="title")
    if not moderation.strip():
        raise Refused("Nennen Sie bitte die Stelle, die moderiert.", field="moderation")


def check_edit(by: Actor, reconstruction: Reconstruction) -> None:
    by.check(WRITE_RECONSTRUCTIONS)
    RECONSTRUCTION.target(reconstruction.state, "edit")


def check_phase(event: str, present: int) -> None:
    if not event.strip():
        raise Refused("Sagen Sie bitte in einem Satz, was geschah.", field="event")
    if present >= MOST_PHASES:
        raise Refused(f"Mehr als {MOST_PHASES} Phasen liest niemand. Fassen Sie zusammen.")


def check_hold(by: Actor, reconstruction: Reconstruction, today: date, present: str = "–") -> None:
    by.check(WRITE_RECONSTRUCTIONS)
    RECONSTRUCTION.target(reconstruction.state, "hold")
    if reconstruction.held_on > today:
        raise Refused("Die Fallrekonstruktion ist erst für einen späteren Tag geplant. Ändern Sie zuerst den Tag.")
    if not present.strip():
        raise Refused("Nennen Sie die Funktionen der Anwesenden, ohne Namen.", field="present")


def check_derive(by: Actor, reconstruction: Reconstruction, themes: str = "–", topics: Sequence[Topic] = ()) -> None:
    """Themes are what the house learns of the case: without a course nothing can be derived."""
    by.check(WRITE_RECONSTRUCTIONS)
    RECONSTRUCTION.target(reconstruction.state, "derive")
    if not reconstruction.phases.exists():
        raise Refused("Schreiben Sie zuerst den Verlauf: mindestens eine Phase.")
    if not themes.strip():
        raise Refused("Welche Themen leiten Sie daraus ab? Ein Thema je Zeile.", field="themes")
    if topics:
        by.check(READ_TOPICS)


def check_release(by: Actor, reconstruction: Reconstruction) -> None:
    by.check(WRITE_RECONSTRUCTIONS)
    RECONSTRUCTION.target(reconstruction.state, "release")
    if by.user_id is not None and by.user_id == reconstruction.written_by:
        raise Refused("Sie haben zuletzt daran geschrieben. Freigeben muss eine zweite Person.")
    if not reconstruction.altered:
        raise Refused("Bestätigen Sie beim Bearbeiten zuerst, dass der Verlauf verfremdet ist.")


def check_nobody_named(found: Sequence[Found], harmless: str) -> None:
    """The identifier check: what certainly points to a person goes; the rest only with a reason why it does not."""
    certain = [one for one in found if one.certain]
    if certain:
        raise Refused(f"Im Text steht noch: {_listed(certain)}. Entfernen Sie das, bevor Sie freigeben.")
    if found and not harmless.strip():
        raise Refused(
            f"Das kann auf eine Person hinweisen: {_listed(found)}. Ändern Sie den Text, oder sagen Sie, warum "
            "damit niemand gemeint ist.",
            field="harmless",
        )


def _listed(found: Sequence[Found]) -> str:
    return ", ".join(f"„{one.text}“ ({one.label})" for one in found[:8])


def check_archive(by: Actor, reconstruction: Reconstruction) -> None:
    by.check(WRITE_RECONSTRUCTIONS)
    RECONSTRUCTION.target(reconstruction.state, "archive")


def can_plan(by: Actor) -> bool:
    return allowed(check_plan, by)


def can_edit(by: Actor, reconstruction: Reconstruction) -> bool:
    return allowed(check_edit, by, reconstruction)


def can_hold(by: Actor, reconstruction: Reconstruction, today: date) -> bool:
    return allowed(check_hold, by, reconstruction, today)


def can_derive(by: Actor, reconstruction: Reconstruction) -> bool:
    return allowed(check_derive, by, reconstruction)


def can_release(by: Actor, reconstruction: Reconstruction) -> bool:
    return allowed(check_release, by, reconstruction)


def can_archive(by: Actor, reconstruction: Reconstruction) -> bool:
    return allowed(check_archive, by, reconstruction)
