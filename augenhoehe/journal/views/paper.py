"""A matter as a PDF that the browser shows; the same for the public page and for the one inside."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from augenhoehe.core import clock
from augenhoehe.core.rights import Actor
from augenhoehe.journal import pages
from augenhoehe.journal.models import Thread


def printed(thread: Thread, actor: Actor, **said: Any) -> HttpResponse:
    """What `said` tells of the matter, with its path and turn as `actor` may see them."""
    from augenhoehe.journal import pdf

    at = clock.now()
    matter = pdf.Matter(thread, pages.path_on(actor, thread), pages.turn_of(thread, at), **said)
    response = HttpResponse(pdf.sheet(matter, at), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{thread.number or "vorgang"}.pdf"'
    return response
