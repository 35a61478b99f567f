"""What a release asks of whom: a look by somebody else, another draft, the hour at which it appears."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from augenhoehe.accounts.models import User
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.workdays import workdays_after
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.press.addresses import of_contact, of_photo, of_release
from augenhoehe.press.models import Photo, PressContact, PressRelease

APPROVE, REWORK, PUBLISH, CONSENT = "press.approve", "press.rework", "press.publish", "press.consent"
CONTACT = "press.contact"
# News is old after days: whoever approves has two.
WITHIN = 2


def owe_approval(release: PressRelease, *, by: Actor, at: datetime) -> None:
    """The press office looks at what others wrote; what it wrote itself, the coordination."""
    role = Role.COORDINATION if by.holds(Role.PRESS) else Role.PRESS
    _owe(APPROVE, release, f"Freigeben: {release}", role, by=by, at=at)


def owe_rework(release: PressRelease, *, by: Actor, at: datetime) -> None:
    writer = User.objects.active().filter(pk=release.written_by).first()
    open_duty(
        kind=REWORK, subject_kind="press_release", subject_id=release.pk, title=f"Überarbeiten: {release}",
        url=of_release(release), owner_label=writer.function or writer.name if writer else "Pressestelle",
        user=writer, role="" if writer else Role.PRESS, due=workdays_after(day_of(at), WITHIN), by=by, at=at,
    )  # fmt: skip


def owe_publication(release: PressRelease, *, by: Actor, at: datetime) -> None:
    _owe(PUBLISH, release, f"Veröffentlichen oder terminieren: {release}", Role.PRESS, by=by, at=at)


def settle(release: PressRelease, state: str, *, by: Actor, at: datetime) -> None:
    """Whatever was owed in the state before is owed no longer."""
    outcome = str(PressRelease.State(state).label)
    for kind in (APPROVE, REWORK, PUBLISH):
        close_duty(kind=kind, subject_id=release.pk, outcome=outcome, by=by, at=at)


def owe_consent(photo: Photo, title: str, *, by: Actor, at: datetime) -> None:
    open_duty(
        kind=CONSENT, subject_kind="press_photo", subject_id=photo.pk, title=title, url=of_photo(photo),
        owner_label="Pressestelle", role=Role.PRESS, due=workdays_after(day_of(at), WITHIN), by=by, at=at,
    )  # fmt: skip


def settle_consent(photo: Photo, outcome: str, *, by: Actor, at: datetime) -> None:
    close_duty(kind=CONSENT, subject_id=photo.pk, outcome=outcome, by=by, at=at)


def owe_renewal(contact: PressContact, *, by: Actor, at: datetime) -> None:
    """Without the name: a duty stays on record when the entry is long gone."""
    open_duty(
        kind=CONTACT, subject_kind="press_contact", subject_id=contact.pk, url=of_contact(contact),
        title=f"Kontaktverzeichnis: Einwilligung endet am {long_date(contact.until)}, erneuern oder löschen",
        owner_label="Pressestelle", role=Role.PRESS, municipality=contact.municipality, due=contact.until, by=by, at=at,
    )  # fmt: skip


def settle_renewal(contact_id: UUID, outcome: str, *, by: Actor, at: datetime) -> None:
    close_duty(kind=CONTACT, subject_id=contact_id, outcome=outcome, by=by, at=at)


def _owe(kind: str, release: PressRelease, title: str, role: Role, *, by: Actor, at: datetime) -> None:
    label = "Pressestelle" if role == Role.PRESS else "Koordination"
    open_duty(
        kind=kind, subject_kind="press_release", subject_id=release.pk, title=title, url=of_release(release),
        owner_label=label, role=role, due=workdays_after(day_of(at), WITHIN), by=by, at=at,
    )  # fmt: skip
