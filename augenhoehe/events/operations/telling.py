"""Letters go out by mail to the address of the registration; who left a telephone only is called by the hosts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from augenhoehe.events import calendars
from augenhoehe.events.models import Registration
from augenhoehe.files.models import StoredFile
from augenhoehe.files.operations import store_made
from augenhoehe.notices.letters import Letter
from augenhoehe.notices.operations import send_mail

FILE_NAME = "termin.ics"


def tell(registration: Registration, letter: Letter, at: datetime, *, calendar: bool = False) -> bool:
    """Queue the letter; False where there is no address. calendar: with the entry for the calendar.

    Expects the event with `meeting`, `series` and `municipality` to be selected.
    """
    if not registration.email:
        return False
    files: Sequence[tuple[StoredFile, str]] = ()
    if calendar:
        seat = registration.state == Registration.State.CONFIRMED
        content = calendars.event_file(registration.event, language=registration.language, seat=seat)
        # By content: all who registered in one language share one file.
        files = [(store_made(content=content, media_type=calendars.MEDIA_TYPE, at=at), FILE_NAME)]
    send_mail(
        to=registration.email, subject=letter.subject, body=letter.body, language=registration.language, at=at,
        files=files,
    )  # fmt: skip
    if registration.untold:
        # Whatever the letter says, it says how it stands.
        Registration.objects.filter(pk=registration.pk).update(untold=False)
        registration.untold = False
    return True
