"""„Passt dazu“ on the pages of others (S2-40): one mechanism for all, fed by what the search documents carry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language, gettext

from augenhoehe.core.clock import now
from augenhoehe.core.contributions import collected
from augenhoehe.core.rights import Actor
from augenhoehe.places.queries import centre_of, kept_installation, kinds_off
from augenhoehe.search.related import related

MOST = 5
# Place of the public panels of a page, and the kind of its search document. A new kind that indexes with `tags` and
# calls its panels joins with a line here.
RELATED = (
    ("thread.panels", "thread"),
    ("measure.public_panels", "measure"),
    ("organisation.public", "organisation"),
    ("offer.public", "offer"),
    ("event.public", "event"),
    ("release.public", "release"),
    ("contribution.public", "contribution"),
)


def asking(actor: Actor, subject: Any) -> dict[str, Any] | None:
    """Whom people and the press ask about a matter; who decides is in the matter itself."""
    found = kept_installation()
    centre = centre_of(found)
    press = str((found.contact or {}).get("press", "")) if found else ""
    return {"centre": centre, "press": press} if centre.reachable or press else None


def related_to(kind: str) -> Callable[[Actor, Any], dict[str, Any] | None]:
    """The panel for pages of a kind; pages inside have their own ways to what belongs together."""

    def panel(actor: Actor, subject: Any) -> dict[str, Any] | None:
        if actor.signed_in and kind == "thread":
            return None
        language = get_language() or "de"
        found = related(kind, subject.pk, language=language, at=now(), without=kinds_off(), most=MOST)
        labels = {one.kind: one.label for one in collected("SEARCH")}
        return {"related": [(one, gettext(labels.get(one.kind, ""))) for one in found]} if found else None

    return panel
