"""Releases as lists: the archive everybody reads, and the desk of who writes them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext

from augenhoehe.core.clock import now
from augenhoehe.places.queries import town_choices
from augenhoehe.press.addresses import of_release, public_of_release
from augenhoehe.press.models import PressRelease
from augenhoehe.press.queries import releases as queries
from augenhoehe.press.queries.subscriptions import field_choices
from augenhoehe.press.words import headline
from augenhoehe.ui.readings import reading_html
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

KINDS: dict[str, Kind] = {
    PressRelease.State.REVIEW: "warning",
    PressRelease.State.APPROVED: "active",
    PressRelease.State.SCHEDULED: "active",
    PressRelease.State.PUBLISHED: "good",
    PressRelease.State.CORRECTED: "good",
    PressRelease.State.WITHDRAWN: "bad",
}


def release_tag(release: PressRelease) -> StatusTag:
    return StatusTag(release.get_state_display(), KINDS.get(release.state, "neutral"))


def public_tag(release: PressRelease) -> StatusTag | None:
    """Everybody is told of what is out of the ordinary only."""
    if release.state == PressRelease.State.CORRECTED:
        return StatusTag(gettext("korrigiert"), "active")
    return StatusTag(gettext("archiviert")) if release.archived else None


def kind_choices() -> list[tuple[str, str]]:
    return [(str(value), gettext(str(label))) for value, label in PressRelease.Kind.choices]


def _years() -> list[tuple[str, str]]:
    return [(str(year), str(year)) for year in queries.years(now())]


def _headline(release: PressRelease) -> str:
    return reading_html(headline(release))


def _headline_in_file(release: PressRelease) -> str:
    return headline(release).text


def public_listing(*, file: bool) -> Listing:
    """The archive, in the reader's language; headlines too, where they are translated."""
    return Listing(
        name="presse",
        title=gettext("Presse"),
        columns=(
            Column(
                "titel", gettext("Überschrift"), _headline_in_file if file else _headline, url=public_of_release
            ),
            Column("art", gettext("Art"), lambda row: gettext(str(row.get_kind_display()))),
            Column("nummer", gettext("Nummer"), "number"),
            Column("tag", gettext("Tag"), "published_at", sort="published_at", kind="date"),
            Column("ort", gettext("Ort"), "municipality.name"),
        ),
        filters=(
            Filter("text", gettext("Wort"), queries.worded),
            Filter("jahr", gettext("Jahr"), lambda rows, value: rows.filter(published_at__year=int(value)), "choice",
                   _years),
            Filter("art", gettext("Art"), lambda rows, value: rows.filter(kind=value), "choice", kind_choices),
            Filter("ort", gettext("Ort"), lambda rows, value: rows.filter(municipality_id=value), "choice",
                   town_choices),
            Filter("feld", gettext("Handlungsfeld"), lambda rows, value: rows.filter(action_field_id=value), "choice",
                   field_choices),
        ),
        default_sort="-tag",
        page_size=25,
        empty_title=gettext("Noch keine Meldung"),
        empty_text=gettext("Hier steht, was wir der Presse mitteilen."),
        empty_action=(gettext("Zum Fotoarchiv"), reverse("press:photos_public")),
    )  # fmt: skip


def desk_listing() -> Listing:
    return Listing(
        name="pressemitteilungen",
        title="Presse",
        columns=(
            Column("titel", "Überschrift", str, url=of_release),
            Column("art", "Art", lambda row: row.get_kind_display(), sort="kind"),
            Column("stand", "Stand", release_tag, sort="state", kind="status"),
            Column("nummer", "Nummer", "number", sort="number"),
            Column("sperrfrist", "Sperrfrist bis", "embargo_until", sort="embargo_until", kind="moment"),
            Column("termin", "Erscheint am", lambda row: row.scheduled_for or row.published_at, kind="moment"),
            Column("geaendert", "Geschrieben", "written_at", sort="written_at", kind="date"),
        ),
        filters=(
            Filter("text", "Wort", queries.worded),
            Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in PressRelease.State.choices]),
            Filter("art", "Art", lambda rows, value: rows.filter(kind=value), "choice", kind_choices),
            Filter("ort", "Ort", lambda rows, value: rows.filter(municipality_id=value), "choice", town_choices),
        ),
        default_sort="-geaendert",
        empty_title="Noch nichts geschrieben",
        empty_text="Schreiben Sie die erste Mitteilung. Bis zur Freigabe liest sie niemand sonst.",
        empty_action=("Mitteilung schreiben", reverse("press_inside:release_write")),
    )  # fmt: skip
