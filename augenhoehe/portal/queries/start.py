"""The start page: what one can do here, and what was decided last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from augenhoehe.journal.models import Thread
from augenhoehe.places.models import Installation
from augenhoehe.places.queries import module_on

LATEST = 5


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do or to read: a verb or noun, where it is, and one sentence why."""

    label: str | Promise
    url: str
    why: str | Promise = ""
    first: bool = False


def acts(installation: Installation | None) -> list[Act]:
    """What a visitor can do at once."""
    found = []
    if module_on("hints_form", of=installation or Installation()):
        found.append(
            Act(
                _("Problem melden"),
                _address("structure:report"),
                _("Ohne Konto, ohne Namen, in Ihrer Sprache. Es dauert etwa drei Minuten."),
                first=True,
            )
        )
    found.append(
        Act(
            _("Was wurde daraus?"),
            _address("structure:status"),
            _("Mit dem Code von Ihrem Zettel sehen Sie den Stand und die Antwort."),
        )
    )
    return [act for act in found if act.url]


def entrances() -> list[Act]:
    """Where everything public can be read."""
    found = (
        Act(
            _("Vorgänge"),
            _address("journal:threads_public"),
            _("Jede Sache mit allen Schritten: wer hat wann was entschieden, und warum."),
        ),
        Act(
            _("Organisationen"),
            _address("organisations:organisations_public"),
            _("Vereine, Gruppen und Stellen: was sie machen und wie man sie erreicht."),
        ),
        Act(
            _("Gremien"),
            _address("committees:committees_public"),
            _("Wer mitredet und wer entscheidet, mit Sitzungen und Beschlüssen."),
        ),
        Act(
            _("Vorlagen"),
            _address("committees:papers_public"),
            _("Anträge und Anregungen auf ihrem Weg: wo sie liegen, und was daraus wurde."),
        ),
        Act(
            _("Konzept und Maßnahmen"),
            _address("concept:concepts_public"),
            _("Was sich der Kreis vorgenommen hat, und wie weit es ist."),
        ),
    )
    return [act for act in found if act.url]


def _address(name: str) -> str:
    """The address of a page; empty while the package has none."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def latest_threads() -> Sequence[Thread]:
    """The public matters that moved last."""
    public = Thread.objects.public().order_by("-last_public_step_at", "-id")
    return list(public.only("number", "public_title", "last_public_step_at", "closed_at", "published_at")[:LATEST])
